import { readLocal, writeLocal } from './localValue.ts'
import { createStore } from './store.ts'

export type Language = 'fr' | 'en'
export type Theme = 'system' | 'light' | 'dark'
export interface Preferences {
  language: Language
  theme: Theme
}

const key = 'keneya.preferences'
const isBrowser = typeof window !== 'undefined'

/** What this person chose on this device; index.html reads the same key before the first paint. */
export const preferences = createStore<Preferences>({
  language: 'fr',
  theme: 'system',
  ...(isBrowser ? readLocal<Partial<Preferences>>(key) : undefined),
})

/** Changes a preference and keeps it. */
export function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  preferences.set((current) => ({ ...current, [name]: value }))
  writeLocal(key, preferences.get())
  applyTheme()
}

/** Puts the chosen theme on the page, and follows the system while nothing is chosen. */
export function applyTheme(): void {
  const { theme } = preferences.get()
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
}

if (isBrowser) matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyTheme)
