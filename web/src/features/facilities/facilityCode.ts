import { plainText } from '../../components/matchWords.ts'
import type { OpenKind } from './contract.ts'

const stems: Record<OpenKind, string> = {
  hospital: 'hopital',
  csref: 'csref',
  cscom: 'cscom',
  cabinet: 'cabinet',
}
/** Words of a name that say its kind or join it; the code begins with the kind anyway. */
const idle = new Set(
  'hopital centre sante csref cscom cabinet clinique medical reference communautaire de du des d la le les l et'.split(
    ' ',
  ),
)
const longest = 38

/** « CSCOM de Kori-Kori » gives `cscom_kori_kori`; a number follows when the code is taken. Empty for no name. */
export function codeFor(kind: OpenKind, name: string, taken: readonly string[]): string {
  const words = plainText(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !idle.has(word))
  if (words.length === 0) return ''
  const stem = `${stems[kind]}_${words.join('_')}`.slice(0, longest).replace(/_+$/, '')
  for (let count = 1; ; count += 1) {
    const code = count === 1 ? stem : `${stem}_${count}`
    if (!taken.includes(code)) return code
  }
}
