import { unkeptClient } from '../../lib/queryClient.ts'

/** Who saw whom is read for a reason that is itself written down; it is not left on a shared computer. */
export const memory = unkeptClient(30_000)
