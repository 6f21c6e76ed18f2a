/**
 * The sound of a name: the spellings that a clerk in Mali treats as one fold into the same letters.
 *
 * The same steps stand in `private.sound_of`, so that a phone without a network and the server find the same
 * people; `supabase/tests/names.test.ts` compares the two over thousands of spellings. Change both.
 */

/** Apostrophes of every kind, and marks that nobody sees. */
const dropped = /['’‘ʼ`´\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g
const accents = /[\u0300-\u036f]/g
/** Letters of Bambara, Fulfulde and Dogon orthography, and a few others that do not decompose. */
const special = 'ɛƐɔƆŋŊɲƝɓƁɗƊƴƳœŒæÆøØłŁßẞ'
const instead = 'eeoonnnnbbddyyeeeeoollss'

/** A text without accents, capitals or marks: words of a to z and figures, one space between them. */
export function plain(text: string): string {
  return text
    .replace(dropped, '')
    .normalize('NFKD')
    .replace(accents, '')
    .replace(/[^ -~]/g, (letter) => instead[special.indexOf(letter)] ?? letter)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Each rule on what the ones before have left; digraphs before letters, doubles last. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/y/g, 'i'],
  [/q/g, 'k'],
  [/z/g, 's'],
  [/w/g, 'u'],
  [/ph/g, 'f'],
  [/ch/g, 's'],
  [/ce/g, 'se'],
  [/ci/g, 'si'],
  [/c/g, 'k'],
  [/gn/g, 'ni'],
  [/h/g, ''],
  [/ou/g, 'u'],
  [/gue/g, 'ge'],
  [/gui/g, 'gi'],
  [/dj/g, 'j'],
  [/dia/g, 'ja'],
  [/die/g, 'je'],
  [/dio/g, 'jo'],
  [/diu/g, 'ju'],
  [/([a-z ])\1+/g, '$1'],
]

/** The sound of a text that is plain already. */
function soundOfPlain(text: string): string {
  let sound = text
  for (const [from, to] of rules) sound = sound.replace(from, to)
  return sound.trim()
}

/** The search key of a name: « Coulibaly », « Kulibali » → `kulibali`; « N'Diaye », « Ndiaye » → `njaie`. */
export function fold(text: string): string {
  return soundOfPlain(plain(text))
}

/** The words of a name, as they sound. */
export function soundsOf(text: string): string[] {
  const sound = fold(text)
  return sound === '' ? [] : sound.split(' ')
}
