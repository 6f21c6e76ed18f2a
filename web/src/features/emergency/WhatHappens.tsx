import { Trans } from '@lingui/react/macro'
import { BellRing, ClockAlert, type LucideIcon, NotebookPen, PencilOff } from 'lucide-react'
import type { ReactNode } from 'react'

function Line({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex gap-3 py-1.5">
      <Icon aria-hidden className="mt-0.5 size-5 flex-none text-ochre-ink" strokeWidth={2.1} />
      <span>{children}</span>
    </li>
  )
}

/** What breaking the glass does, before anybody does it: no threat, no surprise. */
export function WhatHappens({ minutes }: { minutes: number | undefined }) {
  return (
    <section className="rounded-card border border-ochre/40 bg-ochre-soft px-4 py-3.5">
      <h2 className="text-ochre-ink">
        <Trans>Ce qui va se passer</Trans>
      </h2>
      <ul className="m-0 mt-1 list-none p-0">
        <Line icon={BellRing}>
          <Trans>L’établissement qui tient le dossier est prévenu à l’instant.</Trans>
        </Line>
        <Line icon={NotebookPen}>
          <Trans>Votre nom, votre raison et tout ce que vous ouvrez sont gardés, et il peut les lire.</Trans>
        </Line>
        <Line icon={PencilOff}>
          <Trans>Vous lisez un seul dossier. Vous ne pouvez rien y écrire.</Trans>
        </Line>
        <Line icon={ClockAlert}>
          {minutes ? (
            <Trans>L’accès se ferme seul au bout de {minutes} minutes. Rien ne reste sur cet appareil.</Trans>
          ) : (
            <Trans>L’accès se ferme seul au bout d’un temps limité. Rien ne reste sur cet appareil.</Trans>
          )}
        </Line>
      </ul>
    </section>
  )
}
