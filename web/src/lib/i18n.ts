import { i18n, type Messages } from '@lingui/core'
import { type Language, preferences } from './preferences.ts'

type Catalogue = { messages: Messages }
// The shell in two halves: what the first screen says, and the rest (web/vite/words.ts).
const door = import.meta.glob<Catalogue>('../locales/*.po', { query: '?door' })
const inside = import.meta.glob<Catalogue>('../locales/*.po', { query: '?inside' })
const features = import.meta.glob<Catalogue>('../features/*/locales/*.po')
/** The features in use, and the parts of the shell. */
const needed = new Set(['door'])
const loaded = new Set<string>()

async function fetchWords(language: Language, name: string): Promise<Messages> {
  const shell = { door, inside }[name]
  const loader = shell
    ? shell[`../locales/${language}.po`]
    : features[`../features/${name}/locales/${language}.po`]
  return (await loader?.())?.messages ?? {}
}

/**
 * Loads the words of one feature; false when they do not come. French is on every device; the other language
 * is kept there once it was chosen, and where it is not, French stands in for it until the network is back.
 */
async function load(language: Language, name: string): Promise<boolean> {
  const mark = `${language}/${name}`
  if (loaded.has(mark)) return true
  try {
    i18n.load(language, await fetchWords(language, name))
    loaded.add(mark)
    return true
  } catch {
    if (language !== 'fr') i18n.load(language, await fetchWords('fr', name).catch(() => ({})))
    return false
  }
}

/** Switches the app to a language, with the words of every feature in use. */
export async function activateLanguage(language: Language): Promise<void> {
  const came = await Promise.all([...needed].map((name) => load(language, name)))
  if (came.includes(false))
    addEventListener('online', () => void activateLanguage(preferences.get().language), { once: true })
  i18n.activate(language)
  document.documentElement.lang = language
}

/** Fetches the words of the shell and of these features; called before their places are drawn. */
export async function needFeatures(names: Iterable<string>): Promise<void> {
  const before = needed.size
  for (const name of ['inside', ...names]) needed.add(name)
  // An activation tells the components already drawn that new words have come.
  if (needed.size > before) await activateLanguage(preferences.get().language)
}

export { i18n }
