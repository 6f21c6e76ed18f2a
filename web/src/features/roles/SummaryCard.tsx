import { Trans, useLingui } from '@lingui/react/macro'
import { areas, type PermissionDocument } from '../../../../functions/_shared/contracts/permissions.ts'
import { Card } from '../../components/Card.tsx'
import { areaWords } from '../../lib/rightWords.ts'
import { AllowedList, Entry } from './AllowedList.tsx'
import { held, verbsOf } from './matrix.ts'
import { useVerbList } from './useVerbList.ts'

/** The document read aloud: what the role may do, what it may not, area by area. */
export function SummaryCard({ document }: { document: PermissionDocument }) {
  const { i18n, t } = useLingui()
  const listOf = useVerbList()
  const allowed = areas.filter((area) => held(document, 'areas', area).length > 0)
  const partly = allowed.filter((area) => held(document, 'areas', area).length < verbsOf(area).length)
  const nothing = areas.filter((area) => !allowed.includes(area))
  const names = new Intl.ListFormat(i18n.locale === 'en' ? 'en-GB' : 'fr-FR', { type: 'conjunction' }).format(
    nothing.map((area) => i18n._(areaWords[area])),
  )
  return (
    <Card title={t`En clair`}>
      <div className="grid gap-4 md:grid-cols-2">
        <section aria-label={t`Peut`}>
          <h3 className="mb-1 text-ok-ink">
            <Trans>Peut</Trans>
          </h3>
          <AllowedList document={document} />
        </section>
        <section aria-label={t`Ne peut pas`}>
          <h3 className="mb-1">
            <Trans>Ne peut pas</Trans>
          </h3>
          <ul className="m-0 grid list-none gap-1 p-0 text-muted">
            {partly.map((area) => {
              const verbs = held(document, 'areas', area)
              return (
                <li key={area}>
                  <Entry
                    name={i18n._(areaWords[area])}
                    text={listOf(
                      verbsOf(area).filter((verb) => !verbs.includes(verb)),
                      'disjunction',
                    )}
                  />
                </li>
              )
            })}
            {nothing.length > 0 && (
              <li>
                <Entry name={t`Rien dans`} text={names} />
              </li>
            )}
          </ul>
        </section>
      </div>
    </Card>
  )
}
