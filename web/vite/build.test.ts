import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isOfTheFacility } from './chunks.ts'
import { leaveOut, leftOut } from './leaveOut.ts'
import { neededNow } from './serviceWorker.ts'

const modules = join(import.meta.dirname, '../../node_modules/@supabase')
const importers: Record<string, string> = {
  '@supabase/storage-js': 'supabase-js/dist/index.mjs',
  './GoTrueAdminApi': 'auth-js/dist/module/GoTrueClient.js',
  './lib/webauthn': 'auth-js/dist/module/GoTrueClient.js',
  './lib/web3/ethereum': 'auth-js/dist/module/GoTrueClient.js',
}

for (const { source, because } of leftOut) {
  test(`${source} is left out. ${because}`, () => {
    // An update of supabase-js that names it otherwise would bring it back, or find nothing in its place.
    const importer = join(modules, importers[source] ?? '')
    const code = readFileSync(importer, 'utf8')
    const clause = new RegExp(`import (?:(\\w+)|\\{([^}]*)\\}) from ['"]${source}['"]`).exec(code)
    const names = clause?.[2]?.split(',').map((name) => name.trim()) ?? ['default']
    const plugin = leaveOut() as unknown as {
      resolveId: (source: string, importer: string) => string | null
      load: (id: string) => string | null
    }
    const id = plugin.resolveId(source, importer)
    expect(clause, `${importers[source]} does not import ${source} any more`).toBeTruthy()
    for (const name of names.filter(Boolean))
      expect(plugin.load(id ?? '')).toMatch(new RegExp(`\\b${name}\\b`))
    expect(plugin.resolveId(source, '/somewhere/web/src/lib/other.ts')).toBeNull()
  })
}

const chunk = (facadeModuleId: string | null, imports: string[] = [], dynamicImports: string[] = []) => ({
  type: 'chunk',
  facadeModuleId,
  imports,
  dynamicImports,
})

test('the worker keeps what the page leads to, and leaves what can wait', () => {
  const features = '/k/web/src/features'
  const bundle = {
    'assets/door.js': chunk(null, ['assets/runtime.js'], ['assets/fr.js', 'assets/en.js', 'assets/in.js']),
    'assets/runtime.js': chunk(null),
    'assets/fr.js': chunk('/k/web/src/locales/fr.po'),
    'assets/en.js': chunk('/k/web/src/locales/en.po'),
    'assets/in.js': chunk('/k/web/src/app/SignedIn.tsx', [], ['assets/visit.js', 'assets/audit.js']),
    'assets/visit.js': {
      ...chunk(`${features}/consultation/Page.tsx`),
      viteMetadata: { importedCss: ['assets/v.css'] },
    },
    'assets/audit.js': chunk(`${features}/audit/AuditPage.tsx`, ['assets/ledger.js']),
    'assets/ledger.js': chunk(null),
  } as unknown as Parameters<typeof neededNow>[0]
  const page = '<script type="module" src="/assets/door.js"></script><link href="/assets/main.css">'
  expect([...neededNow(bundle, page)].sort()).toEqual([
    'assets/door.js',
    'assets/fr.js',
    'assets/in.js',
    'assets/main.css',
    'assets/runtime.js',
    'assets/v.css',
    'assets/visit.js',
  ])
})

test('an icon that only the administrator sees is not in the nurse’s kit', () => {
  const graph: Record<string, string[]> = {
    'icons/gavel': ['/k/web/src/features/audit/AuditPage.tsx'],
    'icons/plus': ['/k/web/src/features/audit/AuditPage.tsx', '/k/web/src/components/Button.tsx'],
    '/k/web/src/components/Button.tsx': ['/k/web/src/features/patients/FindPage.tsx'],
  }
  const ask = (id: string) => ({ importers: graph[id] ?? [], dynamicImporters: [] })
  expect(isOfTheFacility('icons/gavel', ask)).toBe(false)
  expect(isOfTheFacility('icons/plus', ask)).toBe(true)
})
