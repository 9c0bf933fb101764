/**
 * Run as a process: crawlee's CheerioCrawler fetches and parses the same pages. `oneAtATime`: one request at a time, robots.txt obeyed, the
 * fields of each post into its dataset, queue and dataset on disk as they come: what a crawl of ours does with a host. Else as fast as it
 * goes: by its own autoscaling, everything in memory, nothing kept.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CheerioCrawler, Configuration, LogLevel, log } from '@crawlee/cheerio'
import { measure } from './measure.ts'

const { url, lists, oneAtATime } = JSON.parse(process.argv[2] ?? '')
const folder = await mkdtemp(join(tmpdir(), 'ondot-bench-'))
log.setLevel(LogLevel.OFF)
let posts = 0
const crawler = new CheerioCrawler(
  {
    maxRequestRetries: 0,
    ...(oneAtATime && { maxConcurrency: 1, respectRobotsTxtFile: true }),
    async requestHandler({ $, request, enqueueLinks, pushData }) {
      if (request.url.includes('/list/')) return void (await enqueueLinks({ regexps: [/\/post\/\d+$/] }))
      const ld = JSON.parse($('script[type="application/ld+json"]').text())
      const image = $('meta[property="og:image"]').attr('content')
      if (image === undefined || image !== ld.contentUrl) return
      posts += 1
      if (!oneAtATime) return
      await pushData({
        link: request.loadedUrl,
        image,
        caption: `${ld.headline} ${ld.caption}`,
        author: ld.author.name,
        createdAt: ld.dateCreated,
        place: ld.contentLocation.name,
      })
    },
  },
  new Configuration(
    oneAtATime ? { storageClientOptions: { localDataDirectory: folder } } : { persistStorage: false },
  ),
)
const end = measure()
await crawler.run(Array.from({ length: lists }, (_, i) => `${url}/list/${i}`))
const { ms, cpuMs, peakMb } = end()
console.log(JSON.stringify({ posts, perS: posts / (ms / 1000), cpuMs: cpuMs / posts, peakMb }))
await rm(folder, { recursive: true })
