import { describe, expect, test } from 'vitest'
import { dayOfIso, isoOf } from '../../src/civil.ts'
import { edtfOfRange, isCertainlyAfter, joinSpans, mayMeet, parseSpan } from '../../src/compile/dates.ts'
import type { Span } from '../../src/model.ts'

function spanOf(text: string): Span {
  const result = parseSpan(text)
  if (!result.ok) throw new Error(`${text}: ${result.message}`)
  return result.span
}

function iso(day: number | null): string {
  return day === null ? 'open' : isoOf(day)
}

/** text, start, end (exclusive), precision, qualifiers. */
const ONE_DAY: readonly (readonly [string, string, string, Span['precision'], string])[] = [
  ['2025-01-28', '2025-01-28', '2025-01-29', 'day', ''],
  [' 2025-01-28 ', '2025-01-28', '2025-01-29', 'day', ''],
  ['2024-02-29', '2024-02-29', '2024-03-01', 'day', ''],
  ['2024-12-31', '2024-12-31', '2025-01-01', 'day', ''],
  ['1969-12-31', '1969-12-31', '1970-01-01', 'day', ''],
  ['2025-01-28~', '2025-01-25', '2025-02-01', 'day', 'about'],
  ['2025-01-28?', '2025-01-28', '2025-01-29', 'day', 'doubted'],
  ['2025-01-28%', '2025-01-25', '2025-02-01', 'day', 'about doubted'],
  ['2025-02', '2025-02-01', '2025-03-01', 'month', ''],
  ['2024-12~', '2024-12-01', '2025-01-01', 'month', 'about'],
  ['2025', '2025-01-01', '2026-01-01', 'year', ''],
  ['2015~', '2015-01-01', '2016-01-01', 'year', 'about'],
  ['201X', '2010-01-01', '2020-01-01', 'year', ''],
  ['20XX', '2000-01-01', '2100-01-01', 'year', ''],
  ['2025-01-2X', '2025-01-20', '2025-01-30', 'masked', ''],
  ['2025-01-3X', '2025-01-30', '2025-02-01', 'masked', ''],
  ['2025-01-0X', '2025-01-01', '2025-01-10', 'masked', ''],
  ['2025-02-2X', '2025-02-20', '2025-03-01', 'masked', ''],
  ['2025-02-XX', '2025-02-01', '2025-03-01', 'masked', ''],
  ['2025-1X', '2025-10-01', '2026-01-01', 'masked', ''],
  ['2025-XX', '2025-01-01', '2026-01-01', 'masked', ''],
  ['2025-21', '2025-03-01', '2025-06-01', 'season', ''],
  ['2024-24', '2024-12-01', '2025-03-01', 'season', ''],
  ['2025-33', '2025-01-01', '2025-04-01', 'season', ''],
  ['2025-41', '2025-07-01', '2026-01-01', 'season', ''],
  ['[2025-01-26..2025-01-29]', '2025-01-26', '2025-01-30', 'day', ''],
  ['[2025-01-26,2025-01-29]', '2025-01-26', '2025-01-30', 'day', ''],
  ['[2025-01..2025-02]', '2025-01-01', '2025-03-01', 'month', ''],
  ['2024-12-08T04:59+03:00', '2024-12-08', '2024-12-09', 'time', ''],
  ['2024-12-08T23:59-11:00', '2024-12-08', '2024-12-09', 'time', ''],
  ['2024-12-08T00:10+14:00', '2024-12-08', '2024-12-09', 'time', ''],
  ['2024-12-08T04:59Z', '2024-12-08', '2024-12-09', 'time', ''],
  ['2024-12-08T04:59:30Z', '2024-12-08', '2024-12-09', 'time', ''],
]

/** text, start, certainFrom, certainUntil (exclusive), end (exclusive). */
const THROUGHOUT: readonly (readonly [string, string, string, string, string])[] = [
  ['2025-01-25/2025-01-27', '2025-01-25', '2025-01-25', '2025-01-28', '2025-01-28'],
  ['2025-01-25/2025-01-25', '2025-01-25', '2025-01-25', '2025-01-26', '2025-01-26'],
  ['2025-01-28/..', '2025-01-28', '2025-01-28', 'open', 'open'],
  ['2024-12/..', '2024-12-01', '2024-12-31', 'open', 'open'],
  ['2025-01/2025-03', '2025-01-01', '2025-01-31', '2025-03-02', '2025-04-01'],
  ['2015/2024-12-08', '2015-01-01', '2015-12-31', '2024-12-09', '2024-12-09'],
  ['2025-01-1X/2025-02', '2025-01-10', '2025-01-19', '2025-02-02', '2025-03-01'],
  ['2025-21/2025-22', '2025-03-01', '2025-05-31', '2025-06-02', '2025-09-01'],
  ['2025-01-10~/2025-01-20', '2025-01-07', '2025-01-13', '2025-01-21', '2025-01-21'],
  ['2024-12-08T04:59+03:00/2024-12-09T01:00+03:00', '2024-12-08', '2024-12-08', '2024-12-10', '2024-12-10'],
]

/** text, a part of the message, a part of the remedy. */
const INVALID: readonly (readonly [string, string, string])[] = [
  ['', 'empty', '2025-01-28'],
  ['2025-13', 'no month 13', '01 to 12'],
  ['2025-00', 'no month 0', '01 to 12'],
  ['2025-02-30', 'February 2025 has no day 30', '01 to 28'],
  ['2025-02-29', 'February 2025 has no day 29', '01 to 28'],
  ['1900-02-29', 'February 1900 has no day 29', '01 to 28'],
  ['2025-04-31', 'April 2025 has no day 31', '01 to 30'],
  ['2025-01-25/2025-02-30', 'no day 30', '01 to 28'],
  ['2025-1-5', 'one digit', 'two digits'],
  ['2025-01-28/2025-01-25', 'before the start', 'earlier date first'],
  ['2025-02/2025-01', 'before the start', 'earlier date first'],
  ['2024-12-08T10:00Z/2024-12-08T04:00Z', 'before the start', 'earlier date first'],
  ['[2025-01-29..2025-01-26]', 'backwards', 'earlier day first'],
  ['[..2025-01-28]', 'first day is open', '[a..b]'],
  ['[2025-01-28..]', 'last day is open', '[a..b]'],
  ['../2025-01-28', 'start is open', 'first day'],
  ['/2025-01-28', 'start is open', 'first day'],
  ['2025-01-28/', 'end is missing', '..'],
  ['../..', '', ''],
  ['{2025-01-26,2025-01-29}', 'every one', '[..]'],
  ['2024-12-08T04:59', 'no zone', '+03:00'],
  ['2024-12-08 04:59', 'needs a T', '+03:00'],
  ['2024-12-08T24:00Z', 'no hour 24', '00:00'],
  ['2024-12-08T04:59:00.123Z', 'parts of a second', 'Leave out'],
  ['28/01/2025', 'order of day and month', 'year first'],
  ['28 January 2025', 'in words', 'Write 2025-01-28.'],
  ['Jan. 28, 2025', 'in words', 'Write 2025-01-28.'],
  ['yesterday', 'not a date', '2025-01-28'],
  ['201', 'four digits', '201X'],
  ['Y170000002', 'out of reach', '0001 to 9999'],
  ['-0300', 'out of reach', '0001 to 9999'],
  ['XXXX-01', 'century', '20XX'],
]

describe('parseSpan', () => {
  test.each(ONE_DAY)('%s is one day within its bounds', (text, start, end, precision, qualifiers) => {
    const span = spanOf(text)
    expect([iso(span.start), iso(span.certainFrom)]).toEqual([start, start])
    expect([iso(span.end), iso(span.certainUntil)]).toEqual([end, end])
    expect(span).toMatchObject({ meaning: 'one-day', precision, edtf: text.trim() })
    expect([span.approximate ? 'about' : '', span.uncertain ? 'doubted' : ''].join(' ').trim()).toBe(qualifiers)
  })

  test.each(THROUGHOUT)('%s is throughout', (text, start, certainFrom, certainUntil, end) => {
    const span = spanOf(text)
    expect(span.meaning).toBe('throughout')
    expect([span.start, span.certainFrom, span.certainUntil, span.end].map(iso)).toEqual([
      start,
      certainFrom,
      certainUntil,
      end,
    ])
  })

  test.each(INVALID)('%s is refused with a remedy', (text, message, remedy) => {
    const result = parseSpan(text)
    expect(result).toMatchObject({
      ok: false,
      message: expect.stringContaining(message),
      remedy: expect.stringContaining(remedy),
    })
  })

  test('a time of day keeps its clock and its zone', () => {
    expect(spanOf('2024-12-08T04:59+03:00').time).toEqual({ clock: '04:59', zone: '+03:00' })
    expect(spanOf('2024-12-08T04:59:30Z').time).toEqual({ clock: '04:59:30', zone: '+00:00' })
    expect(spanOf('2024-12-08T04:59+03:00/..').time).toEqual({ clock: '04:59', zone: '+03:00' })
    expect(spanOf('2024-12-08').time).toBeNull()
  })
})

describe('joinSpans', () => {
  test('keeps the doubt of both ends', () => {
    const joined = joinSpans(spanOf('[2025-01-26..2025-01-29]'), spanOf('2025-03'))
    if (!joined.ok) throw new Error(joined.message)
    const { start, certainFrom, certainUntil, end, edtf, meaning, precision } = joined.span
    expect([start, certainFrom, certainUntil, end].map(iso)).toEqual([
      '2025-01-26',
      '2025-01-29',
      '2025-03-02',
      '2025-04-01',
    ])
    expect([edtf, meaning, precision]).toEqual(['[2025-01-26..2025-01-29]/2025-03', 'throughout', 'day'])
  })

  test('without an end it is open', () => {
    expect(joinSpans(spanOf('2025-01'), null)).toMatchObject({
      ok: true,
      span: { edtf: '2025-01/..', certainUntil: null, end: null },
    })
  })

  test('refuses an interval for an end, and an end before the start', () => {
    expect(joinSpans(spanOf('2025-01/2025-02'), null)).toMatchObject({ ok: false })
    expect(joinSpans(spanOf('2025-02'), spanOf('2025-01'))).toMatchObject({ ok: false })
  })
})

test('two times of day are compared across their zones', () => {
  const [early, late] = [spanOf('2024-12-08T05:00+03:00'), spanOf('2024-12-08T03:00Z')]
  expect(isCertainlyAfter(late, early)).toBe(true)
  expect(isCertainlyAfter(early, late)).toBe(false)
  expect(isCertainlyAfter(spanOf('2024-12-08'), spanOf('2024-12'))).toBe(false)
})

test('spans meet when they may share a day', () => {
  expect(mayMeet(spanOf('2025-01'), spanOf('2025-01-31'))).toBe(true)
  expect(mayMeet(spanOf('2025-01'), spanOf('2025-02-01'))).toBe(false)
  expect(mayMeet(spanOf('2024-12/..'), spanOf('2030'))).toBe(true)
})

test('a range of days is written as EDTF', () => {
  const [earliest, latest] = [dayOfIso('2025-01-27') ?? 0, dayOfIso('2025-01-28') ?? 0]
  expect(edtfOfRange({ earliest, latest: earliest })).toBe('2025-01-27')
  expect(edtfOfRange({ earliest, latest })).toBe('[2025-01-27..2025-01-28]')
})
