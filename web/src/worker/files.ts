/** What a build is made of, written into the worker by web/vite/serviceWorker.ts. */
export interface AppFiles {
  /** Differs as soon as one file does. */
  version: string
  /** What the facility's day needs without a network: kept at the first visit. */
  now: string[]
  /** The other language, the Ministry's and the administrator's screens: kept once they have been opened. */
  later: string[]
}

/** Vite names these by their content: what was kept once is good for ever. */
export const isHashed = (path: string): boolean => path.startsWith('/assets/')

/** Under what a file is kept; those without a hash in their name belong to one version. */
export const keyOf = (path: string, version: string): string =>
  isHashed(path) ? path : `${path}?v=${version}`

/** The same file of another version has the same name but for the hash. */
export const nameOf = (path: string): string => path.replace(/-[\w-]{8}(?=\.\w+$)/, '')
