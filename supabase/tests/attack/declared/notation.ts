/** How calls are written down. */

/** A JSON argument. */
export const json = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`

export const forbidden = '42501 forbidden'
export const notFound = 'PT404 not_found'
