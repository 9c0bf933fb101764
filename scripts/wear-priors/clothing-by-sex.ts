type Bin = { n: number; mean: number; sd: number }
type Summary = {
  by_sex: { all: Record<string, Bin>; male: Record<string, Bin>; female: Record<string, Bin> }
}

/** Bins of fewer people say more of single buildings than of a sex. */
const FEWEST = 100
/** Inside, clothes hardly follow the weather below and above. */
const RANGE_C = { from: -10, to: 30 }

/**
 * The temperature, °C, by which men's clothing insulation lies off women's: the difference of the means of bins of 5 °C (weighted by how
 * sure each is), over what people take off by degree.
 */
export function menDressAsAtC({ by_sex: { all, male, female } }: Summary): number {
  const bins = Object.keys(male).filter((bin) => male[bin]!.n >= FEWEST && (female[bin]?.n ?? 0) >= FEWEST)
  const precision = (bin: string) => 1 / (meanVariance(male[bin]!) + meanVariance(female[bin]!))
  const total = bins.reduce((sum, bin) => sum + precision(bin), 0)
  const moreClo =
    bins.reduce((sum, bin) => sum + precision(bin) * (male[bin]!.mean - female[bin]!.mean), 0) / total
  return moreClo / slope(all)
}

function meanVariance({ n, sd }: Bin): number {
  return sd ** 2 / n
}

/** Change of insulation by degree (negative), clo/°C: least squares over the bins, by people. */
function slope(all: Record<string, Bin>): number {
  const points = Object.entries(all)
    .map(([bin, { n, mean }]) => ({ middleC: Number(/-?\d+/.exec(bin)![0]) + 2.5, n, mean }))
    .filter(({ middleC }) => middleC > RANGE_C.from && middleC < RANGE_C.to)
  const people = points.reduce((sum, { n }) => sum + n, 0)
  const mean = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((sum, point) => sum + point.n * of(point), 0) / people
  const [c, clo] = [mean(({ middleC }) => middleC), mean((point) => point.mean)]
  return mean((p) => (p.middleC - c) * (p.mean - clo)) / mean((p) => (p.middleC - c) ** 2)
}
