import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Problem } from './problem.ts'

export interface ProblemWords {
  what: MessageDescriptor
  advice: MessageDescriptor
}

const words: Record<string, ProblemWords> = {
  network: {
    what: msg`Le réseau ne répond pas.`,
    advice: msg`Continuez : l’envoi repartira tout seul au retour du réseau.`,
  },
  server_unavailable: {
    what: msg`Le serveur ne répond pas pour le moment.`,
    advice: msg`Réessayez dans une minute. Si cela dure, prévenez votre administrateur.`,
  },
  too_many_requests: {
    what: msg`Trop d’essais en peu de temps.`,
    advice: msg`Attendez une minute, puis réessayez.`,
  },
  wrong_password: {
    what: msg`L’adresse ou le mot de passe n’est pas le bon.`,
    advice: msg`Affichez le mot de passe pour le relire, puis réessayez.`,
  },
  session_expired: {
    what: msg`Votre session a expiré.`,
    advice: msg`Connectez-vous de nouveau : vous reviendrez ici.`,
  },
  forbidden: {
    what: msg`Votre rôle ne permet pas cette action.`,
    advice: msg`Si vous en avez besoin, demandez ce droit à l’administrateur de votre établissement.`,
  },
  not_found: {
    what: msg`Cet élément n’existe pas, ou pas dans votre établissement.`,
    advice: msg`Revenez à la liste et cherchez-le de nouveau.`,
  },
  stale_revision: {
    what: msg`Quelqu’un a modifié cette fiche pendant que vous la remplissiez.`,
    advice: msg`Comparez avec la version actuelle, puis enregistrez de nouveau.`,
  },
  wrong_step: {
    what: msg`Cette étape n’est plus possible : la référence a avancé entre-temps.`,
    advice: msg`Relisez son état actuel avant de continuer.`,
  },
  conflict: {
    what: msg`Cet enregistrement existe déjà ou a changé entre-temps.`,
    advice: msg`Relisez la version actuelle, puis réessayez.`,
  },
  invalid_input: {
    what: msg`Une réponse n’est pas acceptée.`,
    advice: msg`Corrigez les champs signalés, puis réessayez.`,
  },
  unknown_field: {
    what: msg`Une réponse n’est pas reconnue par le serveur.`,
    advice: msg`Mettez l’application à jour, puis réessayez.`,
  },
  date_in_future: {
    what: msg`Une date est dans le futur.`,
    advice: msg`Corrigez la date, puis réessayez.`,
  },
  missing_field: {
    what: msg`Une réponse nécessaire manque.`,
    advice: msg`Complétez les champs signalés, puis réessayez.`,
  },
  before_birth: {
    what: msg`Cette date précède la naissance du patient.`,
    advice: msg`Corrigez la date, ou la date de naissance dans la fiche du patient.`,
  },
  unknown_destination: {
    what: msg`Cet établissement ne peut pas recevoir la référence.`,
    advice: msg`Choisissez une autre destination.`,
  },
  grant_exceeds_own: {
    what: msg`On ne peut donner que des droits que l’on a soi-même.`,
    advice: msg`Retirez les droits en trop, ou demandez à quelqu’un qui les a.`,
  },
  last_administrator: {
    what: msg`C’est la dernière personne qui administre l’établissement.`,
    advice: msg`Nommez d’abord un autre administrateur, sans date de fin, puis recommencez.`,
  },
  own_membership: {
    what: msg`Personne ne change ses propres droits.`,
    advice: msg`Demandez à un autre administrateur de l’établissement.`,
  },
  role_in_use: {
    what: msg`Ce rôle est encore porté par quelqu’un, ou promis par une invitation.`,
    advice: msg`Donnez d’abord un autre rôle à ces personnes.`,
  },
  unknown_role: {
    what: msg`Ce rôle n’existe plus dans cet établissement.`,
    advice: msg`Choisissez-en un autre dans la liste.`,
  },
  name_taken: {
    what: msg`Ce nom ou ce code est déjà pris.`,
    advice: msg`Choisissez-en un autre.`,
  },
  already_member: {
    what: msg`Cette personne fait déjà partie de l’établissement.`,
    advice: msg`Cherchez-la dans l’équipe : son rôle et ses dates se changent sur sa page.`,
  },
  date_in_past: {
    what: msg`Une date est déjà passée.`,
    advice: msg`Corrigez la date, puis réessayez.`,
  },
  invitation_unknown: {
    what: msg`Aucune invitation n’attend cette adresse avec ce code.`,
    advice: msg`Elle a peut-être expiré, ou déjà servi. Demandez un nouveau code à l’administrateur.`,
  },
  duplicate_id: {
    what: msg`Un autre enregistrement porte déjà cet identifiant.`,
    advice: msg`Recommencez la saisie depuis une nouvelle page.`,
  },
  has_administrator: {
    what: msg`Cet établissement a déjà quelqu’un qui l’administre.`,
    advice: msg`C’est à cette personne d’inviter les suivantes.`,
  },
  invalid_code: {
    what: msg`Ce code ne convient pas.`,
    advice: msg`De 3 à 41 lettres minuscules sans accent, chiffres ou tirets bas, en commençant par une lettre.`,
  },
  unknown_area: {
    what: msg`Cette zone n’existe pas dans la pyramide sanitaire.`,
    advice: msg`Choisissez-en une dans la liste.`,
  },
  before_last_move: {
    what: msg`Cette date précède le dernier rattachement de l’établissement.`,
    advice: msg`Choisissez une date plus récente : le passé reste comme il était.`,
  },
  unknown_term: {
    what: msg`Ce diagnostic n’est plus dans la liste.`,
    advice: msg`Choisissez-en un autre, ou écrivez-le en toutes lettres.`,
  },
  unknown_purpose: {
    what: msg`La raison de cette ouverture n’est pas reconnue.`,
    advice: msg`Mettez l’application à jour, puis réessayez.`,
  },
  purpose_needed: {
    what: msg`Il faut dire à quoi servira cet export.`,
    advice: msg`Écrivez sa raison en quelques mots : elle est conservée.`,
  },
  reason_needed: {
    what: msg`Il faut dire pourquoi.`,
    advice: msg`Écrivez la raison en une phrase : elle reste dans l’historique.`,
  },
  device_full: {
    what: msg`La mémoire de cet appareil est pleine : rien de plus ne peut y être gardé.`,
    advice: msg`Ne fermez pas cette page. Effacez des photos ou des vidéos, puis enregistrez de nouveau.`,
  },
  not_kept: {
    what: msg`Cet appareil n’a pas pu garder l’enregistrement.`,
    advice: msg`Ne fermez pas cette page, et enregistrez de nouveau.`,
  },
  birth_after_visit: {
    what: msg`Cette date de naissance est après une visite déjà enregistrée.`,
    advice: msg`Corrigez la date, ou d’abord la visite.`,
  },
  already_merged: {
    what: msg`Ce dossier a été réuni avec un autre entre-temps.`,
    advice: msg`Ouvrez le dossier qui continue, et recommencez là.`,
  },
  sex_differs: {
    what: msg`Ces deux dossiers n’ont pas le même sexe.`,
    advice: msg`Dites lequel des deux est juste, puis recommencez.`,
  },
  later_merge: {
    what: msg`Une autre fusion repose sur celle-ci.`,
    advice: msg`Défaites d’abord la plus récente.`,
  },
  too_old: {
    what: msg`C’est trop ancien pour être envoyé.`,
    advice: msg`Prévenez votre administrateur : plus de trente jours ont passé.`,
  },
  own_facility: {
    what: msg`Ce patient est de votre établissement.`,
    advice: msg`Cherchez-le parmi vos patients : l’accès d’urgence est pour ceux des autres.`,
  },
  too_many_tries: {
    what: msg`Trop de recherches sans résultat.`,
    advice: msg`Attendez une heure, ou appelez l’établissement.`,
  },
  append_only: {
    what: msg`Le journal d’audit ne se modifie pas.`,
    advice: msg`Rien n’a été changé.`,
  },
  text_too_long: {
    what: msg`Un texte est trop long.`,
    advice: msg`Raccourcissez-le, puis réessayez.`,
  },
  unexpected: {
    what: msg`Une erreur inattendue est survenue.`,
    advice: msg`Réessayez. Si elle revient, prévenez votre administrateur.`,
  },
}

/** What happened and what to do, in words; translate with `useLingui()._`. */
export function problemWords(problem: Pick<Problem, 'code'>): ProblemWords {
  return words[problem.code] ?? (words.unexpected as ProblemWords)
}
