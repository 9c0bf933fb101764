/** A person stopped the command; the message says how to go on. */
export class InterruptedError extends Error {}
