import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { DoorOpen } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { ErrorBanner } from '../components/ErrorBanner.tsx'
import { Field } from '../components/Field.tsx'
import { TextInput } from '../components/TextInput.tsx'
import { acceptInvitation, spelled } from '../lib/join.ts'

interface CodeInputProps {
  value: string
  onChange: (code: string) => void
}

/** Eight letters and figures, as they were read out. */
export function CodeInput({ value, onChange }: CodeInputProps) {
  return (
    <TextInput
      name="code"
      value={value}
      onChange={(typed) => onChange(spelled(typed))}
      autoCapitalize="characters"
      autoComplete="one-time-code"
      spellCheck={false}
      placeholder="XXXX-XXXX"
      className="max-w-56 font-mono text-[1.375rem] tracking-[0.12em]"
    />
  )
}

/** « Ce code n’est pas le bon. Encore 3 essais. » */
export function WrongCode({ triesLeft }: { triesLeft: number }) {
  if (triesLeft <= 0) {
    return (
      <Trans>
        Ce code n’est pas le bon, et c’était le dernier essai. Demandez un nouveau code à l’administrateur.
      </Trans>
    )
  }
  return (
    <Plural
      value={triesLeft}
      one="Ce code n’est pas le bon. Encore # essai."
      other="Ce code n’est pas le bon. Encore # essais."
    />
  )
}

interface CodeFormProps {
  code: string
  onChange: (code: string) => void
  onAccepted: (facilityCode: string) => void
  /** Tries left after a code that was given with the account. */
  firstTriesLeft?: number
}

/** The code of an invitation, given by somebody who is signed in. */
export function CodeForm({ code, onChange, onAccepted, firstTriesLeft }: CodeFormProps) {
  const { t } = useLingui()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const [triesLeft, setTriesLeft] = useState(firstTriesLeft)
  const [isShort, setShort] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    setProblem(undefined)
    setTriesLeft(undefined)
    setShort(code.length < 9)
    if (code.length < 9) return
    setBusy(true)
    try {
      const answer = await acceptInvitation(code)
      if (answer.accepted) onAccepted(answer.facility_code)
      else setTriesLeft(answer.tries_left)
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-4 text-left">
      {problem !== undefined && <ErrorBanner problem={problem} reassurance={null} />}
      <Field
        label={t`Code d’invitation`}
        hint={t`Huit lettres et chiffres, lus au téléphone ou écrits sur la feuille.`}
        error={
          isShort
            ? t`Le code a huit lettres et chiffres.`
            : triesLeft !== undefined && <WrongCode triesLeft={triesLeft} />
        }
      >
        <CodeInput value={code} onChange={onChange} />
      </Field>
      <Button type="submit" size="large" icon={DoorOpen} wide busy={busy}>
        <Trans>Rejoindre l’établissement</Trans>
      </Button>
    </form>
  )
}
