import { InvalidArgumentError, Option } from 'commander'
import { parseIsoDate } from '../domain/local-time.ts'

/** Parsers of option values; commander names the option in what it says. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^-?\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`Must be a whole number from ${min} to ${max}.`)
    return value
  }
}

export function date(text: string): string {
  const parsed = parseIsoDate(text)
  if (parsed === null) throw new InvalidArgumentError('Must be a date, YYYY-MM-DD.')
  return parsed
}

/** An option that takes one of a few words. */
export function choice(flags: string, about: string, words: readonly string[], fallback: string): Option {
  return new Option(flags, about).choices([...words]).default(fallback)
}
