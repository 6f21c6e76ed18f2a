import { QueryClient } from '@tanstack/react-query'
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
