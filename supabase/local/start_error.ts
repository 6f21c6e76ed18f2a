/** A reason not to start that a person can act on: printed as two sentences, without a stack. */
export class StartError extends Error {
  constructor(
    readonly french: string,
    readonly english: string,
    options?: ErrorOptions,
  ) {
    super(english, options)
    this.name = 'StartError'
  }
}
