import { Trans } from '@lingui/react/macro'
import { Languages, Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../components/Button.tsx'
import { activateLanguage } from '../lib/i18n.ts'
import { preferences, setPreference } from '../lib/preferences.ts'

/** The frame of what is before the door: signing in, joining. */
export function DoorFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-ground">
      <title>{`${title} · Kénéya`}</title>
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
      <main className="mx-auto grid w-full max-w-md gap-5 px-5 py-7">{children}</main>
      <footer className="mx-auto mt-auto flex w-full max-w-md flex-wrap justify-between gap-2 px-3 pb-4">
        <DoorPreferences />
      </footer>
    </div>
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
