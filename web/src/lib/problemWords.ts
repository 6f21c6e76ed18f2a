import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Problem } from './problem.ts'

export interface ProblemWords {
  what: MessageDescriptor
  todo: MessageDescriptor
}

const words: Record<string, ProblemWords> = {
  network: {
    what: msg`Le réseau ne répond pas.`,
    todo: msg`Continuez : l’envoi repartira tout seul au retour du réseau.`,
  },
  server_unavailable: {
    what: msg`Le serveur ne répond pas pour le moment.`,
    todo: msg`Réessayez dans une minute. Si cela dure, prévenez votre administrateur.`,
  },
  too_many_requests: {
    what: msg`Trop d’essais en peu de temps.`,
    todo: msg`Attendez une minute, puis réessayez.`,
  },
  wrong_password: {
    what: msg`L’adresse ou le mot de passe n’est pas le bon.`,
    todo: msg`Affichez le mot de passe pour le relire, puis réessayez.`,
  },
  session_expired: {
    what: msg`Votre session a expiré.`,
    todo: msg`Connectez-vous de nouveau : vous reviendrez ici.`,
  },
  forbidden: {
    what: msg`Votre rôle ne permet pas cette action.`,
    todo: msg`Si vous en avez besoin, demandez ce droit à l’administrateur de votre établissement.`,
  },
  not_found: {
    what: msg`Cet élément n’existe pas, ou pas dans votre établissement.`,
    todo: msg`Revenez à la liste et cherchez-le de nouveau.`,
  },
  stale_revision: {
    what: msg`Quelqu’un a modifié cette fiche pendant que vous la remplissiez.`,
    todo: msg`Comparez avec la version actuelle, puis enregistrez de nouveau.`,
  },
  wrong_step: {
    what: msg`Cette étape n’est plus possible : la référence a avancé entre-temps.`,
    todo: msg`Relisez son état actuel avant de continuer.`,
  },
  conflict: {
    what: msg`Cet enregistrement existe déjà ou a changé entre-temps.`,
    todo: msg`Relisez la version actuelle, puis réessayez.`,
  },
  invalid_input: {
    what: msg`Une réponse n’est pas acceptée.`,
    todo: msg`Corrigez les champs signalés, puis réessayez.`,
  },
  unknown_field: {
    what: msg`Une réponse n’est pas reconnue par le serveur.`,
    todo: msg`Mettez l’application à jour, puis réessayez.`,
  },
  date_in_future: {
    what: msg`Une date est dans le futur.`,
    todo: msg`Corrigez la date, puis réessayez.`,
  },
  missing_field: {
    what: msg`Une réponse nécessaire manque.`,
    todo: msg`Complétez les champs signalés, puis réessayez.`,
  },
  before_birth: {
    what: msg`Cette date précède la naissance du patient.`,
    todo: msg`Corrigez la date, ou la date de naissance dans la fiche du patient.`,
  },
  unknown_destination: {
    what: msg`Cet établissement ne peut pas recevoir la référence.`,
    todo: msg`Choisissez une autre destination.`,
  },
  grant_exceeds_own: {
    what: msg`On ne peut donner que des droits que l’on a soi-même.`,
    todo: msg`Retirez les droits en trop, ou demandez à quelqu’un qui les a.`,
  },
  duplicate_id: {
    what: msg`Un autre enregistrement porte déjà cet identifiant.`,
    todo: msg`Recommencez la saisie depuis une nouvelle page.`,
  },
  text_too_long: {
    what: msg`Un texte est trop long.`,
    todo: msg`Raccourcissez-le, puis réessayez.`,
  },
  unexpected: {
    what: msg`Une erreur inattendue est survenue.`,
    todo: msg`Réessayez. Si elle revient, prévenez votre administrateur.`,
  },
}

/** What happened and what to do, in words; translate with `useLingui()._`. */
export function problemWords(problem: Pick<Problem, 'code'>): ProblemWords {
  return words[problem.code] ?? (words.unexpected as ProblemWords)
}
