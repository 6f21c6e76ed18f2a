import { QueryClient } from '@tanstack/react-query'
import { onSignOut } from './localData.ts'
import { isPassing, toProblem } from './problem.ts'

/** Failures of the network are worth waiting for; a refusal is an answer. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'offlineFirst',
      // No keepPreviousData here: under a new key it would show one patient's data under another's name.
      // The feed says when something changed, so data does not grow old by itself.
      staleTime: 60_000,
      gcTime: 24 * 3_600_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 3 && isPassing(toProblem(error)),
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 15_000) * (0.75 + Math.random() / 2),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/**
 * A client whose answers never reach the device, where those of the other screens are kept for days without a
 * network: they live in the memory of the page, for `gcTime` milliseconds after it is left.
 */
export function unkeptClient(gcTime: number): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      ...queryClient.getDefaultOptions(),
      queries: { ...queryClient.getDefaultOptions().queries, gcTime },
    },
  })
  onSignOut(() => client.clear())
  return client
}
