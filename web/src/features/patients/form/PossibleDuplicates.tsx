import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { UserCheck, UserX } from 'lucide-react'
import { Banner } from '../../../components/Banner.tsx'
import { Button } from '../../../components/Button.tsx'
import { fullName } from '../../../lib/people.ts'
import { useReasonWords } from '../duplicates/reasonWords.ts'
import { usePersonWords } from '../find/usePersonWords.ts'
import type { PatientAnswers } from './patientForm.ts'
import { useLikely } from './useLikely.ts'

interface PossibleDuplicatesProps {
  answers: PatientAnswers
  today: string
  /** It is this one. */
  onSame: (id: string) => void
  /** The form was sent while they were out of sight: nothing is saved yet. */
  stopped: boolean
  /** It is somebody else. */
  onOther: (id: string) => void
}

/** People of the register who may be the one in front, before a second card is made for them. */
export function PossibleDuplicates({ answers, today, stopped, onSame, onOther }: PossibleDuplicatesProps) {
  const { t } = useLingui()
  const likely = useLikely(answers, today)
  const because = useReasonWords()
  const about = usePersonWords()
  const count = likely.length
  return (
    // Always there, so that what appears in it is read aloud.
    <div role="status" tabIndex={-1} data-likely={count || undefined} className="outline-none empty:hidden">
      {count > 0 && (
        <Banner
          tone="waiting"
          icon={UserCheck}
          title={
            <Plural
              value={count}
              one="Cette personne est peut-être déjà enregistrée"
              other="Cette personne est peut-être l’une de celles-ci"
            />
          }
        >
          {stopped && (
            <p className="font-[620]">
              <Trans>
                Pas encore enregistré. Si c’est quelqu’un d’autre, touchez encore « Enregistrer ».
              </Trans>
            </p>
          )}
          <ul className="m-0 list-none p-0">
            {likely.map(({ record, reasons }) => {
              const name = fullName(record)
              return (
                <li key={record.id} className="border-b border-current/15 py-2.5 last:border-0">
                  <p className="text-[1.0625rem] font-[680]">{name}</p>
                  <p className="text-[0.9375rem] text-muted">{about(record)}</p>
                  <p className="text-[0.9375rem]">{because(reasons)}</p>
                  <div className="mt-2 flex flex-wrap gap-2.5">
                    <Button
                      look="secondary"
                      icon={UserCheck}
                      aria-label={t`C’est cette personne : ${name}`}
                      onClick={() => onSame(record.id)}
                    >
                      <Trans>C’est cette personne</Trans>
                    </Button>
                    <Button
                      look="quiet"
                      icon={UserX}
                      aria-label={t`Ce n’est pas la même personne : ${name}`}
                      onClick={() => onOther(record.id)}
                    >
                      <Trans>Ce n’est pas la même personne</Trans>
                    </Button>
                  </div>
                </li>
              )
            })}
          </ul>
        </Banner>
      )}
    </div>
  )
}
