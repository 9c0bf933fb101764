import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(?:js|css|html|svg|webmanifest)$/
/** Below, the header costs more than it saves. */
const LEAST_BYTES = 600

/** Writes FILE.br and FILE.gz beside each text file: the server sends them as they are. */
export function precompress(): Plugin {
  let outDir = ''
  return {
    name: 'ondot-precompress',
    apply: 'build',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir)
    },
    async writeBundle() {
      const names = await readdir(outDir, { recursive: true })
      await Promise.all(
        names
          .filter((name) => TEXT.test(name))
          .map(async (name) => {
            const bytes = await readFile(join(outDir, name))
            if (bytes.length < LEAST_BYTES) return
            const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
            await writeFile(join(outDir, `${name}.br`), brotliCompressSync(bytes, { params }))
            await writeFile(join(outDir, `${name}.gz`), gzipSync(bytes, { level: 9 }))
          }),
      )
    },
  }
}
