/** A text that we read. */
export interface Valid {
  readonly text: string
  /**
   * Where our days are not the library's for `text`: another text that the library reads as the days we mean; for an
   * interval one for each end. Absent where the two agree.
   */
  readonly as?: string | readonly [first: string, last: string]
  /** Why we differ. */
  readonly why?: string
}

/** A text that we refuse. */
export interface Refused {
  readonly text: string
  /** What the library does with it. */
  readonly library: 'refuses' | 'accepts'
  /** Parts of what the editor is told. */
  readonly message: string
  readonly remedy: string
  /** Why we refuse what the library accepts. */
  readonly why?: string
}

function agreed(...texts: readonly string[]): readonly Valid[] {
  return texts.map((text) => ({ text }))
}

/** Rows that share a reason: text, then what it means. */
function differing(
  why: string,
  ...rows: readonly (readonly [text: string, as: string | readonly [string, string]])[]
): readonly Valid[] {
  return rows.map(([text, as]) => ({ text, as, why }))
}

function refused(message: string, remedy: string, ...texts: readonly string[]): readonly Refused[] {
  return texts.map((text) => ({ text, library: 'refuses', message, remedy }))
}

function refusedByUsAlone(
  why: string,
  message: string,
  remedy: string,
  ...texts: readonly string[]
): readonly Refused[] {
  return texts.map((text) => ({ text, library: 'accepts', message, remedy, why }))
}

const ABOUT = 'About a day is three days either way; the library gives no width to ~.'
const SEASON = 'A season is its months (northern where none is said); the library takes it for a quarter of the year.'
const ZONE = 'A time stays on the day of its own zone; the library moves it to the day in UTC.'
const RANGE = 'The library ends a set with the first day of its last range.'
const ORDER = 'The library takes a set’s first and last member as written, not its earliest and latest.'
const SAME_START = 'The library wants the ends of an interval to begin on different days, in order.'
const SPACE = 'A spreadsheet cell may have space around it.'
const MASK = 'The library looks for the last day in the calendar of one year or month only.'

export const VALID: readonly Valid[] = [
  // Days: ends of months and years, leap days, the first and the last year.
  ...agreed('2025-01-28', '2025-04-30', '2025-12-31', '1969-12-31', '1970-01-01', '0001-01-01', '9999-12-31'),
  ...agreed('2024-02-29', '2000-02-29', '2025-02-28', '1900-02-28'),
  // Months, years; a year below 100 is not one of the twentieth century.
  ...agreed('2025-01', '2025-12', '2024-02', '2025-02', '2025', '2024', '0099', '0050-03-01'),
  // Masked digits.
  ...agreed('2025-01-2X', '2025-01-0X', '2025-01-3X', '2025-02-2X', '2024-02-2X', '2025-02-XX', '2024-02-XX'),
  ...agreed('2025-1X', '2025-0X', '2025-XX', '2025-XX-XX', '2025-X2', '2025-01-X5', '2025-02-X9', '2025-XX-31'),
  ...agreed('202X', '20XX', '202X-01', '2025-1X-31'),
  ...differing(MASK, ['2025-X2-29', '2025-12-29'], ['202X-02-29', '2020-02-29/2028-02-29']),
  // Qualifiers: on anything coarser than a day they move nothing.
  ...agreed('2025-01~', '2025~', '2025-01?', '2025?', '2025-01%', '2025%', '2025-01-28?', '2025?-01-28'),
  ...differing(
    ABOUT,
    ['2025-01-28~', '2025-01-25/2025-01-31'],
    ['2025-01-28%', '2025-01-25/2025-01-31'],
    ['2025-01-~28', '2025-01-25/2025-01-31'],
    ['2024-02-29~', '2024-02-26/2024-03-03'],
    ['2025-01-01~', '2024-12-29/2025-01-04'],
  ),
  // Seasons, by the weather, by hemisphere, and as parts of the year.
  ...agreed('2025-33', '2025-34', '2025-35', '2025-36', '2025-39', '2025-40', '2025-41'),
  ...differing(
    SEASON,
    ['2025-21', '2025-03/2025-05'],
    ['2025-22', '2025-06/2025-08'],
    ['2025-23', '2025-09/2025-11'],
    ['2024-24', '2024-12/2025-02'],
    ['2023-24', '2023-12/2024-02'],
    ['2025-25', '2025-03/2025-05'],
    ['2025-29', '2025-09/2025-11'],
    ['2025-32', '2025-06/2025-08'],
    ['2025-21~', '2025-03/2025-05'],
    ['2025-21?', '2025-03/2025-05'],
    ['2025-21%', '2025-03/2025-05'],
  ),
  ...differing(
    'Thirds of a year are four months; the library gives the first two of them five.',
    ['2025-37', '2025-01/2025-04'],
    ['2025-38', '2025-05/2025-08'],
  ),
  // One of these.
  ...agreed('[2025-01-26,2025-01-29]', '[2025-01-26, 2025-01-29]', '[2025-01-26]', '[2025-01-26..2025-01-26]'),
  ...agreed('[2025-01-2X,2025-02]', '[2024,2025-03]', '[2025-01-26..2025-01-28,2025-01-30]'),
  ...differing(
    RANGE,
    ['[2025-01-26..2025-01-29]', '2025-01-26/2025-01-29'],
    ['[2025-01..2025-02]', '2025-01/2025-02'],
    ['[2024..2025]', '2024/2025'],
    ['[2025-01-26,2025-01-28..2025-01-30]', '2025-01-26/2025-01-30'],
  ),
  ...differing(
    ORDER,
    ['[2025-01-29,2025-01-26]', '2025-01-26/2025-01-29'],
    ['[2025-01-28..2025-01-30,2025-01-26]', '2025-01-26/2025-01-30'],
  ),
  ...differing(ABOUT, ['[2025-01-26~,2025-01-29]', '2025-01-23/2025-01-29']),
  // Throughout.
  ...agreed('2025-01-25/2025-01-27', '2024-02-28/2024-03-01', '2025-01/2025-03', '2024/2025', '2015/2024-12-08'),
  ...agreed('2025-01/2025-01-15', '2025/2025-06', '202X/2025', '2025-01-1X/2025-02', '2025-01/2025-1X'),
  ...agreed('2025-01~/2025-02%', '2025-01-10/2025-01-20?', '2025-01-10?/2025-02~', '2025-01-XX/2025-02-XX'),
  ...agreed('2025-33/2025-34'),
  ...differing(
    ABOUT,
    ['2025-01-10~/2025-01-20', ['2025-01-07/2025-01-13', '2025-01-20']],
    ['2025-01-10/2025-01-20%', ['2025-01-10', '2025-01-17/2025-01-23']],
    ['2025-01-28~/2025-01-25', ['2025-01-25/2025-01-31', '2025-01-25']],
    ['2025-01-28~/..', ['2025-01-25/2025-01-31', '..']],
  ),
  ...differing(SEASON, ['2025-21/2025-22', ['2025-03/2025-05', '2025-06/2025-08']]),
  ...differing(
    SAME_START,
    ['2025-01-25/2025-01-25', ['2025-01-25', '2025-01-25']],
    ['2025-01/2025-01', ['2025-01', '2025-01']],
    ['2025-01-15/2025-01', ['2025-01-15', '2025-01']],
  ),
  // Open: it goes on.
  ...agreed('2025-01-28/..', '2024-12/..', '2025-01~/..', '2025-1X/..', '2015/..', '2025-01-28?/..'),
  // Times of day.
  ...agreed('2024-12-08T04:59+03:00', '2024-12-08T04:59Z', '2024-12-08T04:59:30Z', '2024-02-29T00:00Z'),
  ...agreed('2024-12-08T04:59+0300', '2024-12-08T04:59+03', '2024-12-08T04:59−03:00', '2024-12-08T04:59Z/..'),
  ...agreed('2024-12-08T04:59Z/2024-12-09', '2024-12-08T05:00+03:00/2024-12-08T03:00Z'),
  ...differing(
    ZONE,
    ['2024-12-08T23:59-11:00', '2024-12-08'],
    ['2024-12-08T00:10+14:00', '2024-12-08'],
    ['2025-01-01T02:00+03:00', '2025-01-01'],
    ['2024-12-08T04:59+03:00/2024-12-09T01:00+03:00', ['2024-12-08', '2024-12-09']],
  ),
  ...differing(SPACE, ['  2025-01-28 ', '2025-01-28'], ['\t2025-01\n', '2025-01'], ['\u00A02025', '2025']),
]

const LEAP = 'The library lets every February have 29 days and moves on to 1 March.'
const FAR = 'A story has years 0001 to 9999.'
const OPEN_START = 'A span needs a first day to be drawn.'
const OPEN_SET = 'One day of an endless set could be any day.'
const ALL_OF = '{..} is all of these, which are as many events.'
const SHORT_YEAR = 'Three digits are a decade and two a century, more likely a slip.'

export const REFUSED: readonly Refused[] = [
  // The calendar has no such month or day.
  ...refused('no month 13', '01 to 12', '2025-13', '2025-13-01', '2025-01/2025-13'),
  ...refused('no month 0', '01 to 12', '2025-00', '2025-00-10'),
  ...refused('no month 42', '01 to 12', '2025-42'),
  ...refused('January 2025 has no day 0', '01 to 31', '2025-01-00'),
  ...refused('January 2025 has no day 32', '01 to 31', '2025-01-32'),
  ...refused('April 2025 has no day 31', '01 to 30', '2025-04-31'),
  ...refused('February 2025 has no day 30', '01 to 28', '2025-02-30', '2025-01-28/2025-02-30'),
  ...refused('February 2025 has no day 30', '01 to 28', '[2025-02-30..2025-03-02]', '2025-02-30T04:59Z'),
  ...refused('February 2024 has no day 30', '01 to 29', '2024-02-30'),
  ...refusedByUsAlone(LEAP, 'February 2025 has no day 29', '01 to 28', '2025-02-29', '2025-02-29T12:00Z'),
  ...refusedByUsAlone(LEAP, 'February 2025 has no day 29', '01 to 28', '2025-02-29/2025-04', '[2025-02-29,2025-04]'),
  ...refusedByUsAlone(LEAP, 'February 1900 has no day 29', '01 to 28', '1900-02-29'),
  ...refusedByUsAlone(LEAP, 'February 2100 has no day 29', '01 to 28', '2100-02-29'),
  // Masks.
  ...refusedByUsAlone('It would be any year at all.', 'century', '20XX', 'XXXX', 'XXXX-01', 'XXXX-12-31', 'XX25'),
  ...refusedByUsAlone(
    'The library reads X0 as X1, and X2-30 as X2-29.',
    'X stands before a known digit',
    '[2025-01-10,2025-01-20]',
    '2025-X0',
    '2025-01-X0',
    '2025-X0-15',
    '2024-X2-30',
    '2025-X2-3X',
    '2025-01-X0/2025-02',
  ),
  ...refusedByUsAlone('It would be ten seasons, far apart.', 'year of the season', '202X', '202X-21', '20XX-33'),
  ...refusedByUsAlone('It would be any year at all.', 'year of the season', '202X', 'XXXX-21'),
  ...refused('not a date', '2025-01-28', '2025-02-3X', '2025-01-2X~', '202X~', '2025-01-XX?', '2025-01-2x', '2025-3X'),
  // Qualifiers.
  ...refused('not a date', '2025-01-28~', '2025-01-28~~', '2025-01-28~?', '?', '~', '[2025-01-26~..2025-01-29]'),
  // Sets.
  ...refused('not a date', '[2025-01-26..2025-01-29]', '[]', '{}', '[..]', '[2025-01-26,]', '[,2025-01-26]'),
  ...refused('not a date', '[2025-01-26..2025-01-29]', '[2025-01-26;2025-01-29]', '[2025-01-26/2025-01-29]'),
  ...refused('not a date', '[2025-01-26..2025-01-29]', '[2025-01-26 .. 2025-01-29]', '[2025-01-26...2025-01-29]'),
  ...refused('not a date', '[2025-01-26..2025-01-29]', '[2025-01-26', '2025-01-26]', '2025-01-26..2025-01-29'),
  ...refused('not a date', '[2025-01-26..2025-01-29]', '[2025..2025-06]', '[2025-21,2025-23]'),
  ...refused('not a date', '[2025-01-26..2025-01-29]', '[2024-12-08T04:59Z,2024-12-09]'),
  ...refusedByUsAlone(
    'The library does not look at the order within a set.',
    'range runs backwards',
    'earlier day first',
    '[2025-01-29..2025-01-26]',
    '[2025-02..2025-01]',
    '[2024-12-31,2025-01-29..2025-01-26]',
  ),
  ...refusedByUsAlone(OPEN_SET, 'last day is open', '[a..b]', '[2025-01-26..]', '[2025-01-26,2025-02..]'),
  ...refusedByUsAlone(OPEN_SET, 'first day is open', '[a..b]', '[..2025-01-28]', '[..2025-01-28,2025-02]'),
  ...refusedByUsAlone(ALL_OF, 'every one', '[..]', '{2025-01-26,2025-01-29}', '{2025-01-26..2025-01-29}'),
  ...refusedByUsAlone(ALL_OF, 'every one', '[..]', '{2025-01-26}', '{2025-01-26..}', '{..2025-01-26}'),
  // Intervals: reversed, with no first day, with no word about the last one.
  ...refused('before the start', 'earlier date first', '2025-01-28/2025-01-25', '2025-02/2025-01', '2025/2024'),
  ...refused('before the start', 'earlier date first', '2025-01-28?/2025-01-25', '2025-02-10~/2025-01-25~'),
  ...refused('before the start', 'earlier date first', '2025-1X/2025-01', '2025-22/2025-21', '2025-06/2024'),
  ...refused('before the start', 'earlier date first', '2024-12-08T10:00Z/2024-12-08T04:00Z'),
  ...refusedByUsAlone(
    'The times are in order, but whole days from the 8th to the 7th are none.',
    'earlier day than the start',
    'one zone',
    '2024-12-08T00:10+14:00/2024-12-07T12:00Z',
    '2024-12-08T00:10+14:00/2024-12-06T23:00-12:00',
  ),
  ...refusedByUsAlone(OPEN_START, 'start is open', 'first day', '../2025-01-28', '/2025-01-28', '../..', '../'),
  ...refusedByUsAlone(OPEN_START, 'start is open', 'first day', '/', '/..', '../2025-01~'),
  ...refusedByUsAlone(
    'Not known and still going on are different: the editor must say which.',
    'end is missing',
    '.. while it goes on',
    '2025-01-28/',
    '2025-01~/',
  ),
  ...refused('not a date', '2025-01-25/2025-01-27', '2025-01-25/2025-01-26/2025-01-27', '2025-01-25/27', '2025/01/28'),
  ...refused('not a date', '2025-01-25/2025-01-27', '2025-01-25 / 2025-01-27', '2025-01-25--2025-01-27'),
  ...refused('not a date', '2025-01-25/2025-01-27', '2025-01-25/…', '2025-01-25/P3D', '2025-21/..', '2025-01/2025-22'),
  // Times of day.
  ...refusedByUsAlone(
    'The library would put in the zone of the computer.',
    'no zone',
    '+03:00',
    '2024-12-08T04:59',
    '2024-12-08T04:59:30',
    '2024-12-08T04:59/..',
  ),
  ...refusedByUsAlone('The day after begins then.', 'no hour 24', '00:00', '2024-12-08T24:00Z', '2024-12-08T24:00:00Z'),
  ...refusedByUsAlone('No source tells so much.', 'parts of a second', 'Leave out', '2024-12-08T04:59:00.123Z'),
  ...refused('needs a T', '+03:00', '2024-12-08 04:59', '2024-12-08 04:59+03:00'),
  ...refused('not a date', '2025-01-28', '2024-12-08T25:00Z', '2024-12-08T04:60Z', '2024-12-08T04:59+15:00'),
  ...refused('not a date', '2025-01-28', '2024-12-08T04Z', '2024-12-08T', '2024-12-08t04:59z', '2024-12-08T04:59Z~'),
  // Years out of reach, and years that are none.
  ...refusedByUsAlone(FAR, 'out of reach', '0001 to 9999', '0000', '0000-02-29', '-0001', '-0300-05-01', '-2025'),
  ...refusedByUsAlone(FAR, 'out of reach', '0001 to 9999', 'Y12025', 'Y-20255', 'Y170000002', '-2025/2025'),
  ...refused('not a date', '2025-01-28', '12025', '12025-01-28', '20250128', '+2025', 'Y2025', '2025-028'),
  ...refusedByUsAlone(SHORT_YEAR, 'four digits', '201X', '201', '20', '201~'),
  // Other ways to write a date.
  ...refused('one digit', '2025-01-05', '2025-1-5', '2025-01-5', '2025-1', '2025-1-05/2025-01-07'),
  ...refused('order of day and month', 'year first', '28/01/2025', '01/28/2025', '1/28/25', '28.01.2025', '28-01-2025'),
  ...refused('in words', 'Write 2025-01-28.', '28 January 2025', 'January 28, 2025', 'Jan. 28, 2025', '28 jan 2025'),
  ...refused('not a date', '2025-01-28', 'January 2025', '30 February 2025', 'ca. 2025', 'before 2025', '2025-W05'),
  ...refused('not a date', '2025-01-28', '２０２５-０１-２８', '٢٠٢٥-٠١-٢٨', '2025–01–28', '2025‑01‑28', '2025.01.28'),
  ...refused('not a date', '2025-01-28', '2025- 01-28', '2025 -01', '2025-01-28 2025-01-29', '2025-01-28, 2025-01-29'),
  ...refused('not a date', '2025-01-28', '2025-', '2025-01-', '2025-01-28.', '2025-01-28Z', '\u200E2025-01-28'),
  ...refused('not a date', '2025-01-28', 'yesterday', 'unknown', 'n/a', '-', 'NaN', '=TODAY()', '45685', '💥'),
  ...refused('empty', '2025-01-28', '', '   ', '\n'),
]
