import type { MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import {
  BookOpenText,
  ChartColumn,
  FileHeart,
  IdCard,
  KeyRound,
  type LucideIcon,
  Reply,
  ScrollText,
  Send,
  Stethoscope,
  UsersRound,
  Webhook,
} from 'lucide-react'
import type { ProofOperation, ProofRecord } from '../../../../functions/_shared/contracts/proof.ts'

interface RecordWords {
  icon: LucideIcon
  label: MessageDescriptor
  /** What is in it, for whoever chooses. */
  note: MessageDescriptor
  /** « ces 5 412 consultations ». */
  these: (count: number) => MessageDescriptor
}

export const recordWords: Record<ProofRecord, RecordWords> = {
  patients: {
    icon: UsersRound,
    label: msg`Patients`,
    note: msg`Nom, naissance, village, téléphone`,
    these: (count) =>
      msg`${plural(count, { one: 'cette fiche de patient', other: 'ces # fiches de patients' })}`,
  },
  consultations: {
    icon: Stethoscope,
    label: msg`Consultations`,
    note: msg`Signes, mesures, traitement`,
    these: (count) => msg`${plural(count, { one: 'cette consultation', other: 'ces # consultations' })}`,
  },
  diagnoses: {
    icon: FileHeart,
    label: msg`Diagnostics`,
    note: msg`De quoi chaque patient souffre`,
    these: (count) => msg`${plural(count, { one: 'ce diagnostic', other: 'ces # diagnostics' })}`,
  },
  referrals: {
    icon: Send,
    label: msg`Références`,
    note: msg`Lettres envoyées et reçues`,
    these: (count) => msg`${plural(count, { one: 'cette lettre', other: 'ces # lettres' })}`,
  },
  counter_referrals: {
    icon: Reply,
    label: msg`Contre-références`,
    note: msg`Ce que le patient est devenu`,
    these: (count) =>
      msg`${plural(count, { one: 'cette contre-référence', other: 'ces # contre-références' })}`,
  },
  counts: {
    icon: ChartColumn,
    label: msg`Chiffres`,
    note: msg`Cas et activité d’un an, sans aucun nom`,
    these: (count) => msg`${plural(count, { one: 'ce chiffre', other: 'ces # chiffres' })}`,
  },
  journal: {
    icon: BookOpenText,
    label: msg`Journal`,
    note: msg`Ce qui s’est passé, sans nom ni diagnostic`,
    these: (count) =>
      msg`${plural(count, { one: 'cette ligne du journal', other: 'ces # lignes du journal' })}`,
  },
  staff: {
    icon: IdCard,
    label: msg`Équipe`,
    note: msg`Qui travaille ici, avec quel rôle`,
    these: (count) => msg`${plural(count, { one: 'ce nom du personnel', other: 'ces # noms du personnel' })}`,
  },
  roles: {
    icon: KeyRound,
    label: msg`Rôles`,
    note: msg`Ceux que votre établissement a faits`,
    these: (count) => msg`${plural(count, { one: 'ce rôle', other: 'ces # rôles' })}`,
  },
  audit: {
    icon: ScrollText,
    label: msg`Journal d’audit`,
    note: msg`Qui a ouvert ou changé quoi`,
    these: (count) => msg`${plural(count, { one: 'cette ligne d’audit', other: 'ces # lignes d’audit' })}`,
  },
  webhooks: {
    icon: Webhook,
    label: msg`Webhooks`,
    note: msg`Les systèmes prévenus de vos événements`,
    these: (count) => msg`${plural(count, { one: 'cet abonnement', other: 'ces # abonnements' })}`,
  },
}

/** Why this type of record is not simply closed to everybody else. */
export const explanations: Partial<Record<ProofRecord, MessageDescriptor>> = {
  referrals: msg`Une référence appartient à deux établissements : la lettre est lue par celui qui l’envoie et par celui qui la reçoit. Celui qui la reçoit y répond.`,
  counter_referrals: msg`Une contre-référence appartient aux deux établissements de la lettre : ils la lisent, et celui qui a reçu le patient l’écrit.`,
  counts: msg`Les chiffres ne nomment personne. Le Ministère les lit pour suivre les maladies et l’activité.`,
  roles: msg`Les rôles communs à tout le pays sont lus par tous ; ceux-ci sont les vôtres.`,
}

export const operationWords: Record<ProofOperation, MessageDescriptor> = {
  read: msg`Lire`,
  identity: msg`Nom visible`,
  create: msg`Créer`,
  update: msg`Modifier`,
  delete: msg`Supprimer`,
}

/** Types in which nobody is named: the question of the name does not arise. */
export const nameless: readonly ProofRecord[] = ['counts', 'journal', 'roles', 'webhooks']

/** What can be opened in an emergency. */
export const underGlass: readonly ProofRecord[] = ['patients', 'consultations', 'diagnoses']
