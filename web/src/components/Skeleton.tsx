import { Trans } from '@lingui/react/macro'

/** The shape of what is coming, only for data never seen on this device. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div role="status" className="grid gap-3 py-2">
      <span className="sr-only">
        <Trans>Chargement…</Trans>
      </span>
      {Array.from({ length: lines }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity.
          key={index}
          aria-hidden
          className="h-5 animate-pulse rounded-md bg-line"
          style={{ width: `${[92, 76, 84, 60][index % 4]}%` }}
        />
      ))}
    </div>
  )
}
