import { Trans } from '@lingui/react/macro'

/** For the keyboard: past the header and the menu in one step. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-surface focus:px-4 focus:py-3 focus:font-[650]"
    >
      <Trans>Aller au contenu</Trans>
    </a>
  )
}
