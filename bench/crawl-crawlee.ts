/** Run as a process: crawlee's CheerioCrawler fetches and parses the same pages, with its queue in memory. Says pages a second and its peak memory. */
import { CheerioCrawler, Configuration, LogLevel, log } from '@crawlee/cheerio'

const { url, lists } = JSON.parse(process.argv[2] ?? '')
log.setLevel(LogLevel.OFF)
let posts = 0
const crawler = new CheerioCrawler(
  {
    maxRequestRetries: 0,
    async requestHandler({ $, request, enqueueLinks }) {
      if (request.url.includes('/list/')) return void (await enqueueLinks({ regexps: [/\/post\/\d+$/] }))
      const ld = JSON.parse($('script[type="application/ld+json"]').text())
      const image = $('meta[property="og:image"]').attr('content')
      if (image !== undefined && image === ld.contentUrl) posts += 1
    },
  },
  new Configuration({ persistStorage: false }),
)
const beganMs = performance.now()
await crawler.run(Array.from({ length: lists }, (_, i) => `${url}/list/${i}`))
const seconds = (performance.now() - beganMs) / 1000
console.log(JSON.stringify({ posts, perS: posts / seconds, peakMb: process.resourceUsage().maxRSS / 1024 }))
