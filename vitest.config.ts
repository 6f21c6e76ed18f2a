import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

/** Files that share nothing run two at a time; those that share one stack and its people, one by one after them. */
const sideBySide = { maxWorkers: 2, sequence: { groupOrder: 0 } }
const inTurn = { maxWorkers: 1, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'database',
          include: ['supabase/tests/**/*.test.ts'],
          globalSetup: ['supabase/tests/setup.ts'],
          ...sideBySide,
          ...patience,
        },
      },
      {
        test: {
          name: 'unit',
          include: ['seed/**/*.test.ts', 'functions/**/*.test.ts', 'supabase/local/**/*.test.ts'],
          ...sideBySide,
          ...patience,
        },
      },
      {
        // The same cells over HTTP and WebSocket, on a stack of their own.
        test: {
          name: 'isolation',
          include: ['supabase/tests/attack/**/*.isolation.ts'],
          ...sideBySide,
          ...patience,
        },
      },
      'web/vite.config.ts',
      {
        test: {
          name: 'browser',
          include: ['web/e2e/**/*.test.ts'],
          globalSetup: ['web/e2e/setup.ts'],
          ...inTurn,
          ...patience,
        },
      },
    ],
  },
})
