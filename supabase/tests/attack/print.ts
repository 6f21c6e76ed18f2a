/** `npx tsx supabase/tests/attack/print.ts`: who may do what and where, as declared, on one page. */
import { type Actor, actors } from './actors.ts'
import { calls, type Relation, relations } from './declared/index.ts'
import type { Call } from './declared/types.ts'
import type { Rule } from './oracle.ts'
import { codes, placeNames, places, receiverOf } from './places.ts'
import { rowOf } from './plans_functions.ts'

/** One letter for each standard role, in the order of the seed; the others differ from a nurse as they are named. */
const letters: Record<string, string> = {
  nurse: 'N',
  midwife: 'W',
  doctor: 'D',
  head: 'H',
  pharmacist: 'P',
  laboratory: 'L',
  clerk: 'C',
  administrator: 'A',
  district_team: 'T',
  epidemiologist: 'E',
  statistician: 'S',
  national_administrator: 'M',
}
const people = actors.filter((me) => letters[me.code])

const who = (allowed: (me: Actor) => boolean): string => {
  const found = people.filter(allowed).map((me) => letters[me.code])
  return found.length === people.length ? 'all' : found.join('') || '·'
}

const width = 14
const line = (name: string, cells: readonly string[]): string =>
  name.padEnd(64) + cells.map((cell) => cell.padEnd(width)).join('')

const byPlace = (rule: Rule, more: (code: string) => object = () => ({})): string[] =>
  codes.map((code) =>
    who(
      (me) =>
        rule(me, {
          target: code,
          receiver: receiverOf[code],
          author: 'somebody else',
          user: 'somebody else',
          ...more(code),
        }) === true,
    ),
  )

function linesOf(relation: Relation): string[] {
  const verbs = [
    ['select', relation.select],
    ['insert', relation.insert],
    ['update', relation.update],
    ['delete', relation.delete],
    ...(relation.special ?? []).map(({ verb, rule }) => [verb, rule] as const),
  ] as const
  return verbs.flatMap(([verb, rule]) => (rule ? [line(`${relation.name} ${verb}`, byPlace(rule))] : []))
}

const lineOf = (call: Call): string =>
  line(
    `${call.functions[0]?.replace(/\(.*/, '')}: ${call.use}`,
    byPlace(call.opens, (code) => rowOf(call, code as never)),
  )

const title = line('whose row or facility →', placeNames)
console.log(`Roles: ${people.map((me) => `${letters[me.code]} ${me.code}`).join(', ')}.
Facility roles work at ${places.own.code} (own); T at ${places.csref.code}; E, S, M at ${places.ministry.code}.
What is not listed is for nobody: ${relations.length} relations, every partition and every helper are tried all the same.

${title}
${relations.flatMap(linesOf).join('\n')}

${title}
${calls
  .filter((call) => call.args)
  .map(lineOf)
  .join('\n')}
`)
