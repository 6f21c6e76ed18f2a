import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { lingui } from '@lingui/vite-plugin'
import babel from '@rolldown/plugin-babel'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Connect, Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

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

/** `features/<name>/…` gives `assets/<name>/…`, so that the precache can leave some out. */
function chunkFolder(moduleId: string | null | undefined): string {
  const feature = moduleId?.match(/\/src\/features\/([^/]+)\//)?.[1]
  return feature ? `assets/${feature}/[name]-[hash].js` : 'assets/[name]-[hash].js'
}

export default defineConfig({
  root: here,
  plugins: [
    tailwind(),
    babel({
      include: /\/web\/src\/.*\.tsx?$/,
      exclude: /\.test\.tsx?$/,
      plugins: ['@lingui/babel-plugin-lingui-macro'],
    }),
    react(),
    lingui(),
    stackConfig(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        name: 'Kénéya',
        short_name: 'Kénéya',
        description: 'Système d’information sanitaire',
        lang: 'fr',
        start_url: '/',
        display: 'standalone',
        background_color: '#f7f3ec',
        theme_color: '#1d2766',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,css,js,svg}'],
        // A nurse's phone does not pay for the screens of the Ministry or of the administrator; they are cached when opened.
        globIgnores: ['**/assets/{ministry,audit,facilities,proof,roles,staff}/**'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(rest|auth|functions|realtime|config\.json)/],
        cleanupOutdatedCaches: true,
        runtimeCaching: [
          {
            urlPattern: ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'keneya-assets', expiration: { maxEntries: 80 } },
          },
        ],
      },
    }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      output: { chunkFileNames: (chunk) => chunkFolder(chunk.facadeModuleId ?? chunk.moduleIds.at(-1)) },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node', maxWorkers: 2 },
})
