import { civilOf, dayOf, daysInMonth, weekdayOf } from '../civil.ts'
import type { Day, Span } from '../model.ts'

/** Days from earliest to latest, both inclusive. */
export interface DayRange {
  readonly earliest: Day
  readonly latest: Day
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

const WEEKDAY = `(${WEEKDAYS.join('|')})`
const MONTH = `(${MONTHS.join('|')})`
const PART_OF_DAY = '(?: (?:morning|afternoon|evening|night))?'
const PART_OF_SPAN = '(?:(early|mid|late) )?'

function one(day: Day): DayRange {
  return { earliest: day, latest: day }
}

function hull(ranges: readonly DayRange[]): DayRange {
  return {
    earliest: Math.min(...ranges.map((range) => range.earliest)),
    latest: Math.max(...ranges.map((range) => range.latest)),
  }
}

/** The latest such weekday on or before the day. */
function weekdayUpTo(day: Day, weekday: number): Day {
  return day - ((weekdayOf(day) - weekday + 7) % 7)
}

/** Monday to Sunday, `weeks` after the week that holds the day. */
function week(day: Day, weeks: number): DayRange {
  const monday = day - weekdayOf(day) + weeks * 7
  return { earliest: monday, latest: monday + 6 }
}

/** The calendar month `months` after the one that holds the day. */
function monthAway(day: Day, months: number): DayRange {
  const { year, month } = civilOf(day)
  const count = year * 12 + month - 1 + months
  const [wantedYear, wantedMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  const earliest = dayOf(wantedYear, wantedMonth, 1)
  return { earliest, latest: earliest + daysInMonth(wantedYear, wantedMonth) - 1 }
}

function yearAway(day: Day, years: number): DayRange {
  const year = civilOf(day).year + years
  return { earliest: dayOf(year, 1, 1), latest: dayOf(year, 12, 31) }
}

/** The third of a month (1 to 10, 11 to 20, 21 to its end) that "early", "mid" or "late" means; all when unsaid. */
function thirdOfMonth(month: DayRange, part: string | undefined): DayRange {
  if (part === 'early') return { earliest: month.earliest, latest: month.earliest + 9 }
  if (part === 'mid') return { earliest: month.earliest + 10, latest: month.earliest + 19 }
  return part === 'late' ? { earliest: month.earliest + 20, latest: month.latest } : month
}

/** The third of a year (four months) that "early", "mid" or "late" means; all of it when unsaid. */
function thirdOfYear(year: DayRange, part: string | undefined): DayRange {
  const first = part === 'mid' ? 4 : part === 'late' ? 8 : 0
  if (part === undefined) return year
  return hull([monthAway(year.earliest, first), monthAway(year.earliest, first + 3)])
}

function numberOf(word: string | undefined): number {
  if (word === undefined) return Number.NaN
  if (word === 'a' || word === 'an') return 1
  const index = NUMBERS.indexOf(word)
  return index >= 0 ? index : Number(word)
}

/** -1, 0 or 1 for last, this and next. */
function step(word: string | undefined): number {
  return word === 'last' ? -1 : word === 'next' ? 1 : 0
}

interface Rule {
  readonly pattern: RegExp
  /** `words` are the pattern's groups; `day` is the day of publication. */
  readonly resolve: (words: readonly (string | undefined)[], day: Day) => DayRange | null
}

function rule(pattern: string, resolve: Rule['resolve']): Rule {
  return { pattern: new RegExp(`^(?:${pattern})$`), resolve }
}

const RULES: readonly Rule[] = [
  rule('(?:earlier |later )?today|this (?:morning|afternoon|evening)|tonight', (_, day) => one(day)),
  rule(`(?:earlier |late )?yesterday${PART_OF_DAY}`, (_, day) => one(day - 1)),
  rule('last night', (_, day) => ({ earliest: day - 1, latest: day })),
  rule('(?:the )?day before yesterday', (_, day) => one(day - 2)),
  rule(`tomorrow${PART_OF_DAY}`, (_, day) => one(day + 1)),
  rule(`(?:(?:early|late|earlier|later) )?(?:on |this )?${WEEKDAY}${PART_OF_DAY}`, ([name = ''], day) =>
    one(weekdayUpTo(day, WEEKDAYS.indexOf(name))),
  ),
  // English speakers mean either the one just gone or the one of the week before; where these differ, it stays open.
  rule(`(?:on )?last ${WEEKDAY}${PART_OF_DAY}`, ([name = ''], day) => {
    const weekday = WEEKDAYS.indexOf(name)
    return hull([one(weekdayUpTo(day - 1, weekday)), one(week(day, -1).earliest + weekday)])
  }),
  rule('(?:over |at |on |during )?(?:the |last )weekend', (_, day) => {
    const saturday = weekdayUpTo(day, 5)
    return { earliest: saturday, latest: saturday + 1 }
  }),
  rule('(?:earlier )(?:in the |this )week', (_, day) => ({ earliest: week(day, 0).earliest, latest: day })),
  rule('later (?:in the |this )week', (_, day) => ({ earliest: day, latest: week(day, 0).latest })),
  rule('(?:during |in )?(last|this|next) week', ([which], day) => week(day, step(which))),
  rule('earlier (?:in the |this )month', (_, day) => ({ earliest: monthAway(day, 0).earliest, latest: day })),
  rule('later (?:in the |this )month', (_, day) => ({ earliest: day, latest: monthAway(day, 0).latest })),
  rule(`${PART_OF_SPAN}(last|this|next) month`, ([part, which], day) =>
    thirdOfMonth(monthAway(day, step(which)), part),
  ),
  rule('earlier (?:in the |this )year', (_, day) => ({ earliest: yearAway(day, 0).earliest, latest: day })),
  rule('later (?:in the |this )year', (_, day) => ({ earliest: day, latest: yearAway(day, 0).latest })),
  rule(`${PART_OF_SPAN}(last|this|next) year`, ([part, which], day) => thirdOfYear(yearAway(day, step(which)), part)),
  rule(`${PART_OF_SPAN}(?:last )?${MONTH}`, ([part, name = ''], day) => {
    const monthsBack = (civilOf(day).month - 1 - MONTHS.indexOf(name) + 12) % 12
    return thirdOfMonth(monthAway(day, -monthsBack), part)
  }),
  rule('the coming days', (_, day) => ({ earliest: day + 1, latest: day + 14 })),
  rule('(?:the )?(?:recent|past few|last few) days', (_, day) => ({ earliest: day - 14, latest: day })),
  rule('a few days ago', (_, day) => ({ earliest: day - 7, latest: day - 2 })),
  rule(`(an?|\\d{1,3}|${NUMBERS.join('|')}) (day|week|month|year)s? ago`, ([count, unit], day) => {
    const number = numberOf(count)
    if (unit === 'day') return one(day - number)
    if (unit === 'week') return week(day, -number)
    return unit === 'month' ? monthAway(day, -number) : yearAway(day, -number)
  }),
]

function resolveOn(said: string, day: Day): DayRange | null {
  for (const { pattern, resolve } of RULES) {
    const match = pattern.exec(said)
    if (match !== null) return resolve(match.slice(1), day)
  }
  return null
}

/** The longest uncertainty of a publication that a phrase is still read against, in days. */
const LONGEST_PUBLICATION = 366

/**
 * The days that a source's own words for a date ("on Tuesday", "last week", "in December") mean, read from the day
 * that it was published. A publication that is itself not known to the day gives every reading's days together.
 *
 * null when the words name no day relative to the publication ("January 21", "the spring") or are not understood.
 */
export function resolveRelative(said: string, published: Span): DayRange | null {
  const words = said
    .toLowerCase()
    .replace(/[.,;:"“”]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:in|over|during) (?=the coming|the past|the last|recent|past|last|early|mid|late)/, '')
    .replace(/^in (?=[a-z]+$)/, '')
    .replace(/^(early|mid|late)-/, '$1 ')
  if (published.end === null || published.end - published.start > LONGEST_PUBLICATION) return null
  const readings: DayRange[] = []
  for (let day = published.start; day < published.end; day++) {
    const reading = resolveOn(words, day)
    if (reading === null) return null
    readings.push(reading)
  }
  return readings.length === 0 ? null : hull(readings)
}
