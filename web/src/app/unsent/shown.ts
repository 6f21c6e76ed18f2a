import { createStore } from '../../lib/store.ts'

/** Whether the list of what is unsent is open: the chip opens it, and so does a toast that asks for a decision. */
export const unsentShown = createStore(false)
