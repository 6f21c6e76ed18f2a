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
  duplicate_id: {
    what: msg`Un autre enregistrement porte déjà cet identifiant.`,
    advice: msg`Recommencez la saisie depuis une nouvelle page.`,
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
