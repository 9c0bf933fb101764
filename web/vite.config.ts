import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { precache } from './build/precache.ts'
import { precompress } from './build/precompress.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const WORKER = 'sw.js'

// Whoever builds (npm, a test run) has a NODE_ENV of its own; what is built is always for people.
if (process.argv.includes('build')) process.env.NODE_ENV = 'production'

/** The page, into web/dist; `npm run page:dev` serves it while it is worked on, with the API of a service on port 3000. */
export default defineConfig({
  root: here('.'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { '@ondot/client': here('../client/src/index.ts') } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // Inlined files would be data: addresses, which the page's policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: { index: here('index.html'), sw: here('worker/sw.ts') },
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? WORKER : 'assets/[name]-[hash].js') },
    },
  },
  plugins: [precache(WORKER), precompress()],
  server: { proxy: { '/v1': 'http://127.0.0.1:3000', '/readyz': 'http://127.0.0.1:3000' } },
})
