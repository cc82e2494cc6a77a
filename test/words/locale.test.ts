import { afterEach, expect, test } from 'vitest'
import { spanInShort } from '../../src/time/short.ts'
import { dayInWords } from '../../src/time/words.ts'
import { arabic } from '../../src/words/ar.ts'
import { english } from '../../src/words/en.ts'
import { inFigures, localeFor, preferLocales } from '../../src/words/locale.ts'
import { day, onDay } from '../story.ts'

afterEach(() => preferLocales([]))

test('a reader gets the calendar words of their own region, where it is one of the language of the page', () => {
  expect(localeFor('ar', [])).toBe('ar')
  expect(localeFor('ar', ['en-US', 'ar-SY', 'ar-EG'])).toBe('ar-SY')
  expect(localeFor('ru', ['uk-UA', 'ru-BY'])).toBe('ru-BY')
  expect(localeFor('ru', ['ar-SY', 'ru'])).toBe('ru')
  expect(localeFor('en', ['en-US'])).toBe('en-GB')
  for (const broken of ['ar-', 'ar_SY', 'arabic', '']) expect(localeFor('ar', [broken])).toBe('ar')
})

test('the words of a language come when they are wanted, and not before', async () => {
  // A copy of the room's memory: other tests may have learned a language already.
  const copy = '../../src/words/words.ts?copy'
  const { learn, wordsIn }: typeof import('../../src/words/words.ts') = await import(copy)
  expect(wordsIn('en')).toBe(english)
  expect(() => wordsIn('ar')).toThrow("learn('ar') comes first")
  await learn('ar')
  expect(wordsIn('ar')).toBe(arabic)
  await learn('en')
})

test('dates and numbers follow it, in the Gregorian calendar', () => {
  const date = day('2025-01-28')
  expect([dayInWords(date, 'ar'), inFigures(97, 'ar')]).toEqual(['28 يناير 2025', '97'])
  preferLocales(['ar-SY', 'en'])
  expect([dayInWords(date, 'ar'), inFigures(97, 'ar')]).toEqual(['٢٨ كانون الثاني ٢٠٢٥', '٩٧'])
  expect(spanInShort(onDay('2025-01-28'), 'ar')).toBe('٢٨ كانون الثاني ٢٠٢٥')
  expect(arabic.cards.position(3, 97)).toBe('٣ من ٩٧')
  expect(english.cards.position(3, 97)).toBe('3 of 97')
  preferLocales(['ar-SA'])
  expect(dayInWords(date, 'ar')).toMatch(/٢٠٢٥/)
})
