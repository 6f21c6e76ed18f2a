import { useLingui } from '@lingui/react/macro'
import encodeQR from 'qr'
import { useMemo } from 'react'
import { fullName } from '../../../lib/people.ts'
import type { PatientRecord } from '../../../lib/register/records.ts'
import { unbroken } from '../patient.ts'
import { cardText } from './cardText.ts'
import './card.css'

export type CardSize = 'wallet' | 'booklet'

/** The dark squares as one path, with the quiet margin that a camera needs around them. */
function qrPath(text: string): { path: string; side: number } {
  const squares = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const path = squares.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { path, side: squares.length }
}

interface PaperCardProps {
  record: PatientRecord
  facilityName: string
  size: CardSize
}

/**
 * The card at its real size, the same on the screen and on paper, in the day's colours in the dark theme too:
 * it is a thing of paper.
 */
export function PaperCard({ record, facilityName, size }: PaperCardProps) {
  const { t } = useLingui()
  const { path, side } = useMemo(() => qrPath(cardText(record.id)), [record.id])
  const year = record.birth_date.slice(0, 4)
  const isRough = record.birth_precision === 'age'
  return (
    <section aria-label={t`Carte du patient`} className="paper-card" data-size={size}>
      <header>
        <strong>Kénéya</strong>
        <span>{facilityName}</span>
      </header>
      <div aria-hidden className="band" />
      <div className="paper-card-body">
        <div>
          <p className="paper-card-name">{fullName(record)}</p>
          <p>{isRough ? t`Naissance vers ${year}` : t`Naissance en ${year}`}</p>
          <p className="paper-card-label">{t`Numéro de carte`}</p>
          <p className="paper-card-number">{unbroken(record.number)}</p>
        </div>
        <svg role="img" viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
          <title>{t`Carré à scanner : l’identifiant du dossier, rien d’autre`}</title>
          <rect width={side} height={side} fill="#fff" />
          <path d={path} fill="#000" />
        </svg>
      </div>
    </section>
  )
}
