import { QueryClient } from '@tanstack/react-query'
import { onSignOut } from '../../lib/localData.ts'
import { queryClient } from '../../lib/queryClient.ts'

/**
 * A record opened by breaking the glass is never kept on the device: it lives while its page is open and
 * goes with it. The client of the other screens writes its answers down for days without a network.
 */
export const memory = new QueryClient({
  defaultOptions: {
    queries: { ...queryClient.getDefaultOptions().queries, gcTime: 0 },
    mutations: { networkMode: 'always', retry: false },
  },
})
onSignOut(() => memory.clear())
