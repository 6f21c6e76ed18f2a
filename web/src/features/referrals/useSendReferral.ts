import { useMutation } from '@tanstack/react-query'
import { send } from '../../lib/outbox.ts'
import { isPassing, toProblem } from '../../lib/problem.ts'
import { queryClient } from '../../lib/queryClient.ts'
import { invokeFunction } from '../../lib/request.ts'

interface Outgoing {
  id: string
  from_facility: string
  [answer: string]: unknown
}

/**
 * Sends a new referral. Without a network it goes to the outbox under the same id, and leaves by itself
 * when it can: an evacuation decided out of reach is not lost, and is never sent twice.
 */
export function useSendReferral(label: string) {
  return useMutation({
    mutationFn: async (referral: Outgoing): Promise<'sent' | 'queued'> => {
      try {
        await invokeFunction('referrals', { body: { action: 'send', referral } })
        return 'sent'
      } catch (error) {
        if (!isPassing(toProblem(error))) throw error
        const answer = await send({
          facility: referral.from_facility,
          label,
          rpc: 'send_referral',
          args: { referral },
        })
        return answer.status
      }
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['referrals'] }),
  })
}
