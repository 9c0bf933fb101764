import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const CONTENT = 'content.js'

// As for the page: what is built is for people, whoever builds.
if (process.argv.includes('build')) process.env.NODE_ENV = 'production'

/** The browser extension, into web/extension/dist: load that folder unpacked, or pack it. */
export default defineConfig({
  root: here('.'),
  base: '',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { '@ondot/client': here('../../client/src/index.ts') } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: {
        popup: here('popup.html'),
        options: here('options.html'),
        card: here('card.html'),
        content: here('src/content.ts'),
      },
      // The browser is told the name of what it puts into pages.
      output: { entryFileNames: (chunk) => (chunk.name === 'content' ? CONTENT : 'assets/[name]-[hash].js') },
    },
  },
})
