import { civilOf } from '../civil.ts'
import type { Day, Language, Span } from '../model.ts'
import { localeOf } from '../words/locale.ts'
import { wordsIn } from '../words/words.ts'
import { withoutYearSign, yearInWords } from './words.ts'

/** "28 Jan 2025", or without its day "Jan 2025". Intl gets the midnight in UTC and reads it back in UTC. */
function formatter(language: Language, hasDay: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeOf(language), {
    ...(hasDay ? { day: 'numeric' } : {}),
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
    calendar: 'gregory',
  })
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(language: Language, hasDay: boolean): Intl.DateTimeFormat {
  const key = `${localeOf(language)} ${hasDay}`
  const before = formatters.get(key)
  if (before !== undefined) return before
  const made = formatter(language, hasDay)
  formatters.set(key, made)
  return made
}

const midnight = (day: Day) => day * 86_400_000

/** "28 Jan 2025". */
export const dayInShort = (day: Day, language: Language) =>
  withoutYearSign(formatterOf(language, true).format(midnight(day)))

/** "26–29 Jan 2025", "30 Dec 2024 – 2 Jan 2025". */
export function daysInShort(first: Day, last: Day, language: Language): string {
  if (first === last) return dayInShort(first, language)
  const range = withoutYearSign(formatterOf(language, true).formatRange(midnight(first), midnight(last))).replaceAll(
    '\u2009',
    ' ',
  )
  const [a, b] = [civilOf(first), civilOf(last)]
  return a.year === b.year && a.month === b.month ? range.replace(' – ', '–') : range
}

/** A date for a line of a list, its doubt still said: "28 Jan 2025", "one day of 26–29 Jan 2025", "about Dec 2024". */
export function spanInShort(span: Span, language: Language): string {
  const words = wordsIn(language)
  const said = (text: string) => {
    const about = span.approximate ? words.dates.about(text) : text
    return span.uncertain ? words.dates.uncertain(about) : about
  }
  if (span.end === null) return said(words.dates.since(dayInShort(span.start, language)))
  const last = span.end - 1
  if (span.meaning === 'throughout') return said(daysInShort(span.start, last, language))
  if (span.precision === 'year') return said(yearInWords(span.start, language))
  if (span.precision === 'month') {
    const month = withoutYearSign(formatterOf(language, false).format(midnight(span.start)))
    return said(span.approximate ? month : words.dates.someDayIn(month))
  }
  if (span.approximate) return said(dayInShort(Math.floor((span.start + last) / 2), language))
  if (last > span.start) return said(words.find.oneDayOf(daysInShort(span.start, last, language)))
  return said(dayInShort(span.start, language))
}
