/** Dates that name a part of a month, a year, a decade or a century, and centuries: one day of a span, as EDTF says it. */
import { daysInMonth } from '../civil.ts'
import { edtfOf, type Order, partsOf } from './date-parts.ts'
import { monthOf } from './date-words.ts'

type Part = 'early' | 'middle' | 'late' | 'first half' | 'second half'

/** What comes before a date to name a part of it; each ends where the date begins. */
const PARTS: readonly (readonly [Part, RegExp])[] = [
  [
    'first half',
    /^(?:the )?(?:first half of(?: the)?|1st half of(?: the)?|(?:1\.|erste) hälfte(?: des)?|h1(?= \d))\s+/iu,
  ],
  [
    'second half',
    /^(?:the )?(?:second half of(?: the)?|2nd half of(?: the)?|(?:2\.|zweite) hälfte(?: des)?|h2(?= \d))\s+/iu,
  ],
  [
    'early',
    /^(?:the )?(?:early|(?:beginning|start) of(?: the)?|(?:zu )?anfang(?: des)?|(?:au )?début(?: d[eu]| des)?|(?:a )?(?:principios|inicios|comienzos) del?(?: los)?|(?:в )?начал[еао]|أوائل|اوائل|بداية|مطلع)[\s-]+/iu,
  ],
  [
    'middle',
    /^(?:the )?(?:mid|middle of(?: the)?|mitte(?: des| der)?|(?:à la )?mi|(?:a )?mediados del?(?: los)?|(?:в )?середин[еау]|منتصف|أواسط|اواسط)[\s-]+/iu,
  ],
  [
    'late',
    /^(?:the )?(?:late|end of(?: the)?|(?:zu )?ende(?: des| der)?|(?:à la )?fin(?: d[eu]| des)?|(?:a )?(?:finales|fines) del?(?: los)?|(?:в )?конц[еау]|(?:в )?конец|أواخر|اواخر|نهاية)[\s-]+/iu,
  ],
]

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }
function romanOf(text: string): number {
  const digits = Array.from(text.toLowerCase(), (letter) => ROMAN[letter] ?? 0)
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
}

const CENTURY =
  /^(?:the )?(?:(\d{1,2})(?:st|nd|rd|th|\.|e|ème|-й)? ?(?:century|cent\.|jahrhunderts?|jh\.|jhd?t?s?\.?|siècle|век[а]?|в\.)|([ivx]{1,5})e? ?(?:siècle|век[а]?|в\.)|siglo ([ivx]{1,5}|\d{1,2})|القرن (?:ال)?(\d{1,2})(?: م)?)(?: (?:ad|ce))?$/iu

/** The number of the century that a text names, or null: 19 for "19th century". */
function centuryOf(text: string): number | null {
  const found = CENTURY.exec(text)
    ?.slice(1)
    .find((part) => part !== undefined)
  if (found === undefined) return null
  const number = /^\d+$/.test(found) ? Number(found) : romanOf(found)
  return number >= 1 && number <= 30 ? number : null
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
const years = (first: number, last: number): string => `[${pad(first, 4)}..${pad(last, 4)}]`

/** The first and the last year of the part, counted from the first of the century or decade. */
function offsets(part: Part | null, length: 10 | 100): readonly [number, number] {
  switch (part) {
    case null:
      return [0, length - 1]
    case 'early':
      return length === 10 ? [0, 3] : [0, 32]
    case 'middle':
      return length === 10 ? [4, 6] : [33, 65]
    case 'late':
      return length === 10 ? [7, 9] : [66, 99]
    case 'first half':
      return [0, length / 2 - 1]
    case 'second half':
      return [length / 2, length - 1]
  }
}

function ofMonth(part: Part, year: number, month: number): string {
  const last = daysInMonth(year, month)
  const days: Readonly<Record<Part, readonly [number, number]>> = {
    early: [1, 10],
    middle: [11, 20],
    late: [21, last],
    'first half': [1, 15],
    'second half': [16, last],
  }
  const [from, until] = days[part]
  const stem = `${pad(year, 4)}-${pad(month, 2)}`
  return `[${stem}-${pad(from, 2)}..${stem}-${pad(until, 2)}]`
}

const MONTHS: Readonly<Record<Part, readonly [number, number]>> = {
  early: [1, 4],
  middle: [5, 8],
  late: [9, 12],
  'first half': [1, 6],
  'second half': [7, 12],
}

/** The EDTF of a vague date, or null when the text is none. */
export function vagueOf(written: string, order: Order): string | null {
  const centuries = /^(.+?)\s?[–-]\s?(.+)$/.exec(written)
  if (centuries !== null) {
    const last = centuryOf(centuries[2] ?? '')
    const first = /^\d{1,2}(?:st|nd|rd|th|\.)?$/i.test(centuries[1] ?? '')
      ? Number.parseInt(centuries[1] ?? '', 10)
      : null
    if (first !== null && last !== null && first < last && first > 0) return years(100 * (first - 1) + 1, 100 * last)
  }
  const either = /^(\p{L}+)\.? ?\/ ?(\p{L}+)\.? (\d{4})$/u.exec(written)
  if (either !== null) {
    const [first, last] = [monthOf(either[1] ?? ''), monthOf(either[2] ?? '')]
    if (first !== null && last !== null && first < last)
      return `[${either[3]}-${pad(first, 2)}..${either[3]}-${pad(last, 2)}]`
  }
  const named = PARTS.find(([, pattern]) => pattern.test(written))
  const [part, pattern] = named ?? [null, null]
  const text = pattern === null ? written : written.replace(pattern, '').trim()
  const century = centuryOf(text)
  if (century !== null) {
    const [from, until] = offsets(part, 100)
    return years(100 * (century - 1) + 1 + from, 100 * (century - 1) + 1 + until)
  }
  if (part === null) return null
  const parts = partsOf(text, order)
  if (parts === null || parts.day !== undefined || parts.shortYear !== undefined) return null
  const decade = /^(\d{3})X$/.exec(edtfOf(parts) ?? '')
  if (decade !== null) {
    const [from, until] = offsets(part, 10)
    return years(Number(decade[1]) * 10 + from, Number(decade[1]) * 10 + until)
  }
  if (parts.year === undefined) return null
  if (parts.month === undefined) {
    const [from, until] = MONTHS[part]
    return `[${pad(parts.year, 4)}-${pad(from, 2)}..${pad(parts.year, 4)}-${pad(until, 2)}]`
  }
  return parts.month <= 12 && parts.month >= 1 ? ofMonth(part, parts.year, parts.month) : null
}

/** The first and the last date of an EDTF text that may be one of several. */
export const earliestOf = (edtf: string): string => /^\[([^,\]]+?)(?:\.\.|,|\])/.exec(edtf)?.[1] ?? edtf
export const latestOf = (edtf: string): string => /(?:\.\.|,)([^.,\]]+)\]$/.exec(edtf)?.[1] ?? edtf
