import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { EyeOff, Printer, UserSearch } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Field } from '../../components/Field.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useMembership } from '../../lib/access.ts'
import { readCardNumber } from '../../lib/cardNumber.ts'
import { toProblem } from '../../lib/problem.ts'
import { useSheet } from './data.ts'
import { Sheet } from './Sheet.tsx'

/** « Qui a vu ce dossier ? »: the sheet that a patient may ask for, found by the number on their card. */
export default function SheetPage() {
  const { t } = useLingui()
  const { facility_name: facility } = useMembership()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const sheet = useSheet()
  const unknown = sheet.error && toProblem(sheet.error).code === 'not_found'

  function submit(event: FormEvent) {
    event.preventDefault()
    const number = readCardNumber(typed)
    setWrong(!number)
    if (!number) return sheet.reset()
    setTyped(number)
    sheet.mutate(number)
  }

  return (
    <div className="mx-auto grid w-full max-w-4xl gap-4">
      <PageHeader
        title={t`Qui a vu ce dossier ?`}
        note={facility}
        back="/audit"
        actions={
          sheet.data && (
            <Button look="secondary" icon={Printer} onClick={() => print()}>
              <Trans>Imprimer la feuille</Trans>
            </Button>
          )
        }
      />
      <form onSubmit={submit} noValidate data-print="hide">
        <Card>
          <Field
            label={t`Numéro de carte du patient`}
            hint={t`Écrit sur sa carte et en haut de sa fiche. Votre demande est inscrite au journal.`}
            error={wrong ? t`Un numéro de carte a huit signes, par exemple 7K4P-92AB.` : undefined}
          >
            <span className="flex flex-wrap gap-2.5">
              <TextInput
                value={typed}
                onChange={setTyped}
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={12}
                className="max-w-48"
              />
              <Button type="submit" icon={UserSearch} busy={sheet.isPending}>
                <Trans>Voir</Trans>
              </Button>
            </span>
          </Field>
        </Card>
      </form>
      {unknown && (
        <EmptyState icon={EyeOff} title={<Trans>Aucune carte de cet établissement ne porte ce numéro</Trans>}>
          <Trans>Relisez la carte signe par signe, ou cherchez le patient par son nom.</Trans>
        </EmptyState>
      )}
      {sheet.error && !unknown && <ErrorBanner problem={sheet.error} reassurance={null} />}
      {sheet.data && (
        <>
          <p role="status" className="sr-only">
            <Plural value={sheet.data.length} _0="Aucune ligne" one="# ligne" other="# lignes" />
          </p>
          <Sheet number={sheet.variables} lines={sheet.data} />
        </>
      )}
    </div>
  )
}
