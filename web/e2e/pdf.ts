/** Reads what a printer would get: the size of each page and its words, from a PDF of Chromium (Skia). */
import { inflateSync } from 'node:zlib'

export interface PrintedPage {
  /** Millimetres. */
  width: number
  height: number
}
export interface Printed {
  pages: PrintedPage[]
  text: string
}

const millimetres = (points: number) => Math.round((points * 25.4) / 72)

/** The numbered objects of the file, each with its dictionary and its stream if it has one. */
function objectsOf(pdf: Buffer): Map<number, { dictionary: string; stream: string }> {
  const text = pdf.toString('latin1')
  const objects = new Map<number, { dictionary: string; stream: string }>()
  for (const match of text.matchAll(/(\d+) 0 obj\n?([\s\S]*?)endobj/g)) {
    const body = match[2] ?? ''
    const at = body.search(/stream\r?\n/)
    const dictionary = at < 0 ? body : body.slice(0, at)
    let stream = ''
    if (at >= 0) {
      const start = body.indexOf('\n', at) + 1
      const bytes = Buffer.from(body.slice(start, body.lastIndexOf('endstream')), 'latin1')
      stream = dictionary.includes('FlateDecode')
        ? inflateSync(bytes).toString('latin1')
        : bytes.toString('latin1')
    }
    objects.set(Number(match[1]), { dictionary, stream })
  }
  return objects
}

/** Glyph numbers to letters, from a ToUnicode map. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>()
  const word = (hex: string) =>
    String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))
  for (const block of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', letter = ''] of (block[1] ?? '').matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(Number.parseInt(glyph, 16), word(letter))
  }
  for (const block of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of (block[1] ?? '').matchAll(
      /<(\w+)>\s*<(\w+)>\s*<(\w+)>/g,
    )) {
      const start = Number.parseInt(from, 16)
      for (let glyph = start; glyph <= Number.parseInt(to, 16); glyph++)
        letters.set(glyph, String.fromCharCode(Number.parseInt(first, 16) + glyph - start))
    }
  }
  return letters
}

/** The words of the pages; spaces are taken out, because a printer places words and does not write spaces. */
function textOf(objects: ReturnType<typeof objectsOf>): string {
  const fonts = new Map<string, Map<number, string>>()
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', id] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = objects.get(Number(id))?.dictionary.match(/\/ToUnicode (\d+) 0 R/)?.[1]
      const stream = map && objects.get(Number(map))?.stream
      if (stream) fonts.set(name, lettersOf(stream))
    }
  }
  let text = ''
  for (const { stream } of objects.values()) {
    let font: Map<number, string> | undefined
    for (const match of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (match[1]) font = fonts.get(match[1])
      else if (font) {
        for (const glyph of match[2]?.match(/.{4}/g) ?? []) text += font.get(Number.parseInt(glyph, 16)) ?? ''
      }
    }
  }
  // NFKC: a ligature of the font is two letters for a reader.
  return text.normalize('NFKC').replace(/\s/g, '')
}

/** What is on the paper. */
export function readPdf(pdf: Buffer): Printed {
  const objects = objectsOf(pdf)
  const pages = [...objects.values()].flatMap(({ dictionary }) => {
    const box =
      /\/Type\s*\/Page\b[\s\S]*?\/MediaBox\s*\[([\d. ]+)\]|\/MediaBox\s*\[([\d. ]+)\][\s\S]*?\/Type\s*\/Page\b/.exec(
        dictionary,
      )
    const [, , width = 0, height = 0] = (box?.[1] ?? box?.[2] ?? '').trim().split(/\s+/).map(Number)
    return width > 0 ? [{ width: millimetres(width), height: millimetres(height) }] : []
  })
  return { pages, text: textOf(objects) }
}
