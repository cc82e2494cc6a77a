import { describe, expect, test } from 'vitest'
import { joinSpans, parseSpan, type SpanResult } from '../../src/compile/dates.ts'
import type { Span } from '../../src/model.ts'
import { beginsInWords, endsInWords, spanInWords } from '../../src/time/words.ts'

function spanOf(result: SpanResult): Span {
  if (!result.ok) throw new Error(result.message)
  return result.span
}

const read = (edtf: string) => spanOf(parseSpan(edtf))

/** Every kind of date that the tables can hold, and how a reader is told of it. */
const SAID: readonly (readonly [edtf: string, words: string])[] = [
  ['2025-01-28', '28 January 2025'],
  ['2025-01-28?', '28 January 2025 (uncertain)'],
  ['2025-01-28~', 'about 28 January 2025'],
  ['2025-01-28%', 'about 28 January 2025 (uncertain)'],
  ['2024-12-08T04:59+03:00', '8 December 2024, 04:59 (UTC+03:00)'],
  ['2024-12-08T04:59Z', '8 December 2024, 04:59 (UTC)'],
  ['2025-02', 'some day in February 2025'],
  ['2025-02?', 'some day in February 2025 (uncertain)'],
  ['2024-12~', 'about December 2024'],
  ['2024-12%', 'about December 2024 (uncertain)'],
  ['2015', 'some day in 2015'],
  ['2015~', 'about 2015'],
  ['201X', 'some day from 2010 to 2019'],
  ['2025-21', 'some day in spring 2025'],
  ['2025-22~', 'about summer 2025'],
  ['2024-24', 'some day in winter 2024–25'],
  ['2025-27', 'some day in autumn 2025'],
  ['2025-29', 'some day from September to November 2025'],
  ['2025-33', 'some day from January to March 2025'],
  ['2025-41~', 'about July to December 2025'],
  ['2025-01-2X', 'one day between 20 and 29 January 2025'],
  ['2024-12-0X', 'one day between 1 and 9 December 2024'],
  ['2025-02-XX', 'some day in February 2025'],
  ['2025-1X', 'some day from October to December 2025'],
  ['2025-XX', 'some day in 2025'],
  ['[2025-01-26..2025-01-29]', 'one day between 26 and 29 January 2025'],
  ['[2025-01-26?,2025-01-29]', 'one day between 26 and 29 January 2025 (uncertain)'],
  ['[2025-01-30,2025-02-02]', 'one day between 30 January and 2 February 2025'],
  ['[2025-01-26~,2025-01-29]', 'one day roughly between 23 and 29 January 2025'],
  ['[2025-01..2025-02]', 'some day from January to February 2025'],
  ['[2024-12..2025-02]', 'some day from December 2024 to February 2025'],
  ['2025-01-25/2025-01-27', '25 to 27 January 2025'],
  ['2025-01-25/2025-01-25', '25 January 2025'],
  ['2024-12-30/2025-01-02', '30 December 2024 to 2 January 2025'],
  ['2025-01-25?/2025-01-27', '25 to 27 January 2025 (uncertain)'],
  ['2025-01-10~/2025-01-20', 'about 10 January 2025 to 20 January 2025'],
  ['2025-01-10/2025-01-20~', '10 January 2025 to about 20 January 2025'],
  ['2025-01/2025-03', 'January 2025 to March 2025'],
  ['2024-12~/2025-03', 'about December 2024 to March 2025'],
  ['2015/2024-12-08', '2015 to 8 December 2024'],
  ['2025-21/2025-22', 'spring 2025 to summer 2025'],
  ['2025-01-1X/2025-02', 'some day between 10 and 19 January 2025 to February 2025'],
  ['2024-12-08T04:59+03:00/2024-12-09T01:00+03:00', '8 December 2024, 04:59 (UTC+03:00) to 9 December 2024'],
  ['2024-12-08T01:55Z/2024-12-08T02:32Z', '8 December 2024, from 01:55 (UTC)'],
  ['2025-01-28/..', 'since 28 January 2025'],
  ['2024-12/..', 'since December 2024'],
  ['2024-12~/..', 'since about December 2024'],
  ['2025-01-28?/..', 'since 28 January 2025 (uncertain)'],
]

describe('every kind of date in words', () => {
  test.each(SAID)('%s is %s', (edtf, words) => {
    expect(spanInWords(read(edtf), 'en')).toBe(words)
  })

  test.each([
    ['2024-12-08', null, '8 December 2024', null],
    ['2015', '2024-12-07', '2015', '7 December 2024'],
    [
      '[2024-12-08..2024-12-13]',
      '[2025-01-29..2025-02-16]',
      'some day between 8 and 13 December 2024',
      'some day between 29 January and 16 February 2025',
    ],
    ['2024-12-08~', '2025-02', 'about 8 December 2024', 'February 2025'],
  ])('a status from %s to %s', (from, to, begins, ends) => {
    const span = spanOf(joinSpans(read(from), to === null ? null : read(to)))
    expect(beginsInWords(span, 'en')).toBe(begins)
    expect(endsInWords(span, 'en')).toBe(ends)
  })

  test('what was known of a day by then is said without what came later', () => {
    const february = read('2025-02')
    expect(spanInWords({ ...february, certainUntil: february.start + 10, end: february.start + 10 }, 'en')).toBe(
      'one day between 1 and 10 February 2025',
    )
    expect(spanInWords({ ...read('2025-01-25/2025-03'), certainUntil: null, end: null }, 'en')).toBe(
      'since 25 January 2025',
    )
  })
})
