/** Reading what was sent: size first, then JSON, then the contract. */
import * as z from 'zod/mini'
import { Refusal } from './refusal.ts'

const largest = 1_000_000

/** The raw body as text, at most one megabyte, whatever `content-length` pretends. */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw new Refusal('body_too_large', 413)
  if (!request.body) return ''
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let text = ''
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength
      if (size > largest) throw new Refusal('body_too_large', 413)
      text += decoder.decode(chunk, { stream: true })
    }
    return text + decoder.decode()
  } catch (error) {
    throw error instanceof TypeError ? new Refusal('malformed_json') : error
  }
}

/** The JSON of a text, or `malformed_json`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('malformed_json')
  }
}

const ownCodes = ['date_in_future', 'missing_field', 'unknown_destination', 'nothing_to_change']

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'unknown_field'
  if (issue.code === 'too_big' && issue.origin === 'string') return 'text_too_long'
  if (ownCodes.includes(issue.message)) return issue.message
  return issue.code === 'invalid_type' && issue.input === undefined ? 'missing_field' : 'invalid_input'
}

/** Names the fields at fault, by the codes the database uses; a name nobody knows is cut short. */
function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String).join('.')
  if (issue.code !== 'unrecognized_keys') return [path]
  return issue.keys.map((key) => (path ? `${path}.` : '') + key.slice(0, 60))
}

/** The value as its contract gives it back, or a refusal that names the fields and repeats nothing else. */
export function checked<T extends z.core.$ZodType>(contract: T, value: unknown): z.output<T> {
  const result = z.safeParse(contract, value, { reportInput: true })
  if (result.success) return result.data
  const issues = result.error.issues.slice(0, 20)
  const fields = issues
    .flatMap((issue) => fieldsOf(issue).map((field) => ({ field, code: codeOf(issue) })))
    .slice(0, 20)
  throw new Refusal(fields[0]?.code ?? 'invalid_input', 400, { field: fields[0]?.field, fields })
}

/** Reads, parses and checks the body of a request. */
export async function readBody<T extends z.core.$ZodType>(
  request: Request,
  contract: T,
): Promise<z.output<T>> {
  return checked(contract, parseJson(await readText(request)))
}
