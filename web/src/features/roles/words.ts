import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import {
  Ambulance,
  Banknote,
  Building2,
  ClipboardList,
  FileText,
  KeyRound,
  type LucideIcon,
  MessageSquare,
  MessagesSquare,
  Radar,
  ScrollText,
  Stethoscope,
  UserRound,
  UsersRound,
  Webhook,
} from 'lucide-react'
import type { Area, Home, Limit, Verb } from '../../../../functions/_shared/contracts/permissions.ts'

export interface AreaGroup {
  id: string
  label: MessageDescriptor
  areas: readonly Area[]
}

/** The order of the day: the patient first, then what is counted, then what is managed. */
export const groups: readonly AreaGroup[] = [
  { id: 'care', label: msg`Soins`, areas: ['patients', 'consultations', 'referrals', 'advice', 'messages'] },
  { id: 'public-health', label: msg`Santé publique`, areas: ['surveillance', 'reports'] },
  {
    id: 'management',
    label: msg`Gestion`,
    areas: ['billing', 'staff', 'roles', 'facilities', 'audit', 'webhooks'],
  },
]

export const areaIcons: Record<Area, LucideIcon> = {
  patients: UserRound,
  consultations: Stethoscope,
  referrals: Ambulance,
  advice: MessagesSquare,
  messages: MessageSquare,
  surveillance: Radar,
  reports: FileText,
  billing: Banknote,
  staff: UsersRound,
  roles: KeyRound,
  webhooks: Webhook,
  audit: ScrollText,
  facilities: Building2,
}

/** The verb in one word, for the head of a column. */
export const verbWords: Record<Verb, MessageDescriptor> = {
  read: msg`Lire`,
  create: msg`Créer`,
  update: msg`Corriger`,
  delete: msg`Retirer`,
  export: msg`Exporter`,
  answer: msg`Répondre`,
  close: msg`Clore`,
  verify: msg`Vérifier`,
  submit: msg`Transmettre`,
  emergency: msg`Urgence`,
}

/** The same verb inside a sentence. */
export const verbPhrases: Record<Verb, MessageDescriptor> = {
  read: msg`lire`,
  create: msg`créer`,
  update: msg`corriger`,
  delete: msg`retirer`,
  export: msg`exporter`,
  answer: msg`répondre`,
  close: msg`clore`,
  verify: msg`vérifier`,
  submit: msg`transmettre`,
  emergency: msg`ouvrir en urgence`,
}

export const limitWords: Record<Limit, MessageDescriptor> = {
  own_records: msg`seulement ses propres fiches`,
  without_identity: msg`sans l’identité`,
}

export const homeWords: Record<
  Home,
  { label: MessageDescriptor; note: MessageDescriptor; icon: LucideIcon }
> = {
  care: {
    label: msg`Soins`,
    note: msg`Les patients à voir, les références, le palu de la semaine.`,
    icon: Stethoscope,
  },
  pharmacy: { label: msg`Pharmacie`, note: msg`Les ordonnances et le dépôt.`, icon: ClipboardList },
  desk: { label: msg`Accueil et caisse`, note: msg`L’inscription et les encaissements.`, icon: Banknote },
  administration: {
    label: msg`Administration`,
    note: msg`Les personnes, les rôles, les liaisons.`,
    icon: KeyRound,
  },
  district: {
    label: msg`District`,
    note: msg`Les établissements du district et leurs rapports.`,
    icon: Building2,
  },
  ministry: { label: msg`Ministère`, note: msg`La vue consolidée du pays.`, icon: Radar },
}
