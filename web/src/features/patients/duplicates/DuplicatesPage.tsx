import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { UserCheck, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { Button, LinkButton } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { fullName } from '../../../lib/people.ts'
import { toProblem } from '../../../lib/problem.ts'
import { problemWords } from '../../../lib/problemWords.ts'
import { registerState } from '../../../lib/register/register.ts'
import { toast } from '../../../lib/toast.ts'
import { FillingNote } from '../find/FillingNote.tsx'
import { usePersonWords } from '../find/usePersonWords.ts'
import { callDistinct } from './merges.ts'
import { useReasonWords } from './reasonWords.ts'
import { type Pair, usePairs } from './usePairs.ts'

const shownAtFirst = 20

function PairRow({ pair, onDistinct }: { pair: Pair; onDistinct: () => void }) {
  const { t } = useLingui()
  const about = usePersonWords()
  const because = useReasonWords()
  const { one, other, reasons } = pair
  const names = `${fullName(one)}, ${fullName(other)}`
  return (
    <li className="border-b border-line py-3.5 last:border-0">
      <div className="grid gap-x-4 gap-y-1.5 sm:grid-cols-2">
        {[one, other].map((record) => (
          <div key={record.id} className="min-w-0">
            <p className="text-[1.0625rem] font-[680]">{fullName(record)}</p>
            <p className="text-[0.9375rem] text-muted">{about(record)}</p>
          </div>
        ))}
      </div>
      <p className="mt-1.5 text-[0.9375rem] text-ochre-ink">{because(reasons)}</p>
      <div className="mt-2 flex flex-wrap gap-2.5">
        <LinkButton look="secondary" href={`/patients/${one.id}/merge/${other.id}`}>
          <Trans>Comparer</Trans>
          <span className="sr-only"> {names}</span>
        </LinkButton>
        <Button look="quiet" aria-label={t`Deux personnes : ${names}`} onClick={onDistinct}>
          <Trans>Deux personnes</Trans>
        </Button>
      </div>
    </li>
  )
}

/** Records that look like one person's: compared one pair after the other, joined or told apart. */
export default function DuplicatesPage() {
  const { t, i18n } = useLingui()
  const pairs = usePairs()
  const { status } = registerState.use()
  const [shown, setShown] = useState(shownAtFirst)
  async function distinct({ one, other }: Pair) {
    try {
      await callDistinct(one.facility_code, one.id, other.id)
      toast(t`Noté : ce sont deux personnes`)
    } catch (error) {
      toast(i18n._(problemWords(toProblem(error)).what), { tone: 'urgent' })
    }
  }
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-4">
      <PageHeader
        title={t`Doublons possibles`}
        note={t`Des fiches qui sont peut-être d’une même personne. Rien ne change sans vous.`}
        back="/patients"
      />
      <FillingNote asked={false} isOnDevice={false} />
      <Card
        note={
          pairs && pairs.length > 0 ? (
            <Plural value={pairs.length} one="# paire à regarder" other="# paires à regarder" />
          ) : undefined
        }
      >
        {pairs === undefined || status === 'opening' ? (
          <Skeleton lines={6} />
        ) : pairs.length === 0 ? (
          <EmptyState icon={UserCheck} title={<Trans>Aucun doublon en vue</Trans>}>
            <Trans>Chaque nouvelle fiche est comparée aux autres au moment où elle est écrite.</Trans>
          </EmptyState>
        ) : (
          <>
            <ul aria-label={t`Paires à regarder`} className="m-0 list-none p-0">
              {pairs.slice(0, shown).map((pair) => (
                <PairRow
                  key={`${pair.one.id}:${pair.other.id}`}
                  pair={pair}
                  onDistinct={() => void distinct(pair)}
                />
              ))}
            </ul>
            {pairs.length > shown && (
              <Button look="quiet" wide icon={UsersRound} onClick={() => setShown(shown + shownAtFirst)}>
                <Trans>Montrer la suite ({pairs.length - shown})</Trans>
              </Button>
            )}
          </>
        )}
      </Card>
    </div>
  )
}
