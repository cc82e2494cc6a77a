import { expect, test } from 'vitest'
import { charactersOf, rangesOf, within } from '../../src/cli/characters.ts'

test('characters come in both cases, and none that is not drawn', () => {
  expect([...charactersOf(['é\n'], [])].sort()).toEqual(['É', 'é'])
})

test('Arabic letters bring the shapes that the map’s engine asks for', () => {
  const characters = charactersOf(['لاب'], [])
  // Beh at the begin, in the midst, at the end, alone; lam and alef as one.
  for (const shape of ['\ufe91', '\ufe92', '\ufe90', '\ufe8f', '\ufefb', '\ufefc']) expect(characters).toContain(shape)
  // Peh was not asked for.
  expect(characters).not.toContain('\ufb56')
})

test('a reader’s usual letters are always there', () => {
  const characters = charactersOf([])
  for (const character of 'Aaz09’–Яяё٠٩ءيـ') expect(characters).toContain(character)
})

test('ranges are those of CSS', () => {
  expect(rangesOf('cabCz')).toEqual(['U+43', 'U+61-63', 'U+7A'])
  expect(rangesOf([])).toEqual([])
  expect(within('aя–', 'U+0000-00FF,U+2013')).toEqual(['a', '–'])
})
