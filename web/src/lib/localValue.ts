/** Reads JSON kept in this browser; a blocked or corrupt storage reads as nothing. */
export function readLocal<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

/** Keeps JSON in this browser, or forgets it when the value is undefined. */
export function writeLocal(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Private mode or a full disk: the app works, it only remembers less.
  }
}
