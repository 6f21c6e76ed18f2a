import {
  Ambulance,
  ArrowRightLeft,
  type LucideIcon,
  Merge,
  Send,
  Split,
  Stethoscope,
  Undo2,
  UserRound,
  Users,
  UsersRound,
} from 'lucide-react'
import type { Entry } from '../../lib/outbox/outbox.ts'

const icons: Record<Entry['kind'], LucideIcon> = {
  'patient.save': UserRound,
  'patient.merge': Merge,
  'merge.undo': Split,
  'distinct.save': UsersRound,
  'arrival.save': Users,
  'consultation.save': Stethoscope,
  'consultation.withdraw': Undo2,
  'referral.send': ArrowRightLeft,
  'referral.step': Send,
  'record.opened': UserRound,
}

export const kindIcon = ({ kind, urgent }: Entry): LucideIcon => (urgent ? Ambulance : icons[kind])
