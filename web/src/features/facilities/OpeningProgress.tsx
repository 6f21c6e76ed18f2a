import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { Card } from '../../components/Card.tsx'
import { type Step, Timeline } from '../../components/Timeline.tsx'
import { connection } from '../../lib/connection.ts'
import { recentEvents } from '../../lib/feed.ts'
import { formatNumber } from '../../lib/format.ts'
import { isThere } from './data.ts'

export interface OpeningRun {
  code: string
  name: string
  /** Monotonic milliseconds, for durations. */
  startedAt: number
  /** The latest event before the request: what comes after is news. */
  lastSeq: number
  answeredAt: number | undefined
  invited: boolean
}

const retryMs = 400

/** Reads the facility back from the database until it is there. */
function useSeen(run: OpeningRun): number | undefined {
  const [seenAt, setSeenAt] = useState<number>()
  const { code, answeredAt } = run
  useEffect(() => {
    if (answeredAt === undefined || seenAt !== undefined) return
    let timer: ReturnType<typeof setTimeout>
    let stopped = false
    const look = async () => {
      const found = await isThere(code).catch(() => false)
      if (stopped) return
      if (found) setSeenAt(performance.now())
      else timer = setTimeout(look, retryMs)
    }
    void look()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [code, answeredAt, seenAt])
  return seenAt
}

/** When the journal of the Ministry told of it, as every other open screen heard it. */
function useHeard(run: OpeningRun): number | undefined {
  const events = recentEvents.use()
  const [heardAt, setHeardAt] = useState<number>()
  const told = events.some((event) => event.type === 'facility.opened' && event.seq > run.lastSeq)
  useEffect(() => {
    if (told) setHeardAt((known) => known ?? performance.now())
  }, [told])
  return heardAt
}

/** The opening as it happens: each line is a fact that was observed, with its time. */
export function OpeningProgress({ run }: { run: OpeningRun }) {
  const { t } = useLingui()
  const seenAt = useSeen(run)
  const heardAt = useHeard(run)
  const { transport } = connection.use()
  const since = (at: number | undefined) => {
    if (at === undefined) return undefined
    const seconds = formatNumber((at - run.startedAt) / 1000, 1)
    return t`après ${seconds} s`
  }
  const state = (at: number | undefined, before: number | undefined): Step['state'] =>
    at !== undefined ? 'done' : before !== undefined ? 'now' : 'next'
  const steps: Step[] = [
    {
      id: 'made',
      title: t`Espace de l’établissement créé`,
      note: since(run.answeredAt) ?? t`Ses tables, ses murs et son canal, d’un seul tenant.`,
      state: state(run.answeredAt, run.startedAt),
    },
    {
      id: 'seen',
      title: t`Lu dans le registre`,
      note: since(seenAt),
      state: state(seenAt, run.answeredAt),
    },
    {
      id: 'heard',
      title: t`Annoncé aux écrans ouverts`,
      note:
        since(heardAt) ??
        (run.answeredAt !== undefined && transport !== 'live'
          ? t`Sans le canal en direct, l’annonce vient dans les secondes qui suivent.`
          : undefined),
      state: state(heardAt, run.answeredAt),
    },
    ...(run.invited
      ? [
          {
            id: 'invited',
            title: t`Invitation de l’administrateur prête`,
            note: since(run.answeredAt),
            state: run.answeredAt === undefined ? 'next' : 'done',
          } satisfies Step,
        ]
      : []),
  ]
  const live = seenAt !== undefined
  return (
    <Card
      title={live ? t`${run.name} est ouvert` : t`Ouverture de ${run.name}`}
      note={
        live ? (
          <Trans>Il peut travailler dès maintenant ; rien n’a été arrêté ni redémarré.</Trans>
        ) : (
          <Trans>Quelques secondes, sans rien arrêter.</Trans>
        )
      }
    >
      <div aria-live="polite">
        <Timeline steps={steps} />
      </div>
    </Card>
  )
}
