import { ParamsRefusedError } from '../../domain/params-refused-error.ts'
import { invalidBody } from '../problem.ts'

/** For `catch`: what was refused becomes a 400 that names the field of the body, below `parent` if it is one of the parameters. */
export function refusedParams(parent: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof ParamsRefusedError)) throw error
    throw invalidBody(error.field === 'schedule' ? 'schedule' : `${parent}/${error.field}`, error.detail)
  }
}
