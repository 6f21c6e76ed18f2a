// `npm run bench [sizes|stack|database]`: figures, side by side in one run. Never part of a build.
import { register } from 'tsx/esm/api'

register()
const wanted = process.argv[2]
if (!wanted || wanted === 'sizes') await (await import('./sizes.ts')).benchSizes()
if (!wanted || wanted === 'stack') await (await import('./stack.ts')).benchStack()
if (!wanted || wanted === 'database') await (await import('./database.ts')).benchDatabase(1500)
