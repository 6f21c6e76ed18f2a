import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Bell, BellOff } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { IconTile } from '../components/Chip.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { RelativeTime } from '../components/RelativeTime.tsx'
import type { Membership } from '../lib/access.ts'
import { addressOf } from './places.ts'
import { markRead, type NewsItem, useNews } from './useNews.ts'

/** What is new at this facility, and how much of it has not been looked at. */
export function NotificationsBell({ membership }: { membership: Membership }) {
  const { t } = useLingui()
  const news = useNews(membership)
  const unread = news.filter((item) => item.unread).length
  const [open, setOpen] = useState(false)
  const latest = news[0]?.event.seq ?? 0
  function close() {
    setOpen(false)
    markRead(membership.facility_code, latest)
  }
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="relative grid size-12 flex-none place-items-center rounded-control hover:bg-on-header/10"
      >
        <Bell aria-hidden className="size-6" strokeWidth={1.9} />
        {unread > 0 && (
          <span
            aria-hidden
            className="nums absolute top-1 right-0.5 min-w-5 rounded-full bg-urgent px-1 text-center text-xs leading-5 font-bold text-on-urgent ring-2 ring-header"
          >
            {unread > 99 ? '99+' : unread}
          </span>
        )}
        <span className="sr-only">
          <Trans>Notifications :</Trans>{' '}
          <Plural value={unread} _0="aucune non lue" one="# non lue" other="# non lues" />
        </span>
      </button>
      <Dialog open={open} onClose={close} title={t`Notifications`}>
        {news.length === 0 ? (
          <EmptyState icon={BellOff} title={t`Rien de nouveau`}>
            <Trans>Les références, les réponses et les changements de droits arriveront ici.</Trans>
          </EmptyState>
        ) : (
          <ul className="-my-2">
            {news.map((item) => (
              <NewsLine key={item.event.seq} item={item} membership={membership} onOpen={close} />
            ))}
          </ul>
        )}
      </Dialog>
    </>
  )
}

interface NewsLineProps {
  item: NewsItem
  membership: Membership
  onOpen: () => void
}

function NewsLine({ item, membership, onOpen }: NewsLineProps) {
  const { i18n } = useLingui()
  const address = addressOf(item.event.subject_kind, item.event.subject_id, membership.document)
  const code = item.event.detail?.code
  const body = (
    <>
      <IconTile icon={item.icon} tone={item.tone} />
      <span className="min-w-0 flex-1">
        <span className={item.unread ? 'block font-[680]' : 'block'}>
          {i18n._(item.text)}
          {typeof code === 'string' && ` · ${code}`}
        </span>
        <RelativeTime at={item.event.occurred_at} className="text-[0.9375rem] text-muted" />
      </span>
      {item.unread && (
        <span className="size-2.5 flex-none rounded-full bg-ochre">
          <span className="sr-only">
            <Trans>non lue</Trans>
          </span>
        </span>
      )}
    </>
  )
  const look = 'flex min-h-14 items-center gap-3.5 py-2.5 text-ink no-underline'
  return (
    <li className="border-b border-line last:border-0">
      {address ? (
        <Link href={address} onClick={onOpen} className={`${look} hover:bg-sunken`}>
          {body}
        </Link>
      ) : (
        <div className={look}>{body}</div>
      )}
    </li>
  )
}
