import { useState } from 'react'

/** A value computed when the form opens and kept while it is filled: what is offered does not move under the finger. */
export function useOnce<T>(compute: () => T): T {
  const [value] = useState(compute)
  return value
}
