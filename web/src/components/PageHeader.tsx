import { useLingui } from '@lingui/react/macro'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

interface PageHeaderProps {
  title: string
  /** Under the title: who, where, which period. */
  note?: ReactNode
  /** The page above: on a phone the way back is a thumb away. */
  back?: string
  actions?: ReactNode
}

/** The name of the page, also the title of the tab and where the focus lands after a move. */
export function PageHeader({ title, note, back, actions }: PageHeaderProps) {
  const { t } = useLingui()
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
      <title>{`${title} · Kénéya`}</title>
      <div className="flex min-w-0 items-start gap-1">
        {back && (
          <Link
            href={back}
            aria-label={t`Retour`}
            title={t`Retour`}
            data-print="hide"
            className="-mt-2.5 -ml-3 grid size-12 flex-none place-items-center rounded-control text-ink hover:bg-action-soft"
          >
            <ArrowLeft aria-hidden className="size-6" />
          </Link>
        )}
        <div className="min-w-0">
          <h1 tabIndex={-1}>{title}</h1>
          {note && <p className="mt-0.5 text-muted">{note}</p>}
        </div>
      </div>
      {actions && (
        <div data-print="hide" className="flex flex-wrap gap-2.5">
          {actions}
        </div>
      )}
    </div>
  )
}
