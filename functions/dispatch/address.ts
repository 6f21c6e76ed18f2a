/**
 * Where a webhook may go: to public addresses over https.
 *
 * A facility's administrator chooses the address; without this, the dispatcher would knock on the doors of
 * the network it stands in. `KENEYA_ALLOW_LOOPBACK_WEBHOOKS=1` opens the machine itself, for trials.
 */

const privateV4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

function numberOfV4(address: string): number | undefined {
  const parts = address.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}

function isPublicV4(value: number): boolean {
  return !privateV4.some(([network, bits]) => {
    const size = 2 ** (32 - bits)
    return Math.floor(value / size) === Math.floor((numberOfV4(network) ?? 0) / size)
  })
}

/** Is this literal address one of the public internet? Of IPv6, only global unicast without its tunnels. */
export function isPublicAddress(address: string): boolean {
  const v4 = numberOfV4(address)
  if (v4 !== undefined) return isPublicV4(v4)
  const first = Number.parseInt(address.split(':')[0] || '0', 16)
  const tunnelled = /^(2001:0{0,4}:|2001:db8:|2002:)/i.test(address)
  return address.includes(':') && first >= 0x2000 && first <= 0x3fff && !tunnelled
}

function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

async function addressesOf(host: string): Promise<string[]> {
  if (host.includes(':') || numberOfV4(host) !== undefined) return [host]
  const found = await Promise.allSettled([Deno.resolveDns(host, 'A'), Deno.resolveDns(host, 'AAAA')])
  return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
}

/** May we post there? Every address the name stands for must be public. */
export async function mayReach(target: string): Promise<boolean> {
  const url = new URL(target)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isLoopbackName(host)) return Deno.env.get('KENEYA_ALLOW_LOOPBACK_WEBHOOKS') === '1'
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false
  const addresses = await addressesOf(host)
  return addresses.length > 0 && addresses.every(isPublicAddress)
}
