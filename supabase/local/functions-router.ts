// Runs under Deno: the stand-in for Supabase's edge runtime. Each function is a file that exports
// `default { fetch }`, loaded when it is first called. The gateway is the only caller.

interface EdgeFunction {
  default: { fetch(request: Request): Response | Promise<Response> }
}

declare const Deno: {
  env: { get(name: string): string | undefined }
  stat(path: URL): Promise<{ isFile: boolean }>
  serve(
    options: { hostname: string; port: number; onListen(address: { port: number }): void },
    handler: (request: Request) => Promise<Response>,
  ): unknown
}

// For tests that scan what leaves a function: each request outside is told to whoever started this process.
if (Deno.env.get('KENEYA_TELL_REQUESTS')) {
  const send = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    const body = typeof init?.body === 'string' ? init.body : ''
    console.log(JSON.stringify({ request: { url, body } }))
    return send(input, init)
  }
}

const folder = Deno.env.get('KENEYA_FUNCTIONS_FOLDER') ?? ''
const loaded = new Map<string, Promise<EdgeFunction>>()

function problem(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status, headers: { 'access-control-allow-origin': '*' } })
}

async function exists(name: string): Promise<boolean> {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return false
  return Deno.stat(new URL(`${folder}/${name}/index.ts`)).then(
    (file) => file.isFile,
    () => false,
  )
}

function load(name: string): Promise<EdgeFunction> {
  const found = loaded.get(name) ?? (import(`${folder}/${name}/index.ts`) as Promise<EdgeFunction>)
  loaded.set(name, found)
  found.catch(() => loaded.delete(name))
  return found
}

async function route(request: Request): Promise<Response> {
  const name = new URL(request.url).pathname.split('/')[1] ?? ''
  if (!loaded.has(name) && !(await exists(name)))
    return problem(404, 'function_not_found', 'Cette fonction n’existe pas.')
  try {
    return await (await load(name)).default.fetch(request)
  } catch (error) {
    // The message and the place, not the request: a body may name a patient.
    console.error(
      `function ${name}: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown error'}`,
    )
    return problem(500, 'internal', 'Une erreur est survenue sur le serveur. Réessayez dans un instant.')
  }
}

Deno.serve(
  { hostname: '127.0.0.1', port: 0, onListen: ({ port }) => console.log(JSON.stringify({ port })) },
  route,
)
