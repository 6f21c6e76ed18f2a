import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, X } from 'lucide-react'
import { useMemo } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Combobox } from '../../components/Combobox.tsx'
import { Field } from '../../components/Field.tsx'
import { NumberInput } from '../../components/NumberInput.tsx'
import { TextArea, TextInput } from '../../components/TextInput.tsx'
import { formatMeasure } from '../../lib/format.ts'
import { newId } from '../../lib/ids.ts'
import { type Medicine, medicineLabel, medicineWords } from '../../lib/lists/lists.ts'
import { doseText, medicineName } from '../../lib/lists/visitText.ts'
import type { PrescriptionLine } from '../../lib/register/records.ts'
import { visitRecords } from '../../lib/register/register.ts'
import { useVisit } from './context.ts'
import { doseFor } from './dose.ts'
import { frequentMedicines } from './frequent.ts'
import { noteMedicine, noteOwnMedicine } from './note.ts'

/** One line of the prescription; when the weight changes, the dose of the list is offered again. */
function Line({ line }: { line: PrescriptionLine }) {
  const { t, i18n } = useLingui()
  const { answers, change, lists, kilos, person, faults, tried } = useVisit()
  const name = medicineName(line, lists, i18n.locale)
  const set = (part: Partial<PrescriptionLine>) =>
    change({
      prescription: answers.prescription.map((other) =>
        other.id === line.id ? { ...other, ...part } : other,
      ),
    })
  const listed = line.medicine_code
    ? doseFor(lists.doses, line.medicine_code, kilos, person.ageMonths, i18n.locale)
    : undefined
  const offered = listed && listed.dose !== line.dose ? listed : undefined
  const weight = kilos === undefined ? '' : formatMeasure(kilos, 'kg')
  const basis = listed && !offered ? listed.basis : undefined
  const computedFor =
    basis === 'weight' ? t`pour ${weight}` : basis === 'age' ? t`pour l’âge, faute de poids` : ''
  const whole = (value: number | null) =>
    value !== null && Number.isInteger(value) && value > 0 ? value : null
  return (
    <li className="grid gap-2 rounded-card border-[1.5px] border-action bg-surface py-2 pr-1 pb-3 pl-4">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 pt-2.5 font-[680]">{name}</p>
        <IconButton
          icon={X}
          label={t`Retirer ${name}`}
          onClick={() => change({ prescription: answers.prescription.filter(({ id }) => id !== line.id) })}
        />
      </div>
      <div className="grid grid-cols-2 gap-3 pr-3 sm:grid-cols-[2fr_1fr_1fr]">
        <Field
          className="col-span-2 sm:col-span-1"
          label={t`Dose`}
          error={tried && faults.doses?.includes(line.id) ? t`Écrivez la dose.` : undefined}
        >
          <div data-field={`dose-${line.id}`}>
            <TextInput value={line.dose} maxLength={100} onChange={(dose) => set({ dose })} />
          </div>
        </Field>
        <Field label={t`Fois par jour`}>
          <NumberInput
            value={line.times_per_day}
            onChange={(value) => set({ times_per_day: whole(value) })}
          />
        </Field>
        <Field label={t`Jours`}>
          <NumberInput value={line.days} onChange={(value) => set({ days: whole(value) })} />
        </Field>
      </div>
      <p className="pr-3 text-[0.9375rem] text-muted empty:hidden">
        {[computedFor, line.note].filter(Boolean).join(' · ')}
      </p>
      {offered && (
        <div>
          <Button
            look="quiet"
            onClick={() => {
              const { basis: _basis, ...dose } = offered
              set(dose)
            }}
          >
            <Trans>Dose de la liste : {doseText({ ...line, ...offered }, i18n)}</Trans>
          </Button>
        </div>
      )}
    </li>
  )
}

/** The prescription: medicines of the list at the dose of this weight, or others in one's own words. */
export function TreatmentFields() {
  const { t, i18n } = useLingui()
  const { answers, change, lists, kilos, person, earlier } = useVisit()
  const lines = answers.prescription
  const add = (...more: PrescriptionLine[]) => change({ prescription: [...lines, ...more] })
  const has = (code: string | null) => lines.some((line) => line.medicine_code === code)
  const note = (medicine: Medicine) =>
    noteMedicine(medicine, lists.doses, kilos, person.ageMonths, i18n.locale)
  const terms = answers.diagnoses.flatMap((diagnosis) => diagnosis.term_code ?? []).join(' ')
  // Not at every key: it reads all the visits of three months.
  const frequent = useMemo(() => frequentMedicines(visitRecords(), terms.split(' '), Date.now()), [terms])
  const usual = frequent.flatMap(
    (code) => (!has(code) && lists.medicines.find((medicine) => medicine.code === code)) || [],
  )
  const last = answers.follows ? earlier.find(({ id }) => id === answers.follows) : undefined
  const again = lines.length === 0 ? (last?.prescription ?? []) : []
  return (
    <div className="grid gap-3">
      <Field label={t`Traitement`}>
        <Combobox
          items={lists.medicines}
          words={medicineWords}
          id={(medicine) => medicine.code}
          label={(medicine) => medicineLabel(medicine, i18n.locale)}
          onPick={(medicine) => {
            if (!has(medicine.code)) add(note(medicine))
          }}
          onFreeText={(words) => add(noteOwnMedicine(words))}
          freeTextLabel={(words) => t`Écrire « ${words} »`}
          placeholder={t`Chercher : CTA, paracétamol, SRO…`}
          emptyText={t`Rien dans la liste : écrivez encore, ou gardez vos mots.`}
        />
      </Field>
      {(usual.length > 0 || again.length > 0) && (
        <fieldset aria-label={t`Souvent donnés avec ce diagnostic`} className="flex flex-wrap gap-2">
          {again.length > 0 && (
            <Button
              look="secondary"
              icon={Plus}
              onClick={() => add(...again.map((line) => ({ ...line, id: newId() })))}
            >
              <Trans>Même traitement</Trans>
            </Button>
          )}
          {usual.map((medicine) => (
            <Button key={medicine.code} look="secondary" icon={Plus} onClick={() => add(note(medicine))}>
              {medicineLabel(medicine, i18n.locale)}
            </Button>
          ))}
        </fieldset>
      )}
      {lines.length > 0 && (
        <ul className="m-0 grid list-none gap-2.5 p-0">
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
      <Field label={t`Conseils et autres soins`}>
        <div data-field="treatment">
          <TextArea rows={2} value={answers.treatment} onChange={(treatment) => change({ treatment })} />
        </div>
      </Field>
    </div>
  )
}
