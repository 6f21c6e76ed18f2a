import { Trans, useLingui } from '@lingui/react/macro'
import type { PermissionDocument, Right } from '../../../../functions/_shared/contracts/permissions.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { areaWords } from '../../lib/rightWords.ts'
import { without } from './roleDraft.ts'
import { verbPhrases } from './words.ts'

interface BeyondBannerProps {
  document: PermissionDocument
  /** The rights of it that this administrator may not give. */
  over: readonly Right[]
  onChange: (document: PermissionDocument) => void
}

/** Rights in the role that this administrator may not give: the server would refuse the whole of it. */
export function BeyondBanner({ document, over, onChange }: BeyondBannerProps) {
  const { i18n, t } = useLingui()
  if (over.length === 0) return null
  return (
    <Banner
      tone="warn"
      title={t`Ce rôle contient des droits que vous ne pouvez pas donner`}
      actions={
        <Button look="secondary" onClick={() => onChange(without(document, over))}>
          <Trans>Les retirer du rôle</Trans>
        </Button>
      }
    >
      <p>
        <Trans>Tant qu’ils y sont, vous ne pouvez pas l’enregistrer :</Trans>
      </p>
      <ul className="mt-1 list-disc pl-5">
        {over.map(({ area, verb }) => (
          <li key={`${area}.${verb}`}>
            {i18n._(areaWords[area])} · {i18n._(verbPhrases[verb])}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
