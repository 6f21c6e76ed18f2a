import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['supabase/**/*.test.ts', 'seed/**/*.test.ts', 'functions/**/*.test.ts', 'web/src/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
