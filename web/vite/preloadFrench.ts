import type { Plugin } from 'vite'

/**
 * The sign-in page is drawn when its words are there: they are asked for with the code, not after it has run,
 * which is a round trip less before the first screen.
 */
export function preloadFrench(): Plugin {
  return {
    name: 'keneya-preload-french',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const words = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith('/web/src/locales/fr.po?door'),
        )
        if (!words) throw new Error('preload: the French words of the first screen are not in the build')
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${words.fileName}` }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
  }
}
