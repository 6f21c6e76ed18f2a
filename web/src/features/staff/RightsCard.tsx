import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MembershipExceptions } from '../../../../functions/_shared/contracts/membership.ts'
import {
  type Area,
  allows,
  areas,
  effectiveDocument,
  mayGive,
  type PermissionDocument,
  type Verb,
  verbsByArea,
} from '../../../../functions/_shared/contracts/permissions.ts'
import { Card } from '../../components/Card.tsx'
import { Chip } from '../../components/Chip.tsx'
import { useMembership } from '../../lib/access.ts'
import type { Role } from '../../lib/roles.ts'
import { setRight } from './edits.ts'
import { Refusal } from './Refusal.tsx'
import { RightRow } from './RightRow.tsx'
import { useWords } from './useWords.ts'

interface RightsCardProps {
  role: Role
  exceptions: MembershipExceptions
  /** What the person could do before these edits: it may stay, whoever gave it. */
  known: PermissionDocument | undefined
  onChange: (exceptions: MembershipExceptions) => void
  locked: boolean
  error: ReactNode
}

/** What this person may do, area by area; single rights more or less than the role. */
export function RightsCard({ role, exceptions, known, onChange, locked, error }: RightsCardProps) {
  const { t } = useLingui()
  const { document: giver } = useMembership()
  const document = effectiveDocument(role.document, exceptions)
  const canGive = (area: Area, verb: Verb) =>
    mayGive(giver, area, verb) || (known !== undefined && allows(known, area, verb))
  return (
    <Card
      title={t`Droits de cette personne`}
      note={
        locked
          ? t`Ce que son rôle permet, et ce qui a été ajouté ou retiré pour elle seule.`
          : t`Cochez ou décochez un droit pour cette personne seule : son rôle ne change pas pour les autres.`
      }
    >
      {error && <Refusal>{error}</Refusal>}
      <div className="mt-1 divide-y divide-line">
        {areas.map((area) => (
          <AreaRights key={area} area={area} document={document} exceptions={exceptions}>
            {(verbsByArea[area] as readonly Verb[]).map((verb) => (
              <RightRow
                key={verb}
                right={{ area, verb }}
                held={allows(document, area, verb)}
                byRole={allows(role.document, area, verb)}
                canGive={canGive(area, verb)}
                locked={locked}
                onChange={(held) => onChange(setRight(role.document, exceptions, area, verb, held))}
              />
            ))}
          </AreaRights>
        ))}
      </div>
    </Card>
  )
}

interface AreaRightsProps {
  area: Area
  document: PermissionDocument
  exceptions: MembershipExceptions
  children: ReactNode
}

function AreaRights({ area, document, exceptions, children }: AreaRightsProps) {
  const words = useWords()
  const held = document.areas[area]?.verbs.length ?? 0
  const limits = document.areas[area]?.limits ?? []
  const added = exceptions.allow?.[area]?.length ?? 0
  const taken = exceptions.deny?.[area]?.length ?? 0
  return (
    <details className="group">
      <summary className="flex min-h-12 list-none items-center gap-3 py-1.5">
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-[640]">{words.area(area)}</span>
          <span className="text-[0.9375rem] text-muted">
            <Plural value={held} _0="aucun droit" one="# droit" other="# droits" />
          </span>
          {added > 0 && (
            <Chip tone="action">
              <Plural value={added} one="# en plus" other="# en plus" />
            </Chip>
          )}
          {taken > 0 && (
            <Chip tone="waiting">
              <Plural value={taken} one="# en moins" other="# en moins" />
            </Chip>
          )}
        </span>
        <ChevronDown aria-hidden className="size-5 flex-none text-muted group-open:rotate-180" />
      </summary>
      <div className="pb-3">
        {limits.includes('own_records') && (
          <p className="pb-1 text-[0.9375rem] text-muted">
            <Trans>Le rôle limite ces droits aux fiches que la personne a écrites elle-même.</Trans>
          </p>
        )}
        {limits.includes('without_identity') && (
          <p className="pb-1 text-[0.9375rem] text-muted">
            <Trans>Le rôle montre ces fiches sans nom ni adresse.</Trans>
          </p>
        )}
        {children}
      </div>
    </details>
  )
}
