import { useMutation } from '@tanstack/react-query'
import { enqueue, settled } from '../../lib/outbox/outbox.ts'
import { queryClient } from '../../lib/queryClient.ts'

interface Outgoing {
  id: string
  kind: string
  from_facility: string
  patient_id: string
  [answer: string]: unknown
}

/** How long the form waits for the server before it says that the letter leaves by itself. */
const patienceMs = 2_500

/**
 * Hands a new referral to the outbox: it is on the device when this resolves, an evacuation leaves before everything
 * else, and whatever the network does it arrives once.
 */
export function useSendReferral() {
  return useMutation({
    mutationFn: async (referral: Outgoing): Promise<'sent' | 'queued' | 'refused'> => {
      const operation = await enqueue({
        kind: 'referral.send',
        facility: referral.from_facility,
        subject: referral.patient_id,
        args: referral,
        urgent: referral.kind === 'evacuation',
      })
      const word = await settled(operation, patienceMs)
      return word === 'done' ? 'sent' : word === 'refused' ? 'refused' : 'queued'
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['referrals'] }),
  })
}
