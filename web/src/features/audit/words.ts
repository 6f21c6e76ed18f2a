import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import {
  Download,
  Eye,
  FileText,
  type LucideIcon,
  Pencil,
  Plus,
  ShieldAlert,
  ShieldX,
  Trash2,
} from 'lucide-react'
import type { Tone } from '../../components/tones.ts'
import type { Action } from './data.ts'

interface ActionWords {
  /** In the list of the filter. */
  label: MessageDescriptor
  /** When nothing closer is known about the thing. */
  did: MessageDescriptor
  icon: LucideIcon
  tone: Tone
}

export const actionWords: Record<Action, ActionWords> = {
  insert: { label: msg`Enregistré`, did: msg`a enregistré une ligne`, icon: Plus, tone: 'ok' },
  update: { label: msg`Corrigé ou modifié`, did: msg`a modifié une ligne`, icon: Pencil, tone: 'action' },
  delete: { label: msg`Supprimé`, did: msg`a supprimé une ligne`, icon: Trash2, tone: 'warn' },
  open: { label: msg`Dossier ouvert`, did: msg`a ouvert un dossier`, icon: Eye, tone: 'neutral' },
  emergency: {
    label: msg`Accès d’urgence`,
    did: msg`a lu un dossier par accès d’urgence`,
    icon: ShieldAlert,
    tone: 'urgent',
  },
  export: { label: msg`Exporté`, did: msg`a exporté le journal d’audit`, icon: Download, tone: 'waiting' },
  sheet: {
    label: msg`Feuille d’un patient`,
    did: msg`a demandé qui a vu le dossier d’un patient`,
    icon: FileText,
    tone: 'neutral',
  },
  refused: { label: msg`Refusé`, did: msg`s’est vu refuser une action`, icon: ShieldX, tone: 'warn' },
}
export const actions = Object.keys(actionWords) as Action[]

/** What was done to what, as `action:relation`; the name of the person comes before. */
export const deedWords: Record<string, MessageDescriptor> = {
  'insert:patient': msg`a enregistré un patient`,
  'update:patient': msg`a corrigé la fiche d’un patient`,
  'delete:patient': msg`a supprimé la fiche d’un patient`,
  'open:patient': msg`a ouvert le dossier d’un patient`,
  'emergency:patient': msg`a lu le dossier d’un patient par accès d’urgence`,
  'insert:patient_merge': msg`a réuni deux fiches d’un même patient`,
  'update:patient_merge': msg`a défait une fusion de fiches`,
  'insert:distinct_pair': msg`a dit que deux fiches sont deux personnes`,
  'insert:arrival': msg`a noté une arrivée`,
  'update:arrival': msg`a mis à jour une arrivée`,
  'insert:consultation': msg`a enregistré une consultation`,
  'update:consultation': msg`a corrigé une consultation`,
  'delete:consultation': msg`a supprimé une consultation`,
  'insert:diagnosis': msg`a noté un diagnostic`,
  'update:diagnosis': msg`a corrigé un diagnostic`,
  'delete:diagnosis': msg`a retiré un diagnostic`,
  'insert:referral': msg`a envoyé une référence`,
  'update:referral': msg`a fait avancer une référence`,
  'open:referral': msg`a lu une lettre de référence`,
  'insert:referral_step': msg`a noté une étape de référence`,
  'insert:counter_referral': msg`a écrit une contre-référence`,
  'update:counter_referral': msg`a corrigé une contre-référence`,
  'insert:emergency_access': msg`a ouvert un accès d’urgence`,
  'update:emergency_access': msg`a mis fin à un accès d’urgence`,
  'emergency:emergency_access': msg`a ouvert un accès d’urgence`,
  'refused:emergency_access': msg`a essayé un accès d’urgence sans trouver le dossier`,
  'insert:emergency_rule': msg`a fixé la durée des accès d’urgence`,
  'update:emergency_rule': msg`a changé la durée des accès d’urgence`,
  'insert:membership': msg`a fait entrer une personne dans l’équipe`,
  'update:membership': msg`a changé les droits ou la place d’une personne`,
  'delete:membership': msg`a retiré une personne de l’équipe`,
  'insert:invitation': msg`a invité une personne`,
  'update:invitation': msg`a mis à jour une invitation`,
  'delete:invitation': msg`a retiré une invitation`,
  'insert:role': msg`a créé un rôle`,
  'update:role': msg`a modifié un rôle`,
  'delete:role': msg`a supprimé un rôle`,
  'insert:facility': msg`a ouvert l’établissement`,
  'update:facility': msg`a modifié l’établissement`,
  'insert:facility_parent': msg`a rattaché l’établissement`,
  'update:facility_parent': msg`a changé le rattachement de l’établissement`,
  'insert:referral_route': msg`a ajouté une route de référence`,
  'update:referral_route': msg`a modifié une route de référence`,
  'delete:referral_route': msg`a retiré une route de référence`,
  'insert:referral_delay': msg`a ajouté un délai de référence`,
  'update:referral_delay': msg`a modifié un délai de référence`,
  'insert:webhook_endpoint': msg`a branché un autre système`,
  'update:webhook_endpoint': msg`a modifié un branchement`,
  'delete:webhook_endpoint': msg`a débranché un autre système`,
  'insert:webhook_source': msg`a accepté les messages d’un autre système`,
  'update:webhook_source': msg`a modifié une source de messages`,
  'delete:webhook_source': msg`a refusé les messages d’un autre système`,
  'insert:diagnosis_term': msg`a ajouté un terme de diagnostic`,
  'update:diagnosis_term': msg`a modifié un terme de diagnostic`,
  'insert:disease': msg`a ajouté une maladie suivie`,
  'update:disease': msg`a modifié une maladie suivie`,
  'insert:age_band': msg`a ajouté une tranche d’âge`,
  'update:age_band': msg`a modifié une tranche d’âge`,
  'insert:org_unit': msg`a ajouté une aire, un district ou une région`,
  'update:org_unit': msg`a modifié une aire, un district ou une région`,
  'insert:org_unit_parent': msg`a rattaché une aire, un district ou une région`,
  'update:org_unit_parent': msg`a changé un rattachement`,
}

export interface Kind {
  id: string
  label: MessageDescriptor
  relations: string[]
}

/** The kinds of things as people call them, and the tables behind. */
export const kinds: readonly Kind[] = [
  {
    id: 'patient',
    label: msg`Fiches des patients`,
    relations: ['patient', 'patient_merge', 'distinct_pair'],
  },
  { id: 'visit', label: msg`Consultations`, relations: ['arrival', 'consultation', 'diagnosis'] },
  {
    id: 'referral',
    label: msg`Références`,
    relations: ['referral', 'referral_step', 'counter_referral'],
  },
  { id: 'emergency', label: msg`Accès d’urgence`, relations: ['emergency_access', 'emergency_rule'] },
  { id: 'people', label: msg`Équipe et invitations`, relations: ['membership', 'invitation'] },
  { id: 'roles', label: msg`Rôles`, relations: ['role'] },
  {
    id: 'settings',
    label: msg`Établissement et branchements`,
    relations: [
      'facility',
      'facility_parent',
      'referral_route',
      'referral_delay',
      'webhook_endpoint',
      'webhook_source',
    ],
  },
  {
    id: 'lists',
    label: msg`Listes nationales`,
    relations: ['diagnosis_term', 'disease', 'age_band', 'org_unit', 'org_unit_parent'],
  },
  { id: 'audit', label: msg`Journal d’audit`, relations: ['audit'] },
]

/** Why a record was opened. */
export const purposeWords: Record<string, MessageDescriptor> = {
  care: msg`Soins`,
  follow_up: msg`Suivi`,
  referral: msg`Référence`,
  correction: msg`Correction`,
  report: msg`Rapport`,
  administration: msg`Administration`,
}

/** Why the glass was broken. */
export const reasonWords: Record<string, MessageDescriptor> = {
  unconscious: msg`Patient inconscient ou qui ne peut pas répondre`,
  no_letter: msg`Arrivé sans lettre de référence`,
  maternal: msg`Urgence obstétricale`,
  child: msg`Enfant en danger`,
  other: msg`Autre urgence`,
}

/** Any reason that the trail gives by its code. */
export const whyWords: Record<string, MessageDescriptor> = { ...purposeWords, ...reasonWords }
