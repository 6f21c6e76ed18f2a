import { Trans, useLingui } from '@lingui/react/macro'
import { Copy, Printer, Share2, UserPlus } from 'lucide-react'
import { useEffect } from 'react'
import { Banner } from '../../components/Banner.tsx'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { useMembership } from '../../lib/access.ts'
import { formatDateTime } from '../../lib/format.ts'
import { toast } from '../../lib/toast.ts'
import { type IssuedInvitation, joinLink } from './invitations.ts'

interface InvitationSlipProps {
  invitation: IssuedInvitation
  name: string
  role: string
  again?: () => void
}

/** The code to read out, the link to send, the slip to print: shown once, because nobody keeps the code. */
export function InvitationSlip({ invitation, name, role, again }: InvitationSlipProps) {
  const { t } = useLingui()
  const { facility_name: facility } = useMembership()
  const link = joinLink(location.origin, invitation)
  const until = formatDateTime(invitation.expires_at)
  // It takes the place of a form or a list without a change of address: begin at its title all the same.
  useEffect(() => {
    scrollTo(0, 0)
    document.querySelector('h1')?.focus({ preventScroll: true })
  }, [])
  const text = t`${name}, voici votre invitation pour ${facility} sur Kénéya :`
  async function copy() {
    try {
      await navigator.clipboard.writeText(link)
      toast(t`Lien copié.`)
    } catch {
      toast(t`Le lien n’a pas pu être copié : sélectionnez-le à la main.`, { tone: 'info' })
    }
  }
  return (
    <div className="grid max-w-3xl gap-4">
      <div data-print="hide">
        <Banner tone="waiting" title={t`Donnez ce code maintenant : il ne sera plus montré.`}>
          <Trans>Perdu, il se remplace : renouvelez l’invitation depuis la liste.</Trans>
        </Banner>
      </div>
      <Card title={name} note={`${role} · ${facility}`}>
        <p className="mb-1 text-muted">
          <Trans>Code à dire au téléphone</Trans>
        </p>
        <SpelledCode code={invitation.code} />
        <p className="mt-2 text-[0.9375rem] text-muted">
          <Trans>Dans un code, 0 est toujours zéro et 1 est toujours un.</Trans>
        </p>
        <dl className="mt-4 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
          <dt className="text-muted">
            <Trans>Adresse du compte</Trans>
          </dt>
          <dd className="wrap-anywhere">{invitation.email}</dd>
          <dt className="text-muted">
            <Trans>Valable jusqu’au</Trans>
          </dt>
          <dd>{until}</dd>
        </dl>
        <p className="mt-4 mb-1 text-muted">
          <Trans>Ou ce lien, qui contient le code : à donner à cette personne seulement</Trans>
        </p>
        <output
          aria-label={t`Lien d’invitation`}
          className="block rounded-control border border-line bg-sunken px-3 py-2.5 text-[0.9375rem] select-all wrap-anywhere"
        >
          {link}
        </output>
        <p className="mt-4 hidden print:block">
          <Trans>
            Ouvrez {location.origin} sur votre téléphone, touchez « J’ai un code d’invitation », puis écrivez
            cette adresse et ce code. Vous choisirez votre mot de passe. Gardez cette feuille pour vous, et
            détruisez-la ensuite.
          </Trans>
        </p>
        <div data-print="hide" className="mt-4 flex flex-wrap gap-2.5">
          {typeof navigator.share === 'function' && (
            <Button
              icon={Share2}
              // Closing the sheet of the device is an answer, not a failure.
              onClick={() => void navigator.share({ text, url: link }).catch(() => undefined)}
            >
              <Trans>Partager le lien</Trans>
            </Button>
          )}
          <Button look="secondary" icon={Copy} onClick={() => void copy()}>
            <Trans>Copier le lien</Trans>
          </Button>
          <Button look="secondary" icon={Printer} onClick={() => print()}>
            <Trans>Imprimer</Trans>
          </Button>
        </div>
      </Card>
      <div data-print="hide" className="flex flex-wrap gap-2.5">
        <LinkButton look="quiet" href="/staff">
          <Trans>Revenir à l’équipe</Trans>
        </LinkButton>
        {again && (
          <Button look="quiet" icon={UserPlus} onClick={again}>
            <Trans>Inviter quelqu’un d’autre</Trans>
          </Button>
        )}
      </div>
    </div>
  )
}

/** « 7 K 4 X · 9 Q 2 M »: in groups, as one says it. */
function SpelledCode({ code }: { code: string }) {
  const groups = code.split('-')
  return (
    <p data-testid="invitation-code" className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <span className="sr-only">{code}</span>
      {groups.map((group) => (
        <span key={group} aria-hidden className="flex gap-1.5">
          {[...group].map((letter, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: the letters of a code keep their places.
              key={index}
              className="grid h-14 w-11 place-items-center rounded-control border-[1.5px] border-edge bg-surface font-mono text-[1.75rem] font-[700] sm:h-16 sm:w-14 sm:text-[2.25rem]"
            >
              {letter}
            </span>
          ))}
        </span>
      ))}
    </p>
  )
}
