import { describe, expect, test } from 'vitest'
import type { Language } from '../../src/model.ts'
import { arabic } from '../../src/words/ar.ts'
import { english, type Words } from '../../src/words/en.ts'
import { LEGENDS } from '../../src/words/legend/words.ts'
import { russian } from '../../src/words/ru.ts'
import { SHARE } from '../../src/words/share/words.ts'

/** With what comes later: the legend's words and the share dialog's. */
const whole = (words: Words, language: Language) => ({
  ...words,
  legend: { ...words.legend, ...LEGENDS[language] },
  share: { ...words.share, ...SHARE[language] },
})
const LANGUAGES = { en: whole(english, 'en'), ar: whole(arabic, 'ar'), ru: whole(russian, 'ru') } as const

type Leaf = { readonly path: string; readonly value: unknown }

/** Every string and function of a language, by its path. */
function leavesOf(words: object, prefix = ''): readonly Leaf[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]): readonly Leaf[] => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    return typeof value === 'object' && value !== null ? leavesOf(value, path) : [{ path, value }]
  })
}

/** Two things that stand for whatever is put into a sentence, in no script. */
const [A, B] = ['Ⓐ', 'Ⓑ']

/** What those functions are given that want more than strings: numbers that all three languages write in figures. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  'dates.years': ['2024', '2025'],
  'map.travellers': [[A, B, 'Ⓒ', 'Ⓓ', 'Ⓔ', 'Ⓕ', 'Ⓖ']],
  'map.route': [A, B, ['Ⓒ']],
  'timeline.times': [4],
  'cards.position': [7, 12],
  'cards.severalOrigins': [A, 7],
  'cards.and': [[A, B]],
  'cards.or': [[A, B]],
  'cards.problemAt': [A, 7, B],
  'find.share': [7, 12],
  'find.found': [7, 12],
  'find.nearly': [A, [B]],
  'find.means': [A, B, 7],
  'cards.more': [7],
  'find.showAll': [7],
}
/** Functions of one number. */
const OF_A_NUMBER =
  /^(counts\.|sourcesView\.(?!from|asOf|lastEvidence|show|citing|in|published|only|says|state|unstatedOutlet))/

function said(path: string, value: unknown): { readonly text: string; readonly given: readonly string[] } {
  if (typeof value === 'string') return { text: value, given: [] }
  if (typeof value !== 'function') throw new Error(`${path} is neither a string nor a function`)
  const given = ARGUMENTS[path] ?? (OF_A_NUMBER.test(path) ? [7] : [A, B, 'Ⓒ'].slice(0, Math.max(1, value.length)))
  const text: unknown = Reflect.apply(value, undefined, given)
  if (typeof text !== 'string') throw new Error(`${path} does not give a string`)
  return { text, given: given.flat().map(String) }
}

/** What may be the same in two languages: names, and sentences of signs alone. */
const SAME = new Set([
  'comma',
  'map.attributionSources',
  // The clock of Russian and English is the same.
  'dates.atTime',
  'find.means',
  'map.doubtful',
  'map.route',
  'timeline.dayWithEvents',
  'timeline.times',
  'cards.dayBy',
  'cards.stance',
  'sourcesView.state',
  'find.leg',
])
/** What may hold Latin letters in Arabic and Russian. */
const LATIN = new Set([
  'map.attributionSources',
  'chronology.noScript',
  'chronology.onlyPicture',
  'dates.atTime',
  'dates.fromTime',
])

describe.each(Object.entries(LANGUAGES))('the words of %s', (language, words) => {
  const leaves = leavesOf(words)

  test('are those of English, none of them empty', () => {
    expect(leaves.map(({ path }) => path).toSorted()).toEqual(
      leavesOf(LANGUAGES.en)
        .map(({ path }) => path)
        .toSorted(),
    )
    expect(leaves.filter(({ path, value }) => said(path, value).text.trim() === '')).toEqual([])
  })

  test('hold what is put into them', () => {
    const lacking = leaves.flatMap(({ path, value }) => {
      const { text, given } = said(path, value)
      // Of seven who travel together two are named and five counted; English shortens the second of two years.
      const wanted =
        path === 'map.travellers' ? [A, B, '5'] : path === 'dates.years' ? ['2024', '25'] : given.map(String)
      return wanted.filter((part) => !text.includes(part)).map((part) => `${path} lacks ${part}: ${text}`)
    })
    expect(lacking).toEqual([])
  })

  if (language === 'en') return

  test('differ from the English ones', () => {
    const texts = new Map(leavesOf(LANGUAGES.en).map(({ path, value }) => [path, said(path, value).text]))
    const same = leaves.filter(({ path, value }) => texts.get(path) === said(path, value).text)
    expect(same.map(({ path }) => path).filter((path) => !SAME.has(path))).toEqual([])
  })

  test('have no Latin letters but where a name has them', () => {
    const latin = leaves.filter(({ path, value }) => !LATIN.has(path) && /[A-Za-z]/.test(said(path, value).text))
    expect(latin.map(({ path }) => path)).toEqual([])
  })
})

const NUMBERS = [0, 1, 2, 3, 5, 11, 21, 100]

test.each([
  ['en', ['0 events', '1 event', '2 events', '3 events', '5 events', '11 events', '21 events', '100 events']],
  ['ru', ['0 событий', '1 событие', '2 события', '3 события', '5 событий', '11 событий', '21 событие', '100 событий']],
  ['ar', ['0 حدث', 'حدث واحد', 'حدثان', '3 أحداث', '5 أحداث', '11 حدثا', '21 حدثا', '100 حدث']],
] as const)('events are counted in %s as its grammar has it', (language, expected) => {
  expect(NUMBERS.map((number) => LANGUAGES[language].counts.events(number))).toEqual(expected)
})

test('sources and pages are counted in Russian and Arabic as their grammar has it', () => {
  const sources = (language: Language) => NUMBERS.map((number) => LANGUAGES[language].counts.sources(number))
  expect(sources('ru')).toEqual([
    ...['0 источников', '1 источник', '2 источника', '3 источника'],
    ...['5 источников', '11 источников', '21 источник', '100 источников'],
  ])
  expect(sources('ar')).toEqual([
    ...['0 مصدر', 'مصدر واحد', 'مصدران', '3 مصادر', '5 مصادر', '11 مصدرا', '21 مصدرا', '100 مصدر'],
  ])
  expect([1, 2, 5, 21].map(russian.sourcesView.pages)).toEqual(['1 страница', '2 страницы', '5 страниц', '21 страница'])
})
