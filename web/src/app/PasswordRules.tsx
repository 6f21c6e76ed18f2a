import { Trans } from '@lingui/react/macro'
import { Check, Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '../components/classes.ts'
import { shortestPassword } from '../lib/session.ts'

type Fault = 'short' | 'address'

/** Why the server, or good sense, would refuse this password. */
export function passwordFaults(password: string, email: string): Fault[] {
  const name = email.trim().toLowerCase().split('@')[0] ?? ''
  const isAddress = name.length > 3 && password.toLowerCase().includes(name)
  return [
    ...(password.length < shortestPassword ? ['short' as const] : []),
    ...(password === '' || isAddress ? ['address' as const] : []),
  ]
}

/** What a password must be, each rule ticked while it is typed. */
export function PasswordRules({ password, email }: { password: string; email: string }) {
  const faults = passwordFaults(password, email)
  return (
    <span className="grid gap-0.5">
      <Rule kept={!faults.includes('short')}>
        <Trans>au moins {shortestPassword} caractères ; une phrase courte se retient bien</Trans>
      </Rule>
      <Rule kept={!faults.includes('address')}>
        <Trans>sans votre adresse dedans</Trans>
      </Rule>
    </span>
  )
}

function Rule({ kept, children }: { kept: boolean; children: ReactNode }) {
  const Icon = kept ? Check : Circle
  return (
    <span className={classes('flex items-start gap-1.5', kept && 'font-[620] text-ok-ink')}>
      <Icon
        aria-hidden
        className={classes('mt-0.5 flex-none', kept ? 'size-[1.1em]' : 'size-[0.7em] translate-y-1')}
      />
      {children}
    </span>
  )
}
