import { describe, expect, test } from 'vitest'
import { daysGiven, differenceOf } from '../../src/cards/doubt.ts'
import { dayOf } from '../../src/civil.ts'
import type { Claim, Modality, Span } from '../../src/model.ts'
import { at } from '../../src/time/at.ts'
import { claim, event, FIRST, oneDay, storyOf, throughout } from '../timeline/story.ts'

const tuesday = dayOf(2025, 1, 28)
const story = storyOf([event('a', oneDay(FIRST + 5))])
const about = (date: Span = oneDay(tuesday), modality: Modality = 'occurred') => ({ date, modality })
const dated = (of: Claim, day: number): Claim => ({ ...of, date: oneDay(day) })
const said = (claims: readonly Claim[], of: ReturnType<typeof about> | null = about()) => {
  const difference = differenceOf(story, claims, of, 'en')
  if (difference === null) return null
  const { lead, quote, says } = difference
  return [lead, quote?.en ?? '', says].filter((part) => part !== '').join(' ')
}

describe('where sources differ', () => {
  const wednesday = claim('late', 'differs', 'It was Wednesday.')
  const none = claim('nameless', 'denies', 'No talks were held.')

  test('nothing is said where all agree', () => {
    expect(said([claim('early'), claim('late', 'supports')])).toBeNull()
  })
  test('the first that differs is quoted with its name, and the others are named', () => {
    expect(said([claim('early'), wednesday])).toBe('Levant24 differs: It was Wednesday.')
    expect(said([claim('early', 'denies', 'No.'), wednesday])).toBe('Denied, says TASS: No. Also differing: Levant24.')
  })
  test('a denial leads, whenever it came out', () => {
    expect(said([wednesday, claim('early', 'denies', 'No.')])).toBe('Denied, says TASS: No. Also differing: Levant24.')
    expect(said([wednesday, claim('early', 'denies', 'No.'), none])).toBe(
      'Denied, says TASS: No. Also in a source without a stated outlet. Also differing: Levant24.',
    )
  })
  test('what the same source says again is left to the list', () => {
    expect(said([wednesday, wednesday])).toBe('Levant24 differs: It was Wednesday.')
  })
  test('an outlet that is not stated is never guessed', () => {
    expect(said([none])).toBe('Denied, says a source without a stated outlet: No talks were held.')
    expect(said([claim('nameless', 'differs', 'It was Wednesday.')])).toBe(
      'A source without a stated outlet differs: It was Wednesday.',
    )
  })
  test('a plan that is denied is put off', () => {
    expect(said([claim('early', 'plans'), none], about(oneDay(tuesday), 'cancelled'))).toBe(
      'Put off, says a source without a stated outlet: No talks were held.',
    )
    expect(said([wednesday, claim('early', 'denies', 'Not yet.'), none], about(oneDay(tuesday), 'planned'))).toBe(
      'Put off, says TASS: Not yet. Also in a source without a stated outlet. Also differing: Levant24.',
    )
  })
  test('a status is no event: its claims are quoted', () => {
    expect(said([dated(claim('early'), tuesday), dated(wednesday, tuesday + 1)], null)).toBe(
      'Levant24 differs: It was Wednesday.',
    )
  })
})

describe('where sources differ on the day', () => {
  const onTuesday = dated(claim('early'), tuesday)
  const onWednesday = dated(claim('late', 'differs', 'It was Wednesday.'), tuesday + 1)

  test('each day is said with those who give it', () => {
    expect(said([onTuesday, dated(claim('nameless'), tuesday), onWednesday])).toBe(
      'Sources differ on the day: 28 January (TASS and a source without a stated outlet) or 29 January (Levant24).',
    )
  })
  test('across the turn of a year the years are said', () => {
    const eve = dayOf(2024, 12, 31)
    expect(said([dated(claim('early'), eve), dated(claim('late', 'differs'), eve + 1)])).toBe(
      'Sources differ on the day: 31 December 2024 (TASS) or 1 January 2025 (Levant24).',
    )
  })
  test('a denial leads, and other differences follow', () => {
    expect(said([onTuesday, onWednesday, claim('early', 'denies', 'No.')])).toBe(
      'Denied, says TASS: No. Also differing: Levant24.',
    )
    const crowd = claim('nameless', 'differs', 'Two came.')
    expect(said([crowd, onTuesday, onWednesday])).toBe(
      'Sources differ on the day: 28 January (TASS) or 29 January (Levant24). ' +
        'Also differing: a source without a stated outlet.',
    )
  })
  test('a source that differs on something else is quoted, although it gives a day', () => {
    expect(said([onTuesday, dated(claim('late', 'differs', 'Two came.'), tuesday)])).toBe('Levant24 differs: Two came.')
  })
  test('of what went on for days each source may tell of another one', () => {
    expect(said([onTuesday, onWednesday], about(throughout(tuesday, tuesday, tuesday + 3, tuesday + 3)))).toBe(
      'Levant24 differs: It was Wednesday.',
    )
  })
  test('days that nobody calls a difference are said as they are given', () => {
    const both = [onTuesday, dated(claim('late'), tuesday + 1)]
    const span = oneDay(tuesday, tuesday + 2)
    expect(said(both)).toBeNull()
    expect(daysGiven(story, both, span, 'en')).toBe(
      'Sources give the day as 28 January (TASS) or 29 January (Levant24).',
    )
    expect(daysGiven(story, [onTuesday, onWednesday], span, 'en')).toBeNull()
    expect(daysGiven(story, [onTuesday], span, 'en')).toBeNull()
  })
})

test('of many outlets the first are named and the others counted', () => {
  const many = storyOf([])
  const outlets = ['A', 'B', 'C', 'D', 'E']
  const named = Object.fromEntries(
    outlets.map((outlet) => [outlet, { ...at(many.sources, 'early'), id: outlet, outlet }]),
  )
  const claims = outlets.map((outlet) =>
    dated(claim(outlet, outlet === 'E' ? 'differs' : 'reports'), outlet === 'E' ? tuesday + 1 : tuesday),
  )
  expect(differenceOf({ ...many, sources: named }, claims, about(), 'en')?.says).toBe(
    '28 January (A, B and 2 more) or 29 January (E).',
  )
})
