import { describe, expect, test } from 'vitest'
import { civilOf, dayOf, dayOfIso, daysInMonth, isoOf, weekdayOf } from '../../src/civil.ts'
import { addMonths, dayInWords, monthInWords, shortDayInWords, spanInWords } from '../../src/time/words.ts'
import { day, onDay, throughout, within } from '../story.ts'

describe('civil days', () => {
  test('agree with the calendar of ISO 8601 for 800 years', () => {
    for (let number = dayOf(1600, 1, 1); number < dayOf(2400, 1, 1); number += 13) {
      expect(isoOf(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10))
      const civil = civilOf(number)
      expect(dayOf(civil.year, civil.month, civil.day)).toBe(number)
    }
  })
  test('know weekdays and the lengths of months', () => {
    expect(dayOf(1970, 1, 1)).toBe(0)
    expect(weekdayOf(day('2025-01-28'))).toBe(1)
    expect(weekdayOf(day('1969-12-28'))).toBe(6)
    expect([daysInMonth(2024, 2), daysInMonth(2025, 2), daysInMonth(2025, 12)]).toEqual([29, 28, 31])
  })
  test.each(['2025-02-29', '2025-13-01', '2025-1-1', '', 'today', '2025-01-28T00:00'])('%j is no day', (text) => {
    expect(dayOfIso(text)).toBeNull()
  })
  test('a month away stays inside the month', () => {
    expect(isoOf(addMonths(day('2025-01-31'), 1))).toBe('2025-02-28')
    expect(isoOf(addMonths(day('2025-01-31'), -2))).toBe('2024-11-30')
    expect(isoOf(addMonths(day('2024-12-15'), 1))).toBe('2025-01-15')
  })
})

describe('dates in words', () => {
  test('a day is the same day in every zone', () => {
    expect(dayInWords(day('2025-01-28'), 'en')).toBe('28 January 2025')
    expect(shortDayInWords(day('2025-01-28'), 'en')).toBe('Tue 28 Jan 2025')
    expect(dayInWords(day('2025-01-28'), 'ru')).toBe('28 января 2025')
    expect(shortDayInWords(day('2025-01-28'), 'ru')).toBe('вт, 28 янв. 2025')
    expect(dayInWords(day('2025-01-28'), 'ar')).toBe('28 يناير 2025')
    expect(monthInWords(day('2025-01-28'), 'ru')).toBe('январь 2025')
  })
  test.each([
    [onDay('2025-01-28'), '28 January 2025'],
    [within('2025-01-26', '2025-01-29'), 'one day between 26 and 29 January 2025'],
    [within('2025-01-30', '2025-02-02'), 'one day between 30 January and 2 February 2025'],
    [within('2024-12-30', '2025-01-02'), 'one day between 30 December 2024 and 2 January 2025'],
    [within('2025-02-01', '2025-02-28', 'month'), 'some day in February 2025'],
    [{ ...within('2024-12-01', '2024-12-31', 'month'), approximate: true }, 'about December 2024'],
    [within('2015-01-01', '2015-12-31', 'year'), 'some day in 2015'],
    [throughout('2025-01-25', '2025-01-27'), '25 to 27 January 2025'],
    [throughout('2025-01-28', null), 'since 28 January 2025'],
    [{ ...onDay('2024-12-08'), time: { clock: '04:59', zone: '+03:00' } }, '8 December 2024, 04:59 (UTC+03:00)'],
    [{ ...onDay('2024-12-08'), uncertain: true }, '8 December 2024 (uncertain)'],
  ] as const)('%o is %s', (span, words) => {
    expect(spanInWords(span, 'en')).toBe(words)
  })
})
