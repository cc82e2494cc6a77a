import { describe, expect, test } from 'vitest'
import { asOfFrom, asOfInWords, asOfRange, heldAsOf, reachInWords } from '../../src/cards/asof.ts'
import { dayOf } from '../../src/civil.ts'
import { momentAt } from '../../src/time/moment.ts'
import { event, FIRST, oneDay, storyOf } from '../timeline/story.ts'

const tuesday = dayOf(2025, 1, 28)
const last = dayOf(2025, 6, 1)
const story = storyOf([event('a', oneDay(FIRST + 5)), event('b', oneDay(tuesday))])

test('sources can be asked for from the first day of the story to the last evidence', () => {
  expect(asOfRange(story)).toEqual({ first: FIRST, last })
  expect([FIRST - 9, tuesday, last + 9].map((day) => heldAsOf(story, day))).toEqual([FIRST, tuesday, last])
})

test('a date field gives a whole day of those, or none', () => {
  expect(asOfFrom(story, '2025-01-28')).toBe(tuesday)
  expect(asOfFrom(story, '2024-11-15')).toBe(FIRST)
  expect(asOfFrom(story, '2025-06-01')).toBe(last)
  for (const text of ['', '2025-02-30', '2025-1-28', '0002-01-28', '2024-11-14', '2025-06-02', '2025-01-28T00:00']) {
    expect(asOfFrom(story, text), text).toBeNull()
  }
})

test('which sources count is said long and short', () => {
  expect(asOfInWords(story, null, 'en')).toEqual({ long: 'All sources, to 1 June 2025', short: 'All sources' })
  expect(asOfInWords(story, tuesday, 'en')).toEqual({
    long: 'As known on 28 January 2025',
    short: 'As known 28 Jan 2025',
  })
  expect(asOfInWords(story, 'news', 'en')).toEqual({
    long: 'Following the news: as known that day',
    short: 'Following the news',
  })
})

describe('a day that no source reaches', () => {
  const reach = (t: number, asOf: number | null) => reachInWords(momentAt(story, { t, asOf }), 'en')

  test('is none up to the last evidence', () => {
    expect(reach(last + 0.5, null)).toBeNull()
    expect(reach(tuesday + 0.5, tuesday)).toBeNull()
  })
  test('is named with the last evidence', () => {
    const says = 'No source reaches this day · last evidence: 1 June 2025'
    expect(reach(last + 1, null)).toBe(says)
    expect(reach(last + 1, last)).toBe('No source published by 1 June 2025 reaches this day')
    expect(reach(last + 9, last + 9)).toBe(says)
  })
  test('is named with the day up to which sources count, where that is earlier', () => {
    expect(reach(tuesday + 1, tuesday)).toBe('No source published by 28 January 2025 reaches this day')
  })
})
