import { expect, test } from 'vitest'
import { labelIn, nameIn, textIn, tongueOf, tongueOfTitle } from '../src/text.ts'

test('a text is told in the reader’s language where it has it, else in English', () => {
  const text = { en: 'Damascus', ar: 'دمشق' }
  expect([textIn(text, 'ar'), tongueOf(text, 'ar')]).toEqual(['دمشق', 'ar'])
  expect([textIn(text, 'ru'), tongueOf(text, 'ru')]).toEqual(['Damascus', 'en'])
})

test('a name that is written in the other direction is closed off', () => {
  expect(nameIn('TASS', 'ar')).toBe('\u2068TASS\u2069')
  expect(nameIn('تاس', 'ar')).toBe('تاس')
  expect(nameIn('TASS', 'ru')).toBe('TASS')
  expect(nameIn('تاس', 'ru')).toBe('\u2068تاس\u2069')
})

test('a name for a label is no longer than a name, and no half of a character', () => {
  expect(labelIn({ en: 'Damascus' }, 'ru')).toBe('Damascus')
  expect(labelIn({ en: '😀'.repeat(60) }, 'en')).toBe(`${'😀'.repeat(48)}…`)
  expect(labelIn({ en: `\u2067${'a'.repeat(60)}\u2069` }, 'en')).toBe(`${'a'.repeat(47)}…`)
})

test.each([
  ['Страница о визите', 'ru', 'ru'],
  ['Page on a visit (9 September 2025)', 'ru', 'en'],
  ['Page on a visit', 'ar', 'en'],
  ['وفد روسي في دمشق TASS', 'ar', 'ar'],
  ['Une délégation à Damas', 'fr', 'fr'],
])('the title %s of a page in %s is in %s', (title, language, tongue) => {
  expect(tongueOfTitle({ title, language })).toBe(tongue)
})
