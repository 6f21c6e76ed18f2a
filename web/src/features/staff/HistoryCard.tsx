import { useLingui } from '@lingui/react/macro'
import { Card } from '../../components/Card.tsx'
import { formatDateTime } from '../../lib/format.ts'
import { type HistoryEntry, useHistory } from './data.ts'

/** Who changed this membership, when and in what; for those who read the audit trail. */
export function HistoryCard({ membership }: { membership: string }) {
  const { t } = useLingui()
  const { data: entries } = useHistory(membership)
  const fields: Record<string, string> = {
    role_id: t`le rôle`,
    status: t`l’état`,
    starts_on: t`le premier jour`,
    ends_on: t`le dernier jour`,
    exceptions: t`les exceptions`,
    display_name: t`le nom`,
    title: t`la fonction`,
  }
  const say = ({ action, fields: changed }: HistoryEntry) => {
    if (action === 'insert') return t`Arrivée dans l’équipe`
    const list = changed.flatMap((field) => fields[field] ?? []).join(', ')
    return list ? t`A changé : ${list}` : t`A changé`
  }
  if (!entries || entries.length === 0) return null
  return (
    <Card title={t`Historique`} note={t`Tiré du journal d’audit`}>
      <ul className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.seq} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span>{say(entry)}</span>
            <span className="text-[0.9375rem] text-muted">
              {entry.actor_name ? `${entry.actor_name} · ` : ''}
              {formatDateTime(entry.at)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
