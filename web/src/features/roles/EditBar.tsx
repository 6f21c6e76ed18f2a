import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

interface EditBarProps {
  /** How many rights differ from what is saved; undefined for a role that is not there yet. */
  changes: number | undefined
  children: ReactNode
}

/** The foot of a long form, always in sight: what is waiting to be saved, and the save. */
export function EditBar({ changes, children }: EditBarProps) {
  return (
    <div
      data-print="hide"
      className="sticky bottom-[4.75rem] z-20 -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-ground px-4 py-2.5 max-lg:*:[button,a]:flex-1 lg:bottom-0 lg:mx-0 lg:px-1"
    >
      {children}
      <p aria-live="polite" className="text-[0.9375rem] text-muted max-lg:sr-only">
        {changes === undefined ? (
          <Trans>Pas encore créé.</Trans>
        ) : (
          <Plural
            value={changes}
            _0="Rien à enregistrer."
            one="# changement pas encore enregistré."
            other="# changements pas encore enregistrés."
          />
        )}
      </p>
    </div>
  )
}
