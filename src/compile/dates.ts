import { dayOfIso, daysInMonth, isoOf } from '../civil.ts'
import type { Span } from '../model.ts'
import { type Bounds, boundsOf, calendarFault, type DateFault, monthName } from './date-bounds.ts'
import { type IntervalNode, readEdtf, type SetNode } from './edtf-nodes.ts'

export type SpanResult =
  | { readonly ok: true; readonly span: Span }
  | { readonly ok: false; readonly message: string; readonly remedy: string }

/** Finest first. */
const PRECISIONS: readonly Span['precision'][] = ['time', 'day', 'masked', 'month', 'season', 'year']

function finest(precisions: readonly Span['precision'][]): Span['precision'] {
  return PRECISIONS.find((precision) => precisions.includes(precision)) ?? 'year'
}

function refuse(message: string, remedy: string): SpanResult {
  return { ok: false, message, remedy }
}

function refuseFault(fault: DateFault): SpanResult {
  return refuse(fault.message, fault.remedy)
}

/** One day, somewhere in the bounds. */
function oneDay(edtf: string, bounds: Bounds): SpanResult {
  const { start, end } = bounds
  return { ok: true, span: { ...bounds, edtf, meaning: 'one-day', certainFrom: start, certainUntil: end } }
}

/** Minutes since 1970 of a bound with a time of day, as the same instant in UTC. */
export function instantOf(bounds: Pick<Bounds, 'start' | 'time'>): number | null {
  if (bounds.time === null) return null
  const [hour = 0, minute = 0, second = 0] = bounds.time.clock.split(':').map(Number)
  const zone = /^([+-])(\d\d):(\d\d)$/.exec(bounds.time.zone)
  const offset = zone === null ? 0 : (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]))
  return bounds.start * 1440 + hour * 60 + minute + second / 60 - offset
}

/** Whether one date lies after the other whatever their doubt; two times of day are compared across their zones. */
export function isCertainlyAfter(
  later: Pick<Span, 'start' | 'time'>,
  earlier: Pick<Span, 'start' | 'end' | 'time'>,
): boolean {
  const [laterInstant, earlierInstant] = [instantOf(later), instantOf(earlier)]
  if (laterInstant !== null && earlierInstant !== null) return laterInstant > earlierInstant
  return earlier.end !== null && later.start >= earlier.end
}

/** Whether the two may share a day. */
export function mayMeet(one: Pick<Span, 'start' | 'end'>, other: Pick<Span, 'start' | 'end'>): boolean {
  return (other.end === null || one.start < other.end) && (one.end === null || other.start < one.end)
}

/** From a first day in `from` to a last day in `to` (null: open), with the doubt of both. */
function throughout(edtf: string, from: Bounds, to: Bounds | null): SpanResult {
  if (to !== null && isCertainlyAfter(from, to)) {
    return refuse('The end comes before the start.', 'Write the earlier date first.')
  }
  // Two times far apart in zone may be in order although their own clocks show the days in the other.
  if (to !== null && from.start >= to.end) {
    return refuse('In its own zone, the end falls on an earlier day than the start.', 'Write both times in one zone.')
  }
  const ends = to === null ? [from] : [from, to]
  return {
    ok: true,
    span: {
      edtf,
      meaning: 'throughout',
      start: from.start,
      // It cannot have begun after its last day, nor ended before its first: each end bounds the doubt of the other.
      certainFrom: (to === null ? from.end : Math.min(from.end, to.end)) - 1,
      certainUntil: to === null ? null : Math.max(from.start, to.start) + 1,
      end: to === null ? null : to.end,
      precision: finest(ends.map((end) => end.precision)),
      approximate: ends.some((end) => end.approximate),
      uncertain: ends.some((end) => end.uncertain),
      time: from.time,
    },
  }
}

function readInterval(text: string, node: IntervalNode): SpanResult {
  const [first, last] = node.values
  if (first === null || first === 'open') {
    return refuse('The start is open.', 'Write a first day, if need be a rough one such as 2015 or 2015-09~.')
  }
  const from = boundsOf(first)
  if (!from.ok) return refuseFault(from.fault)
  if (last === null) return refuse('The end is missing.', 'Write the last day, or .. while it goes on.')
  if (last === 'open') return throughout(text, from.bounds, null)
  const to = boundsOf(last)
  return to.ok ? throughout(text, from.bounds, to.bounds) : refuseFault(to.fault)
}

/** One day of these: the set's gaps are not kept, only its first and last day. */
function readSet(text: string, node: SetNode): SpanResult {
  if (node.earlier) return refuse('The first day is open.', 'Write the earliest day that it can be, as in [a..b].')
  if (node.later) return refuse('The last day is open.', 'Write the latest day that it can be, as in [a..b].')
  const all: Bounds[] = []
  for (const value of node.values) {
    const members: Bounds[] = []
    for (const atom of Array.isArray(value) ? value : [value]) {
      const bounds = boundsOf(atom)
      if (!bounds.ok) return refuseFault(bounds.fault)
      members.push(bounds.bounds)
    }
    const [low, high] = members
    if (low !== undefined && high !== undefined && isCertainlyAfter(low, high)) {
      return refuse('The range runs backwards.', 'Write the earlier day first.')
    }
    all.push(...members)
  }
  return oneDay(text, {
    start: Math.min(...all.map((bounds) => bounds.start)),
    end: Math.max(...all.map((bounds) => bounds.end)),
    precision: finest(all.map((bounds) => bounds.precision)),
    approximate: all.some((bounds) => bounds.approximate),
    uncertain: all.some((bounds) => bounds.uncertain),
    time: null,
  })
}

const FORMS = 'Write it as 2025-01-28, 2025-01, 2025-01-28~, [2025-01-26..2025-01-29] or 2025-01-25/2025-01-27.'

/** edtf 4.11 fits each part to the calendar with 0 for X, and so gives X0 back as X1 and X2-30 as X2-29. */
const MISREAD_MASK = /-X(?:0(?![\dX])|2-3)/

/** The number of an English month name or its first letters, 1 to 12; null when it is none. */
function monthNumber(word: string): number | null {
  for (let month = 1; month <= 12; month++) {
    if (word.length >= 3 && monthName(month).toLowerCase().startsWith(word.toLowerCase())) return month
  }
  return null
}

/** Why a text is no EDTF, as nearly as its shape tells. */
function diagnose(text: string): SpanResult {
  for (const [, year, month, day] of text.matchAll(/(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\dXx])/g)) {
    if (month?.length === 1 || day?.length === 1) {
      return refuse('A month or a day has one digit.', 'Write two digits, as in 2025-01-05.')
    }
    const isSeason = day === undefined && Number(month) >= 21 && Number(month) <= 41
    const fault = isSeason ? null : calendarFault(Number(year), Number(month), day === undefined ? null : Number(day))
    if (fault !== null) return refuseFault(fault)
  }
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(text)) {
    return refuse('The order of day and month is not clear.', 'Write the year first, then month, then day: 2025-01-28.')
  }
  const words = /^(?:(\d{1,2})\s+([a-z]+)\.?|([a-z]+)\.?\s+(\d{1,2}),?)\s+(\d{4})$/i.exec(text)
  if (words !== null) {
    const [month, day, year] = [monthNumber(words[2] ?? words[3] ?? ''), Number(words[1] ?? words[4]), Number(words[5])]
    if (month !== null && day >= 1 && day <= daysInMonth(year, month)) {
      const iso = `${words[5]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      return refuse('The date is written in words.', `Write ${iso}.`)
    }
  }
  if (/^\d{4}-\d{2}-\d{2}\s+\d{2}:\d{2}/.test(text)) {
    return refuse('A time of day needs a T before it and a zone after it.', 'Write it as 2024-12-08T04:59+03:00.')
  }
  return refuse('This is not a date in EDTF.', FORMS)
}

/** Texts that were read, as they come again and again. */
const READ = new Map<string, SpanResult>()

/**
 * Reads an EDTF text (ISO 8601-2) as a span of whole civil days.
 *
 * A single date, a month, a season, a year, an X and a set `[..]` mean one day somewhere within; an interval `a/b`
 * means throughout. "About" on a day widens it by three days on each side and leaves anything coarser as written. A
 * time of day stays on the civil day of the zone that it was reported in; an interval keeps its start's time. No
 * JavaScript `Date` takes part.
 */
export function parseSpan(text: string): SpanResult {
  const edtf = text.trim()
  const known = READ.get(edtf)
  if (known !== undefined) return known
  const read = readSpan(edtf)
  // A table of many thousand rows has few dates; a site that stays open for years must not keep all it has met.
  if (READ.size >= 10_000) READ.clear()
  READ.set(edtf, read)
  return read
}

function readSpan(edtf: string): SpanResult {
  if (edtf === '') return refuse('The date is empty.', FORMS)
  // The parser of all of EDTF takes a millisecond, and nearly every date is a plain day or one day of two.
  const [, first = edtf, last = edtf] = /^\[([\d-]{10})\.\.([\d-]{10})\]$/.exec(edtf) ?? []
  const [from, to] = [first, last].map((iso) => (iso.startsWith('0000') ? null : dayOfIso(iso)))
  if (typeof from === 'number' && typeof to === 'number' && from <= to) {
    const plain = { precision: 'day', approximate: false, uncertain: false, time: null } as const
    return oneDay(edtf, { start: from, end: to + 1, ...plain })
  }
  const node = readEdtf(edtf)
  if (node === null) return diagnose(edtf)
  if (MISREAD_MASK.test(edtf)) {
    return refuse('An X stands before a known digit.', 'Write what it can be, as in [2025-01-10,2025-01-20].')
  }
  switch (node.type) {
    case 'Interval':
      return readInterval(edtf, node)
    case 'Set':
      return readSet(edtf, node)
    case 'List':
      return refuse('{..} means every one of these dates.', 'Write one row for each, or [..] for one of these.')
    case 'Decade':
    case 'Century':
      return refuse('A year has four digits.', 'Write X for the digits that are not known, as in 201X.')
    case 'Year':
      return refuse('The year is out of reach.', 'Write a year from 0001 to 9999.')
    default: {
      const bounds = boundsOf(node)
      return bounds.ok ? oneDay(edtf, bounds.bounds) : refuseFault(bounds.fault)
    }
  }
}

/**
 * Joins the spans of a status's `from` and `to` into one `throughout` span; `to` is its last day, null while no later
 * source ends it. Both must be one-day spans.
 */
export function joinSpans(from: Span, to: Span | null): SpanResult {
  const [first, last] = [closed(from), to === null ? null : closed(to)]
  if (first === null || (to !== null && last === null)) {
    return refuse('An interval stands where one date belongs.', 'Write the first day in from and the last day in to.')
  }
  return throughout(`${from.edtf}/${to === null ? '..' : to.edtf}`, first, last)
}

function closed(span: Span): Bounds | null {
  return span.meaning === 'one-day' && span.end !== null ? { ...span, end: span.end } : null
}

/** The EDTF of one day in [earliest, latest], both inclusive. */
export function edtfOfRange(range: { readonly earliest: number; readonly latest: number }): string {
  const [earliest, latest] = [isoOf(range.earliest), isoOf(range.latest)]
  return earliest === latest ? earliest : `[${earliest}..${latest}]`
}
