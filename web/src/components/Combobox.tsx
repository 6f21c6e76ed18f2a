import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { classes } from './classes.ts'
import { useField } from './Field.tsx'
import { matchWords } from './matchWords.ts'

interface ComboboxProps<T> {
  items: readonly T[]
  /** Every text that can find the item: label, synonyms, code. */
  words: (item: T) => string
  label: (item: T) => string
  render?: (item: T) => ReactNode
  id: (item: T) => string
  onPick: (item: T) => void
  /** What was typed is taken as it is, when the list does not have it. */
  onFreeText?: (text: string) => void
  freeTextLabel?: (text: string) => string
  placeholder?: string
  emptyText: string
  maxShown?: number
  'aria-label'?: string
}

/** Search in a list kept on the device: answers while typing, works with arrows, Enter and Escape. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { items, words, label, render, id, onPick, onFreeText, freeTextLabel, maxShown = 8 } = props
  const field = useField()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)

  const found = open ? matchWords(items, text, words).slice(0, maxShown) : []
  const free = open && onFreeText && text.trim().length > 1 ? text.trim() : undefined
  const count = found.length + (free ? 1 : 0)

  function close() {
    setOpen(false)
    setActive(0)
  }
  function pick(index: number) {
    const item = found[index]
    if (item !== undefined) onPick(item)
    else if (free) onFreeText?.(free)
    else return
    setText('')
    close()
  }
  function move(step: number) {
    if (!open) return setOpen(true)
    const next = (active + step + count) % Math.max(count, 1)
    setActive(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' && open && count > 0) pick(active)
    else if (event.key === 'Escape' && open) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const row = (index: number) => ({
    id: `${listId}-${index}`,
    role: 'option' as const,
    'aria-selected': index === active,
    tabIndex: -1,
    // Before the blur of the input, which would close the list under the finger.
    onPointerDown: (event: { preventDefault(): void }) => event.preventDefault(),
    onClick: () => pick(index),
    className: classes(
      'flex min-h-12 w-full flex-col justify-center px-3.5 py-1.5',
      index === active && 'bg-action-soft text-action-ink',
    ),
  })
  return (
    <div className="relative">
      <input
        type="text"
        role="combobox"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        id={field.id}
        aria-label={props['aria-label']}
        aria-describedby={field.describedBy}
        aria-invalid={field.invalid || undefined}
        aria-expanded={open && count > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && count > 0 ? `${listId}-${active}` : undefined}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKeyDown}
        className="control w-full"
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={props['aria-label'] ?? props.placeholder}
        hidden={!open || count === 0}
        className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded-control border border-edge bg-surface py-1 shadow-card"
      >
        {found.map((item, index) => (
          <div key={id(item)} {...row(index)}>
            {render ? render(item) : label(item)}
          </div>
        ))}
        {free && <div {...row(found.length)}>{freeTextLabel ? freeTextLabel(free) : free}</div>}
      </div>
      {open && text.trim() !== '' && count === 0 && (
        <p role="status" className="mt-1.5 text-muted">
          {props.emptyText}
        </p>
      )}
    </div>
  )
}
