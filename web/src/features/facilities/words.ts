import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Building2, HeartPulse, Hospital, House, Landmark, type LucideIcon } from 'lucide-react'
import type { Ownership } from './contract.ts'
import type { Level } from './geography.ts'
import type { Kind } from './registry.ts'

export const kindWords: Record<Kind, { one: MessageDescriptor; many: MessageDescriptor; icon: LucideIcon }> =
  {
    hospital: { one: msg`Hôpital`, many: msg`Hôpitaux`, icon: Hospital },
    csref: { one: msg`CSRéf`, many: msg`CSRéf`, icon: Building2 },
    cscom: { one: msg`CSCOM`, many: msg`CSCOM`, icon: House },
    cabinet: { one: msg`Cabinet privé`, many: msg`Cabinets`, icon: HeartPulse },
    ministry: { one: msg`Ministère`, many: msg`Ministère`, icon: Landmark },
  }

export const kindNotes: Partial<Record<Kind, MessageDescriptor>> = {
  cscom: msg`Centre de santé communautaire`,
  csref: msg`Centre de santé de référence, district`,
  hospital: msg`Hôpital régional ou national`,
  cabinet: msg`Cabinet ou clinique`,
}

export const ownershipWords: Record<Ownership, MessageDescriptor> = {
  public: msg`Public`,
  community: msg`Communautaire`,
  private: msg`Privé`,
}

export const levelWords: Record<Exclude<Level, 'country'>, MessageDescriptor> = {
  region: msg`Région`,
  district: msg`District sanitaire`,
  health_area: msg`Aire de santé`,
}

interface Words {
  what: MessageDescriptor
  advice: MessageDescriptor
}
/** Refusals that only the registry knows. */
export const registryProblems: Record<string, Words> = {
  name_taken: {
    what: msg`Ce code est déjà pris.`,
    advice: msg`Changez le code, par exemple en ajoutant le nom du village.`,
  },
  invalid_code: {
    what: msg`Ce code n’est pas accepté.`,
    advice: msg`Des lettres sans accent, des chiffres et des traits bas, en commençant par une lettre.`,
  },
  unknown_area: {
    what: msg`Cette zone n’existe pas dans la carte sanitaire.`,
    advice: msg`Choisissez-la de nouveau dans la liste.`,
  },
  before_last_move: {
    what: msg`Cette date précède le dernier rattachement.`,
    advice: msg`Choisissez une date plus tardive : le passé des rapports ne change pas.`,
  },
  has_administrator: {
    what: msg`Cet établissement a déjà un administrateur.`,
    advice: msg`C’est à lui d’inviter les autres : le Ministère n’intervient que s’il n’en reste aucun.`,
  },
}
