import { I18nProvider } from '@lingui/react'
import { lazy, Suspense } from 'react'
import { useLocation } from 'wouter'
import { ToastRegion } from '../components/ToastRegion.tsx'
import { i18n, needFeatures } from '../lib/i18n.ts'
import { session } from '../lib/session.ts'
import { SignInPage } from './SignInPage.tsx'

/** Behind the door there are other words. */
const withWords = async <P,>(page: Promise<P>): Promise<P> => (await Promise.all([page, needFeatures([])]))[0]
const JoinPage = lazy(() => withWords(import('./JoinPage.tsx')))
// Everything behind the door is one download, so that the door itself is small.
const SignedIn = lazy(() => withWords(import('./SignedIn.tsx')))

export function App() {
  const state = session.use()
  const [location] = useLocation()
  const blank = <div className="min-h-dvh bg-ground" />
  return (
    <I18nProvider i18n={i18n}>
      {location === '/join' ? (
        // The same page before and after the account is made: nothing typed is lost in between.
        <Suspense fallback={blank}>
          <JoinPage />
        </Suspense>
      ) : state.status === 'signed-in' ? (
        <Suspense fallback={blank}>
          <SignedIn key={state.session.userId} userId={state.session.userId} />
        </Suspense>
      ) : (
        <SignInPage expired={state.reason === 'expired'} />
      )}
      <ToastRegion />
    </I18nProvider>
  )
}
