import { Trans, useLingui } from '@lingui/react/macro'
import { MailPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { Field } from '../../components/Field.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SaveBar } from '../../components/SaveBar.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useMembership } from '../../lib/access.ts'
import { useDraft } from '../../lib/drafts.ts'
import { today } from '../../lib/epiWeek.ts'
import { toProblem } from '../../lib/problem.ts'
import { useRoles } from '../../lib/roles.ts'
import { InvitationSlip } from './InvitationSlip.tsx'
import { type InvitationForm, mistakesIn, toInvitation } from './invitationForm.ts'
import { type IssuedInvitation, invite } from './invitations.ts'
import { RolePicker } from './RolePicker.tsx'
import { useWords } from './useWords.ts'

interface Issued extends IssuedInvitation {
  name: string
  role: string
}

/** Asks somebody to join: who, as what, until when; then the code, once. */
export default function InvitePage() {
  const { t } = useLingui()
  const roles = useRoles()
  const [issued, setIssued] = useState<Issued>()
  if (issued) {
    return (
      <>
        <PageHeader title={t`Invitation prête`} back="/staff/invitations" />
        <InvitationSlip
          invitation={issued}
          name={issued.name}
          role={issued.role}
          again={() => setIssued(undefined)}
        />
      </>
    )
  }
  return (
    <>
      <PageHeader title={t`Inviter une personne`} back="/staff" />
      {roles.isError && !roles.data && (
        <ErrorBanner problem={roles.error} reassurance={null} onRetry={() => void roles.refetch()} />
      )}
      {roles.isPending && <Skeleton lines={6} />}
      {roles.data && <InvitationFields onIssued={setIssued} />}
    </>
  )
}

/** A person who left is invited again from their page: the name is known. */
const named = () => new URLSearchParams(location.search).get('name') ?? ''

function InvitationFields({ onIssued }: { onIssued: (issued: Issued) => void }) {
  const { t } = useLingui()
  const { roleName } = useWords()
  const { facility_code: facility, document: giver } = useMembership()
  const roles = useRoles().data ?? []
  const draft = useDraft<InvitationForm>(`invitation:${facility}`, {
    name: named(),
    email: '',
    title: '',
    roleId: '',
    startsOn: '',
    endsOn: '',
  })
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const form = draft.value
  const mistakes = shown ? mistakesIn(form, today()) : {}
  const code = problem === undefined ? '' : toProblem(problem).code
  const set = (change: Partial<InvitationForm>) => {
    setProblem(undefined)
    draft.change((current) => ({ ...current, ...change }))
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setShown(true)
    if (Object.keys(mistakesIn(form, today())).length > 0) return
    setBusy(true)
    setProblem(undefined)
    try {
      const issued = await invite(toInvitation(form, facility))
      await draft.discard()
      onIssued({
        ...issued,
        name: form.name.trim(),
        role: roleName(roles.find(({ id }) => id === form.roleId)),
      })
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  if (!draft.ready) return <Skeleton lines={6} />
  return (
    <form noValidate onSubmit={submit} className="grid max-w-3xl gap-4">
      <Card>
        <div className="grid gap-4">
          <Field
            label={t`Nom et prénom`}
            hint={t`Comme il signera ses fiches : « Dr Amadou Traoré ».`}
            error={mistakes.name && t`Écrivez le nom de la personne.`}
          >
            <TextInput
              value={form.name}
              onChange={(name) => set({ name })}
              autoCapitalize="words"
              maxLength={120}
            />
          </Field>
          <Field
            label={t`Adresse e-mail`}
            hint={t`Son compte portera cette adresse ; rien n’y est envoyé, c’est vous qui donnez le code.`}
            error={
              mistakes.email
                ? t`Écrivez une adresse complète, comme awa@exemple.ml.`
                : code === 'already_member' &&
                  t`Cette personne fait déjà partie de l’équipe : cherchez-la dans la liste.`
            }
          >
            <TextInput
              type="email"
              inputMode="email"
              autoCapitalize="none"
              spellCheck={false}
              value={form.email}
              onChange={(email) => set({ email })}
            />
          </Field>
          <Field label={t`Fonction (si elle est utile)`} hint={t`« Responsable PEV », « Stagiaire »`}>
            <TextInput value={form.title} onChange={(title) => set({ title })} maxLength={80} />
          </Field>
        </div>
      </Card>
      <Card>
        <RolePicker
          roles={roles}
          value={form.roleId}
          onChange={(roleId) => set({ roleId })}
          giver={giver}
          error={
            mistakes.role
              ? t`Choisissez un rôle.`
              : code === 'grant_exceeds_own'
                ? t`Ce rôle va au-delà de ce que vous pouvez donner : choisissez-en un autre.`
                : code === 'unknown_role' && t`Ce rôle n’existe plus : choisissez-en un autre.`
          }
        />
      </Card>
      <Card>
        <div className="flex flex-wrap gap-4">
          <Field label={t`Premier jour (vide : tout de suite)`}>
            <DateInput value={form.startsOn} onChange={(startsOn) => set({ startsOn })} />
          </Field>
          <Field
            label={t`Dernier jour (vide : sans fin)`}
            error={
              mistakes.endsOn === 'past'
                ? t`Ce jour est déjà passé.`
                : mistakes.endsOn === 'order' && t`Le dernier jour précède le premier.`
            }
          >
            <DateInput value={form.endsOn} onChange={(endsOn) => set({ endsOn })} />
          </Field>
        </div>
      </Card>
      {problem !== undefined && !['already_member', 'grant_exceeds_own', 'unknown_role'].includes(code) && (
        <ErrorBanner problem={problem} />
      )}
      {Object.keys(mistakes).length > 0 && (
        <Banner tone="urgent" alert title={t`Il manque une réponse ou une est à corriger, plus haut.`} />
      )}
      <p className="text-[0.9375rem] text-muted">
        <Trans>
          Rien ne s’ouvre avant que la personne ait accepté avec son code. Vous pouvez retirer l’invitation à
          tout moment.
        </Trans>
      </p>
      <SaveBar>
        <Button type="submit" size="large" icon={MailPlus} busy={busy}>
          <Trans>Préparer l’invitation</Trans>
        </Button>
      </SaveBar>
    </form>
  )
}
