import { Trans, useLingui } from '@lingui/react/macro'
import { FilePlus2 } from 'lucide-react'
import { useLocation, useSearchParams } from 'wouter'
import { Banner } from '../../components/Banner.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { useFacility, useMembership } from '../../lib/access.ts'
import { type Role, useRoles } from '../../lib/roles.ts'
import { toast } from '../../lib/toast.ts'
import { useRoleTitle, useRoleWrites } from './data.ts'
import { blankDocument } from './matrix.ts'
import { RoleEditor } from './RoleEditor.tsx'
import { RoleLink } from './RoleLink.tsx'
import { roleCode } from './roleCode.ts'
import { copyFor, type RoleDraft } from './roleDraft.ts'
import { localFirst } from './roleOrder.ts'

function ChooseStart({ roles }: { roles: readonly Role[] }) {
  const { t } = useLingui()
  const { facility_kind } = useMembership()
  const titleOf = useRoleTitle()
  return (
    <section className="grid gap-3" aria-label={t`Point de départ`}>
      <p className="max-w-[60ch] text-muted">
        <Trans>Partez du rôle qui ressemble le plus : il reste à ajouter ou à retirer quelques droits.</Trans>
      </p>
      <ul className="m-0 grid list-none gap-2.5 p-0 sm:grid-cols-2 lg:grid-cols-3">
        {localFirst(roles, facility_kind).map((role) => (
          <li key={role.id}>
            <RoleLink href={`/roles/new?from=${role.id}`} role={role} title={titleOf(role)} />
          </li>
        ))}
        <li>
          <RoleLink
            href="/roles/new?from=blank"
            icon={FilePlus2}
            title={t`Rôle vide`}
            note={t`Aucun droit au départ`}
          />
        </li>
      </ul>
    </section>
  )
}

function Editor({ source, roles }: { source: Role | undefined; roles: readonly Role[] }) {
  const { t } = useLingui()
  const facility = useFacility()
  const { document: mine } = useMembership()
  const [, navigate] = useLocation()
  const titleOf = useRoleTitle()
  const { create } = useRoleWrites()
  const { document, left } = source ? copyFor(mine, source.document) : { document: blankDocument, left: 0 }
  const name = source && titleOf(source)
  const initial: RoleDraft = {
    name_fr: source ? t`${source.name_fr} (copie)` : '',
    name_en: '',
    document,
    base: null,
  }

  function save(draft: RoleDraft, done: () => void) {
    const taken = roles.map((role) => role.code)
    create.mutate(
      {
        code: roleCode(draft.name_fr, taken),
        name_fr: draft.name_fr,
        name_en: draft.name_en.trim() || draft.name_fr,
        document: draft.document,
      },
      {
        onSuccess: (role) => {
          done()
          toast(t`Rôle créé`)
          navigate(`/roles/${role.id}`, { replace: true })
        },
      },
    )
  }
  return (
    <>
      {left > 0 && (
        <Banner tone="warn" title={t`Copié de « ${name} », sans les droits que vous ne pouvez pas donner`}>
          <Trans>Droits laissés : {left}. Ils sont verrouillés dans la grille.</Trans>
        </Banner>
      )}
      <RoleEditor
        key={source?.id ?? 'blank'}
        draftKey={`role:${facility}:new:${source?.id ?? 'blank'}`}
        initial={initial}
        current={undefined}
        others={roles}
        holders={[]}
        back="/roles"
        saving={{ busy: create.isPending, problem: create.error, reset: create.reset }}
        onSave={save}
      />
    </>
  )
}

/** `/roles/new`: first the role to start from, then the matrix. */
export default function NewRolePage() {
  const { t } = useLingui()
  const [search] = useSearchParams()
  const from = search.get('from')
  const query = useRoles()
  const titleOf = useRoleTitle()
  const source = query.data?.find((role) => role.id === from)
  const name = source && titleOf(source)
  const chosen = from === 'blank' || source !== undefined
  return (
    <>
      <PageHeader
        title={t`Nouveau rôle`}
        note={name && t`À partir de « ${name} »`}
        back={chosen ? '/roles/new' : '/roles'}
      />
      {query.data ? (
        chosen ? (
          <Editor key={from} source={source} roles={query.data} />
        ) : (
          <ChooseStart roles={query.data} />
        )
      ) : query.isError ? (
        <ErrorBanner problem={query.error} reassurance={null} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  )
}
