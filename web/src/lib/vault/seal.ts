/** A value as it lies on the disk. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

const utf8 = new TextEncoder()
const text = new TextDecoder()

/** A key that no script can export: it is used where it lies, or not at all. */
export function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/**
 * Seals a JSON value for one place. The place is part of the proof: a block copied over another one, another
 * person's or an older facility's does not open. A fresh random IV each time: 96 bits are safe for four
 * thousand million writes under one key.
 */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = utf8.encode(JSON.stringify(value))
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8.encode(place) },
    key,
    plain,
  )
  return { iv, data }
}

/** Opens what `seal` made for the same place with the same key; throws when anything of the three differs. */
export async function unseal(key: CryptoKey, place: string, sealed: Sealed): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.iv, additionalData: utf8.encode(place) },
    key,
    sealed.data,
  )
  return JSON.parse(text.decode(plain))
}
