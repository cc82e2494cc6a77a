import { expect, test } from 'vitest'
import { nameIn, textIn, tongueOf, tongueOfTitle } from '../src/text.ts'

test('a text is told in the reader’s language where it has it, else in English', () => {
  const text = { en: 'Damascus', ar: 'دمشق' }
  expect([textIn(text, 'ar'), tongueOf(text, 'ar')]).toEqual(['دمشق', 'ar'])
  expect([textIn(text, 'ru'), tongueOf(text, 'ru')]).toEqual(['Damascus', 'en'])
})

test('a name of another script is closed off in Arabic alone', () => {
  expect(nameIn('TASS', 'ar')).toBe('\u2068TASS\u2069')
  expect(nameIn('تاس', 'ar')).toBe('تاس')
  expect(nameIn('TASS', 'ru')).toBe('TASS')
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
