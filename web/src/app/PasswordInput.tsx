import { Trans } from '@lingui/react/macro'
import { Eye, EyeOff } from 'lucide-react'
import { type Ref, useState } from 'react'
import { TextInput } from '../components/TextInput.tsx'

interface PasswordInputProps {
  value: string
  onChange: (value: string) => void
  /** A password that is being chosen, or one that is known. */
  autoComplete: 'new-password' | 'current-password'
  ref?: Ref<HTMLInputElement>
}

/** A password that can be shown: most mistakes are of typing, on a small screen in the sun. */
export function PasswordInput({ autoComplete, ...rest }: PasswordInputProps) {
  const [shown, setShown] = useState(false)
  return (
    <div className="relative">
      <TextInput
        type={shown ? 'text' : 'password'}
        name="password"
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-32"
        {...rest}
      />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 flex min-w-12 items-center gap-1.5 rounded-control px-3 text-[0.9375rem] font-[620] text-action-ink"
      >
        {shown ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
        {shown ? <Trans>Masquer</Trans> : <Trans>Afficher</Trans>}
      </button>
    </div>
  )
}
