import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { noteOpening } from '../../../lib/outbox/openings.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { registerState, usePatientRecord } from '../../../lib/register/register.ts'
import { rpc } from '../../../lib/request.ts'

/** Why a record is opened; it is written in the audit trail beside the name of who opened it. */
export type OpeningPurpose = 'care' | 'correction'

interface OpenRecord {
  record: PatientRecord | undefined
  /** Neither here nor there: it does not exist, or it is not ours. */
  error: unknown
  refetch: () => void
}

/**
 * One record, opened: from this device, which writes the opening down and sends it with the next exchange; or from
 * the server, which writes it down itself, while the first fill has not come that far or for somebody registered
 * elsewhere a moment ago.
 */
export function useRecord(facility: string, id: string, purpose: OpeningPurpose = 'care'): OpenRecord {
  const held = usePatientRecord(id)
  const { status } = registerState.use()
  const isHeld = held !== undefined
  const asked = useQuery({
    queryKey: ['patient', facility, id],
    queryFn: () => rpc<PatientRecord>('open_record', { facility, patient: id, purpose }),
    // A role that keeps no register on the device hears from the server why.
    enabled: !isHeld && status !== 'opening',
    meta: { keep: false },
  })
  useEffect(() => {
    if (isHeld) noteOpening(facility, id, purpose).catch(() => undefined)
  }, [isHeld, facility, id, purpose])
  return {
    record: held ?? (asked.data && { ...asked.data, pending: false }),
    error: isHeld || asked.data ? undefined : asked.error,
    refetch: () => void asked.refetch(),
  }
}
