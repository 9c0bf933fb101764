import { Command, InvalidArgumentError } from 'commander'
import { createKeyToken } from '../store/key-token.ts'
import type { ApiKey, KeyScope } from '../store/look-ports.ts'
import { printJson, printTable } from './print.ts'
import { UsageError } from './usage-error.ts'
import { withStores } from './with-store.ts'

const SCOPES: readonly KeyScope[] = ['read', 'crawl', 'admin']
const CLI = 'cli'

export function keysCommand(): Command {
  return new Command('keys')
    .description('keys of the admin API')
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand())
}

function createCommand(): Command {
  return new Command('create')
    .description('make a key, and show it once: only its hash is kept')
    .argument('<name>', 'who or what will use it; crawls that it starts tell the name')
    .requiredOption(
      '--scope <scopes>',
      `what it is good for, comma-separated: ${SCOPES.join(', ')}`,
      scopesOf,
    )
    .action((name: string, { scope }: { scope: KeyScope[] }) =>
      withStores(async ({ apiKeys, audit }, clock) => {
        const { id, token, secretHash } = createKeyToken()
        await apiKeys.create({ id, name, scopes: scope }, secretHash, clock())
        await audit.add({
          atMs: clock(),
          actor: CLI,
          action: 'key.create',
          target: id,
          details: { name, scopes: scope },
        })
        console.log(token)
        console.error(`This is shown once. Send it as: Authorization: Bearer ${token.slice(0, 18)}…`)
      }),
    )
}

function listCommand(): Command {
  return new Command('list')
    .description('every key, without its secret')
    .option('--json', 'for programs')
    .action((options: { json?: true }) =>
      withStores(async ({ apiKeys }) => {
        const keys = (await apiKeys.list()).map(viewOf)
        if (options.json) return printJson({ keys })
        printTable(
          ['id', 'name', 'scopes', 'created', 'last used', 'revoked'],
          keys.map((k) => [
            k.id,
            k.name,
            k.scopes.join(','),
            k.createdAt,
            k.lastUsedAt ?? 'never',
            k.revokedAt ?? '',
          ]),
        )
      }),
    )
}

function revokeCommand(): Command {
  return new Command('revoke')
    .description('end a key: from now on it is refused')
    .argument('<id>')
    .action((id: string) =>
      withStores(async ({ apiKeys, audit }, clock) => {
        if (!(await apiKeys.revoke(id, clock())))
          throw new UsageError(`No key has the id ${JSON.stringify(id)}, or it is revoked already.`)
        await audit.add({ atMs: clock(), actor: CLI, action: 'key.revoke', target: id, details: {} })
        console.log(`${id} is revoked`)
      }),
    )
}

function scopesOf(text: string): KeyScope[] {
  const asked = new Set(text.split(',').map((scope) => scope.trim()))
  const scopes = SCOPES.filter((scope) => asked.has(scope))
  if (scopes.length < asked.size) throw new InvalidArgumentError(`Must be of ${SCOPES.join(', ')}.`)
  return scopes
}

function viewOf({ createdAtMs, lastUsedAtMs, revokedAtMs, ...key }: ApiKey) {
  const iso = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString())
  return {
    ...key,
    createdAt: new Date(createdAtMs).toISOString(),
    lastUsedAt: iso(lastUsedAtMs),
    revokedAt: iso(revokedAtMs),
  }
}
