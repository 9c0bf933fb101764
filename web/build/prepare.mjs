// Run by npm after an install: builds the page where what builds it was installed. Plain JavaScript: any Node that runs npm runs it.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
try {
  import.meta.resolve('vite')
} catch {
  process.stdout.write(
    'The page is not built: development dependencies are left out. The API runs without it.\n',
  )
  process.exit(0)
}
const { status } = spawnSync('npm', ['run', '--silent', 'page'], { cwd: root, stdio: 'inherit', shell: true })
process.exit(status ?? 1)
