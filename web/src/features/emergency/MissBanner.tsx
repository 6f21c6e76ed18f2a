import { Plural, Trans } from '@lingui/react/macro'
import { Phone, SearchX } from 'lucide-react'
import { Banner } from '../../components/Banner.tsx'
import { ErrorBanner } from '../../components/ErrorBanner.tsx'
import { toProblem } from '../../lib/problem.ts'
import type { Answer } from './data.ts'

interface MissBannerProps {
  answer: Answer | undefined
  problem: unknown
  phone: string | null
}

function Call({ phone }: { phone: string | null }) {
  if (!phone) return null
  return (
    <p className="mt-1.5">
      <a
        href={`tel:${phone.replaceAll(' ', '')}`}
        className="inline-flex min-h-12 items-center gap-2 font-[640]"
      >
        <Phone aria-hidden className="size-5" />
        <Trans>Appeler l’établissement, {phone}</Trans>
      </a>
    </p>
  )
}

/** Nothing was opened: it never says whether the person is known there, only what can be done. */
export function MissBanner({ answer, problem, phone }: MissBannerProps) {
  if (problem) {
    const { code } = toProblem(problem)
    if (code === 'too_many_tries') {
      return (
        <Banner alert tone="urgent" title={<Trans>Plus d’essai pour le moment</Trans>}>
          <Trans>
            La recherche se rouvre dans une heure au plus. Soignez sans attendre le dossier, et appelez
            l’établissement.
          </Trans>
          <Call phone={phone} />
        </Banner>
      )
    }
    return (
      <ErrorBanner
        problem={problem}
        reassurance={<Trans>Rien n’a été ouvert, vos réponses sont là.</Trans>}
      />
    )
  }
  if (!answer || answer.opened) return null
  return (
    <Banner alert tone="waiting" icon={SearchX} title={<Trans>Rien ne s’est ouvert</Trans>}>
      <p>
        <Trans>
          Cela ne dit pas si la personne est connue là-bas : ces renseignements ne désignent pas un dossier et
          un seul. Relisez-les, essayez le numéro de carte, ou appelez.
        </Trans>
      </p>
      <p className="mt-1.5 font-[640]">
        <Plural
          value={answer.tries_left}
          _0="Il ne reste aucun essai pour cette heure."
          one="Il reste # essai pour cette heure."
          other="Il reste # essais pour cette heure."
        />
      </p>
      <Call phone={phone} />
    </Banner>
  )
}
