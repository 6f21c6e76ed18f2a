import { v7 } from 'uuid'

/** An id made here: it orders by time, and it is the idempotency key of the write that carries it. */
export const newId = (): string => v7()
