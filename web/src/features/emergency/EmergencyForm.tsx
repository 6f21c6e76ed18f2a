import { Trans, useLingui } from '@lingui/react/macro'
import { Phone, ShieldAlert, X } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { RadioStack } from '../../components/Choice.tsx'
import { Combobox } from '../../components/Combobox.tsx'
import { Field } from '../../components/Field.tsx'
import { TextArea } from '../../components/TextInput.tsx'
import { newId } from '../../lib/ids.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { type OwnerFacility, useBreakGlass } from './data.ts'
import { MissBanner } from './MissBanner.tsx'
import { PersonFields } from './PersonFields.tsx'
import { type Answers, blankAnswers, type Faults, faultsOf, type ReasonCode, toRequest } from './request.ts'
import { faultWords, reasonWords } from './words.ts'

interface EmergencyFormProps {
  mine: string
  owners: readonly OwnerFacility[]
}

interface OwnerFieldProps {
  owners: readonly OwnerFacility[]
  chosen: OwnerFacility | undefined
  onChoose: (code: string) => void
  error: string | undefined
}

/** Whose record it is; their telephone is there too, because a call may be quicker. */
function OwnerField({ owners, chosen, onChoose, error }: OwnerFieldProps) {
  const { t } = useLingui()
  if (chosen) {
    const { name, phone } = chosen
    return (
      <Field label={t`Établissement qui tient le dossier`} group>
        <div className="flex min-h-12 items-center justify-between gap-2 rounded-control border-[1.5px] border-action bg-action-soft py-1 pr-1 pl-3.5">
          <span className="min-w-0">
            <span className="block font-[640]">{name}</span>
            {phone && (
              <a
                href={`tel:${phone.replaceAll(' ', '')}`}
                className="inline-flex min-h-8 items-center gap-1.5"
              >
                <Phone aria-hidden className="size-4" />
                <Trans>Appeler le {phone}</Trans>
              </a>
            )}
          </span>
          <Button look="quiet" icon={X} onClick={() => onChoose('')}>
            <Trans>Changer</Trans>
          </Button>
        </div>
      </Field>
    )
  }
  return (
    <Field required label={t`Établissement qui tient le dossier`} error={error}>
      <Combobox
        items={owners}
        words={(facility) => facility.name}
        label={(facility) => facility.name}
        id={(facility) => facility.code}
        onPick={(facility) => onChoose(facility.code)}
        placeholder={t`Chercher : CSRéf, hôpital, cabinet…`}
        emptyText={t`Aucun établissement de ce nom.`}
      />
    </Field>
  )
}

/** The request to break the glass: whose record, who it is, why. */
export function EmergencyForm({ mine, owners }: EmergencyFormProps) {
  const { t, i18n } = useLingui()
  const [, navigate] = useLocation()
  const [answers, setAnswers] = useState<Answers>(blankAnswers)
  const [tried, setTried] = useState(false)
  const [confirming, setConfirming] = useState(false)
  // The same id until an answer came: a request repeated after an outage opens one access, not two.
  const [id, setId] = useState(newId)
  const form = useRef<HTMLFormElement>(null)
  const glass = useBreakGlass()
  const faults = faultsOf(answers, new Date().getFullYear())
  const owner = owners.find(({ code }) => code === answers.owner)

  const change = (part: Partial<Answers>) => {
    setAnswers((current) => ({ ...current, ...part }))
    glass.reset()
  }
  const say = (name: keyof Faults) => {
    const fault = faults[name]
    return tried && fault ? i18n._(faultWords[fault]) : undefined
  }
  function ask(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length === 0) return setConfirming(true)
    requestAnimationFrame(() =>
      form.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset:has(> p[id$="-error"]) input')
        ?.focus(),
    )
  }
  function open() {
    glass.mutate(toRequest(answers, id, mine), {
      onSuccess: (answer) => {
        if (answer.opened) navigate(`/emergency/${answer.id}`)
        else setId(newId())
      },
      onSettled: () => {
        setConfirming(false)
        // What was not found is said above the answers to read again.
        requestAnimationFrame(() => form.current?.scrollIntoView({ block: 'start' }))
      },
    })
  }

  return (
    <form ref={form} onSubmit={ask} noValidate className="grid scroll-mt-24 gap-4">
      <MissBanner answer={glass.data} problem={glass.error} phone={owner?.phone ?? null} />
      <Card title={t`Quel dossier`}>
        <div className="grid gap-4">
          <OwnerField
            owners={owners}
            chosen={owner}
            onChoose={(code) => change({ owner: code })}
            error={say('owner')}
          />
          <PersonFields answers={answers} onChange={change} say={say} />
        </div>
      </Card>
      <Card title={t`Pourquoi maintenant`}>
        <div className="grid gap-4">
          <Field group required label={t`Ce qui arrive`} error={say('reasonCode')}>
            <RadioStack
              value={answers.reasonCode}
              onChange={(reasonCode) => change({ reasonCode })}
              options={(Object.keys(reasonWords) as ReasonCode[]).map((value) => ({
                value,
                label: i18n._(reasonWords[value].label),
                note: i18n._(reasonWords[value].note),
              }))}
            />
          </Field>
          <Field
            required
            label={t`Avec vos mots`}
            hint={t`L’établissement qui tient le dossier lira cette phrase.`}
            error={say('reason')}
          >
            <TextArea value={answers.reason} maxLength={500} onChange={(reason) => change({ reason })} />
          </Field>
        </div>
      </Card>
      <Button type="submit" look="urgent" size="large" icon={ShieldAlert} wide>
        <Trans>Demander l’accès d’urgence</Trans>
      </Button>
      <ConfirmDialog
        open={confirming}
        owner={owner?.name ?? ''}
        busy={glass.isPending}
        onConfirm={open}
        onClose={() => setConfirming(false)}
      />
    </form>
  )
}
