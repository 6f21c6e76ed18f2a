import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'wouter'
import { Card } from '../../components/Card.tsx'
import { formatDate } from '../../lib/format.ts'
import { type Holder, worksToday } from './data.ts'

/** The people who hold the role, each leading to their page. */
export function HoldersCard({ holders }: { holders: readonly Holder[] }) {
  const { t } = useLingui()
  return (
    <Card
      title={t`Qui porte ce rôle`}
      note={<Plural value={holders.length} _0="Personne" one="# personne" other="# personnes" />}
    >
      {holders.length > 0 && (
        <ul className="m-0 grid list-none gap-x-6 p-0 sm:grid-cols-2">
          {holders.map((holder) => (
            <li key={holder.id} className="border-t border-line">
              <Link
                href={`/staff/${holder.id}`}
                className="flex min-h-12 flex-wrap items-center gap-x-2 py-1.5 text-ink no-underline hover:underline"
              >
                <span className="font-[620]">{holder.display_name}</span>
                <HolderState holder={holder} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function HolderState({ holder }: { holder: Holder }) {
  if (worksToday(holder)) return holder.title && <span className="text-muted">{holder.title}</span>
  const first = formatDate(holder.starts_on)
  const last = holder.ends_on && formatDate(holder.ends_on)
  return (
    <span className="text-[0.9375rem] text-ochre-ink">
      {holder.status === 'suspended' ? (
        <Trans>suspendu</Trans>
      ) : last && new Date(holder.starts_on) <= new Date() ? (
        <Trans>fini le {last}</Trans>
      ) : (
        <Trans>commence le {first}</Trans>
      )}
    </span>
  )
}
