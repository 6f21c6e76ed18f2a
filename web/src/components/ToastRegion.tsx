import { useLingui } from '@lingui/react/macro'
import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { dismissToast, toasts } from '../lib/toast.ts'
import { Button, IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import { softTone } from './tones.ts'

const looks = {
  ok: { icon: CircleCheck, tone: softTone.ok },
  info: { icon: Info, tone: softTone.action },
  urgent: { icon: TriangleAlert, tone: softTone.urgent },
}

/** Where passing news is shown and read aloud, above the bar of a phone and the button of a form. */
export function ToastRegion() {
  const { t } = useLingui()
  const list = toasts.use()
  return (
    <section
      aria-live="polite"
      aria-label={t`Messages`}
      data-print="hide"
      className="pointer-events-none fixed inset-x-3 bottom-[calc(5rem+var(--save-bar,0px)+env(safe-area-inset-bottom))] z-40 grid justify-items-center gap-2 lg:inset-x-auto lg:right-6 lg:bottom-6"
    >
      {list.map((entry) => {
        const { icon: Icon, tone } = looks[entry.tone]
        return (
          <div
            key={entry.id}
            className={classes(
              'pointer-events-auto flex w-full max-w-md items-center gap-2.5 rounded-card border border-current/25 py-1 pr-1 pl-4 shadow-card',
              tone,
            )}
          >
            <Icon aria-hidden className="size-5 flex-none" strokeWidth={2.25} />
            <span className="min-w-0 flex-1 py-1.5 font-[620] text-ink">{entry.text}</span>
            {entry.action && (
              <Button
                look="quiet"
                onClick={() => {
                  entry.action?.run()
                  dismissToast(entry.id)
                }}
              >
                {entry.action.label}
              </Button>
            )}
            <IconButton icon={X} label={t`Fermer`} onClick={() => dismissToast(entry.id)} />
          </div>
        )
      })}
    </section>
  )
}
