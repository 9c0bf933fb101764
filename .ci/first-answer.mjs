// Waits for a freshly started service and asks it for today in Gangnam: `node .ci/first-answer.mjs BASE_URL`.
const base = process.argv[2]
const began = Date.now()
const PATIENCE_MS = 15_000

while (
  !(await fetch(`${base}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  ))
) {
  if (Date.now() - began > PATIENCE_MS) throw new Error(`${base}/healthz does not answer`)
  await new Promise((resolve) => setTimeout(resolve, 50))
}
const answer = await fetch(`${base}/v1/recommendations/daily?region=1168000000`)
const body = await answer.json()
process.stdout.write(`${answer.status} after ${Date.now() - began} ms: ${body.headline}\n`)
if (!answer.ok || body.region?.code !== '1168000000' || !(body.outfits?.length >= 3)) {
  throw new Error(`no recommendation: ${JSON.stringify(body).slice(0, 500)}`)
}
const page = await fetch(`${base}/`)
const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1]
if (!page.ok || script === undefined || !(await fetch(base + script)).ok) throw new Error('no page at /')
