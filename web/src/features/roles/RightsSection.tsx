import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PermissionDocument } from '../../../../functions/_shared/contracts/permissions.ts'
import { Card } from '../../components/Card.tsx'
import type { Role } from '../../lib/roles.ts'
import { useRoleTitle } from './data.ts'
import { Matrix } from './Matrix.tsx'
import { governs, type Layer, limit, turn } from './matrix.ts'
import { useLocks } from './useLocks.ts'

interface RightsSectionProps {
  /** Beside the title: the role to compare with. */
  aside?: ReactNode
  document: PermissionDocument
  /** What the edit started from: a right that was there may be turned on again. */
  base?: PermissionDocument
  /** Absent: read only. */
  onChange?: (document: PermissionDocument) => void
  other: Role | undefined
}

/** The matrix of what the role does, and under it, quieter, what it may give to others. */
export function RightsSection({ aside, document, base, onChange, other }: RightsSectionProps) {
  const { t } = useLingui()
  const grants = Object.values(document.grants ?? {}).reduce((total, verbs) => total + verbs.length, 0)
  return (
    <>
      <Card
        title={t`Droits`}
        aside={aside}
        className="max-lg:border-0 max-lg:bg-transparent max-lg:p-0 max-lg:shadow-none print:border print:p-3"
      >
        <LayerMatrix
          layer="areas"
          caption={t`Droits du rôle : un domaine par ligne, un verbe par colonne`}
          document={document}
          base={base}
          onChange={onChange}
          other={other}
        />
      </Card>
      {(onChange || grants > 0) && (
        <details
          className="group rounded-card border border-line"
          data-print={grants > 0 ? undefined : 'hide'}
        >
          <summary className="flex min-h-14 list-none items-center gap-3 px-4 py-2.5 [&::-webkit-details-marker]:hidden">
            <span className="min-w-0 flex-1">
              <span className="block font-[620]">
                <Trans>Peut donner à d’autres, sans l’exercer</Trans>
              </span>
              <span className="block text-[0.9375rem] text-muted">
                {grants > 0 ? <Trans>{grants} droits</Trans> : <Trans>aucun droit</Trans>}
              </span>
            </span>
            <ChevronDown
              aria-hidden
              className="size-5 flex-none text-muted transition-transform group-open:rotate-180"
            />
          </summary>
          <div className="grid gap-3 border-t border-line px-4 py-3">
            <p className="max-w-[70ch] text-[0.9375rem] text-muted">
              <Trans>
                Un administrateur nomme une infirmière sans lire les dossiers : il peut donner ces droits, pas
                les exercer. Un droit exercé sans limite peut toujours être donné.
              </Trans>{' '}
              {!governs(document) && (
                <Trans>Sans effet ici : ce rôle ne gère ni le personnel ni les rôles.</Trans>
              )}
            </p>
            <LayerMatrix
              layer="grants"
              caption={t`Droits que le rôle peut donner à d’autres`}
              document={document}
              base={base}
              onChange={onChange}
              other={other}
            />
          </div>
        </details>
      )}
    </>
  )
}

interface LayerMatrixProps extends RightsSectionProps {
  layer: Layer
  caption: string
}

function LayerMatrix({ layer, caption, document, base, onChange, other }: LayerMatrixProps) {
  const titleOf = useRoleTitle()
  const lockOf = useLocks(document, layer, base)
  return (
    <Matrix
      caption={caption}
      document={document}
      layer={layer}
      onTurn={onChange && ((area, verb, on) => onChange(turn(document, layer, area, verb, on)))}
      onLimit={onChange && ((area, wanted) => onChange(limit(document, area, wanted)))}
      lockOf={lockOf}
      other={other && { document: other.document, name: titleOf(other) }}
    />
  )
}
