import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { lingui } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Connect, Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { chunkFile, chunkGroups } from './vite/chunks.ts'
import { leaveOut } from './vite/leaveOut.ts'
import { preloadFrench } from './vite/preloadFrench.ts'
import { serviceWorker } from './vite/serviceWorker.ts'
import { words } from './vite/words.ts'

const here = import.meta.dirname
// The macro looks for its configuration from the working directory, and we are started from the root.
process.env.LINGUI_CONFIG = resolve(here, 'lingui.config.ts')

/** Serves /config.json from the running local stack; in production the host serves its own. */
function stackConfig(): Plugin {
  const answer: Connect.NextHandleFunction = async (request, response, next) => {
    if (request.url?.split('?')[0] !== '/config.json') return next()
    try {
      const stack = JSON.parse(await readFile(resolve(here, '../.local/stack.json'), 'utf8'))
      response.setHeader('content-type', 'application/json')
      response.setHeader('cache-control', 'no-store')
      response.end(JSON.stringify({ apiUrl: stack.apiUrl, publishableKey: stack.publishableKey }))
    } catch {
      response.statusCode = 404
      response.end()
    }
  }
  return {
    name: 'keneya-stack-config',
    configureServer: (server) => void server.middlewares.use(answer),
    configurePreviewServer: (server) => void server.middlewares.use(answer),
  }
}

export default defineConfig({
  root: here,
  plugins: [
    leaveOut(),
    tailwind(),
    babel({
      include: /\/web\/src\/.*\.tsx?$/,
      exclude: /\.test\.tsx?$/,
      plugins: ['@lingui/babel-plugin-lingui-macro'],
    }),
    react(),
    words(),
    lingui(),
    stackConfig(),
    preloadFrench(),
    serviceWorker(),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      output: { chunkFileNames: chunkFile, codeSplitting: { groups: chunkGroups } },
    },
  },
  test: { include: ['{src,vite}/**/*.test.ts'], environment: 'node', maxWorkers: 2 },
})
