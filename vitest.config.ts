import { defineConfig } from 'vitest/config'
import { browserWorkers } from './web/e2e/workers.ts'

const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

/** Two files at a time; those of the browser after the others, each worker with a stack and people of its own. */
const sideBySide = { maxWorkers: 2, sequence: { groupOrder: 0 } }
const afterThem = { maxWorkers: browserWorkers, sequence: { groupOrder: 1 } }

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
          ...afterThem,
          ...patience,
        },
      },
    ],
  },
})
