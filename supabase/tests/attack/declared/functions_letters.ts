/** Functions of the letters between two facilities, and of the broken glass. */
import { anyOf, codesWith, eitherSide, type Rule, right } from '../oracle.ts'
import { idOf, places, receiverOf } from '../places.ts'
import { breakerOf } from '../world.ts'
import { forbidden, notFound } from './notation.ts'
import type { Call } from './types.ts'

const both = (name: string): string[] => [`sis.${name}`, `private.${name}`]
const receiver = (code: string) => ({ receiver: receiverOf[code as keyof typeof receiverOf] })

/** A letter carries the patient's name: whoever may not read it cannot send it. */
const sends: Rule = (me, row) =>
  right('referrals', 'create')(me, row) === true && (right('patients', 'read')(me, row) === true || notFound)

/** A step of the letter that is still open: for the two facilities, and then for the side whose turn it is. */
const step =
  (side: 'sender' | 'receiver', verb: 'create' | 'answer'): Rule =>
  (me, row) => {
    if (eitherSide('referrals', 'read')(me, row) !== true) return false
    const turn = side === 'sender' ? row.target : String(row.receiver)
    return codesWith(me, 'referrals', verb).includes(turn) || forbidden
  }

/** Whose patient an emergency is, seen from each place: somebody else's. */
const neighbourOf = (code: string): string => (code === places.own.code ? places.csref.code : places.own.code)
const glass = (owner: string, by: string, cards: Readonly<Record<string, string>>) => ({
  id: idOf('access_now', `${owner} ${by}`),
  facility_code: owner,
  by_facility: by,
  reason_code: 'unconscious',
  reason: 'Personne inconsciente sans lettre',
  number: cards[owner] ?? '',
})
const clinicianAt = (at: (code: string) => string): Rule => {
  return (me, row) => codesWith(me, 'patients', 'emergency').includes(at(row.target))
}
export const corresponding: readonly Call[] = [
  {
    functions: both('send_referral(jsonb)'),
    use: 'sends a letter',
    each: 'facility',
    args: (code, _world, me) => ({
      referral: {
        // Sent again it is the same letter, whoever sends it: over HTTP each sends their own.
        id: idOf(`referral_sent ${me?.code ?? ''}`, code),
        from_facility: code,
        to_facility: receiverOf[code],
        patient_id: idOf('patient_plain', code),
        kind: 'reference',
        reason: 'Avis',
        decided_at: '2026-01-02T10:00:00Z',
      },
    }),
    opens: sends,
    refused: forbidden,
  },
  {
    functions: both('record_referral_step(jsonb)'),
    use: 'accepts a letter',
    each: 'facility',
    facts: receiver,
    args: (code) => ({
      step: { id: idOf('step_acceptance', code), referral_id: idOf('referral_open', code), kind: 'accepted' },
    }),
    opens: step('receiver', 'answer'),
    refused: notFound,
  },
  {
    functions: both('record_referral_step(jsonb)'),
    use: 'cancels a letter',
    each: 'facility',
    facts: receiver,
    args: (code) => ({
      step: {
        id: idOf('step_cancelling', code),
        referral_id: idOf('referral_mistaken', code),
        kind: 'cancelled',
      },
    }),
    opens: step('sender', 'create'),
    refused: notFound,
  },
  {
    functions: both('send_counter_referral(jsonb)'),
    use: 'answers a letter',
    each: 'facility',
    facts: receiver,
    args: (code) => ({
      counter: {
        id: idOf('counter_sent', code),
        referral_id: idOf('referral_accepted', code),
        final_diagnosis: 'Paludisme',
        outcome: 'cured',
      },
    }),
    opens: step('receiver', 'answer'),
    refused: notFound,
  },
  {
    functions: both('open_letter(uuid,text)'),
    use: 'opens a letter',
    each: 'facility',
    facts: receiver,
    args: (code) => ({ referral: idOf('referral_open', code), purpose: 'referral' }),
    opens: eitherSide('referrals', 'read'),
    refused: notFound,
  },
  {
    functions: both('break_glass(jsonb)'),
    use: 'breaks the glass of this facility',
    each: 'facility',
    // By the card that somebody carries, which the attacker is given.
    args: (code, { cards }) => ({ request: glass(code, neighbourOf(code), cards) }),
    reads: ['opened'],
    opens: clinicianAt(neighbourOf),
    refused: forbidden,
    answer: () => 'ok true',
  },
  {
    functions: both('break_glass(jsonb)'),
    use: 'breaks another’s glass in the name of this facility',
    each: 'facility',
    args: (code, { cards }) => ({ request: glass(neighbourOf(code), code, cards) }),
    reads: ['opened'],
    opens: clinicianAt((code) => code),
    refused: forbidden,
    answer: () => 'ok true',
  },
  {
    functions: both('emergency_record(uuid)'),
    use: 'reads behind the glass',
    each: 'facility',
    args: (code) => ({ access: idOf('access', code) }),
    reads: ['patient', 'village'],
    opens: (me, row) => {
      const { user, by } = breakerOf(row.target)
      return me.id === user && codesWith(me, 'patients', 'emergency').includes(by)
    },
    refused: notFound,
  },
  {
    functions: both('end_emergency(uuid)'),
    use: 'ends an emergency',
    each: 'facility',
    args: (code) => ({ access: idOf('access', code) }),
    opens: anyOf((me, row) => me.id === breakerOf(row.target).user, right('audit', 'read')),
    refused: notFound,
    overHttp: 'last',
  },
]
