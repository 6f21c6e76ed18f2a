import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { ErrorBanner } from '../components/ErrorBanner.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { refreshAccess, useAccess } from '../lib/access.ts'
import { followFeed, followOthers } from '../lib/feed.ts'
import { needFeatures } from '../lib/i18n.ts'
import { openOutbox } from '../lib/outbox.ts'
import { keepQueries, restoreQueries } from '../lib/queryKeeper.ts'
import { NoMembershipPage } from './NoMembershipPage.tsx'
import { features, featuresFor } from './places.ts'
import { Shell } from './Shell.tsx'

for (const feature of features) feature.listen?.()

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
  return restored ? <WithAccess /> : <Opening />
}

function WithAccess() {
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

  const topic = current?.topic
  // biome-ignore lint/correctness/useExhaustiveDependencies: the topic carries the facility and its epoch; a new reading of the same rights must not restart the feed.
  useEffect(() => (current ? followFeed(current) : undefined), [topic])

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
