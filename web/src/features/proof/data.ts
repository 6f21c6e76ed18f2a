import { useQuery } from '@tanstack/react-query'
import type { ProofAnswer, ProofRecord } from '../../../../functions/_shared/contracts/proof.ts'
import { useFacility } from '../../lib/access.ts'
import { invokeFunction } from '../../lib/request.ts'

/** Asks the database who can read this; every visit asks again, and no answer is kept on the device. */
export function useProof(record: ProofRecord) {
  const facility = useFacility()
  return useQuery({
    queryKey: ['proof', facility, record],
    queryFn: () => invokeFunction<ProofAnswer>('proof', { body: { facility_code: facility, record } }),
    staleTime: 0,
    refetchOnMount: 'always',
    gcTime: 10 * 60_000,
    meta: { keep: false },
  })
}
