import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import {
  Ambulance,
  Building2,
  CircleCheck,
  CircleX,
  Eye,
  KeyRound,
  type LucideIcon,
  MapPinCheck,
  Send,
  ShieldAlert,
  Undo2,
  Webhook,
} from 'lucide-react'
import type { Area } from '../../../functions/_shared/contracts/permissions.ts'
import type { Tone } from '../components/tones.ts'
import type { FeedEvent } from '../lib/events.ts'

interface EventWords {
  text: MessageDescriptor
  /** When the event is about an evacuation. */
  urgentText?: MessageDescriptor
  icon: LucideIcon
  tone: Tone
  /** Who reads this area is told. */
  area?: Area
}

/** What is worth telling a person; counts and records of one's own facility are not news. */
const words: Record<string, EventWords> = {
  'referral.sent': {
    text: msg`Nouvelle référence`,
    urgentText: msg`Évacuation envoyée`,
    icon: Send,
    tone: 'waiting',
    area: 'referrals',
  },
  'referral.seen': { text: msg`Référence vue`, icon: Eye, tone: 'action', area: 'referrals' },
  'referral.accepted': {
    text: msg`Référence acceptée`,
    urgentText: msg`Évacuation acceptée`,
    icon: CircleCheck,
    tone: 'ok',
    area: 'referrals',
  },
  'referral.declined': {
    text: msg`Référence déclinée : choisir une autre destination`,
    urgentText: msg`Évacuation déclinée : choisir une autre destination`,
    icon: CircleX,
    tone: 'urgent',
    area: 'referrals',
  },
  'referral.departed': {
    text: msg`Patient parti`,
    urgentText: msg`Évacuation en route`,
    icon: Ambulance,
    tone: 'waiting',
    area: 'referrals',
  },
  'referral.arrived': { text: msg`Patient arrivé`, icon: MapPinCheck, tone: 'ok', area: 'referrals' },
  'referral.counter_referred': {
    text: msg`Contre-référence reçue`,
    icon: Undo2,
    tone: 'ok',
    area: 'referrals',
  },
  'referral.cancelled': { text: msg`Référence annulée`, icon: CircleX, tone: 'neutral', area: 'referrals' },
  'emergency.opened': {
    text: msg`Accès d’urgence à un dossier de votre établissement`,
    icon: ShieldAlert,
    tone: 'urgent',
    area: 'audit',
  },
  'permission.changed': { text: msg`Vos droits ont changé`, icon: KeyRound, tone: 'action' },
  'webhook.received': {
    text: msg`Message reçu d’un autre système`,
    icon: Webhook,
    tone: 'action',
    area: 'webhooks',
  },
  'facility.opened': {
    text: msg`Un établissement a ouvert`,
    icon: Building2,
    tone: 'action',
    area: 'facilities',
  },
}

export interface News {
  text: MessageDescriptor
  icon: LucideIcon
  tone: Tone
  area: Area | undefined
  urgent: boolean
}

/** The news in an event, or nothing when it is not news. */
export function newsOf(event: FeedEvent): News | undefined {
  const entry = words[event.type]
  if (!entry) return undefined
  const evacuation = event.detail?.kind === 'evacuation'
  // The feed of the facility that broke the glass has the event too; the record is not theirs to watch over.
  if (event.type === 'emergency.opened' && !ownsRecord(event)) return undefined
  const waits = ['referral.sent', 'referral.departed', 'referral.declined'].includes(event.type)
  return {
    text: evacuation && entry.urgentText ? entry.urgentText : entry.text,
    icon: evacuation && event.type === 'referral.sent' ? Ambulance : entry.icon,
    tone: evacuation && waits ? 'urgent' : entry.tone,
    area: entry.area,
    urgent: (evacuation && waits) || event.type === 'emergency.opened',
  }
}

/** Is it in the feed of the facility whose record was opened? */
function ownsRecord({ detail, facility_code }: FeedEvent): boolean {
  return detail?.owner === undefined || detail.owner === facility_code
}
