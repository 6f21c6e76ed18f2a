/** The largest payload of one message, as on the platform's free plan. */
export const MAX_PAYLOAD_BYTES = 250 * 1024

/**
 * The largest WebSocket frame; beyond it the socket is closed with 1009. It leaves room above the payload
 * limit, so that a payload that is a little too large gets an error reply and keeps its socket.
 */
export const MAX_FRAME_BYTES = 1024 * 1024

/** Channels that one socket may have joined at a time. */
export const MAX_CHANNELS_PER_SOCKET = 100

/** Messages of one socket that may wait for the database before the socket is closed with 1008. */
export const MAX_PENDING_MESSAGES = 1000

/** Bytes that may wait for a slow reader before it is cut off; it reconnects and reads its journal. */
export const MAX_UNSENT_BYTES = 16 * 1024 * 1024

/** supabase-js sends a heartbeat every 25 s; a socket silent for longer than this is gone. */
export const SOCKET_SILENCE_MS = 65_000

/** Tokens and policies are checked again at least this often. */
export const RECHECK_INTERVAL_MS = 5 * 60_000

/** How soon a check that the database could not answer is tried again. */
export const RECHECK_RETRY_MS = 5_000

/** How many messages a replay returns at most. */
export const MAX_REPLAYED_MESSAGES = 25

/** How long messages are kept for replay. */
export const MESSAGE_RETENTION_HOURS = 72
