/** 1 clo, m²K/W */
export const CLO = 0.155
/** 1 met, W/m² */
export const MET = 58.15

/** What predicted mean vote depends on. `airMs` is the speed relative to the body; no external work is done. */
export type PmvInput = {
  temperatureC: number
  radiantC: number
  humidityPct: number
  airMs: number
  met: number
}

/** Saturation vapour pressure, Pa (Antoine's form, as ISO 7730 gives it). */
export function saturationPa(temperatureC: number): number {
  return 1000 * Math.exp(16.6536 - 4030.183 / (temperatureC + 235))
}

/** Predicted mean vote, -3 cold .. +3 hot: ISO 7730:2005, equations 1 to 4. */
export function pmv({ temperatureC, radiantC, humidityPct, airMs, met }: PmvInput, clo: number): number {
  const vapourPa = (humidityPct / 100) * saturationPa(temperatureC)
  const metabolic = met * MET
  const insulation = clo * CLO
  const area = insulation <= 0.078 ? 1 + 1.29 * insulation : 1.05 + 0.645 * insulation
  const dryLoss = (surfaceC: number) =>
    3.96e-8 * area * ((surfaceC + 273) ** 4 - (radiantC + 273) ** 4) +
    area *
      Math.max(2.38 * Math.abs(surfaceC - temperatureC) ** 0.25, 12.1 * Math.sqrt(airMs)) *
      (surfaceC - temperatureC)
  // The surface is as warm as what flows through the clothing makes it: more loss, colder surface, so there is one such temperature.
  const surfaceC = rootOf(
    (tryC) => 35.7 - 0.028 * metabolic - insulation * dryLoss(tryC) - tryC,
    Math.min(temperatureC, radiantC) - 100,
    100,
  )
  const skinDiffusion = 3.05e-3 * (5733 - 6.99 * metabolic - vapourPa)
  const sweat = Math.max(0, 0.42 * (metabolic - MET))
  const breath = 1.7e-5 * metabolic * (5867 - vapourPa) + 0.0014 * metabolic * (34 - temperatureC)
  const sensitivity = 0.303 * Math.exp(-0.036 * metabolic) + 0.028
  return sensitivity * (metabolic - skinDiffusion - sweat - breath - dryLoss(surfaceC))
}

/** No set of clothes insulates more; a search that ends here found nothing. */
const MOST_CLO = 15

/** The insulation at which nobody votes warm or cold (PMV = 0), clo: 0 where it is warm without clothes, null above 15 clo. */
export function cloForPmv(air: PmvInput, vote = 0): number | null {
  if (pmv(air, 0) >= vote) return 0
  if (pmv(air, MOST_CLO) < vote) return null
  return rootOf((clo) => vote - pmv(air, clo), 0, MOST_CLO)
}

const BISECTIONS = 50

/** Where a falling function crosses zero between two ends, by bisection. */
export function rootOf(falling: (x: number) => number, low: number, high: number): number {
  let [from, to] = [low, high]
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (from + to) / 2
    if (falling(middle) > 0) from = middle
    else to = middle
  }
  return (from + to) / 2
}
