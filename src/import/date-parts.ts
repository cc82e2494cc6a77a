import { isFiller, isWeekday, monthOf, seasonOf } from './date-words.ts'

export type Order = 'dmy' | 'mdy' | 'ymd'

/** What a text says of a date; a month from 1, or EDTF's code of a season (21 to 24) or a quarter (33 to 36). */
export interface Parts {
  readonly year?: number
  readonly month?: number
  readonly day?: number
  /** EDTF's own text, where there are no parts: `199X`. */
  readonly edtf?: string
  /** A year of two digits. */
  readonly shortYear?: number
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

/** The EDTF of parts with a year. */
export function edtfOf(parts: Parts): string | null {
  if (parts.edtf !== undefined) return parts.edtf
  if (parts.year === undefined) return null
  const month = parts.month === undefined ? '' : `-${pad(parts.month)}`
  return `${pad(parts.year, 4)}${month}${parts.day === undefined || month === '' ? '' : `-${pad(parts.day)}`}`
}

const yearOf = (digits: string): Pick<Parts, 'year' | 'shortYear'> =>
  digits.length <= 2 ? { shortYear: Number(digits) } : { year: Number(digits) }

function threeNumbers(text: string, order: Order): Parts | null {
  const first = /^(\d{4})([./\- ])(\d{1,2})\2(\d{1,2})\.?$/.exec(text)
  if (first !== null) return { year: Number(first[1]), month: Number(first[3]), day: Number(first[4]) }
  const last = /^(\d{1,2})(\. ?|\/| ?- ?| )(\d{1,2})\2(\d{4}|\d{2})\.?$/.exec(text)
  if (last === null) return null
  const [one, other, year = ''] = [Number(last[1]), Number(last[3]), last[4]]
  if (order === 'ymd' && year.length === 2) return { shortYear: one, month: other, day: Number(year) }
  const isMonthFirst = order === 'mdy' && !last[2]?.startsWith('.')
  return { ...yearOf(year), month: isMonthFirst ? one : other, day: isMonthFirst ? other : one }
}

function fewerNumbers(text: string, order: Order): Parts | null {
  if (/^\d{4}$/.test(text)) return { year: Number(text) }
  const dayAlone = /^(\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?$/.exec(text)
  if (dayAlone !== null) return { day: Number(dayAlone[1]) }
  const monthAndYear = /^(\d{1,2})[./-](\d{4})$/.exec(text)
  if (monthAndYear !== null) return { month: Number(monthAndYear[1]), year: Number(monthAndYear[2]) }
  const yearAndMonth = /^(\d{4})[./-](\d{1,2})$/.exec(text)
  if (yearAndMonth !== null && Number(yearAndMonth[2]) <= 20)
    return { month: Number(yearAndMonth[2]), year: Number(yearAndMonth[1]) }
  const dayAndYear = /^(\d{1,2}),? (\d{4})$/.exec(text)
  if (dayAndYear !== null) return { day: Number(dayAndYear[1]), year: Number(dayAndYear[2]) }
  const dayAndMonth = /^(\d{1,2})(\.|\/) ?(\d{1,2})\.?$/.exec(text)
  if (dayAndMonth === null) return null
  const [one, other] = [Number(dayAndMonth[1]), Number(dayAndMonth[3])]
  return order === 'mdy' && dayAndMonth[2] === '/' ? { month: one, day: other } : { month: other, day: one }
}

function quarterOrDecade(text: string): Parts | null {
  const quarter =
    /^(?:q|t|кв\.?)\s?([1-4])[ ,/.-]*(\d{4})$/iu.exec(text) ??
    /^([1-4])\.?(?:er|e|º)?\s?(?:quartal|quarter|trimestre|q|t|кв\.?|квартал)[ ,]*(?:de |of |du )?(\d{4})(?: г\.?| года)?$/iu.exec(
      text,
    )
  if (quarter !== null) return { year: Number(quarter[2]), month: 32 + Number(quarter[1]) }
  const turned = /^(\d{4})[ ,/-]*(?:q|t)\s?([1-4])$/iu.exec(text)
  if (turned !== null) return { year: Number(turned[1]), month: 32 + Number(turned[2]) }
  const decade =
    /^(?:the |die |les |années |años |los )*(\d{3})0['’]?(?:s|er(?: jahre)?|-е|-х)$|^(?:les )?années (\d{3})0$/iu.exec(
      text,
    )
  const digits = decade?.[1] ?? decade?.[2]
  return digits === undefined ? null : { edtf: `${digits}X` }
}

/** A date with a month's or a season's name among its words, in any order. */
function words(text: string): Parts | null {
  const bare = text
    .replace(/تشرين الأول|تشرين الاول/g, 'اكتوبر')
    .replace(/تشرين الثاني/g, 'نوفمبر')
    .replace(/كانون الأول|كانون الاول/g, 'ديسمبر')
    .replace(/كانون الثاني/g, 'يناير')
  const found: { year?: number; month?: number; day?: number; shortYear?: number } = {}
  // A date's parts also stand together by hyphens or points: 28-Jan-2025, 28.Januar 2025.
  for (const word of bare.replace(/(\d)(?:st|nd|rd|th|er|го|-го|º)(?=[\s,]|$)/giu, '$1').split(/[\s,./-]+/u)) {
    if (word === '') continue
    if (/^\d{4}$/.test(word) && found.year === undefined) found.year = Number(word)
    else if (/^['’]?\d{1,2}$/.test(word) && found.day === undefined && !/^['’]/.test(word)) found.day = Number(word)
    else if (/^['’]?\d{2}$/.test(word) && found.shortYear === undefined && found.month !== undefined)
      found.shortYear = Number(word.replace(/\D/g, ''))
    else if (found.month === undefined && monthOf(word) !== null) found.month = monthOf(word) ?? 0
    else if (found.month === undefined && seasonOf(word) !== null) found.month = seasonOf(word) ?? 0
    else if (!isFiller(word) && !isWeekday(word)) return null
  }
  if (found.month === undefined) return null
  if (found.year !== undefined && found.shortYear !== undefined) return null
  return found
}

/** What one date without qualifiers says, or null when it is none. */
export function partsOf(text: string, order: Order): Parts | null {
  if (/^\d{8}$/.test(text)) {
    return { year: Number(text.slice(0, 4)), month: Number(text.slice(4, 6)), day: Number(text.slice(6)) }
  }
  const year = /^(?:(?:ad|a\.d\.) ?(\d{1,4})|(\d{1,4}) ?(?:ad|ce|a\.d\.|n\. ?chr\.|н\. ?э\.))$/iu.exec(text)
  if (year !== null) return { year: Number(year[1] ?? year[2]) }
  // A winter goes over into the next year: EDTF names the first.
  const winter = /^(\p{L}+) (\d{4})[–/-](?:\d{4}|\d{2})$/u.exec(text)
  if (winter !== null && seasonOf(winter[1] ?? '') === 24) return { year: Number(winter[2]), month: 24 }
  return threeNumbers(text, order) ?? fewerNumbers(text, order) ?? quarterOrDecade(text) ?? words(text)
}

/** Ways to split a text into two dates, the surest first. */
function* splits(text: string): Generator<readonly [string, string]> {
  const bare = text.replace(/^(?:from|between|von|vom|zwischen|du|entre(?: le| el)?|del?|с|от|между|من|بين)\s+/iu, '')
  for (const pattern of [
    /\s(?:to|until|till|through|and|bis(?: zum)?|und|au|jusqu['’]au|et(?: le)?|al?|hasta(?: el)?|y(?: el)?|по|до|и|إلى|الى|حتى)\s/giu,
    /\s(?:–|-)\s/g,
    /\.? ?– ?/g,
    /\.?-/g,
  ]) {
    for (const match of bare.matchAll(pattern)) {
      const dot = match[0].startsWith('.') ? '.' : ''
      yield [bare.slice(0, match.index) + dot, bare.slice(match.index + match[0].length)]
    }
  }
}

/** "1914–18" and "2024/25": the second year is one of the same century. By a hyphen or a stroke 05 is a month, and by a hyphen 25 a season of EDTF. */
function yearsOf(text: string): readonly [Parts, Parts] | null {
  const match = /^(\d{4}) ?([–/-]) ?(\d{2})$/.exec(text)
  if (match === null) return null
  const [first, last] = [Number(match[1]), Number(match[3])]
  if (last <= first % 100 || (last <= 12 && match[2] !== '–') || (last > 20 && last <= 41 && match[2] === '-'))
    return null
  return [{ year: first }, { year: first - (first % 100) + last }]
}

/** Two dates of which one may lend the other its month and year: 25–27 January 2025, 30 Dec – 2 Jan 2025. */
export function rangeOf(written: string, order: Order): readonly [Parts, Parts] | null {
  const years = yearsOf(written)
  if (years !== null) return years
  const text = written
    .replace(/(\d)(?:st|nd|rd|th)(?=[\s,–-])/giu, '$1')
    // "c. 1910–c. 1912": both ends are rough then, as the first is.
    .replace(/(?<=[–-] ?)(?:c\.|ca\.?|circa) ?(?=\d)/giu, '')
  for (const [left, right] of splits(text)) {
    const [first, last] = [partsOf(left.trim().replace(/,$/, ''), order), partsOf(right.trim(), order)]
    if (first === null || last === null) continue
    const year = last.year ?? first.year
    if (year === undefined && first.edtf === undefined) continue
    if (first.edtf !== undefined || last.edtf !== undefined) return [first, last]
    const end = {
      ...last,
      ...(last.month === undefined && last.day !== undefined && first.month !== undefined
        ? { month: first.month }
        : {}),
    }
    const start = {
      ...first,
      ...(first.month === undefined && first.day !== undefined && last.month !== undefined
        ? { month: last.month }
        : {}),
    }
    if (end.day !== undefined && end.month === undefined) continue
    if (start.day !== undefined && start.month === undefined) continue
    const wraps = first.year === undefined && (start.month ?? 0) > (end.month ?? 0)
    if (year === undefined) continue
    return [
      { ...start, year: first.year ?? (wraps ? year - 1 : year) },
      { ...end, year: last.year ?? year },
    ]
  }
  return null
}
