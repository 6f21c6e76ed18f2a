import { Trans, useLingui } from '@lingui/react/macro'
import { Minus, Plus } from 'lucide-react'
import {
  allows,
  type PermissionDocument,
  rightsOf,
} from '../../../../functions/_shared/contracts/permissions.ts'
import { Card } from '../../components/Card.tsx'
import { useWords } from './useWords.ts'

interface ConsequenceCardProps {
  name: string
  before: PermissionDocument
  after: PermissionDocument
}

/** What saving will do to this person, right by right, before it is done. */
export function ConsequenceCard({ name, before, after }: ConsequenceCardProps) {
  const { t } = useLingui()
  const words = useWords()
  const gained = rightsOf(after).filter(({ area, verb }) => !allows(before, area, verb))
  const lost = rightsOf(before).filter(({ area, verb }) => !allows(after, area, verb))
  if (gained.length === 0 && lost.length === 0) return null
  return (
    <Card tone="waiting" title={t`Ce qui change pour ${name}`}>
      <p>
        <Trans>Dès l’enregistrement, ses écrans ouverts suivent en deux secondes.</Trans>
      </p>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        {gained.length > 0 && (
          <div>
            <h3 className="flex items-center gap-1.5">
              <Plus aria-hidden className="size-4" />
              <Trans>Pourra</Trans>
            </h3>
            <ul className="list-disc pl-6">
              {gained.map((right) => (
                <li key={`${right.area} ${right.verb}`}>{words.right(right)}</li>
              ))}
            </ul>
          </div>
        )}
        {lost.length > 0 && (
          <div>
            <h3 className="flex items-center gap-1.5">
              <Minus aria-hidden className="size-4" />
              <Trans>Ne pourra plus</Trans>
            </h3>
            <ul className="list-disc pl-6">
              {lost.map((right) => (
                <li key={`${right.area} ${right.verb}`}>{words.right(right)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  )
}
