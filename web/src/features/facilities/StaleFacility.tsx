import { Trans, useLingui } from '@lingui/react/macro'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { formatDate, formatNumber } from '../../lib/format.ts'
import type { FacilityChange } from './contract.ts'
import { degreesText } from './position.ts'
import type { Facility } from './registry.ts'
import { ownershipWords } from './words.ts'

type Wanted = Omit<FacilityChange, 'code' | 'revision'>

interface StaleFacilityProps {
  mine: Wanted
  current: Facility
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Somebody corrected the facility meanwhile: the fields in question side by side, and the choice. */
export function StaleFacility({ mine, current, onKeepMine, onTakeTheirs }: StaleFacilityProps) {
  const { i18n, t } = useLingui()
  const labels: Record<keyof Wanted, string> = {
    name: t`Nom`,
    ownership: t`Appartenance`,
    phone: t`Téléphone`,
    population: t`Population de l’aire de santé`,
    latitude: t`Latitude`,
    longitude: t`Longitude`,
    closed_on: t`Fermé le`,
  }
  const text = (key: keyof Wanted, from: Wanted | Facility): string => {
    const value = from[key]
    if (value === null || value === undefined) return '–'
    if (key === 'ownership') return i18n._(ownershipWords[value as Facility['ownership']])
    if (key === 'closed_on') return formatDate(String(value))
    if (key === 'population') return formatNumber(Number(value))
    if (key === 'latitude' || key === 'longitude') return degreesText(Number(value), i18n.locale !== 'en')
    return String(value)
  }
  return (
    <Banner
      alert
      tone="waiting"
      title={t`Quelqu’un d’autre a corrigé cet établissement entre-temps`}
      actions={
        <>
          <Button onClick={onKeepMine}>
            <Trans>Enregistrer ma version</Trans>
          </Button>
          <Button look="secondary" onClick={onTakeTheirs}>
            <Trans>Prendre la leur</Trans>
          </Button>
        </>
      }
    >
      <p className="mb-2">
        <Trans>Rien n’est perdu. Ce que vous changez, et ce qui est enregistré maintenant :</Trans>
      </p>
      <table className="w-full text-left">
        <thead>
          <tr className="text-sm text-muted">
            <th scope="col" className="py-1 pr-3">
              <Trans>Réponse</Trans>
            </th>
            <th scope="col" className="py-1 pr-3">
              <Trans>La vôtre</Trans>
            </th>
            <th scope="col" className="py-1">
              <Trans>La leur</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(mine) as (keyof Wanted)[]).map((key) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-3 font-[560]">
                {labels[key]}
              </th>
              <td className="py-1.5 pr-3">{text(key, mine)}</td>
              <td className="py-1.5">{text(key, current)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Banner>
  )
}
