import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Chip } from '../../components/Chip.tsx'
import { Combobox } from '../../components/Combobox.tsx'
import { Field } from '../../components/Field.tsx'
import { newId } from '../../lib/ids.ts'
import type { DiagnosisList } from './data.ts'
import { type DiagnosisTerm, termLabel, termWords } from './terms.ts'
import { type NotedDiagnosis, startsNewCase, type VisitAnswers } from './visit.ts'

interface DiagnosisFieldsProps {
  answers: VisitAnswers
  onChange: (part: Partial<VisitAnswers>) => void
  list: DiagnosisList
  error: string | undefined
}

/** What was found: from the list by its name, its synonym or its code, or in one's own words. */
export function DiagnosisFields({ answers, onChange, list, error }: DiagnosisFieldsProps) {
  const { t, i18n } = useLingui()
  const byCode = new Map(list.terms.map((term) => [term.code, term]))
  const noted = answers.diagnoses
  const has = (term: DiagnosisTerm) => noted.some((diagnosis) => diagnosis.termCode === term.code)
  const add = (part: Pick<NotedDiagnosis, 'termCode' | 'freeText' | 'certainty'>) =>
    onChange({ diagnoses: [...noted, { id: newId(), isNewCase: startsNewCase(answers), ...part }] })
  const addTerm = (term: DiagnosisTerm) => {
    if (!has(term)) add({ termCode: term.code, freeText: null, certainty: term.certainty })
  }
  const change = (id: string, part: Partial<NotedDiagnosis>) =>
    onChange({ diagnoses: noted.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)) })

  const malaria = list.terms.filter(
    (term) => term.disease_code === 'malaria' && term.certainty === 'confirmed',
  )
  const suggested = answers.malaria === 'positive' && !malaria.some(has) ? malaria : []
  const unproven = answers.malaria !== 'positive' && malaria.some(has)

  return (
    <div className="grid gap-3">
      <Field
        label={t`Diagnostic`}
        error={error}
        warning={unproven ? t`Paludisme confirmé sans test positif : vérifiez.` : undefined}
      >
        <Combobox
          items={list.terms}
          words={termWords}
          id={(term) => term.code}
          label={(term) => termLabel(term, i18n.locale)}
          render={(term) => (
            <span>
              <span className="block font-[620]">{termLabel(term, i18n.locale)}</span>
              {term.icd10 && (
                <span className="block text-sm text-muted">
                  <Trans>CIM-10 {term.icd10}</Trans>
                </span>
              )}
            </span>
          )}
          onPick={addTerm}
          onFreeText={(text) => add({ termCode: null, freeText: text.slice(0, 200), certainty: 'suspected' })}
          freeTextLabel={(text) => t`Écrire « ${text} »`}
          placeholder={t`Chercher : palu, diarrhée, HTA…`}
          emptyText={t`Rien dans la liste : écrivez encore, ou gardez vos mots.`}
        />
      </Field>
      {suggested.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {suggested.map((term) => (
            <Button key={term.code} look="secondary" icon={Plus} onClick={() => addTerm(term)}>
              {termLabel(term, i18n.locale)}
            </Button>
          ))}
        </div>
      )}
      {noted.length > 0 && (
        <ul className="m-0 grid list-none gap-2.5 p-0">
          {noted.map((entry) => {
            const term = entry.termCode ? byCode.get(entry.termCode) : undefined
            const name = term ? termLabel(term, i18n.locale) : (entry.freeText ?? entry.termCode ?? '')
            const code = term?.icd10
            const immediate = term?.disease_code && list.immediate.includes(term.disease_code)
            return (
              <li
                key={entry.id}
                className="flex items-start gap-2 rounded-card border-[1.5px] border-action bg-surface py-2 pr-1 pl-4"
              >
                <div className="min-w-0 flex-1 pt-1">
                  <p className="font-[680]">{name}</p>
                  <p className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
                    {code && (
                      <Chip>
                        <Trans>CIM-10 {code}</Trans>
                      </Chip>
                    )}
                    {immediate && (
                      <Chip tone="urgent">
                        <Trans>À déclarer aujourd’hui</Trans>
                      </Chip>
                    )}
                  </p>
                  <div className="flex flex-wrap gap-x-5">
                    <Checkbox
                      checked={entry.isNewCase}
                      onChange={(isNewCase) => change(entry.id, { isNewCase })}
                      label={t`Nouveau cas`}
                    />
                    {!term && (
                      <Checkbox
                        checked={entry.certainty === 'confirmed'}
                        onChange={(sure) => change(entry.id, { certainty: sure ? 'confirmed' : 'suspected' })}
                        label={t`Confirmé`}
                      />
                    )}
                  </div>
                </div>
                <IconButton
                  icon={X}
                  label={t`Retirer ${name}`}
                  onClick={() => onChange({ diagnoses: noted.filter(({ id }) => id !== entry.id) })}
                />
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
