import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { expect, test } from 'vitest'

const config = getConfig({ configPath: `${import.meta.dirname}/../../lingui.config.ts` })
const catalogues = await getCatalogs(config)

for (const catalogue of catalogues) {
  const name = catalogue.name ?? catalogue.path.replace(/^.*\/src\//, '').replace('/{locale}', '')

  test(`${name}: every sentence of the code is in the catalogues, and in English`, async () => {
    const written = Object.keys((await catalogue.collect()) ?? {})
    const french = (await catalogue.read('fr')) ?? {}
    const english = (await catalogue.read('en')) ?? {}
    // Run `npm run i18n`, then fill the empty sentences of en.po.
    expect(written.filter((id) => !(id in french))).toEqual([])
    expect(written.filter((id) => !english[id]?.translation).map((id) => french[id]?.message ?? id)).toEqual(
      [],
    )
  }, 30_000)
}
