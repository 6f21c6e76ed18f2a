import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { toProblem } from '../../lib/problem.ts'

interface Words {
  what: MessageDescriptor
  advice: MessageDescriptor
}

const words: Record<string, Words> = {
  role_in_use: {
    what: msg`Ce rôle est encore porté par quelqu’un ou par une invitation.`,
    advice: msg`Donnez-leur d’abord un autre rôle, puis supprimez celui-ci.`,
  },
  grant_exceeds_own: {
    what: msg`Ce rôle contient un droit que vous ne pouvez pas donner.`,
    advice: msg`Éteignez les droits signalés, ou demandez à quelqu’un qui peut les donner.`,
  },
  last_administrator: {
    what: msg`Ce changement laisserait l’établissement sans administrateur.`,
    advice: msg`Nommez d’abord un autre administrateur, ou gardez à ce rôle le droit de corriger le personnel.`,
  },
  name_taken: {
    what: msg`L’établissement a déjà un rôle de ce nom.`,
    advice: msg`Donnez-lui un autre nom.`,
  },
  own_membership: {
    what: msg`Personne ne change ses propres droits.`,
    advice: msg`Demandez à un autre administrateur de faire ce changement.`,
  },
  nothing_to_change: {
    what: msg`Rien n’a changé depuis le dernier enregistrement.`,
    advice: msg`Changez un droit ou le nom, puis enregistrez.`,
  },
}

/** What a refusal means for a role; undefined when the general words say it. */
export function roleProblemWords(problem: unknown): Words | undefined {
  return words[toProblem(problem).code]
}
