import { unkeptClient } from '../../lib/queryClient.ts'

/** A record opened by breaking the glass goes with its page. */
export const memory = unkeptClient(0)
