import { i18n, type Messages } from '@lingui/core'
import { type Language, preferences } from './preferences.ts'
import { setFrenchCatalogue } from './typography.ts'

type Loader = () => Promise<{ messages: Messages }>

const shell = import.meta.glob<{ messages: Messages }>('../locales/*.po')
const features = import.meta.glob<{ messages: Messages }>('../features/*/locales/*.po')
const needed = new Set<string>()
const loaded = new Set<string>()

async function load(language: Language, key: string, loader: Loader | undefined): Promise<void> {
  const mark = `${language}/${key}`
  if (loaded.has(mark) || !loader) return
  const { messages } = await loader()
  i18n.load(language, language === 'fr' ? setFrenchCatalogue(messages) : messages)
  loaded.add(mark)
}

async function loadAll(language: Language): Promise<void> {
  await Promise.all([
    load(language, '', shell[`../locales/${language}.po`]),
    ...[...needed].map((name) =>
      load(language, name, features[`../features/${name}/locales/${language}.po`]),
    ),
  ])
}

/** Switches the app to a language, with the words of every feature in use. */
export async function activateLanguage(language: Language): Promise<void> {
  await loadAll(language)
  i18n.activate(language)
  document.documentElement.lang = language
}

/** Fetches the words of these features; called before their places are drawn. */
export async function needFeatures(names: Iterable<string>): Promise<void> {
  const before = needed.size
  for (const name of names) needed.add(name)
  if (needed.size === before) return
  const { language } = preferences.get()
  await loadAll(language)
  // A second activation tells the components already drawn that new words have come.
  i18n.activate(language)
}

export { i18n }
