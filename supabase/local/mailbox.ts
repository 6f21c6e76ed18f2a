import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Mail {
  to: string
  subject: string
  text?: string
  html?: string
}

/** Where the local stack's mails go. */
export interface Mailbox {
  send(mail: Mail): Promise<void>
}

/** Keeps each mail as a file: a local stack sends nothing to anybody, and a link must still be found. */
export function openMailbox(directory: string, webUrl: string, apiUrl: string): Mailbox {
  const folder = join(directory, 'mail')
  let count = 0
  return {
    async send({ to, subject, text, html }) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      count += 1
      // lite writes its links with the site's address; on the platform they lead to the API.
      const body = (text ?? html ?? '').replaceAll(`${webUrl}/auth/v1/`, `${apiUrl}/auth/v1/`)
      const file = join(folder, `${Date.now()}-${count}.txt`)
      writeFileSync(file, `To: ${to}\nSubject: ${subject}\n\n${body}\n`, { mode: 0o600 })
    },
  }
}
