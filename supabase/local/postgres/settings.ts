/**
 * Settings for a laptop that runs other things beside. Durability is never traded away: fsync and
 * synchronous_commit stay on, because an answered write must survive a power cut.
 */
const settings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  max_wal_size: '256MB',
  min_wal_size: '64MB',
  wal_compression: 'on',
  // One lock per partition touched: a statement that forgets its facility touches them all.
  max_locks_per_transaction: '256',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '2',
  jit: 'off',
  timezone: 'UTC',
  // The log names no patient: neither statements, nor the values that an error message repeats.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
}

/** The settings as arguments of `postgres`, so that a new version of this file holds at the next start. */
export function settingArguments(port: number): string[] {
  return Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
}

/** Sorting as on Supabase (ICU en-US), so that É stands beside E in every list. */
export const localeArguments = [
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=en-US',
  `--locale=${process.platform === 'linux' ? 'C.UTF-8' : process.platform === 'darwin' ? 'en_US.UTF-8' : 'C'}`,
]
