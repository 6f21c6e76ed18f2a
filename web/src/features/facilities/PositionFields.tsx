import { Trans, useLingui } from '@lingui/react/macro'
import { LocateFixed } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { formatNumber } from '../../lib/format.ts'
import { degreesText, devicePosition, isInMali, parseDegrees } from './position.ts'

export interface PositionTexts {
  latitude: string
  longitude: string
}

interface PositionFieldsProps {
  value: PositionTexts
  onChange: (value: PositionTexts) => void
}

/** Latitude and longitude in decimal degrees, typed or taken from this device. */
export function PositionFields({ value, onChange }: PositionFieldsProps) {
  const { i18n, t } = useLingui()
  const [state, setState] = useState<{ busy?: boolean; problem?: string; accuracy?: number }>({})
  const latitude = parseDegrees(value.latitude, 90)
  const longitude = parseDegrees(value.longitude, 180)
  const wrong = t`Des degrés avec une virgule, par exemple 14,4634.`
  const half = (latitude === null) !== (longitude === null)
  const outside =
    latitude !== null &&
    longitude !== null &&
    !Number.isNaN(latitude) &&
    !Number.isNaN(longitude) &&
    !isInMali(latitude, longitude)
  const metres = state.accuracy === undefined ? '' : formatNumber(state.accuracy)

  async function locate() {
    setState({ busy: true })
    try {
      const found = await devicePosition()
      const french = i18n.locale !== 'en'
      onChange({
        latitude: degreesText(found.latitude, french),
        longitude: degreesText(found.longitude, french),
      })
      setState({ accuracy: found.accuracy })
    } catch (error) {
      const refused = (error as { code?: number }).code === 1
      setState({
        problem: refused
          ? t`L’appareil n’a pas la permission de dire où il est : autorisez-le, ou tapez les degrés.`
          : t`L’appareil ne sait pas où il est. Essayez dehors, ou tapez les degrés.`,
      })
    }
  }
  return (
    <div className="grid gap-3">
      <div className="grid max-w-80 grid-cols-2 items-start gap-3">
        <Field
          label={t`Latitude`}
          error={
            Number.isNaN(latitude) ? wrong : half && latitude === null ? t`Il manque la latitude.` : undefined
          }
        >
          <TextInput
            inputMode="decimal"
            value={value.latitude}
            onChange={(text) => onChange({ ...value, latitude: text })}
          />
        </Field>
        <Field
          label={t`Longitude`}
          error={
            Number.isNaN(longitude)
              ? wrong
              : half && longitude === null
                ? t`Il manque la longitude.`
                : undefined
          }
        >
          <TextInput
            inputMode="text"
            value={value.longitude}
            onChange={(text) => onChange({ ...value, longitude: text })}
          />
        </Field>
      </div>
      <div>
        <Button look="secondary" icon={LocateFixed} busy={state.busy} onClick={() => void locate()}>
          <Trans>Prendre la position de cet appareil</Trans>
        </Button>
      </div>
      <div role="status" className="grid gap-1 text-[0.9375rem]">
        {state.accuracy !== undefined && (
          <p className="text-muted">
            <Trans>Position prise, à {metres} m près.</Trans>
          </p>
        )}
        {state.problem && <p className="font-[620] text-warn-ink">{state.problem}</p>}
        {outside && (
          <p className="font-[620] text-warn-ink">
            <Trans>Ce point est hors du Mali : la latitude et la longitude sont-elles inversées ?</Trans>
          </p>
        )}
      </div>
    </div>
  )
}
