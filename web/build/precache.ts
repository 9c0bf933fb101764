import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** No part of what people need offline. */
const NOT_KEPT = /admin|\.(?:map|md)$/

/** Tells the service worker what it keeps: every file of the page, under a name that changes with any of them. */
export function precache(worker: string): Plugin {
  return {
    name: 'ondot-precache',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const entry = bundle[worker]
      if (entry?.type !== 'chunk') throw new Error(`the build has no ${worker}`)
      const files = Object.keys(bundle)
        .filter((name) => name !== worker && !NOT_KEPT.test(name) && name !== 'index.html')
        .map((name) => `/${name}`)
      const paths = ['/', '/manifest.webmanifest', '/icons/icon.svg', ...files.sort()]
      const index = bundle['index.html']
      const version = createHash('sha256')
        .update(paths.join('\n'))
        .update(index?.type === 'asset' ? index.source : '')
        .digest('hex')
        .slice(0, 12)
      entry.code = `const __PRECACHE__ = ${JSON.stringify({ version, files: paths })};\n${entry.code}`
    },
  }
}
