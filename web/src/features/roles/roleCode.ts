import { plainText } from '../../components/matchWords.ts'

const longest = 40

/** « Infirmière de nuit » gives `infirmiere_de_nuit`, with a number when the facility has that code already. */
export function roleCode(name: string, taken: readonly string[]): string {
  const words = plainText(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
  const stem = (words.length > 1 ? words : `role_${words}`).slice(0, longest - 4).replace(/_+$/, '')
  for (let count = 1; ; count += 1) {
    const code = count === 1 ? stem : `${stem}_${count}`
    if (!taken.includes(code)) return code
  }
}
