import type { KeyboardEvent } from 'react'

/** Is there something to answer here? What is folded away, and a choice that is made, are passed over. */
function isStop(form: HTMLElement, element: HTMLInputElement): boolean {
  if (element.disabled || element.type === 'checkbox' || element.closest('[hidden], details:not([open])')) {
    return false
  }
  if (element.type !== 'radio') return true
  return !form.querySelector(`input[name="${CSS.escape(element.name)}"]:checked`)
}

/**
 * Enter goes to the next field, as « Suivant » on the keyboard of a phone; from the last it goes to the main button,
 * where the next Enter saves. Nobody registers half a patient by habit.
 */
export function onEnterToNext(event: KeyboardEvent<HTMLFormElement>): void {
  const here = event.target as HTMLInputElement
  if (event.key !== 'Enter' || event.defaultPrevented || here.tagName !== 'INPUT') return
  event.preventDefault()
  const form = event.currentTarget
  const next = [...form.querySelectorAll<HTMLInputElement>('input, textarea')].find(
    (element) =>
      here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING &&
      isStop(form, element) &&
      !(element.type === 'radio' && element.name === here.name),
  )
  const target = next ?? form.querySelector<HTMLElement>('[type=submit]')
  target?.focus()
}
