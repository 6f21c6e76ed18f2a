import { Trans, useLingui } from '@lingui/react/macro'
import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Card } from '../../components/Card.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useMembership } from '../../lib/access.ts'
import { formatDateTime } from '../../lib/format.ts'
import { type SheetLine, useFacilityNames } from './data.ts'
import { actionWords, deedWords, whyWords } from './words.ts'

/** What the patient takes home: on paper it says by itself what it is, where it comes from and what to do with it. */
export function Sheet({ number, lines }: { number: string; lines: readonly SheetLine[] }) {
  const { i18n, t } = useLingui()
  const { facility_name: facility, facility_code: home, display_name: maker } = useMembership()
  const nameOf = useFacilityNames()
  const [made] = useState(() => new Date())
  const when = formatDateTime(made)
  const deed = ({ action, relation }: SheetLine) => {
    const words = deedWords[`${action}:${relation}`] ?? actionWords[action]?.did
    return words ? i18n._(words) : action
  }
  const why = ({ purpose }: SheetLine) => {
    const words = purpose ? whyWords[purpose] : undefined
    return words ? i18n._(words) : (purpose ?? '–')
  }
  return (
    <Card
      title={<Trans>Carte {number}</Trans>}
      note={
        <Trans>
          Établie le {when} par {maker}, {facility}
        </Trans>
      }
    >
      <p className="mb-3 max-w-[70ch]">
        <Trans>
          Voici toutes les personnes qui ont ouvert ou modifié votre dossier dans cet établissement, la plus
          récente d’abord. Le journal s’écrit tout seul et personne ne peut y effacer une ligne.
        </Trans>
      </p>
      <DataTable
        caption={t`Qui a vu ce dossier ?`}
        rows={lines}
        rowId={(line) => String(line.seq)}
        columns={[
          { id: 'at', header: t`Quand`, cell: (line) => formatDateTime(line.at) },
          { id: 'who', header: t`Qui`, cell: (line) => line.actor_name ?? t`Le système` },
          { id: 'where', header: t`D’où`, cell: (line) => nameOf(line.by_facility ?? home) },
          { id: 'what', header: t`Quoi`, cell: deed },
          { id: 'why', header: t`Pourquoi`, cell: why },
        ]}
        empty={
          <EmptyState
            icon={EyeOff}
            title={<Trans>Personne n’a ouvert ce dossier depuis que le journal existe</Trans>}
          />
        }
      />
      <p className="mt-4 max-w-[70ch] text-[0.9375rem] text-muted">
        <Trans>
          La loi n° 2013-015 sur la protection des données personnelles vous donne le droit de savoir et de
          faire corriger. Si une ligne vous étonne, demandez au responsable de l’établissement ; vous pouvez
          aussi saisir l’APDP, l’autorité de protection des données.
        </Trans>
      </p>
      <div aria-hidden className="mt-8 hidden grid-cols-2 gap-12 print:grid">
        <p className="border-t border-edge pt-1 text-sm">
          <Trans>Remis par (nom, signature, cachet)</Trans>
        </p>
        <p className="border-t border-edge pt-1 text-sm">
          <Trans>Reçu par le patient ou son représentant</Trans>
        </p>
      </div>
    </Card>
  )
}
