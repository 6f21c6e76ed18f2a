import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Download, FileCheck2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Field } from '../../components/Field.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useMembership } from '../../lib/access.ts'
import { addDays, today } from '../../lib/epiWeek.ts'
import { type Entry, type ExportRequest, useExport } from './data.ts'
import { brokenLink, toCsv, toJson } from './exportFile.ts'

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** The lines that came, as the two files that people ask for. */
function Files({ lines, request }: { lines: Entry[]; request: ExportRequest }) {
  const { facility_code, display_name } = useMembership()
  const [exported_at] = useState(() => new Date().toISOString())
  const name = `audit-${facility_code}-${request.since}-${request.until}`
  const broken = brokenLink(lines)
  return (
    <Banner
      tone={broken === null ? 'ok' : 'urgent'}
      icon={FileCheck2}
      title={<Plural value={lines.length} _0="Aucune ligne ces jours-là" one="# ligne" other="# lignes" />}
      actions={
        lines.length > 0 && (
          <>
            <Button
              icon={Download}
              onClick={() => save(`${name}.csv`, 'text/csv;charset=utf-8', toCsv(lines))}
            >
              <Trans>Tableau (CSV)</Trans>
            </Button>
            <Button
              look="secondary"
              icon={Download}
              onClick={() =>
                save(
                  `${name}.json`,
                  'application/json',
                  toJson(lines, { ...request, facility_code, exported_by: display_name, exported_at }),
                )
              }
            >
              <Trans>Fichier à vérifier (JSON)</Trans>
            </Button>
          </>
        )
      }
    >
      {broken === null ? (
        <Trans>
          Chaque ligne du fichier tient à la précédente par son empreinte. L’export, son motif et votre nom
          viennent d’être inscrits au journal.
        </Trans>
      ) : (
        <Trans>
          Après la ligne n° {broken}, la suite ne tient pas à ce qui précède : gardez ce fichier et vérifiez
          la chaîne.
        </Trans>
      )}
    </Banner>
  )
}

/** Takes the trail away, with its hashes and a purpose that stays. */
export default function ExportPage() {
  const { t } = useLingui()
  const last = today()
  const [request, setRequest] = useState<ExportRequest>({
    since: addDays(last, -30),
    until: last,
    purpose: '',
  })
  const [tried, setTried] = useState(false)
  const out = useExport()
  const noPurpose = request.purpose.trim().length < 5
  const badDates = !request.since || !request.until || request.until < request.since
  const change = (part: Partial<ExportRequest>) => {
    setRequest({ ...request, ...part })
    out.reset()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!noPurpose && !badDates) out.mutate({ ...request, purpose: request.purpose.trim() })
  }
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-4">
      <PageHeader
        title={t`Exporter le journal`}
        note={t`Les lignes et leurs empreintes, sans le contenu des dossiers.`}
        back="/audit"
      />
      <Card>
        <form onSubmit={submit} noValidate className="grid gap-4">
          <div className="flex flex-wrap gap-4">
            <Field label={t`Du`}>
              <DateInput value={request.since} max={last} onChange={(since) => change({ since })} />
            </Field>
            <Field label={t`Au`} error={tried && badDates ? t`La fin vient après le début.` : undefined}>
              <DateInput value={request.until} max={last} onChange={(until) => change({ until })} />
            </Field>
          </div>
          <Field
            required
            label={t`Pourquoi cet export`}
            hint={t`Par exemple : demande de l’APDP, contrôle du district. Le motif reste inscrit au journal.`}
            error={tried && noPurpose ? t`Dites pourquoi en cinq lettres au moins.` : undefined}
          >
            <TextInput value={request.purpose} maxLength={300} onChange={(purpose) => change({ purpose })} />
          </Field>
          {out.error && <ErrorBanner problem={out.error} reassurance={null} />}
          <div>
            <Button type="submit" busy={out.isPending}>
              <Trans>Préparer l’export</Trans>
            </Button>
          </div>
        </form>
      </Card>
      {out.data && <Files lines={out.data} request={out.variables} />}
    </div>
  )
}
