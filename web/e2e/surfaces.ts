/** What is asked with each token over HTTP. */
import { request } from 'node:http'
import { myStack } from './ground.ts'

const { apiUrl, publishableKey } = myStack()

export interface Answer {
  status: number
  text: string
}

/** A request whose headers are sent as they stand, repeated ones too. */
export function ask(path: string, headers: string[], method = 'GET', body = ''): Promise<Answer> {
  const length = ['content-length', String(Buffer.byteLength(body))]
  return new Promise((resolve, reject) => {
    const asking = request(apiUrl + path, {
      method,
      headers: ['host', new URL(apiUrl).host, 'connection', 'close', ...length, ...headers] as never,
    })
    asking.on('error', reject).on('response', async (answer) => {
      let text = ''
      for await (const chunk of answer) text += chunk
      resolve({ status: answer.statusCode ?? 0, text })
    })
    asking.end(body)
  })
}

export const key = ['apikey', publishableKey]
export const json = ['content-type', 'application/json', 'content-profile', 'sis', 'accept-profile', 'sis']

/** The status that a good token gets, and what is asked with it. */
export type Question = [status: number, path: string, method: string, body?: object]

const message = { topic: 'facility:cscom_sangha:1', event: 'x', payload: {}, private: true }
export const access: Question = [200, '/rest/v1/rpc/my_access', 'POST', {}]
export const questions: Record<string, Question> = {
  'a table by REST': [200, '/rest/v1/patient?select=id&facility_code=eq.cscom_sangha', 'GET'],
  'a function of the database by REST': access,
  'an edge function': [200, '/functions/v1/permissions', 'GET'],
  'the auth server': [200, '/auth/v1/user', 'GET'],
  'a broadcast by REST': [202, '/realtime/v1/api/broadcast', 'POST', { messages: [message] }],
}

export const questionOf = ([, path, method, body]: Question, headers: string[]): Promise<Answer> =>
  ask(path, [...key, ...json, ...headers], method, body ? JSON.stringify(body) : '')
