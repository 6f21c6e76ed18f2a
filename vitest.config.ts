import { defineConfig } from 'vitest/config'

const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'database',
          include: ['supabase/tests/**/*.test.ts'],
          globalSetup: ['supabase/tests/setup.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'unit',
          include: ['seed/**/*.test.ts', 'functions/**/*.test.ts', 'supabase/local/**/*.test.ts'],
          ...patience,
        },
      },
      {
        // The same cells over HTTP and WebSocket, on a stack of their own.
        test: {
          name: 'isolation',
          include: ['supabase/tests/attack/**/*.isolation.ts'],
          ...patience,
        },
      },
      'web/vite.config.ts',
      {
        test: {
          name: 'browser',
          include: ['web/e2e/**/*.test.ts'],
          globalSetup: ['web/e2e/setup.ts'],
          ...patience,
        },
      },
    ],
  },
})
