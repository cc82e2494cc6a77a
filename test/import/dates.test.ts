import { expect, test } from 'vitest'
import { parseSpan } from '../../src/compile/dates.ts'
import { decideDates } from '../../src/import/date-column.ts'
import { clockOf, PLAIN, readDate, readDateText } from '../../src/import/dates.ts'
import type { Cell } from '../../src/read/reading.ts'

const text = (written: string): Cell => ({ kind: 'text', text: written })
const number = (value: number): Cell => ({ kind: 'number', value, text: String(value) })
const dmy = (written: string): string => {
  const read = readDateText(written, { order: 'dmy' })
  return read.ok ? read.edtf : `${read.message}`
}
const mdy = (written: string): string => {
  const read = readDateText(written, { order: 'mdy' })
  return read.ok ? read.edtf : `${read.message}`
}

test.each([
  // EDTF and ISO
  ['2025-01-28', '2025-01-28'],
  ['2025-01', '2025-01'],
  ['2025', '2025'],
  ['2024-12~', '2024-12~'],
  ['[2025-01-26..2025-01-29]', '[2025-01-26..2025-01-29]'],
  ['2025-01-25/2025-01-27', '2025-01-25/2025-01-27'],
  ['2025-01-28/..', '2025-01-28/..'],
  ['2024-12-08T04:59+03:00', '2024-12-08T04:59+03:00'],
  ['2024-12-08T04:59Z', '2024-12-08T04:59Z'],
  ['2024-12-08 04:59 +0300', '2024-12-08T04:59+03:00'],
  ['2024-12-08T04:59:10.123Z', '2024-12-08T04:59:10Z'],
  ['2024-12-08 04:59 UTC', '2024-12-08T04:59Z'],
  ['2024-12-08 04:59', '2024-12-08'],
  ['2024-12-08T04:59:00', '2024-12-08'],
  ['2025–03–04', '2025-03-04'],
  ['2025/01/28', '2025-01-28'],
  ['2025.1.5', '2025-01-05'],
  ['2025-1-5', '2025-01-05'],
  ['2025/1', '2025-01'],
  // numbers
  ['28.01.2025', '2025-01-28'],
  ['28. 1. 2025', '2025-01-28'],
  ['28/01/2025', '2025-01-28'],
  ['28-01-2025', '2025-01-28'],
  ['01/2025', '2025-01'],
  ['28.01.2025, 14:30 Uhr', '2025-01-28'],
  ['20250128', '2025-01-28'],
  // words
  ['28 January 2025', '2025-01-28'],
  ['January 28, 2025', '2025-01-28'],
  ['Jan. 28th, 2025', '2025-01-28'],
  ['Tuesday, 28 January 2025', '2025-01-28'],
  ['28-Jan-2025', '2025-01-28'],
  ['Jan 2025', '2025-01'],
  ['28. Januar 2025', '2025-01-28'],
  ['Dienstag, 4. März 2025', '2025-03-04'],
  ['Jänner 2025', '2025-01'],
  ['1er février 2025', '2025-02-01'],
  ['août 2024', '2024-08'],
  ['28 de enero de 2025', '2025-01-28'],
  ['28 января 2025 г.', '2025-01-28'],
  ['8 мая 2025 года', '2025-05-08'],
  ['март 2025', '2025-03'],
  ['٢٨ يناير ٢٠٢٥', '2025-01-28'],
  ['28 كانون الثاني 2025', '2025-01-28'],
  ['8 تشرين الأول 2024', '2024-10-08'],
  ['3 آب 2024', '2024-08-03'],
  // seasons, quarters, decades
  ['spring 2025', '2025-21'],
  ['Herbst 2024', '2024-23'],
  ['лето 2024', '2024-22'],
  ['Q1 2025', '2025-33'],
  ['2025 Q3', '2025-35'],
  ['2. Quartal 2024', '2024-34'],
  ['1990s', '199X'],
  // about, perhaps, open
  ['ca. 2015', '2015~'],
  ['about 28 January 2025', '2025-01-28~'],
  ['vers 1990', '1990~'],
  ['около 28.01.2025', '2025-01-28~'],
  ['~ January 2025', '2025-01~'],
  ['um 1950', '1950~'],
  ['حوالي 2015', '2015~'],
  ['28 January 2025?', '2025-01-28?'],
  ['since 2015', '2015/..'],
  ['seit März 2015', '2015-03/..'],
  ['2015 – present', '2015/..'],
  // ranges
  ['25–27 Jan 2025', '2025-01-25/2025-01-27'],
  ['25-27 January 2025', '2025-01-25/2025-01-27'],
  ['January 25–27, 2025', '2025-01-25/2025-01-27'],
  ['25.–27.01.2025', '2025-01-25/2025-01-27'],
  ['25.01.-27.01.2025', '2025-01-25/2025-01-27'],
  ['25.01.2025 - 27.01.2025', '2025-01-25/2025-01-27'],
  ['25/01/2025-27/01/2025', '2025-01-25/2025-01-27'],
  ['28 January – 2 February 2025', '2025-01-28/2025-02-02'],
  ['30 Dec – 2 Jan 2025', '2024-12-30/2025-01-02'],
  ['30 December 2024 to 2 January 2025', '2024-12-30/2025-01-02'],
  ['vom 3. bis 5. März 2025', '2025-03-03/2025-03-05'],
  ['du 3 au 5 mars 2025', '2025-03-03/2025-03-05'],
  ['del 3 al 5 de marzo de 2025', '2025-03-03/2025-03-05'],
  ['с 3 по 5 марта 2025', '2025-03-03/2025-03-05'],
  ['2024–2025', '2024/2025'],
  ['Jan–Mar 2025', '2025-01/2025-03'],
  ['2025-01-25 - 2025-01-27', '2025-01-25/2025-01-27'],
  ['2024-25', '2024-25 is no date that can be read.'],
  ['1914–18', '1914/1918'],
  ['1914-18', '1914/1918'],
  ['2024/25', '2024/2025'],
  ['c.1910–c.1912', '1910~/1912~'],
  ['March 3rd–5th, 2025', '2025-03-03/2025-03-05'],
  ['ongoing since March 2025', '2025-03/..'],
  // as museums, encyclopaedias and browsers write
  ['AD 79', '0079'],
  ['79 CE', '0079'],
  ['winter 2024/25', '2024-24'],
  ['12–14 March 2019[1][a]', '2019-03-12/2019-03-14'],
  ['June 2019[citation needed]', '2019-06'],
  ['[1888]', '[1888]'],
  ['3 March 2025, evening', '2025-03-03'],
  ['night of 3–4 March 2025', '2025-03-03/2025-03-04'],
  ['Mon Mar 03 2025 14:30:00 GMT+0100 (Central European Standard Time)', '2025-03-03T14:30:00+01:00'],
  // a part of a month, a year, a decade or a century
  ['early March 2025', '[2025-03-01..2025-03-10]'],
  ['mid-February 2024', '[2024-02-11..2024-02-20]'],
  ['mi-avril 2025', '[2025-04-11..2025-04-20]'],
  ['Ende Februar 2024', '[2024-02-21..2024-02-29]'],
  ['début mai 2025', '[2025-05-01..2025-05-10]'],
  ['finales de marzo de 2025', '[2025-03-21..2025-03-31]'],
  ['в начале апреля 2025', '[2025-04-01..2025-04-10]'],
  ['أوائل مارس 2025', '[2025-03-01..2025-03-10]'],
  ['May 1, 2024 → May 3, 2024', '2024-05-01/2024-05-03'],
  ['May 5, 2024 3:04 PM (GMT+2)', '2024-05-05T15:04+02:00'],
  ['March/April 2025', '[2025-03..2025-04]'],
  ['late 2024', '[2024-09..2024-12]'],
  ['first half of 2025', '[2025-01..2025-06]'],
  ['H2 2025', '[2025-07..2025-12]'],
  ['mid-1920s', '[1924..1926]'],
  ['late 1930s', '[1937..1939]'],
  ['18th century', '[1701..1800]'],
  ['early 19th century', '[1801..1833]'],
  ['19. Jahrhundert', '[1801..1900]'],
  ['XIXe siècle', '[1801..1900]'],
  ['siglo XIX', '[1801..1900]'],
  ['XIX век', '[1801..1900]'],
  ['17th–18th century', '[1601..1800]'],
  // nothing is guessed
  ['28 January', '28 January has no year.'],
  ['28.01.', '28.01. has no year.'],
  ['Tuesday', 'Tuesday is no date that can be read.'],
  ['28.01.25', 'The year of 28.01.25 has two digits.'],
  ['January', 'January has no year.'],
  ['31.02.2025', 'February 2025 has no day 31.'],
  ['2025-13-01', 'There is no month 13.'],
  ['28 January – 2 January 2025', 'The end comes before the start.'],
  ['soon', 'soon is no date that can be read.'],
  ['', 'The row has no date.'],
  ['n/a', 'The row has no date.'],
  ['n.d.', 'The row has no date.'],
  ['44 BC', '44 BC lies before the year 1.'],
  ['3rd century BC', '3rd century BC lies before the year 1.'],
  ['before 1800', 'before 1800 tells one side alone of when it was.'],
  ['Mar-25', 'Mar-25 can be a month of a year or a day of a month.'],
])('%s is %s', (written, expected) => {
  expect(dmy(written)).toBe(expected)
  if (readDateText(written, { order: 'dmy' }).ok) expect(parseSpan(expected).ok).toBe(true)
})

test.each([
  ['01/28/2025', '2025-01-28'],
  ['1/2/2025', '2025-01-02'],
  ['1/2/2025 2:30 PM', '2025-01-02'],
  ['01.02.2025', '2025-02-01'],
  ['28/01/2025', 'There is no month 28.'],
  ['01/25/2025 - 01/27/2025', '2025-01-25/2025-01-27'],
])('with the month first, %s is %s', (written, expected) => {
  expect(mdy(written)).toBe(expected)
})

const column = (...texts: readonly string[]) => texts.map((each, index) => ({ row: index + 2, cell: text(each) }))
const numbers = (...values: readonly number[]) => values.map((each, index) => ({ row: index + 2, cell: number(each) }))

test('one row decides the order for its whole column', () => {
  expect(decideDates('Date', column('01/02/2025', '28/01/2025'), null)).toMatchObject({
    kind: 'decided',
    convention: { order: 'dmy' },
    said: ['dates are read as day, month, year, as row 3 shows (28/01/2025)'],
  })
  expect(decideDates('Date', column('01/02/2025', '01/28/2025'), null)).toMatchObject({ convention: { order: 'mdy' } })
  expect(decideDates('Date', column('1/2/2025 - 1/28/2025'), null)).toMatchObject({ convention: { order: 'mdy' } })
})

test('where all days could be months it asks, unless it is told or the header tells', () => {
  expect(decideDates('Date', column('01/02/2025', '03/04/2025'), null)).toEqual({
    kind: 'ambiguous',
    samples: ['01/02/2025', '03/04/2025'],
  })
  expect(decideDates('Date', column('01/02/2025'), 'mdy')).toMatchObject({ convention: { order: 'mdy' } })
  expect(decideDates('Date (dd/mm/yyyy)', column('01/02/2025'), null)).toMatchObject({ convention: { order: 'dmy' } })
  expect(decideDates('Date (MM/DD/YYYY)', column('01/02/2025'), null)).toMatchObject({ convention: { order: 'mdy' } })
  expect(decideDates('Date', column('01.02.2025'), null).kind).toBe('decided')
  expect(decideDates('Date', column('05/05/2025'), null).kind).toBe('decided')
})

test('rows that contradict one another are both named', () => {
  expect(decideDates('Date', column('28/01/2025', '01/28/2025'), null)).toMatchObject({
    kind: 'contradiction',
    dayFirst: { row: 2 },
    monthFirst: { row: 3 },
  })
})

test.each([
  [[2024, 2025], 'year', ['2024', '2025']],
  [[45685, 45686], 'excel', ['2025-01-28', '2025-01-29']],
  [[45685.5, 2024], 'excel', ['2025-01-28', '2024']],
  [[1738022400], 'epoch-s', ['2025-01-28']],
  [[1738022400, 1738074600], 'epoch-s', ['2025-01-28T00:00:00Z', '2025-01-28T14:30:00Z']],
  [[1738074600000], 'epoch-ms', ['2025-01-28T14:30:00Z']],
  [[20250128, 20250201], 'compact', ['2025-01-28', '2025-02-01']],
] as const)('numbers %j are %s', (values, kind, expected) => {
  const decided = decideDates('Date', numbers(...values), null)
  expect(decided).toMatchObject({ kind: 'decided', convention: { numbers: kind } })
  if (decided.kind !== 'decided') return
  const read = (cell: Cell) => {
    const date = readDate(cell, decided.convention)
    return date.ok ? date.edtf : date.message
  }
  expect(values.map((value) => read(number(value)))).toEqual(expected)
  expect(values.map((value) => read(text(String(value))))).toEqual(expected)
})

test('a workbook’s date keeps its day; a time without a zone is told of', () => {
  expect(readDate({ kind: 'date', edtf: '2025-01-28T14:30', text: '28.01.2025 14:30' }, PLAIN)).toEqual({
    ok: true,
    edtf: '2025-01-28',
    timeLost: true,
  })
  expect(readDate({ kind: 'failure', text: '#REF!' }, PLAIN)).toMatchObject({ ok: false })
})

test.each([
  ['14:30', '14:30', null],
  ['2:30 PM', '14:30', null],
  ['12 am', '00:00', null],
  ['14:30+03', '14:30', '+03:00'],
  ['14:30 UTC+3', '14:30', '+03:00'],
  ['04:59:10 Z', '04:59:10', 'Z'],
  ['14 Uhr', '14:00', null],
  ['14h30', '14:30', null],
] as const)('the time %s', (written, clock, zone) => {
  expect(clockOf(written)).toEqual({ clock, zone })
})

test('a part of a month or century is said to be read as a third', () => {
  expect(decideDates('Date', column('1 March 2025', 'early March 2025'), null)).toMatchObject({
    said: [
      'early, mid and late are a third of the month, year, decade or century: one day of it, as in row 3 (early March 2025)',
    ],
  })
})

test('a column of midnights of UTC is one of days, unless one has another time', () => {
  const read = (...texts: readonly string[]) => {
    const decided = decideDates('date', column(...texts), null)
    if (decided.kind !== 'decided') return decided.kind
    return texts.map((each) => {
      const date = readDate(text(each), decided.convention)
      return date.ok ? date.edtf : date.message
    })
  }
  expect(read('2011-03-15T00:00:00Z', '2012-07-18T00:00:00.000Z')).toEqual(['2011-03-15', '2012-07-18'])
  expect(read('2011-03-15T00:00:00Z', '2012-07-18T14:30:00Z')).toEqual(['2011-03-15T00:00:00Z', '2012-07-18T14:30:00Z'])
})
