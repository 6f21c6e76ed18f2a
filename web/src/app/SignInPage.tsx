import { Trans, useLingui } from '@lingui/react/macro'
import { Eye, EyeOff, Languages, Moon, Sun } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { Banner } from '../components/Banner.tsx'
import { Button } from '../components/Button.tsx'
import { ErrorBanner } from '../components/ErrorBanner.tsx'
import { Field } from '../components/Field.tsx'
import { TextInput } from '../components/TextInput.tsx'
import { activateLanguage } from '../lib/i18n.ts'
import { preferences, setPreference } from '../lib/preferences.ts'
import { signIn } from '../lib/session.ts'

/** The door. The address of the page stays as it was, so that the person arrives where she was going. */
export function SignInPage({ expired }: { expired: boolean }) {
  const { t } = useLingui()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const [missing, setMissing] = useState(false)
  const passwordInput = useRef<HTMLInputElement>(null)
  const emailInput = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setProblem(undefined)
    if (!email.trim() || !password) {
      setMissing(true)
      ;(email.trim() ? passwordInput : emailInput).current?.focus()
      return
    }
    setMissing(false)
    setBusy(true)
    try {
      await signIn(email, password)
    } catch (error) {
      setProblem(error)
      passwordInput.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="flex min-h-dvh flex-col bg-ground">
      <title>{`${t`Connexion`} · Kénéya`}</title>
      <header className="bg-header px-5 pt-10 pb-7 text-on-header">
        <div className="mx-auto flex max-w-md items-center gap-4">
          <img
            src="/icon.svg"
            alt=""
            width="60"
            height="60"
            className="rounded-[14px] ring-1 ring-on-header/25"
          />
          <div>
            <p className="text-[1.75rem] leading-tight font-[740] tracking-tight">Kénéya</p>
            <p className="text-header-muted">
              <Trans>Système d’information sanitaire</Trans>
            </p>
          </div>
        </div>
      </header>
      <div aria-hidden className="band" />
      <main className="mx-auto grid w-full max-w-md gap-5 px-5 py-7">
        <h1>
          <Trans>Se connecter</Trans>
        </h1>
        {expired && !problem && (
          <Banner tone="waiting" title={t`Votre session a expiré.`}>
            <Trans>Connectez-vous de nouveau : vous reviendrez à la même page, avec vos saisies.</Trans>
          </Banner>
        )}
        {problem !== undefined && (
          <ErrorBanner
            problem={problem}
            reassurance={null}
            advice={
              (problem as { code?: string }).code === 'network' ? (
                <Trans>Vérifiez la connexion de l’appareil, puis réessayez.</Trans>
              ) : undefined
            }
          />
        )}
        <form noValidate onSubmit={submit} className="grid gap-5">
          <Field
            label={t`Adresse e-mail`}
            error={missing && !email.trim() && t`Écrivez votre adresse e-mail.`}
          >
            <TextInput
              ref={emailInput}
              type="email"
              name="email"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={email}
              onChange={setEmail}
            />
          </Field>
          <Field label={t`Mot de passe`} error={missing && !password && t`Écrivez votre mot de passe.`}>
            <div className="relative">
              <PasswordInput ref={passwordInput} shown={shown} value={password} onChange={setPassword} />
              <button
                type="button"
                aria-pressed={shown}
                onClick={() => setShown(!shown)}
                className="absolute inset-y-0 right-0 flex min-w-12 items-center gap-1.5 rounded-control px-3 text-[0.9375rem] font-[620] text-action-ink"
              >
                {shown ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
                {shown ? <Trans>Masquer</Trans> : <Trans>Afficher</Trans>}
              </button>
            </div>
          </Field>
          <Button type="submit" size="large" wide busy={busy}>
            {busy ? <Trans>Connexion…</Trans> : <Trans>Se connecter</Trans>}
          </Button>
        </form>
        <p className="text-[0.9375rem] text-muted">
          <Trans>
            Mot de passe oublié ou pas encore de compte : l’administrateur de votre établissement peut vous en
            donner un nouveau.
          </Trans>
        </p>
      </main>
      <footer className="mx-auto mt-auto flex w-full max-w-md flex-wrap justify-between gap-2 px-3 pb-4">
        <DoorPreferences />
      </footer>
    </div>
  )
}

interface PasswordInputProps {
  ref: React.Ref<HTMLInputElement>
  shown: boolean
  value: string
  onChange: (value: string) => void
}

function PasswordInput({ shown, ...rest }: PasswordInputProps) {
  return (
    <TextInput
      type={shown ? 'text' : 'password'}
      name="password"
      autoComplete="current-password"
      autoCapitalize="none"
      spellCheck={false}
      className="pr-32"
      {...rest}
    />
  )
}

function DoorPreferences() {
  const { language } = preferences.use()
  const dark = document.documentElement.dataset.theme === 'dark'
  const other = language === 'fr' ? 'en' : 'fr'
  return (
    <>
      <Button
        look="quiet"
        icon={Languages}
        onClick={() => {
          setPreference('language', other)
          void activateLanguage(other)
        }}
      >
        <span lang={other}>{other === 'en' ? 'English' : 'Français'}</span>
      </Button>
      <Button
        look="quiet"
        icon={dark ? Sun : Moon}
        onClick={() => setPreference('theme', dark ? 'light' : 'dark')}
      >
        {dark ? <Trans>Thème clair</Trans> : <Trans>Thème sombre</Trans>}
      </Button>
    </>
  )
}
