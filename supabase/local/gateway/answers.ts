/** The headers that let a page from another address use the API, as Supabase's gateway sends them. */
export const corsHeaders: Record<string, string> = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers':
    'authorization, apikey, content-type, x-client-info, x-supabase-api-version, x-region, accept, accept-profile, ' +
    'content-profile, prefer, range, range-unit, cache-control, webhook-id, webhook-timestamp, webhook-signature',
  'access-control-expose-headers':
    'content-range, content-location, preference-applied, x-total-count, sb-error-code',
  'access-control-max-age': '86400',
}

/** An error of the gateway itself: a stable code and a French sentence. */
export function problem(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status })
}

export const noKey = () => problem(401, 'no_api_key', 'La clé de l’application manque (en-tête apikey).')
export const wrongKey = () => problem(401, 'invalid_api_key', 'La clé de l’application n’est pas valable.')
/** The code and the sentence of functions/_shared: nobody learns what was wrong, or who found it. */
export const badToken = () => problem(401, 'session_expired', 'Votre session a expiré ou n’est pas reconnue.')
export const tooLarge = () => problem(413, 'body_too_large', 'La requête dépasse la taille permise (1 Mo).')
export const notFound = () => problem(404, 'not_found', 'Cette adresse n’existe pas.')
export const unavailable = () =>
  problem(503, 'unavailable', 'Le service redémarre. Réessayez dans quelques secondes.')
export const internal = () => problem(500, 'internal', 'Une erreur est survenue sur le serveur.')
