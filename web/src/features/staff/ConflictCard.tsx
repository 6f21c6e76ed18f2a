import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { formatDate, formatDateTime } from '../../lib/format.ts'
import type { Role } from '../../lib/roles.ts'
import { type Person, useHistory } from './data.ts'
import type { Edits } from './edits.ts'
import { exceptionCount } from './standing.ts'
import { useWords } from './useWords.ts'

interface ConflictCardProps {
  base: Person
  current: Person
  edits: Edits
  roles: readonly Role[]
  busy: boolean
  onApply: () => void
  onGiveUp: () => void
}

interface Line {
  id: string
  label: string
  now: string
  mine: string
}

/** Somebody else saved first: what stands there now beside what was being written, and the choice. */
export function ConflictCard({ base, current, edits, roles, busy, onApply, onGiveUp }: ConflictCardProps) {
  const { t } = useLingui()
  const { roleName } = useWords()
  const last = useHistory(current.id).data?.[0]
  const mine: Person = { ...current, ...edits }
  const statuses = { active: t`en poste`, suspended: t`accès suspendu`, ended: t`accès terminé` }
  const shown: { id: string; label: string; say: (person: Person) => string }[] = [
    { id: 'role', label: t`Rôle`, say: ({ role_id }) => roleName(roles.find(({ id }) => id === role_id)) },
    { id: 'name', label: t`Nom`, say: ({ display_name }) => display_name },
    { id: 'title', label: t`Fonction`, say: ({ title }) => title ?? t`aucune` },
    { id: 'starts', label: t`Premier jour`, say: ({ starts_on }) => formatDate(starts_on) },
    {
      id: 'ends',
      label: t`Dernier jour`,
      say: ({ ends_on }) => (ends_on ? formatDate(ends_on) : t`sans fin prévue`),
    },
    { id: 'status', label: t`État`, say: ({ status }) => statuses[status] },
    { id: 'exceptions', label: t`Exceptions`, say: (person) => String(exceptionCount(person)) },
  ]
  const lines: Line[] = shown
    .filter(({ say }) => say(current) !== say(base) || say(mine) !== say(current))
    .map(({ id, label, say }) => ({ id, label, now: say(current), mine: say(mine) }))
  const columns: Column<Line>[] = [
    { id: 'label', header: t`Réponse`, cell: ({ label }) => label },
    { id: 'now', header: t`Maintenant sur la fiche`, cell: ({ now }) => now },
    { id: 'mine', header: t`Avec vos changements`, cell: (line) => line.mine },
  ]
  const who = last?.actor_name ?? ''
  const when = last ? formatDateTime(last.at) : ''
  return (
    <div role="alert">
      <Card tone="waiting" title={t`Cette fiche a changé pendant que vous la remplissiez`}>
        {last && who && (
          <p>
            <Trans>
              {who} l’a changée le {when}.
            </Trans>
          </p>
        )}
        <div className="mt-2">
          <DataTable caption={t`Les deux versions`} columns={columns} rows={lines} rowId={({ id }) => id} />
        </div>
        <div className="mt-3 flex flex-wrap gap-2.5">
          <Button busy={busy} onClick={onApply}>
            <Trans>Appliquer mes changements à cette version</Trans>
          </Button>
          <Button look="secondary" onClick={onGiveUp}>
            <Trans>Garder la fiche comme elle est</Trans>
          </Button>
        </div>
      </Card>
    </div>
  )
}
