import type { Rolldown } from 'vite'

/**
 * Screens of the Ministry and of the administrator, and those that do nothing without a network. A nurse's phone
 * does not pay for them at its first visit: the service worker keeps them once they have been opened.
 */
export const laterFeatures = ['ministry', 'audit', 'facilities', 'proof', 'roles', 'staff', 'emergency']

const feature = (id: string) => id.match(/\/src\/features\/([^/]+)\//)?.[1]
const isEnglish = (id: string) => /\/locales\/en\.po(\?|$)/.test(id)
/** An invitation is accepted online, once; the other language is kept by whoever chooses it. */
export const isLater = (id: string): boolean =>
  /\/src\/app\/JoinPage\.tsx$/.test(id) || isEnglish(id) || laterFeatures.includes(feature(id) ?? '')

type ModuleInfo = Pick<Rolldown.ModuleInfo, 'importers' | 'dynamicImporters'>
type Ask = (id: string) => ModuleInfo | null

/** Is the module needed by a screen of the facility, directly or through others? */
export function isOfTheFacility(id: string, ask: Ask, seen = new Set<string>()): boolean {
  if (seen.has(id) || isLater(id)) return false
  seen.add(id)
  if (feature(id)) return true
  const info = ask(id)
  const users = [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])]
  return users.length === 0 || users.some((user) => isOfTheFacility(user, ask, seen))
}

/** `features/<name>/…` gives `assets/<name>/…`: whoever looks at the build sees whose a file is. */
export function chunkFile({ name, moduleIds, facadeModuleId }: Rolldown.PreRenderedChunk): string {
  const id = facadeModuleId ?? moduleIds.at(-1) ?? ''
  const folder = name === 'kit' || name === 'door' ? undefined : feature(id)
  return folder ? `assets/${folder}/[name]-[hash].js` : 'assets/[name]-[hash].js'
}

/**
 * Each file costs a round trip of 300 ms and some 200 bytes that compression cannot share, so the many small
 * modules are put together: `door` is all that the first screen needs, `kit` what the facility's pages share.
 */
export const chunkGroups: Rolldown.CodeSplittingGroup[] = [
  { name: 'door', tags: ['$initial'], test: /^(?!.*\/src\/worker\/)/, priority: 2 },
  {
    debugName: 'kit',
    name: (id, graph) => (isOfTheFacility(id, (other) => graph.getModuleInfo(other)) ? 'kit' : null),
    test: /\/lucide-react\/|\/web\/src\/(components|lib|app)\/(?!locales)|\/functions\/_shared\//,
    minShareCount: 2,
    priority: 1,
  },
]
