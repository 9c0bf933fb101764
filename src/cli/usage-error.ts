/** The command line asks for something that can't be: said to the person, exit code 64. */
export class UsageError extends Error {}
