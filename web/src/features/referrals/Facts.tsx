import type { ReactNode } from 'react'

export interface Fact {
  label: string
  value: ReactNode
}

/** Labels and answers; what was not said is not shown. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const said = facts.filter(({ value }) => value !== null && value !== undefined && value !== '')
  return (
    <dl className="m-0 grid gap-2.5">
      {said.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-[0.9375rem] text-muted">{label}</dt>
          <dd className="m-0 whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
