/**
 * The kinds of field that every contract is made of.
 *
 * They mirror what the database does (`private.clean_text`, `private.expect_fields`): a form that
 * passes here is not refused there for its shape.
 */
import * as z from 'zod/mini'

/** Invisible marks: two names that look equal would differ by them, or a line would read backwards. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** A clock in a health centre is rarely exact; the database allows the same five minutes. */
const clockTolerance = 5 * 60_000

/** A name or place as it is stored: NFC, one space between words, no invisible marks. */
export function cleanText(value: string): string {
  return value.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim()
}

/** Control characters have no place in a text, and Postgres cannot store the zero one; lines and tabs stay. */
function cleanProse(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed.
  return value.normalize('NFC').replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
}

/** A field that may be absent or empty. */
export const maybe = <T extends z.core.SomeType>(field: T) => z.optional(z.nullable(field))

/** A name or place that must be there once cleaned. */
export const name = (longest: number) =>
  z.string().check(z.overwrite(cleanText), z.minLength(1), z.maxLength(longest))

/** A name or place that may be an empty string. */
export const looseName = (longest: number) => z.string().check(z.overwrite(cleanText), z.maxLength(longest))

/** A text of several lines. 5,000 characters is what the database accepts of any field. */
export const prose = (longest = 5000) => z.string().check(z.overwrite(cleanProse), z.maxLength(longest))

/** A text of several lines that must say something. */
export const neededProse = (longest = 5000) =>
  z.string().check(
    z.overwrite(cleanProse),
    z.maxLength(longest),
    z.refine((value) => cleanText(value) !== '', { error: 'missing_field' }),
  )

export const uuid = z.uuid()
/** The id in a path, under the name that a refusal gives it. */
export const recordId = z.strictObject({ id: uuid })
export const facilityCode = z.string().check(z.regex(/^[a-z][a-z0-9_]{2,40}$/))
/** The code of a reference list: a diagnosis term, a reason for coming. */
export const listCode = z
  .string()
  .check(z.minLength(1), z.maxLength(80), z.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/))
/** The revision an edit started from; null for a new record. */
export const revision = z.int().check(z.minimum(1))

/** An instant with its offset, for example `2026-11-24T10:00:00Z`. */
export const instant = z.iso.datetime({ offset: true })

/** An instant that has come already. */
export const pastInstant = instant.check(
  z.refine((value) => Date.parse(value) <= Date.now() + clockTolerance, { error: 'date_in_future' }),
)

/** A date of the calendar, `2026-11-24`. */
export const day = z.iso.date()

/** Today in Bamako, which keeps universal time all year. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** A day that has come already. */
export const pastDay = day.check(z.refine((value) => value <= today(), { error: 'date_in_future' }))
