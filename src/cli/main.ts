import { run } from './run.ts'

// Whoever reads us may stop reading: `ondot weather 제주 | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await run(process.argv)
