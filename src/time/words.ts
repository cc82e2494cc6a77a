import { civilOf, dayOf } from '../civil.ts'
import type { Day, Language, Span } from '../model.ts'
import { wordsIn } from '../words/words.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Intl formats an instant, so a day is handed over as its midnight in UTC and read back in UTC: no zone can move it. */
function format(day: Day, language: Language, options: Intl.DateTimeFormatOptions): string {
  // British English puts the day before the month, as the product does.
  const locale = language === 'en' ? 'en-GB' : language
  const key = `${locale} ${JSON.stringify(options)}`
  let formatter = formats.get(key)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' })
    formats.set(key, formatter)
  }
  return formatter.format(day * 86_400_000)
}

/** "28 January 2025". */
export const dayInWords = (day: Day, language: Language) =>
  format(day, language, { day: 'numeric', month: 'long', year: 'numeric' })

/** "Tue 28 Jan 2025". */
export const shortDayInWords = (day: Day, language: Language) =>
  format(day, language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(',', '')

/** "28 Jan". */
export const dayAndMonth = (day: Day, language: Language) => format(day, language, { day: 'numeric', month: 'short' })

/** "January 2025". */
export const monthInWords = (day: Day, language: Language) => format(day, language, { month: 'long', year: 'numeric' })

/** "Jan". */
export const shortMonth = (day: Day, language: Language) => format(day, language, { month: 'short' })

/** "2025". */
export const yearInWords = (day: Day, language: Language) => format(day, language, { year: 'numeric' })

/** When, and how sure: "28 January 2025", "some day in February 2025", "one day between 26 and 29 January 2025". */
export function spanInWords(span: Span, language: Language): string {
  const words = wordsIn(language).dates
  const doubt = (text: string) => {
    const about = span.approximate ? words.about(text) : text
    return span.uncertain ? words.uncertain(about) : about
  }
  if (span.end === null) return doubt(words.since(dayInWords(span.start, language)))
  const last = span.end - 1
  if (span.meaning === 'throughout')
    return doubt(words.from(firstOf(span.start, last, language), dayInWords(last, language)))
  if (span.precision === 'year') return doubt(yearInWords(span.start, language))
  if (span.precision === 'month') {
    const month = monthInWords(span.start, language)
    return span.approximate ? doubt(month) : doubt(words.someDayIn(month))
  }
  if (span.approximate) return doubt(dayInWords(Math.floor((span.start + last) / 2), language))
  if (span.end - span.start > 1)
    return doubt(words.oneDayBetween(firstOf(span.start, last, language), dayInWords(last, language)))
  const day = dayInWords(span.start, language)
  return doubt(span.time === null ? day : words.atTime(day, span.time.clock, span.time.zone))
}

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
