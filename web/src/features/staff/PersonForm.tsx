import { Trans, useLingui } from '@lingui/react/macro'
import { GitCompareArrows, Save } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { effectiveDocument } from '../../../../functions/_shared/contracts/permissions.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { SaveBar } from '../../components/SaveBar.tsx'
import { toProblem } from '../../lib/problem.ts'
import type { Role } from '../../lib/roles.ts'
import { toast } from '../../lib/toast.ts'
import { ConflictCard } from './ConflictCard.tsx'
import { ConsequenceCard } from './ConsequenceCard.tsx'
import { changePerson, type Person, showPerson } from './data.ts'
import { type Edits, fitExceptions, previous, realEdits } from './edits.ts'
import { IdentityCard } from './IdentityCard.tsx'
import { RightsCard } from './RightsCard.tsx'
import { RoleCard } from './RoleCard.tsx'

interface PersonFormProps {
  person: Person
  roles: readonly Role[]
  /** Nothing here may be changed by whoever looks at it. */
  locked: boolean
  isLast: boolean
  /** What is done at once, without saving: under the role. */
  presence: ReactNode
}

/** Everything of a membership that is written in one go, from the revision that was on the screen. */
export function PersonForm({ person, roles, locked, isLast, presence }: PersonFormProps) {
  const { t } = useLingui()
  // The row that the edits started from: a newer one on the server is shown beside them, never under them.
  const [base, setBase] = useState(person)
  const [typed, setTyped] = useState<Edits>({})
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const conflict = useRef<HTMLDivElement>(null)
  const started = Object.keys(realEdits(base, typed)).length > 0
  const from = started ? base : person
  const edits = realEdits(from, typed)
  const value: Person = { ...from, ...edits }
  const isStale = started && person.revision > base.revision
  const roleOf = (id: string) => roles.find((role) => role.id === id)
  const code = problem === undefined ? '' : toProblem(problem).code

  function edit(change: Edits) {
    setProblem(undefined)
    if (!started) setBase(person)
    setTyped((current) => ({ ...(started ? current : {}), ...change }))
  }
  function chooseRole(roleId: string) {
    const role = roleOf(roleId)
    if (!role) return
    edit({ role_id: roleId, exceptions: fitExceptions(role.document, value.exceptions) })
  }
  function giveUp() {
    setTyped({})
    setProblem(undefined)
  }

  async function save(onto: Person) {
    const change = realEdits(onto, typed)
    setBusy(true)
    setProblem(undefined)
    try {
      if (Object.keys(change).length > 0) {
        const changed = await changePerson(onto, change)
        const undo = () => changePerson(changed, previous(onto, change)).catch(setProblem)
        toast(t`Modifications enregistrées.`, { action: { label: t`Annuler`, run: () => void undo() } })
      }
      setTyped({})
    } catch (error) {
      const { code: failure, details } = toProblem(error)
      const current = (details as { current?: Person } | undefined)?.current
      if (failure === 'stale_revision' && current) showPerson(current)
      else setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  const role = roleOf(value.role_id)
  const before = roleOf(from.role_id)
  const lastMessage = t`C’est la dernière personne qui administre l’établissement : nommez d’abord un autre administrateur, sans date de fin.`
  const beyondMessage = t`Cela donnerait un droit que vous ne pouvez pas donner.`
  const refused = (field: keyof Edits) => {
    if (!(field in edits)) return undefined
    if (code === 'last_administrator') return lastMessage
    return code === 'grant_exceeds_own' && ['role_id', 'exceptions'].includes(field)
      ? beyondMessage
      : undefined
  }
  const isNamed = ['last_administrator', 'grant_exceeds_own'].includes(code)
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <RoleCard
            roles={roles}
            role={role}
            onChange={chooseRole}
            locked={locked}
            lockedReason={isLast ? lastMessage : undefined}
            error={refused('role_id')}
          />
          {presence}
        </div>
        <IdentityCard
          value={value}
          onChange={edit}
          locked={locked}
          isLast={isLast}
          error={refused('ends_on')}
        />
      </div>
      {role && (
        <RightsCard
          role={role}
          exceptions={value.exceptions}
          known={before && effectiveDocument(before.document, from.exceptions)}
          onChange={(exceptions) => edit({ exceptions })}
          locked={locked}
          error={refused('exceptions')}
        />
      )}
      {started && role && before && (
        <ConsequenceCard
          name={value.display_name}
          before={effectiveDocument(before.document, from.exceptions)}
          after={effectiveDocument(role.document, value.exceptions)}
        />
      )}
      {isStale && (
        <div ref={conflict}>
          <ConflictCard
            base={base}
            current={person}
            edits={edits}
            roles={roles}
            busy={busy}
            onApply={() => void save(person)}
            onGiveUp={giveUp}
          />
        </div>
      )}
      {problem !== undefined && !isNamed && <ErrorBanner problem={problem} />}
      {isStale && (
        <SaveBar>
          <Button
            look="secondary"
            size="large"
            icon={GitCompareArrows}
            onClick={() => conflict.current?.scrollIntoView({ block: 'center' })}
          >
            <Trans>Comparer les deux versions</Trans>
          </Button>
        </SaveBar>
      )}
      {started && !isStale && (
        <SaveBar>
          <Button look="secondary" size="large" onClick={giveUp}>
            <Trans>Ne rien changer</Trans>
          </Button>
          <Button size="large" icon={Save} busy={busy} onClick={() => void save(base)}>
            <Trans>Enregistrer</Trans>
          </Button>
        </SaveBar>
      )}
    </div>
  )
}
