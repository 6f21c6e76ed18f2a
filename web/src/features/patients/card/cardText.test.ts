import encodeQR from 'qr'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { cardText, readCard } from './cardText.ts'

const id = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071'

/** Pixels as a camera gives them: three to a square, black and white. */
function photograph(text: string) {
  const squares = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const scale = 3
  const size = squares.length * scale
  const data = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const dark = squares[Math.floor(y / scale)]?.[Math.floor(x / scale)]
      if (dark) data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
    }
  }
  return { width: size, height: size, data, squares: squares.length - 8 }
}

test('a card is read back to the id, and holds nothing else', () => {
  const picture = photograph(cardText(id))
  const read = decodeQR(picture)
  expect(read).toHaveLength(36)
  expect(readCard(read)).toEqual({ kind: 'id', id })
  // 25 squares a side: in lower case it would take 29.
  expect(picture.squares).toBe(25)
  expect(photograph(id).squares).toBe(29)
})

test('what is typed off a card is a code, a name is neither', () => {
  expect(readCard(' k7m2 qx9o ')).toEqual({ kind: 'number', number: 'K7M2-QX90' })
  expect(readCard('Fatoumata')).toBeUndefined()
  expect(readCard(`https://keneya.ml/patients/${id}`)).toBeUndefined()
})
