#!/usr/bin/env node
// Plain JavaScript on purpose: it must run on any Node to say that a newer one is needed.
import { existsSync } from 'node:fs'
import module from 'node:module'

const major = Number(process.versions.node.split('.', 1)[0])
if (major < 24) {
  console.error(
    `Ondot runs on Node 24 or newer; this is ${process.version}.\n` +
      'Use npm, which brings the right one along: npm start, npm run ondot -- <command>, npx ondot <command>.',
  )
  process.exit(78)
}
if (existsSync('.env')) process.loadEnvFile('.env')
// Compiled code is kept between starts, in the system's temporary folder.
module.enableCompileCache()
await import('../src/cli/main.ts')
