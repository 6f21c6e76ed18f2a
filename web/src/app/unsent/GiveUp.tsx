import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { formatTime } from '../../lib/format.ts'
import { fallWith } from '../../lib/outbox/fallWith.ts'
import { type Entry, giveUp, outbox } from '../../lib/outbox/outbox.ts'
import { Contents } from './Contents.tsx'
import { kindWords } from './words.ts'

/** Gives something up, after it was said exactly what goes. */
export function GiveUp({ entry }: { entry: Entry }) {
  const { i18n } = useLingui()
  const [isAsking, setAsking] = useState(false)
  const falling = fallWith(entry, outbox.use())
  const what = i18n._(kindWords(entry))
  if (!isAsking) {
    return (
      <Button look="quiet" onClick={() => setAsking(true)}>
        <Trans>Abandonner cet envoi…</Trans>
      </Button>
    )
  }
  return (
    <Banner
      alert
      tone="urgent"
      title={<Trans>« {what} » sera effacé de cet appareil et ne sera jamais enregistré.</Trans>}
      actions={
        <>
          <Button look="urgent" onClick={() => void giveUp(entry.id)}>
            <Trans>Effacer pour toujours</Trans>
          </Button>
          <Button look="secondary" onClick={() => setAsking(false)}>
            <Trans>Garder</Trans>
          </Button>
        </>
      }
    >
      <div className="grid gap-2">
        <Contents entry={entry} />
        {falling.length > 0 && (
          <>
            <p>
              <Plural
                value={falling.length}
                one="# autre envoi en dépend et sera effacé avec lui :"
                other="# autres envois en dépendent et seront effacés avec lui :"
              />
            </p>
            <ul className="list-disc pl-5">
              {falling.map((other) => (
                <li key={other.id}>
                  {i18n._(kindWords(other))}, {formatTime(other.at)}
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          <Trans>Ce qui est déjà enregistré ne change pas.</Trans>
        </p>
      </div>
    </Banner>
  )
}
