import { civilOf, dayOf } from '../civil.ts'
import type { Day, Language, Span } from '../model.ts'
import { localeOf } from '../words/locale.ts'
import { wordsIn } from '../words/words.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * Russian sets "г." behind a year, which a sentence that ends there would end twice; newspapers leave it out beside a
 * month. The other languages have no such sign.
 */
export const withoutYearSign = (date: string): string => date.replace(/\sг\./g, '')

/** Intl formats an instant, so a day is handed over as its midnight in UTC and read back in UTC: no zone can move it. */
function format(day: Day, language: Language, options: Intl.DateTimeFormatOptions): string {
  const locale = localeOf(language)
  const key = `${locale} ${JSON.stringify(options)}`
  let formatter = formats.get(key)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' })
    formats.set(key, formatter)
  }
  return withoutYearSign(formatter.format(day * 86_400_000))
}

/** "28 January 2025". */
export const dayInWords = (day: Day, language: Language) =>
  format(day, language, { day: 'numeric', month: 'long', year: 'numeric' })

const withoutComma = (date: string, language: Language) => (language === 'en' ? date.replace(',', '') : date)

/** "Tue 28 Jan 2025", "вт, 28 янв. 2025". */
export const shortDayInWords = (day: Day, language: Language) =>
  withoutComma(format(day, language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }), language)

/** "28 January". */
export const dayAndLongMonth = (day: Day, language: Language) =>
  format(day, language, { day: 'numeric', month: 'long' })

/** "28 Jan". */
export const dayAndShortMonth = (day: Day, language: Language) =>
  format(day, language, { day: 'numeric', month: 'short' })

/** "04:00", in the figures in which times of day are told. */
export const hourInWords = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** "28 Jan 2025". */
export const dayInShort = (day: Day, language: Language) =>
  format(day, language, { day: 'numeric', month: 'short', year: 'numeric' })

/** "January 2025". */
export const monthInWords = (day: Day, language: Language) => format(day, language, { month: 'long', year: 'numeric' })

/** "Jan". */
export const shortMonth = (day: Day, language: Language) => format(day, language, { month: 'short' })

/** "2025". */
export const yearInWords = (day: Day, language: Language) => format(day, language, { year: 'numeric' })

/** When, and how sure: "28 January 2025", "some day in February 2025", "one day between 26 and 29 January 2025". */
export function spanInWords(span: Span, language: Language): string {
  const words = wordsIn(language).dates
  const said = span.meaning === 'one-day' ? oneDayInWords(span, language) : throughoutInWords(span, language)
  return span.uncertain ? words.uncertain(said) : said
}

function oneDayInWords(span: Span, language: Language): string {
  const words = wordsIn(language).dates
  if (span.end === null) return words.since(dayInWords(span.start, language))
  const { start, approximate } = span
  const last = span.end - 1
  if (last === start) {
    const day = timeInWords(span, dayInWords(start, language), language)
    return approximate ? words.about(day) : day
  }
  // "About" a day has as many days before it as after it; a set whose ends are rough has not.
  if (approximate && span.precision === 'day' && !span.edtf.trim().startsWith('['))
    return words.about(dayInWords(Math.floor((start + last) / 2), language))
  const whole = wholeInWords(span, start, last, language)
  if (whole !== null) {
    if (approximate) return words.about(whole.text)
    return whole.isOne ? words.someDayIn(whole.text) : words.someDayFrom(whole.text)
  }
  const [from, to] = [firstOf(start, last, language), dayInWords(last, language)]
  return approximate ? words.oneDayRoughlyBetween(from, to) : words.oneDayBetween(from, to)
}

/** "25 to 27 January 2025"; an end that is not a certain day is said as what is known of it: "December 2024 to …". */
function throughoutInWords(span: Span, language: Language): string {
  const words = wordsIn(language).dates
  const begins = beginsInWords(span, language)
  const ends = endsInWords(span, language)
  if (ends === null || span.end === null) return words.since(begins)
  const last = span.end - 1
  const isCertain = span.certainFrom === span.start && span.certainUntil === span.end && !span.approximate
  if (isCertain && span.time === null) {
    return span.start === last ? ends : words.from(firstOf(span.start, last, language), ends)
  }
  if (span.time !== null && span.start === last)
    return words.fromTime(dayInWords(last, language), span.time.clock, span.time.zone)
  return begins === ends ? begins : words.from(begins, ends)
}

/** What is known of the first day: "8 December 2024", "December 2024", "some day between 8 and 13 December 2024". */
export function beginsInWords(span: Span, language: Language): string {
  const [written = ''] = span.edtf.split('/')
  const begins = endInWords(written, span, span.start, span.certainFrom, language)
  return span.certainFrom === span.start ? timeInWords(span, begins, language) : begins
}

/** What is known of the last day, in the same words; null while it goes on. */
export function endsInWords(span: Span, language: Language): string | null {
  if (span.end === null) return null
  const first = (span.certainUntil ?? span.end) - 1
  return endInWords(span.edtf.split('/').at(-1) ?? '', span, first, span.end - 1, language)
}

/** One end of a span that goes on throughout: a day from `first` to `last`, of which `written` is the EDTF. */
function endInWords(written: string, span: Span, first: Day, last: Day, language: Language): string {
  const words = wordsIn(language).dates
  const about = span.approximate && /[~%]/.test(written)
  if (first === last) return about ? words.about(dayInWords(first, language)) : dayInWords(first, language)
  if (about && /\d{4}-\d\d-\d\d/.test(written) && !written.startsWith('['))
    return words.about(dayInWords(Math.floor((first + last) / 2), language))
  const whole = wholeInWords({ edtf: written, precision: span.precision }, first, last, language)
  if (whole === null) return words.someDayBetween(firstOf(first, last, language), dayInWords(last, language))
  return about ? words.about(whole.text) : whole.text
}

function timeInWords({ time }: Pick<Span, 'time'>, day: string, language: Language): string {
  if (time === null) return day
  return wordsIn(language).dates.atTime(day, time.clock, time.zone)
}

interface Whole {
  readonly text: string
  /** Whether it is one thing, a month say, and not from one to another. */
  readonly isOne: boolean
}

/** Days that fill a month, a season, a year or several of these, by that name; null for all others. */
function wholeInWords(
  { edtf }: Pick<Span, 'edtf' | 'precision'>,
  first: Day,
  last: Day,
  language: Language,
): Whole | null {
  const words = wordsIn(language).dates
  const [a, b, after] = [civilOf(first), civilOf(last), civilOf(last + 1)]
  if (a.day !== 1 || after.day !== 1) return null
  if (a.month === 1 && b.month === 12) {
    const year = yearInWords(first, language)
    if (a.year === b.year) return { text: year, isOne: true }
    return { text: words.from(year, yearInWords(last, language)), isOne: false }
  }
  const months = (b.year - a.year) * 12 + b.month - a.month + 1
  if (months === 1) return { text: monthInWords(first, language), isOne: true }
  const season = SEASONS.find((each) => each.code === Number(/^-?\d{4}-(2[1-8])\b/.exec(edtf.trim())?.[1]))
  if (season !== undefined) {
    const year =
      a.year === b.year
        ? yearInWords(first, language)
        : words.years(yearInWords(first, language), yearInWords(last, language))
    return { text: words.seasons[season.name](year), isOne: true }
  }
  const from = a.year === b.year ? format(first, language, { month: 'long' }) : monthInWords(first, language)
  return { text: words.from(from, monthInWords(last, language)), isOne: false }
}

/** EDTF's codes of the seasons, in a hemisphere that is not stated or is the northern one; others are said as months. */
const SEASONS = [
  { code: 21, name: 'spring' },
  { code: 22, name: 'summer' },
  { code: 23, name: 'autumn' },
  { code: 24, name: 'winter' },
  { code: 25, name: 'spring' },
  { code: 26, name: 'summer' },
  { code: 27, name: 'autumn' },
  { code: 28, name: 'winter' },
] as const

/** The first day of a range, without what it shares with the last one: "26" of 26 to 29 January 2025. */
function firstOf(first: Day, last: Day, language: Language): string {
  const a = civilOf(first)
  const b = civilOf(last)
  if (a.year !== b.year) return dayInWords(first, language)
  if (a.month !== b.month) return format(first, language, { day: 'numeric', month: 'long' })
  return first === last ? dayInWords(first, language) : format(first, language, { day: 'numeric' })
}

/** The same day a number of months away, held inside the month: 31 January less a month is 31 December. */
export function addMonths(day: Day, months: number): Day {
  const civil = civilOf(day)
  const index = civil.year * 12 + civil.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)
  return Math.min(dayOf(year, month, civil.day), next - 1)
}
