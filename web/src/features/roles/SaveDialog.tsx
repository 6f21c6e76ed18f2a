import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { UsersRound } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { AllowedList } from './AllowedList.tsx'
import { DifferenceList } from './DifferenceList.tsx'
import { type Holder, worksToday } from './data.ts'
import { RoleProblem } from './RoleProblem.tsx'
import type { RoleDraft } from './roleDraft.ts'

interface SaveDialogProps {
  open: boolean
  draft: RoleDraft
  /** Who holds the role; undefined when the person may not see the staff. */
  holders: readonly Holder[] | undefined
  busy: boolean
  problem: unknown
  onClose: () => void
  onSave: () => void
}

/** The last look before a role changes: what changes, for whom, and from when. */
export function SaveDialog({ open, draft, holders, busy, problem, onClose, onSave }: SaveDialogProps) {
  const { t } = useLingui()
  const { base } = draft
  const renamed = base && base.name_fr !== draft.name_fr
  const before = base?.name_fr
  const after = draft.name_fr
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={base ? t`Enregistrer ces changements ?` : t`Créer ce rôle ?`}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            <Trans>Revenir</Trans>
          </Button>
          <Button busy={busy} onClick={onSave}>
            {base ? <Trans>Enregistrer</Trans> : <Trans>Créer le rôle</Trans>}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {renamed && (
          <p>
            <Trans>
              « {before} » devient « {after} ».
            </Trans>
          </p>
        )}
        {base ? (
          <DifferenceList before={base.document} after={draft.document} />
        ) : (
          <section className="grid gap-1.5">
            <p className="text-muted">
              <Trans>« {after} » pourra :</Trans>
            </p>
            <AllowedList document={draft.document} />
          </section>
        )}
        {base && <Reach holders={holders} />}
        {!base && (
          <p className="text-muted">
            <Trans>Personne ne porte encore ce rôle : vous le donnerez depuis la page Équipe.</Trans>
          </p>
        )}
        {problem !== null && problem !== undefined && <RoleProblem problem={problem} />}
      </div>
    </Dialog>
  )
}

function Reach({ holders }: { holders: readonly Holder[] | undefined }) {
  const { i18n } = useLingui()
  if (!holders) {
    return (
      <p className="text-muted">
        <Trans>Vaut aussitôt pour toutes les personnes qui portent ce rôle.</Trans>
      </p>
    )
  }
  const present = holders.filter((holder) => worksToday(holder))
  const shown = present.slice(0, 6).map((holder) => holder.display_name)
  const names = new Intl.ListFormat(i18n.locale === 'en' ? 'en-GB' : 'fr-FR').format(shown)
  const more = present.length - shown.length
  return (
    <div className="flex gap-3 rounded-control bg-sunken px-3.5 py-3">
      <UsersRound aria-hidden className="mt-0.5 size-5 flex-none text-action-ink" />
      <div className="min-w-0">
        <p className="font-[660]">
          <Plural
            value={present.length}
            _0="Ne change rien pour personne aujourd’hui : personne ne porte ce rôle."
            one="Change aussitôt les droits d’une personne."
            other="Change aussitôt les droits de # personnes."
          />
        </p>
        {present.length > 0 && (
          <p className="text-[0.9375rem] text-muted">
            {names}
            {more > 0 && (
              <>
                {' '}
                <Trans>et {more} de plus</Trans>
              </>
            )}
            . <Trans>Leurs écrans ouverts suivent en deux secondes.</Trans>
          </p>
        )}
      </div>
    </div>
  )
}
