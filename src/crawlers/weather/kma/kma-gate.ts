import type { Clock } from '../../../domain/clock.ts'
import { OndotError } from '../../../errors.ts'
import type { HttpAnswer, HttpClient } from '../../http/http-client.ts'
import type { FetchOptions } from '../driver.ts'
import { createFetchFailures } from '../fetch-failures.ts'
import { decodedServiceKey } from './service-key.ts'

/** One way to KMA's services: where they are, what the key is called there, and what its calls count for. */
type Way = { meter: 'kma' | 'kma-hub'; baseUrl: string; secrets: Readonly<Record<string, string>> }
type Access = { key: string; baseUrl: string }

/** KMA's services by `service/operation`, over each way that there is a key for, in turn. */
export type KmaGate = {
  /** @throws the coded error of the last way tried; none holds a key */
  get<T>(
    path: string,
    query: Readonly<Record<string, string | number>>,
    read: (answer: HttpAnswer) => T,
    options: FetchOptions,
  ): Promise<T>
}

/**
 * data.go.kr first, then KMA's own API hub, which answers the same under another address and key. A way that fails is passed by for as
 * long as its error says, while there is another. That there is no data (skip) is the same answer everywhere: it ends the asking.
 */
export function createKmaGate(
  http: HttpClient,
  { portal, hub = null, clock }: { portal: Access | null; hub?: Access | null; clock: Clock },
): KmaGate {
  const ways: Way[] = [...(portal ? [portalWay(portal)] : []), ...(hub ? [hubWay(hub)] : [])]
  const failures = createFetchFailures(undefined, clock)
  return {
    async get(path, query, read, { signal, admit }) {
      const operation = path.slice(path.indexOf('/') + 1)
      const open = ways.filter(({ meter }, i) => {
        return i === ways.length - 1 || !failures.recent(`${meter}:${operation}`, '')
      })
      for (const [i, { meter, baseUrl, secrets }] of open.entries()) {
        const counter = `${meter}:${operation}` as const
        const request = { url: `${baseUrl}/${path}`, query, secrets, signal, admit: () => admit(counter) }
        try {
          return await http.get(request, read)
        } catch (error) {
          if (!(error instanceof OndotError) || error.reaction === 'skip' || i === open.length - 1)
            throw error
          failures.remember(counter, '', error)
        }
      }
      throw new RangeError('KMA: no way is set up')
    },
  }
}

function portalWay({ key, baseUrl }: Access): Way {
  return { meter: 'kma', baseUrl: `${baseUrl}/1360000`, secrets: { serviceKey: decodedServiceKey(key) } }
}

function hubWay({ key, baseUrl }: Access): Way {
  return { meter: 'kma-hub', baseUrl: `${baseUrl}/api/typ02/openApi`, secrets: { authKey: key } }
}
