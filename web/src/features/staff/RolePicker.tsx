import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { beyond, type PermissionDocument } from '../../../../functions/_shared/contracts/permissions.ts'
import { RadioStack } from '../../components/Choice.tsx'
import { Field } from '../../components/Field.tsx'
import { useMembership } from '../../lib/access.ts'
import type { Role } from '../../lib/roles.ts'
import { useWords } from './useWords.ts'

interface RolePickerProps {
  roles: readonly Role[]
  value: string
  onChange: (roleId: string) => void
  /** The rights of whoever chooses: a role beyond them is shown, locked, with the reason. */
  giver: PermissionDocument
  error?: ReactNode
}

/** The roles that may be given, each with what it allows; and the others, with why not. */
export function RolePicker({ roles, value, onChange, giver, error }: RolePickerProps) {
  const { t } = useLingui()
  const { roleName, summary } = useWords()
  const { facility_kind: kind } = useMembership()
  // A standard role of the Ministry means nothing in a health centre, and the other way round.
  const fitting = roles.filter(
    (role) =>
      role.facility_code !== null ||
      role.id === value ||
      (role.document.home === 'ministry') === (kind === 'ministry'),
  )
  const weighed = fitting.map((role) => ({ role, excess: beyond(giver, role.document) }))
  // The role that the person holds is in the list even when it could not be given today.
  const open = weighed.filter(({ role, excess }) => excess.length === 0 || role.id === value)
  const locked = weighed.filter(({ role, excess }) => excess.length > 0 && role.id !== value)
  return (
    <div className="grid gap-3">
      <Field group label={t`Rôle`} error={error}>
        <RadioStack
          value={value || null}
          onChange={onChange}
          options={open.map(({ role }) => ({
            value: role.id,
            label: roleName(role),
            note: summary(role.document),
          }))}
        />
      </Field>
      {locked.length > 0 && (
        <details className="rounded-control border border-line bg-surface px-3.5">
          <summary className="flex min-h-12 items-center gap-2 font-[620]">
            <LockKeyhole aria-hidden className="size-5 flex-none text-muted" />
            <Plural
              value={locked.length}
              one="# rôle que vous ne pouvez pas donner"
              other="# rôles que vous ne pouvez pas donner"
            />
          </summary>
          <ul className="grid gap-3 border-t border-line py-3">
            {locked.map(({ role, excess }) => (
              <LockedRole key={role.id} name={roleName(role)} excess={excess} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const namedRights = 3

function LockedRole({ name, excess }: { name: string; excess: ReturnType<typeof beyond> }) {
  const { right } = useWords()
  const named = excess.slice(0, namedRights).map(right).join(' ; ')
  const more = excess.length - namedRights
  return (
    <li>
      <p className="font-[640]">{name}</p>
      <p className="text-[0.9375rem] text-muted">
        <Trans>Va au-delà de ce que vous pouvez donner : {named}</Trans>
        {more > 0 && (
          <>
            {' '}
            <Plural value={more} one="et # autre droit" other="et # autres droits" />
          </>
        )}
        .
      </p>
    </li>
  )
}
