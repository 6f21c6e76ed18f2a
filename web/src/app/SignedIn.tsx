import { Trans } from '@lingui/react/macro'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ErrorBanner } from '../components/ErrorBanner.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { refreshAccess, useAccess } from '../lib/access.ts'
import { followFeed, followOthers } from '../lib/feed.ts'
import { needFeatures } from '../lib/i18n.ts'
import { openOutbox } from '../lib/outbox/outbox.ts'
import { queryClient } from '../lib/queryClient.ts'
import { keepQueries, restoreQueries } from '../lib/queryKeeper.ts'
import { session } from '../lib/session.ts'
import { rightsMark } from '../lib/sync/rights.ts'
import { followRegister } from '../lib/sync/sync.ts'
import { NoMembershipPage } from './NoMembershipPage.tsx'
import { features, featuresFor } from './places.ts'
import { Shell } from './Shell.tsx'
import { warmUp } from './warmUp.ts'

for (const feature of features) feature.listen?.()
const opening = session.get()
if (opening.status === 'signed-in') warmUp(opening.session.userId)

/** Behind the door: what this device remembers, the rights, the feed, then the shell. */
export default function SignedIn({ userId }: { userId: string }) {
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    let stop = () => {}
    let gone = false
    openOutbox().catch(() => undefined)
    restoreQueries(userId).then(() => {
      if (gone) return
      stop = keepQueries(userId)
      setRestored(true)
    })
    return () => {
      gone = true
      stop()
    }
  }, [userId])
  return (
    // Not around the door: the sign-in page asks nothing, and would wait for the code of it.
    <QueryClientProvider client={queryClient}>
      {restored ? <WithAccess userId={userId} /> : <Opening />}
    </QueryClientProvider>
  )
}

function WithAccess({ userId }: { userId: string }) {
  const { status, problem, current, memberships } = useAccess()
  const [hasWords, setHasWords] = useState(false)
  const names = current
    ? featuresFor(current.document)
        .map(({ name }) => name)
        .join(' ')
    : ''

  // Not before the rights are known: the shell must not be drawn without the words of its places.
  useEffect(() => {
    if (status !== 'ready') return
    const done = () => setHasWords(true)
    if (names) needFeatures(names.split(' ')).then(done, done)
    else done()
  }, [status, names])

  const facility = current?.facility_code
  useEffect(() => {
    if (!facility || !hasWords) return
    const used = names.split(' ')
    for (const { name, prepare } of features) if (used.includes(name)) prepare?.(facility)
  }, [facility, names, hasWords])

  const topic = current?.topic
  // biome-ignore lint/correctness/useExhaustiveDependencies: the topic carries the facility and its epoch; a new reading of the same rights must not restart the feed.
  useEffect(() => (current ? followFeed(current) : undefined), [topic])

  const held = current && `${current.facility_code} ${rightsMark(current.document)}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the facility and what may be read there; a new reading of the same rights must not empty the register.
  useEffect(() => (current ? followRegister(userId, current) : undefined), [userId, held])

  const others = memberships
    .map((membership) => membership.topic)
    .filter((candidate) => candidate !== topic)
    .join(' ')
  useEffect(() => followOthers(others.split(' ').filter(Boolean)), [others])

  if (status === 'failed' && problem) {
    return (
      <main className="mx-auto max-w-md px-4 py-10">
        <ErrorBanner problem={problem} onRetry={() => void refreshAccess()} />
      </main>
    )
  }
  if (status === 'loading' || !hasWords) return <Opening />
  if (!current) return <NoMembershipPage />
  // Another facility is another shell: nothing of the last one stays on the screen, open dialogs included.
  return <Shell key={current.facility_code} membership={current} memberships={memberships} />
}

function Opening() {
  return (
    <div className="min-h-dvh bg-ground">
      <div className="h-16 bg-header" />
      <div aria-hidden className="band" />
      <main className="mx-auto max-w-2xl px-4 py-6">
        <p className="mb-2 text-muted">
          <Trans>Ouverture…</Trans>
        </p>
        <Skeleton lines={4} />
      </main>
    </div>
  )
}
