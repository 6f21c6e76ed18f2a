import { QueryClient } from '@tanstack/react-query'
import { onSignOut } from '../../lib/localData.ts'
import { queryClient } from '../../lib/queryClient.ts'

/**
 * Who saw whom is read for a reason that is itself written down: it stays in the memory of the page and
 * never on the device, where the answers of the other screens are kept for days without a network.
 */
export const memory = new QueryClient({
  defaultOptions: {
    queries: { ...queryClient.getDefaultOptions().queries, gcTime: 30_000 },
    mutations: { networkMode: 'always', retry: false },
  },
})
onSignOut(() => memory.clear())
