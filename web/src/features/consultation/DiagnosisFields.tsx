import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Chip } from '../../components/Chip.tsx'
import { Combobox } from '../../components/Combobox.tsx'
import { Field } from '../../components/Field.tsx'
import { labelOf, type Term, termWords } from '../../lib/lists/lists.ts'
import { diagnosisName } from '../../lib/lists/visitText.ts'
import type { DiagnosisRecord } from '../../lib/register/records.ts'
import { visitRecords } from '../../lib/register/register.ts'
import { useVisit } from './context.ts'
import { frequentTerms } from './frequent.ts'
import { noteTerm, noteWords } from './note.ts'
import { useOnce } from './useOnce.ts'

function Noted({ entry }: { entry: DiagnosisRecord }) {
  const { t, i18n } = useLingui()
  const { answers, change, lists } = useVisit()
  const term = lists.terms.find(({ code }) => code === entry.term_code)
  const name = diagnosisName(entry, lists, i18n.locale)
  const code = term?.icd10
  const set = (part: Partial<DiagnosisRecord>) =>
    change({
      diagnoses: answers.diagnoses.map((noted) => (noted.id === entry.id ? { ...noted, ...part } : noted)),
    })
  return (
    <li className="flex items-start gap-2 rounded-card border-[1.5px] border-action bg-surface py-2 pr-1 pl-4">
      <div className="min-w-0 flex-1 pt-1">
        <p className="font-[680]">{name}</p>
        <p className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
          {code && (
            <Chip>
              <Trans>CIM-10 {code}</Trans>
            </Chip>
          )}
          {term?.notification === 'immediate' && (
            <Chip tone="urgent">
              <Trans>À déclarer aujourd’hui</Trans>
            </Chip>
          )}
        </p>
        <div className="flex flex-wrap gap-x-5">
          <Checkbox
            checked={entry.is_new_case}
            onChange={(is_new_case) => set({ is_new_case })}
            label={t`Nouveau cas`}
          />
          {!term && (
            <Checkbox
              checked={entry.certainty === 'confirmed'}
              onChange={(sure) => set({ certainty: sure ? 'confirmed' : 'suspected' })}
              label={t`Confirmé`}
            />
          )}
        </div>
      </div>
      <IconButton
        icon={X}
        label={t`Retirer ${name}`}
        onClick={() => change({ diagnoses: answers.diagnoses.filter(({ id }) => id !== entry.id) })}
      />
    </li>
  )
}

/** What was found: from the list by its name, its synonym or its code, or in one's own words. */
export function DiagnosisFields() {
  const { t, i18n } = useLingui()
  const { answers, change, lists, person, faults, tried } = useVisit()
  const noted = answers.diagnoses
  const has = ({ code }: Term) => noted.some((diagnosis) => diagnosis.term_code === code)
  const add = (entry: DiagnosisRecord) => change({ diagnoses: [...noted, entry] })
  const frequent = useOnce(() => frequentTerms(visitRecords(), person.ageMonths, Date.now()))
  const chips =
    noted.length === 0 ? frequent.flatMap((code) => lists.terms.find((term) => term.code === code) ?? []) : []
  const confirmed = lists.terms.filter(
    (term) => term.disease_code === 'malaria' && term.certainty === 'confirmed',
  )
  const unproven = answers.malaria !== 'positive' && !answers.follows && confirmed.some(has)
  return (
    <div className="grid gap-3">
      <Field
        label={t`Diagnostic`}
        error={tried && faults.nothing ? t`Choisissez au moins un motif ou un diagnostic.` : undefined}
        warning={unproven ? t`Paludisme confirmé sans test positif : vérifiez.` : undefined}
      >
        <Combobox
          items={lists.terms}
          words={termWords}
          id={(term) => term.code}
          label={(term) => labelOf(term, i18n.locale)}
          render={(term) => (
            <span>
              <span className="block font-[620]">{labelOf(term, i18n.locale)}</span>
              {term.icd10 && (
                <span className="block text-sm text-muted">
                  <Trans>CIM-10 {term.icd10}</Trans>
                </span>
              )}
            </span>
          )}
          onPick={(term) => {
            if (!has(term)) add(noteTerm(term, answers))
          }}
          onFreeText={(words) => add(noteWords(words, answers))}
          freeTextLabel={(words) => t`Écrire « ${words} »`}
          placeholder={t`Chercher : palu, diarrhée, HTA…`}
          emptyText={t`Rien dans la liste : écrivez encore, ou gardez vos mots.`}
        />
      </Field>
      {chips.length > 0 && (
        <fieldset aria-label={t`Les plus fréquents ici`} className="flex flex-wrap gap-2">
          {chips.map((term) => (
            <Button key={term.code} look="secondary" icon={Plus} onClick={() => add(noteTerm(term, answers))}>
              {labelOf(term, i18n.locale)}
            </Button>
          ))}
        </fieldset>
      )}
      {noted.length > 0 && (
        <ul className="m-0 grid list-none gap-2.5 p-0">
          {noted.map((entry) => (
            <Noted key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </div>
  )
}
