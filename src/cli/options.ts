import { InvalidArgumentError, Option } from 'commander'

/** Parsers of option values; commander names the option in what it says. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^-?\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`Must be a whole number from ${min} to ${max}.`)
    return value
  }
}

/** An option that takes one of a few words. */
export function choice(flags: string, about: string, words: readonly string[], fallback: string): Option {
  return new Option(flags, about).choices([...words]).default(fallback)
}
