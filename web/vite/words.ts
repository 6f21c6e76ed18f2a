import { resolve } from 'node:path'
import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import type { Plugin } from 'vite'
import { setFrenchCatalogue } from '../src/lib/typography.ts'

/**
 * Whose words the first screen needs; those of the rest of the shell come with the rest of the shell. A build in
 * which the first screen draws anything else fails, and names it.
 */
export const doorSources =
  /^src\/(app\/(SignInPage|DoorFrame|PasswordInput)\.tsx|components\/|lib\/(problem|session))/

const shell = /\/src\/locales\/(\w+)\.po\?(door|inside)$/
const compiled = /JSON\.parse\((".*")\)/s

/** French typography is set once, here, and not on a phone at each start. */
function inFrench(code: string): string {
  const literal = compiled.exec(code)?.[1]
  if (!literal) throw new Error('words: a compiled catalogue looks different')
  const messages = setFrenchCatalogue(JSON.parse(JSON.parse(literal)))
  return code.replace(compiled, () => `JSON.parse(${JSON.stringify(JSON.stringify(messages))})`)
}

/** Compiles one half of the shell's catalogue. */
async function half(root: string, locale: string, isDoor: boolean): Promise<string> {
  const config = getConfig({ configPath: resolve(root, 'lingui.config.ts') })
  const catalogue = (await getCatalogs(config)).find(({ path }) => /\/src\/locales\//.test(path))
  const written = (await catalogue?.read(locale)) ?? {}
  const isOfDoor = (id: string) => written[id]?.origin?.some(([file]) => doorSources.test(file)) ?? false
  const said = await catalogue?.getTranslations(locale, {
    fallbackLocales: config.fallbackLocales || {},
    sourceLocale: config.sourceLocale ?? 'fr',
  })
  const wanted = Object.entries(said?.messages ?? {}).filter(([id]) => isOfDoor(id) === isDoor)
  return createCompiledCatalog(locale, Object.fromEntries(wanted), { namespace: 'es' }).source
}

/** The catalogues as the phone gets them: the shell's in two halves, and French set as French is. */
export function words(): Plugin[] {
  let root = ''
  return [
    {
      name: 'keneya-words-of-the-shell',
      enforce: 'pre',
      configResolved: (config) => {
        root = config.root
      },
      async load(id) {
        const [, locale = '', part] = shell.exec(id) ?? []
        if (!part) return null
        this.addWatchFile(id.split('?')[0] ?? id)
        const code = await half(root, locale, part === 'door')
        return { code: locale === 'fr' ? inFrench(code) : code, moduleType: 'js' }
      },
    },
    {
      name: 'keneya-french',
      enforce: 'post',
      transform: {
        filter: { id: /\/features\/[^/]+\/locales\/fr\.po$/ },
        handler: (code) => ({ code: inFrench(code), map: null }),
      },
    },
    {
      name: 'keneya-door',
      apply: 'build',
      async generateBundle(_, bundle) {
        const door = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'door')
        if (door?.type !== 'chunk') throw new Error('words: the first screen is not in the build')
        const config = getConfig({ configPath: resolve(root, 'lingui.config.ts') })
        const catalogue = (await getCatalogs(config)).find(({ path }) => /\/src\/locales\//.test(path))
        const speaking = new Set(
          Object.values((await catalogue?.read('fr')) ?? {}).flatMap(({ origin }) =>
            origin?.map(([file]) => file),
          ),
        )
        const silent = door.moduleIds
          .map((id) => id.slice(root.length + 1))
          .filter((file) => speaking.has(file) && !doorSources.test(file))
        if (silent.length > 0) this.error(`Without words on the first screen: ${silent.join(', ')}`)
      },
    },
  ]
}
