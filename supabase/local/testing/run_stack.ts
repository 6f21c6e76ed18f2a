// A stack without web or seed, in a process that a test can kill. Prints one line when it is ready.
import { startStack } from '../stack.ts'

const [directory = '', workdir] = process.argv.slice(2)
const stack = await startStack({
  directory,
  workdir,
  ports: { api: 0, db: 0, web: 0 },
  seed: 'none',
  web: 'none',
})
process.on('SIGTERM', () => void stack.stop().then(() => process.exit(0)))
console.log(JSON.stringify({ dbUrl: stack.dbUrl, apiUrl: stack.apiUrl, ...stack.processes() }))
