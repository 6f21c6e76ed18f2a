import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Area, Verb } from '../../../functions/_shared/contracts/permissions.ts'

/** The areas as they are called at work. */
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

/** What each right means on a day of work, in one plain sentence. */
const sentences: Record<Area, Partial<Record<Verb, MessageDescriptor>>> = {
  patients: {
    read: msg`Chercher un patient et lire sa fiche.`,
    create: msg`Inscrire un nouveau patient.`,
    update: msg`Corriger la fiche d’un patient.`,
    delete: msg`Retirer une fiche faite par erreur.`,
    export: msg`Sortir la liste des patients dans un fichier.`,
    emergency: msg`En urgence, ouvrir la fiche d’un patient d’un autre établissement : motif écrit, durée limitée, établissement prévenu.`,
  },
  consultations: {
    read: msg`Lire les consultations et leurs diagnostics.`,
    create: msg`Enregistrer une consultation.`,
    update: msg`Corriger une consultation.`,
    delete: msg`Retirer une consultation faite par erreur.`,
    export: msg`Sortir les consultations dans un fichier.`,
  },
  referrals: {
    read: msg`Lire les références reçues et envoyées.`,
    create: msg`Référer ou évacuer un patient, noter son départ.`,
    answer: msg`Accepter ou décliner un patient référé, noter son arrivée, contre-référer.`,
    close: msg`Clore une référence qui est finie.`,
    export: msg`Sortir les références dans un fichier.`,
  },
  advice: {
    read: msg`Lire les demandes d’avis et leurs réponses.`,
    create: msg`Demander l’avis d’un autre établissement.`,
    answer: msg`Répondre à une demande d’avis.`,
  },
  messages: {
    read: msg`Lire les messages reçus.`,
    create: msg`Écrire un message.`,
  },
  surveillance: {
    read: msg`Voir les cas comptés et les alertes.`,
    create: msg`Déclarer un cas, ou zéro cas.`,
    verify: msg`Vérifier une alerte : la confirmer ou l’écarter.`,
    export: msg`Sortir les chiffres de la surveillance dans un fichier.`,
  },
  reports: {
    read: msg`Lire les rapports.`,
    create: msg`Préparer un rapport.`,
    submit: msg`Transmettre un rapport au niveau supérieur.`,
    export: msg`Sortir un rapport dans un fichier.`,
  },
  billing: {
    read: msg`Voir les encaissements.`,
    create: msg`Encaisser et donner un reçu.`,
    update: msg`Corriger un encaissement.`,
  },
  staff: {
    read: msg`Voir qui travaille ici, avec quel rôle et jusqu’à quand.`,
    create: msg`Inviter une personne, retirer une invitation.`,
    update: msg`Changer le rôle, les dates ou les exceptions d’une personne, la suspendre.`,
    delete: msg`Mettre fin au travail d’une personne ici.`,
  },
  roles: {
    read: msg`Lire les rôles et ce qu’ils permettent.`,
    create: msg`Faire un nouveau rôle pour l’établissement.`,
    update: msg`Changer un rôle de l’établissement.`,
    delete: msg`Supprimer un rôle que personne ne porte.`,
  },
  webhooks: {
    read: msg`Voir les liaisons avec d’autres logiciels et leurs envois.`,
    create: msg`Ajouter une liaison.`,
    update: msg`Mettre une liaison en pause ou la changer.`,
    delete: msg`Supprimer une liaison.`,
  },
  audit: {
    read: msg`Lire qui a fait quoi, et qui a ouvert quelle fiche.`,
    export: msg`Sortir le journal dans un fichier, pour l’autorité.`,
  },
  facilities: {
    read: msg`Consulter le registre des établissements.`,
    create: msg`Ouvrir un nouvel établissement (Ministère seulement).`,
    update: msg`Tenir à jour l’établissement : téléphone, population, position.`,
  },
}

/** The sentence of a right. */
export function sentenceOf(area: Area, verb: Verb): MessageDescriptor {
  return sentences[area][verb] as MessageDescriptor
}
