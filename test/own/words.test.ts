import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/languages.ts'
import { wordsOf } from '../../src/own/words/words.ts'

/** Every string, with sentences that take something said of `‹x›`. */
function said(words: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function') return said(words('‹x›', '‹y›'), path)
  return Object.entries(Object(words)).flatMap(([key, inner]) => said(inner, path === '' ? key : `${path}.${key}`))
}

describe.each(LANGUAGES)('the words of the own story in %s', (language) => {
  test('are all there, and say what they are given', async () => {
    const texts = new Map(said(await wordsOf(language)))
    const english = said(await wordsOf('en'))
    expect([...texts.keys()]).toEqual(english.map(([path]) => path))
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([])
    const lost = english.filter(
      ([path, text]) =>
        text.includes('‹x›') !== texts.get(path)?.includes('‹x›') ||
        text.includes('‹y›') !== texts.get(path)?.includes('‹y›'),
    )
    expect(lost).toEqual([])
  })

  test.skipIf(language === 'en')('are in the letters of the language', async () => {
    const letters = language === 'ar' ? /\p{Script=Arabic}/u : /\p{Script=Cyrillic}/u
    const foreign = said(await wordsOf(language)).filter(([, text]) => !letters.test(text))
    expect(foreign).toEqual([])
  })

  test('close off every name of another direction that they open', async () => {
    const open = said(await wordsOf(language)).filter(
      ([, text]) => text.split('\u2068').length !== text.split('\u2069').length,
    )
    expect(open).toEqual([])
  })
})
