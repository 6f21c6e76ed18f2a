import { Trans } from '@lingui/react/macro'
import { CalendarClock, CircleCheck, CirclePause, DoorOpen } from 'lucide-react'
import { StatusChip } from '../../components/Chip.tsx'
import type { Standing } from './standing.ts'

/** In post, expected, suspended or gone: icon, word and colour. */
export function StandingChip({ standing }: { standing: Standing }) {
  if (standing === 'present') {
    return (
      <StatusChip tone="ok" icon={CircleCheck}>
        <Trans>En poste</Trans>
      </StatusChip>
    )
  }
  if (standing === 'upcoming') {
    return (
      <StatusChip tone="action" icon={CalendarClock}>
        <Trans>À venir</Trans>
      </StatusChip>
    )
  }
  if (standing === 'suspended') {
    return (
      <StatusChip tone="waiting" icon={CirclePause}>
        <Trans>Accès suspendu</Trans>
      </StatusChip>
    )
  }
  return (
    <StatusChip icon={DoorOpen}>
      <Trans>Accès terminé</Trans>
    </StatusChip>
  )
}
