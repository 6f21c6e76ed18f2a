/** The form of a declaration: what opens each relation, function and topic, in words that a director could check. */
import type { Actor } from '../actors.ts'
import type { Rule } from '../oracle.ts'
import type { FacilityCode } from '../places.ts'
import type { World } from '../prepare.ts'

export type TableVerb = 'insert' | 'update' | 'delete'

export interface Relation {
  name: string
  /** An SQL expression that names one row, of columns that whoever may read the relation may read. */
  key: string
  /** An SQL expression, run as the owner: the facility that the row belongs to, or 'common'. */
  target: string
  /** More of the row that its rule looks at, as SQL expressions run as the owner. */
  facts?: Readonly<Record<string, string>>
  select: Rule
  insert?: Rule
  update?: Rule
  delete?: Rule
  /** Columns granted, where they are not all of them; nothing is granted for a verb without a rule. */
  columns?: Partial<Record<'select' | 'insert' | 'update', readonly string[]>>
  /** What makes a copy of an existing row a new one: SQL expressions by column. */
  fresh: (code: FacilityCode) => Readonly<Record<string, string>>
  /** A harmless change, without reading anything. */
  touch: string
  /** Changes that ask for more than the verb does. */
  special?: readonly { verb: string; touch: string; rule: Rule }[]
  /** Run as the owner before an insert or a delete, so that it can succeed. */
  clear?: (code: FacilityCode) => string
  /** The key of the row that writes are tried on; the first of the facility unless said otherwise. */
  sample?: (code: FacilityCode) => string
  /** Errors with which an allowed write without a WHERE may end, because some row is in use. */
  blind?: Partial<Record<'update' | 'delete', string>>
  /** What the owner is told, where even the owner's write is refused after it reached the row. */
  ownerIsTold?: Partial<Record<TableVerb, string>>
  /** The column that says whose the row is, where a change of it must be tried. */
  home?: string
  isView?: boolean
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export interface Call {
  /** `schema.name(argument types)`, as regprocedure writes it; several when one only hands over to the other. */
  functions: readonly string[]
  /** Which of the function's uses this is. */
  use: string
  /** One call for each facility, or one for all. */
  each: 'facility' | 'once'
  /** The arguments by name, in their order; with them the call is tried over HTTP as well, by `me`. */
  args?: (code: FacilityCode, world: World, me?: Actor) => Readonly<Record<string, Json>>
  /** What of the answer is looked at: how many rows or elements, or what is found on a path; else all of it. */
  reads?: 'rows' | 'elements' | readonly string[]
  /** Instead of arguments: an SQL expression of one value, where `fn` is the function's name. */
  sql?: (fn: string, code: FacilityCode) => string
  opens: Rule
  /** More of the row that the rule looks at. */
  facts?: (code: FacilityCode) => Readonly<Record<string, unknown>>
  /** What the refused are told: the outcome, without what was typed. */
  refused: string
  /** The answer expected of a call that is allowed; anything that says something when there is none. */
  answer?: (me: Actor, code: FacilityCode) => string
  /** Run as the owner before the call, so that it can succeed. */
  before?: (code: FacilityCode) => string
  /** Over HTTP nothing is undone: 'never' where that would undo others, 'last' where it ends something. */
  overHttp?: 'never' | 'last'
}
