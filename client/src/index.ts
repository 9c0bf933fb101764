export type * from './answers.ts'
export { createOndotClient, type OndotClient, type OndotClientOptions, type paths } from './client.ts'
export { answer, OndotProblem, type Problem } from './problem.ts'
export { tagPhoto } from './tag-photo.ts'
