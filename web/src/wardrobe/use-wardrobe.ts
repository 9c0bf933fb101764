import { answer, createOndotClient, type Garment, OndotProblem, type paths } from '@ondot/client'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { usePerson } from '../person/person-context.ts'
import { tokenOf } from '../person/token-of.ts'
import { shrink } from '../photo/shrink.ts'
import { hangUp } from './hang-up.ts'

export type Item =
  paths['/v1/wardrobe/items']['get']['responses'][200]['content']['application/json']['items'][number]

export type Wardrobe = {
  /** null until they are here. */
  items: readonly Item[] | null
  catalogue: ReadonlyMap<string, Garment>
  /** What went wrong last, in words. */
  fault: string
  busy: boolean
  add: (code: string) => void
  addPhoto: (photo: Blob) => void
  confirm: (id: string, code: string) => void
  remove: (id: string) => void
}

/** Own clothes, kept by the service under the token. */
export function useWardrobe(): Wardrobe {
  const person = usePerson()
  const token = person?.token ?? null
  const [items, setItems] = useState<readonly Item[] | null>(token === null ? [] : null)
  const [catalogue, setCatalogue] = useState<ReadonlyMap<string, Garment>>(new Map())
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    answer(createOndotClient().GET('/v1/garments'))
      .then(({ garments }) => setCatalogue(new Map(garments.map((garment) => [garment.code, garment]))))
      .catch((error: Error) => setFault(error.message))
  }, [])

  /** Does something as the person, then reads what there is now. */
  const act = useCallback(
    async (work: (client: ReturnType<typeof createOndotClient>, token: string) => Promise<unknown>) => {
      setBusy(true)
      setFault('')
      try {
        const own = await tokenOf(token)
        const client = createOndotClient({ token: own })
        await work(client, own)
        const { items } = await answer(client.GET('/v1/wardrobe/items'))
        setItems(items as Item[])
        person?.hold(own)
      } catch (error) {
        if (error instanceof OndotProblem && error.status === 401) person?.hold(null)
        setFault(error instanceof Error ? error.message : String(error))
      } finally {
        setBusy(false)
      }
    },
    [person, token],
  )

  // Read once for each token, not after each act.
  useEffect(() => {
    if (token === null) setItems([])
    else if (items === null) act(async () => {})
  }, [token])

  return {
    items,
    catalogue,
    fault,
    busy,
    add: (code) => act((client) => answer(client.POST('/v1/wardrobe/items', { body: { code } as never }))),
    addPhoto: (photo) => act(async (_client, own) => hangUp(own, await shrink(photo))),
    confirm: (id, code) =>
      act((client) =>
        answer(client.PUT('/v1/wardrobe/items/{id}', { params: { path: { id } }, body: { code } })),
      ),
    remove: (id) => act((client) => client.DELETE('/v1/wardrobe/items/{id}', { params: { path: { id } } })),
  }
}
