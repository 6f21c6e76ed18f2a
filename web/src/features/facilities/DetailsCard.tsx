import { Trans, useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { useHand } from './data.ts'
import { degreesText } from './position.ts'
import type { Entry } from './registry.ts'
import { kindNotes, kindWords, ownershipWords } from './words.ts'

/** What the registry knows of a facility, and its correction in place. */
export function DetailsCard({ entry }: { entry: Entry }) {
  const { i18n, t } = useLingui()
  const hand = useHand(entry.code)
  const [editing, setEditing] = useState(false)
  const french = i18n.locale !== 'en'
  const note = kindNotes[entry.kind]
  const { latitude, longitude, phone } = entry
  if (editing && hand !== 'none') {
    return (
      <Card
        title={hand === 'own' ? t`Corriger votre établissement` : t`Corriger l’établissement`}
        note={hand === 'own' ? t`Le nom et le rattachement se changent au Ministère.` : undefined}
      >
        <ChangeForm facility={entry} hand={hand} onDone={() => setEditing(false)} />
      </Card>
    )
  }
  return (
    <Card
      title={t`Fiche`}
      aside={
        hand !== 'none' && (
          <span data-print="hide">
            <Button look="secondary" icon={Pencil} onClick={() => setEditing(true)}>
              <Trans>Corriger</Trans>
            </Button>
          </span>
        )
      }
    >
      <dl className="m-0 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact label={t`Type`}>
          {i18n._(kindWords[entry.kind].one)}
          {note && <span className="block text-[0.9375rem] font-normal text-muted">{i18n._(note)}</span>}
        </Fact>
        <Fact label={t`Appartenance`}>{i18n._(ownershipWords[entry.ownership])}</Fact>
        <Fact label={t`Population de l’aire de santé`}>
          {entry.population === null ? (
            <Missing>
              <Trans>non connue : aucun taux n’est calculé</Trans>
            </Missing>
          ) : (
            formatNumber(entry.population)
          )}
        </Fact>
        <Fact label={t`Téléphone`}>
          {phone ? (
            <a href={`tel:${phone.replace(/\s/g, '')}`} className="inline-flex min-h-8 items-center">
              {phone}
            </a>
          ) : (
            <Missing>–</Missing>
          )}
        </Fact>
        <Fact label={t`Position`}>
          {latitude === null || longitude === null ? (
            <Missing>–</Missing>
          ) : (
            <span className="nums">
              {degreesText(latitude, french)} · {degreesText(longitude, french)}
            </span>
          )}
        </Fact>
        <Fact label={t`Ouvert le`}>{formatDate(entry.opened_on)}</Fact>
        <Fact label={t`Code`}>
          <span className="font-mono">{entry.code}</span>
        </Fact>
        {entry.closed_on && <Fact label={t`Fermé le`}>{formatDate(entry.closed_on)}</Fact>}
      </dl>
    </Card>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-[0.9375rem] text-muted">{label}</dt>
      <dd className="m-0 font-[620]">{children}</dd>
    </div>
  )
}

function Missing({ children }: { children: ReactNode }) {
  return <span className="font-normal text-muted">{children}</span>
}
