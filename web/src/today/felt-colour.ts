/** From ice to heat: a colour of each apparent temperature, °C, in even steps between. */
const SCALE = [
  [-20, '#5a6fd6'],
  [-5, '#4a90d9'],
  [5, '#3fa7b8'],
  [14, '#5fae6e'],
  [21, '#e0a93a'],
  [28, '#f0713c'],
  [36, '#d9383a'],
] as const

export function feltColour(apparentC: number): string {
  const [firstC, first] = SCALE[0]
  if (apparentC <= firstC) return first
  const after = SCALE.findIndex(([c]) => c >= apparentC)
  if (after < 0) return SCALE[SCALE.length - 1]![1]
  const [c0, from] = SCALE[after - 1]!
  const [c1, to] = SCALE[after]!
  const t = (apparentC - c0) / (c1 - c0)
  const channel = (at: number) => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
      number,
      number,
    ]
    return Math.round(a + (b - a) * t)
  }
  return `rgb(${channel(1)} ${channel(3)} ${channel(5)})`
}
