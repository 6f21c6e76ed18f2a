import { Trans, useLingui } from '@lingui/react/macro'
import { Monitor, Moon, Sun } from 'lucide-react'
import { Card } from '../components/Card.tsx'
import { RadioStack, Segmented } from '../components/Choice.tsx'
import { Field } from '../components/Field.tsx'
import { PageHeader } from '../components/PageHeader.tsx'
import type { Membership } from '../lib/access.ts'
import { activateLanguage } from '../lib/i18n.ts'
import { type Language, preferences, setPreference, type Theme } from '../lib/preferences.ts'
import { session } from '../lib/session.ts'
import { SignOutButton } from './SignOutButton.tsx'
import { useRoleName } from './useRoleName.ts'

/** Who I am here, and how I like to read. */
export function SettingsPage({ membership }: { membership: Membership }) {
  const { t } = useLingui()
  const { language, theme } = preferences.use()
  const state = session.use()
  const role = useRoleName(membership)
  return (
    <div className="grid max-w-xl gap-4">
      <PageHeader title={t`Réglages`} />
      <Card title={membership.display_name}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <dt className="text-muted">
            <Trans>Rôle</Trans>
          </dt>
          <dd>{membership.title ? `${role} · ${membership.title}` : role}</dd>
          <dt className="text-muted">
            <Trans>Établissement</Trans>
          </dt>
          <dd>{membership.facility_name}</dd>
          <dt className="text-muted">
            <Trans>Compte</Trans>
          </dt>
          <dd className="min-w-0 wrap-anywhere">{state.status === 'signed-in' && state.session.email}</dd>
        </dl>
      </Card>
      <Card>
        <div className="grid gap-5">
          <Field group label={t`Langue`}>
            <Segmented<Language>
              options={[
                { value: 'fr', label: <span lang="fr">Français</span> },
                { value: 'en', label: <span lang="en">English</span> },
              ]}
              value={language}
              onChange={(next) => {
                setPreference('language', next)
                void activateLanguage(next)
              }}
            />
          </Field>
          <Field group label={t`Thème`}>
            <RadioStack<Theme>
              options={[
                { value: 'system', label: t`Comme l’appareil`, icon: Monitor },
                { value: 'light', label: t`Clair`, note: t`Le plus lisible au soleil`, icon: Sun },
                { value: 'dark', label: t`Sombre`, note: t`Repose les yeux la nuit`, icon: Moon },
              ]}
              value={theme}
              onChange={(next) => setPreference('theme', next)}
            />
          </Field>
        </div>
      </Card>
      <Card title={t`À propos`}>
        <p className="text-muted">
          <Trans>
            Kénéya veut dire « santé » en bambara. Logiciel libre, sous licence AGPL. Ce que vous saisissez
            sans réseau reste sur cet appareil jusqu’à son envoi ; ce que vous avez lu en est effacé à la
            déconnexion.
          </Trans>
        </p>
      </Card>
      <SignOutButton />
    </div>
  )
}
