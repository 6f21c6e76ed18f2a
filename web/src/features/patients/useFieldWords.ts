import { useLingui } from '@lingui/react/macro'
import { formatDate } from '../../lib/format.ts'
import { ageInWords } from '../../lib/people.ts'
import { columnsOf, type Identity, type IdentityField } from './identity.ts'
import { fieldWords } from './words.ts'

/** What a card says in a field, as a person would read it aloud. */
export function useFieldWords() {
  const { t, i18n } = useLingui()
  /** « 7 mars 2019 », « 2007, année seulement »: what is known, and how well. */
  function birth({ birth_date, birth_precision }: Identity): string {
    const year = birth_date.slice(0, 4)
    const month = birth_date.slice(5, 7)
    if (birth_precision === 'day') return formatDate(birth_date)
    if (birth_precision === 'year') return t`${year}, année seulement`
    if (birth_precision === 'month') return t`${month}/${year}, sans le jour`
    return t`vers ${year}, d’après un âge`
  }
  function value(card: Identity, field: IdentityField): string {
    if (field === 'birth') return `${birth(card)} (${ageInWords(card)})`
    if (field === 'sex') return card.sex === 'F' ? t`Féminin` : t`Masculin`
    if (field === 'in_health_area')
      return card.in_health_area ? t`Dans l’aire de santé` : t`Hors de l’aire de santé`
    if (field === 'pregnant') return card.pregnant ? t`Enceinte` : t`Non`
    const [column] = columnsOf(field)
    return (column && (card[column] as string | null)) || t`Rien d’écrit`
  }
  return { label: (field: IdentityField) => i18n._(fieldWords[field]), value, birth }
}
