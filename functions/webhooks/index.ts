/** `POST /webhooks/:source`: takes a signed message from another system, once. */
import { checked, parseJson, readText } from '../_shared/body.ts'
import { incomingWebhook } from '../_shared/contracts/webhook.ts'
import { json, methodNotAllowed, pathAfter, serve } from '../_shared/respond.ts'
import { keep } from './inbox.ts'
import { verify } from './signature.ts'

export default {
  fetch: serve(async (request) => {
    if (request.method !== 'POST') return methodNotAllowed('POST')
    const [source = ''] = pathAfter(request, 'webhooks')
    // The signature covers the bytes that came: nothing is parsed before it holds.
    const raw = await readText(request)
    const id = await verify(source, raw, request.headers)
    return json({ status: await keep(source, id, checked(incomingWebhook, parseJson(raw))) })
  }),
}
