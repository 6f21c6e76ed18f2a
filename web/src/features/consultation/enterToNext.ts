import type { KeyboardEvent } from 'react'

/**
 * Enter goes to the next figure or text, as « Suivant » on the keyboard of a phone: a visit is saved by its
 * button, never half-filled by habit.
 */
export function onEnterToNext(event: KeyboardEvent<HTMLFormElement>): void {
  const target = event.target as HTMLElement
  if (event.key !== 'Enter' || event.defaultPrevented || target.tagName !== 'INPUT') return
  event.preventDefault()
  const fields = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('input, textarea, [type=submit]'),
  ].filter(
    (field) => !field.matches('[type=radio], [type=checkbox]') && !field.closest('details:not([open])'),
  )
  fields[fields.indexOf(target) + 1]?.focus()
}
