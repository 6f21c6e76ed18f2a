// `npm run bench`: figures, side by side in one run. Never part of a build.
import { register } from 'tsx/esm/api'

register()
const { benchDatabase } = await import('./database.ts')
await benchDatabase(process.argv.includes('--quick') ? 200 : 1500)
