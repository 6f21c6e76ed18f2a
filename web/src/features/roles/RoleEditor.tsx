import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useMembership } from '../../lib/access.ts'
import { useDraft } from '../../lib/drafts.ts'
import type { Role } from '../../lib/roles.ts'
import { BeyondBanner } from './BeyondBanner.tsx'
import { CompareCard } from './CompareCard.tsx'
import { CompareSelect } from './CompareSelect.tsx'
import type { Holder } from './data.ts'
import { EditBar } from './EditBar.tsx'
import { NamesCard } from './NamesCard.tsx'
import { RightsSection } from './RightsSection.tsx'
import {
  countChanges,
  exceeding,
  isChanged,
  type RoleContent,
  type RoleDraft,
  rebase,
  replaceTheirs,
} from './roleDraft.ts'
import { SaveDialog } from './SaveDialog.tsx'
import { StaleCard } from './StaleCard.tsx'
import { SummaryCard } from './SummaryCard.tsx'

interface RoleEditorProps {
  draftKey: string
  initial: RoleDraft
  /** The role as it is now on the server; undefined for a new one. */
  current: RoleContent | undefined
  /** The roles to compare with. */
  others: readonly Role[]
  holders: readonly Holder[] | undefined
  /** Where « Annuler » leads. */
  back: string
  saving: { busy: boolean; problem: unknown; reset: () => void }
  onSave: (draft: RoleDraft, done: () => void) => void
}

/** Writes a role: names, matrix, what it means in words, what changes for whom, and only then the save. */
export function RoleEditor(props: RoleEditorProps) {
  const { current, others, holders, saving } = props
  const { t } = useLingui()
  const { document: mine } = useMembership()
  const draft = useDraft(props.draftKey, props.initial)
  const [asked, setAsked] = useState(false)
  const [tried, setTried] = useState(false)
  const [otherId, setOtherId] = useState('')
  const { value, ready, discard } = draft
  const other = others.find((role) => role.id === otherId)
  const changed = isChanged(value)
  const over = exceeding(mine, value.document, value.base?.document)
  const nameError = value.name_fr.trim().length < 2 ? t`Donnez un nom au rôle.` : undefined
  const stale = current && value.base && current.revision > value.base.revision ? current : undefined
  // An editor in which nothing was touched follows what the others save.
  const follows = ready && stale !== undefined && !changed
  useEffect(() => {
    if (follows) void discard()
  }, [follows, discard])
  if (!ready) return <Skeleton lines={6} />

  const setDocument = (document: RoleDraft['document']) => draft.change({ ...value, document })

  function ask() {
    setTried(true)
    if (nameError || over.length > 0 || stale) return
    saving.reset()
    setAsked(true)
  }

  /** After a choice between two versions the page begins anew: nothing is saved without being asked again. */
  function settle(chosen: RoleDraft | undefined) {
    setAsked(false)
    saving.reset()
    if (chosen) draft.change(chosen)
    else void discard()
  }

  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      {stale && changed && (
        <StaleCard
          draft={value}
          current={stale}
          onMerge={() => settle(rebase(value, stale))}
          onReplace={() => settle(replaceTheirs(value, stale))}
          onDiscard={() => settle(undefined)}
        />
      )}
      {draft.restoredAt && changed && !stale && (
        <Banner
          actions={
            <Button look="secondary" onClick={() => void draft.discard()}>
              <Trans>Recommencer</Trans>
            </Button>
          }
        >
          <Trans>Vous aviez commencé ce changement : vos choix sont là, pas encore enregistrés.</Trans>
        </Banner>
      )}
      <NamesCard draft={value} onChange={draft.change} nameError={tried ? nameError : undefined} />
      <BeyondBanner document={value.document} over={over} onChange={setDocument} />
      {other && <CompareCard document={value.document} other={other} />}
      <RightsSection
        aside={<CompareSelect roles={others} value={otherId} onChoose={setOtherId} />}
        document={value.document}
        base={value.base?.document}
        onChange={setDocument}
        other={other}
      />
      <SummaryCard document={value.document} />
      <EditBar changes={value.base ? countChanges(value) : undefined}>
        <Button type="submit" size="large" disabled={!changed || over.length > 0 || Boolean(stale)}>
          {value.base ? <Trans>Enregistrer…</Trans> : <Trans>Créer le rôle…</Trans>}
        </Button>
        {value.base && changed ? (
          <Button look="secondary" size="large" onClick={() => void draft.discard()}>
            <Trans>Annuler</Trans>
          </Button>
        ) : (
          <LinkButton look="secondary" size="large" href={props.back}>
            <Trans>Fermer</Trans>
          </LinkButton>
        )}
      </EditBar>
      <SaveDialog
        open={asked && !stale}
        draft={value}
        holders={holders}
        busy={saving.busy}
        problem={saving.problem}
        onClose={() => setAsked(false)}
        onSave={() =>
          props.onSave(value, () => {
            setAsked(false)
            void draft.discard()
          })
        }
      />
    </form>
  )
}
