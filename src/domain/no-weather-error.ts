/** Neither forecast nor climate reaches the place. The message is fit for a client. */
export class NoWeatherError extends Error {
  readonly code = 'no-weather-data'

  constructor(message: string) {
    super(message)
    this.name = 'NoWeatherError'
  }
}
