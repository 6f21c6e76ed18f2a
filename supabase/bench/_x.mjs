import { register } from 'tsx/esm/api'
register()
await (await import('./search/server.ts')).benchServer(1500, 1_000_000)
process.exit(0)
