import { expect, test } from 'vitest'
import { edtfOfRange, parseSpan } from '../../src/compile/dates.ts'
import { resolveRelative } from '../../src/compile/relative.ts'

function read(said: string, published: string): string | null {
  const result = parseSpan(published)
  if (!result.ok) throw new Error(result.message)
  const range = resolveRelative(said, result.span)
  return range === null ? null : edtfOfRange(range)
}

/** 2025-01-29 was a Wednesday, 2025-01-26 a Sunday, 2025-01-27 a Monday. */
test.each([
  ['today', '2025-01-29', '2025-01-29'],
  ['Today.', '2025-01-01', '2025-01-01'],
  ['yesterday', '2025-01-01', '2024-12-31'],
  ['yesterday evening', '2025-01-29', '2025-01-28'],
  ['the day before yesterday', '2025-01-29', '2025-01-27'],
  ['tomorrow', '2024-12-31', '2025-01-01'],
  ['on Tuesday', '2025-01-29', '2025-01-28'],
  ['Tuesday', '2025-01-28', '2025-01-28'],
  ['on Thursday', '2025-01-29', '2025-01-23'],
  ['late on Tuesday', '2025-01-29', '2025-01-28'],
  ['last Tuesday', '2025-01-27', '2025-01-21'],
  ['last Tuesday', '2025-01-29', '[2025-01-21..2025-01-28]'],
  ['this week', '2025-01-29', '[2025-01-27..2025-02-02]'],
  ['earlier this week', '2025-01-29', '[2025-01-27..2025-01-29]'],
  ['last week', '2025-01-29', '[2025-01-20..2025-01-26]'],
  ['last week', '2025-01-26', '[2025-01-13..2025-01-19]'],
  ['last week', '2025-01-27', '[2025-01-20..2025-01-26]'],
  ['over the weekend', '2025-01-29', '[2025-01-25..2025-01-26]'],
  ['this month', '2024-02-10', '[2024-02-01..2024-02-29]'],
  ['earlier this month', '2025-01-29', '[2025-01-01..2025-01-29]'],
  ['last month', '2025-01-29', '[2024-12-01..2024-12-31]'],
  ['this year', '2025-01-29', '[2025-01-01..2025-12-31]'],
  ['last year', '2025-01-29', '[2024-01-01..2024-12-31]'],
  ['late last year', '2025-01-29', '[2024-09-01..2024-12-31]'],
  ['in December', '2025-01-29', '[2024-12-01..2024-12-31]'],
  ['in December', '2024-12-08', '[2024-12-01..2024-12-31]'],
  ['in February', '2025-01-29', '[2024-02-01..2024-02-29]'],
  ['in late January', '2025-02-13', '[2025-01-21..2025-01-31]'],
  ['in mid-December', '2025-02-13', '[2024-12-11..2024-12-20]'],
  ['in the coming days', '2025-01-29', '[2025-01-30..2025-02-12]'],
  ['in recent days', '2025-01-29', '[2025-01-15..2025-01-29]'],
  ['three days ago', '2025-01-29', '2025-01-26'],
  ['10 days ago', '2025-01-29', '2025-01-19'],
  ['a week ago', '2025-01-29', '[2025-01-20..2025-01-26]'],
  ['two months ago', '2025-01-29', '[2024-11-01..2024-11-30]'],
])('"%s" published on %s is %s', (said, published, expected) => {
  expect(read(said, published)).toBe(expected)
})

test('a publication of several days gives the union of its readings', () => {
  expect(read('yesterday', '[2025-01-28..2025-01-30]')).toBe('[2025-01-27..2025-01-29]')
  expect(read('on Tuesday', '[2025-01-27..2025-01-28]')).toBe('[2025-01-21..2025-01-28]')
})

test.each([
  'January 21',
  '30 September 2015',
  'October 15',
  'in December 2024',
  'in the spring',
  'soon',
  '',
  'in may be',
])('"%s" is not relative', (said) => {
  expect(read(said, '2025-01-29')).toBeNull()
})

test('an open or very long publication is not read against', () => {
  expect(read('yesterday', '2025-01-29/..')).toBeNull()
  expect(read('yesterday', '201X')).toBeNull()
})
