import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Area, PermissionDocument, Verb } from '../../../../functions/_shared/contracts/permissions.ts'
import { areas } from '../../../../functions/_shared/contracts/permissions.ts'

/** The areas as they are called at work, in the order of the day. */
export const areaWords: Record<Area, MessageDescriptor> = {
  patients: msg`Patients`,
  consultations: msg`Consultations`,
  referrals: msg`Références`,
  advice: msg`Demandes d’avis`,
  messages: msg`Messages`,
  surveillance: msg`Surveillance`,
  reports: msg`Rapports`,
  billing: msg`Caisse`,
  staff: msg`Équipe`,
  roles: msg`Rôles`,
  webhooks: msg`Liaisons (webhooks)`,
  audit: msg`Journal d’audit`,
  facilities: msg`Établissements`,
}

const rightWords: Record<Area, Partial<Record<Verb, MessageDescriptor>>> = {
  patients: {
    read: msg`Chercher un patient et lire sa fiche`,
    create: msg`Inscrire un nouveau patient`,
    update: msg`Corriger la fiche d’un patient`,
    delete: msg`Retirer une fiche faite par erreur`,
    export: msg`Sortir la liste des patients dans un fichier`,
    emergency: msg`Ouvrir en urgence une fiche d’un autre établissement`,
  },
  consultations: {
    read: msg`Lire les consultations`,
    create: msg`Enregistrer une consultation`,
    update: msg`Corriger une consultation`,
    delete: msg`Retirer une consultation faite par erreur`,
    export: msg`Sortir les consultations dans un fichier`,
  },
  referrals: {
    read: msg`Lire les références`,
    create: msg`Référer ou évacuer un patient`,
    answer: msg`Accepter ou décliner un patient référé`,
    close: msg`Clore une référence, contre-référer`,
    export: msg`Sortir les références dans un fichier`,
  },
  advice: {
    read: msg`Lire les demandes d’avis`,
    create: msg`Demander un avis`,
    answer: msg`Répondre à une demande d’avis`,
  },
  messages: { read: msg`Lire les messages`, create: msg`Écrire un message` },
  surveillance: {
    read: msg`Voir les cas comptés et les alertes`,
    create: msg`Déclarer un cas`,
    verify: msg`Vérifier une alerte`,
    export: msg`Sortir les chiffres de la surveillance`,
  },
  reports: {
    read: msg`Lire les rapports`,
    create: msg`Préparer un rapport`,
    submit: msg`Transmettre un rapport`,
    export: msg`Sortir un rapport dans un fichier`,
  },
  billing: {
    read: msg`Voir les encaissements`,
    create: msg`Encaisser et donner un reçu`,
    update: msg`Corriger un encaissement`,
  },
  staff: {
    read: msg`Voir l’équipe`,
    create: msg`Inviter une personne`,
    update: msg`Changer le rôle ou les dates d’une personne, la suspendre`,
    delete: msg`Retirer une personne`,
  },
  roles: {
    read: msg`Lire les rôles`,
    create: msg`Faire un rôle`,
    update: msg`Changer un rôle`,
    delete: msg`Supprimer un rôle`,
  },
  webhooks: {
    read: msg`Voir les liaisons avec d’autres logiciels`,
    create: msg`Ajouter une liaison`,
    update: msg`Changer une liaison`,
    delete: msg`Supprimer une liaison`,
  },
  audit: { read: msg`Lire le journal d’audit`, export: msg`Sortir le journal d’audit dans un fichier` },
  facilities: {
    read: msg`Voir le registre des établissements`,
    create: msg`Ouvrir un établissement`,
    update: msg`Tenir à jour l’établissement`,
  },
}

/** One right in words that people use. */
export function rightWord(area: Area, verb: Verb): MessageDescriptor {
  return rightWords[area][verb] ?? areaWords[area]
}

/** The areas that a document writes in, and those it only reads: what a role allows, in one line. */
export function summaryOf(document: PermissionDocument): { writes: Area[]; reads: Area[] } {
  const changes = (area: Area) =>
    document.areas[area]?.verbs.some((verb) => !['read', 'export'].includes(verb)) ?? false
  return {
    writes: areas.filter(changes),
    reads: areas.filter((area) => !changes(area) && (document.areas[area]?.verbs.length ?? 0) > 0),
  }
}
