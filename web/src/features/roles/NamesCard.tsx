import { useLingui } from '@lingui/react/macro'
import { homes } from '../../../../functions/_shared/contracts/permissions.ts'
import { Card } from '../../components/Card.tsx'
import { Field } from '../../components/Field.tsx'
import { SelectInput } from '../../components/SelectInput.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useMembership } from '../../lib/access.ts'
import type { RoleDraft } from './roleDraft.ts'
import { homeWords } from './words.ts'

interface NamesCardProps {
  draft: RoleDraft
  onChange: (draft: RoleDraft) => void
  nameError: string | undefined
}

/** What the role is called in both languages, and the page it opens on. */
export function NamesCard({ draft, onChange, nameError }: NamesCardProps) {
  const { i18n, t } = useLingui()
  const { facility_kind } = useMembership()
  // A page that the facility does not have is not offered, unless the role opens on it already.
  const offered = homes.filter(
    (home) => home === draft.document.home || (home === 'ministry') === (facility_kind === 'ministry'),
  )
  return (
    <div data-print="hide">
      <Card>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={t`Nom du rôle`} hint={t`Le mot que l’on emploie ici.`} required error={nameError}>
            <TextInput
              value={draft.name_fr}
              maxLength={80}
              onChange={(name_fr) => onChange({ ...draft, name_fr })}
            />
          </Field>
          <Field label={t`Nom en anglais`} hint={t`Vide : le même nom.`}>
            <TextInput
              value={draft.name_en}
              maxLength={80}
              onChange={(name_en) => onChange({ ...draft, name_en })}
            />
          </Field>
          <Field label={t`Page d’accueil`} hint={i18n._(homeWords[draft.document.home].note)}>
            <SelectInput
              value={draft.document.home}
              onChange={(value) => {
                const home = homes.find((known) => known === value)
                if (home) onChange({ ...draft, document: { ...draft.document, home } })
              }}
            >
              {offered.map((home) => (
                <option key={home} value={home}>
                  {i18n._(homeWords[home].label)}
                </option>
              ))}
            </SelectInput>
          </Field>
        </div>
      </Card>
    </div>
  )
}
