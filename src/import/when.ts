import type { Cell, SheetRow } from '../read/reading.ts'
import { textIn } from './content.ts'
import { partsOf } from './date-parts.ts'
import { isNoDate, isOngoing, monthOf, plainDate } from './date-words.ts'
import { type Clock, clockOf, type DateRead, readDate, readParts, withClock } from './dates.ts'
import type { Field } from './fields.ts'
import { isNothing } from './nothing.ts'
import type { Vertex } from './path.ts'
import { cellOf, conventionOf, type Prepared, textOf } from './sheets.ts'
import { earliestOf, latestOf } from './vague-dates.ts'

export const isEmpty = (cell: Cell): boolean => isNothing(textIn(cell))

/** A date of separate columns of year, month, day and time. */
function readPartsOf(
  prepared: Prepared,
  row: SheetRow,
  fields: readonly [Field, Field, Field, Field],
): DateRead | null {
  const [year, month, day, time] = fields.map((field) => textOf(prepared, row, field))
  if (!year) return null
  const number = (text: string) => (/^\d+(?:\.0*|st|nd|rd|th|º)?$/i.test(text) ? Number.parseInt(text, 10) : null)
  const written = [year, month, day].filter((part) => part).join('-')
  // A year's cell may hold a whole date; the other columns are then empty.
  if (/^-\d+$/.test(year)) {
    return {
      ok: false,
      message: `${year} lies before the year 1.`,
      remedy: 'A story begins in the year 1; leave the row out.',
    }
  }
  if (number(year) === null) {
    const parts = month || day ? null : partsOf(year, 'dmy')
    return parts === null
      ? { ok: false, message: `${year} is no year.`, remedy: 'Write four digits, as in 2025.' }
      : readParts(parts, year)
  }
  const months = month ? (number(month) ?? monthOf(month)) : undefined
  if (months === null)
    return {
      ok: false,
      message: `${month} is no month.`,
      field: fields[1],
      remedy: 'Write a number from 1 to 12, or its name.',
    }
  const days = day ? number(day) : undefined
  if (days === null)
    return { ok: false, message: `${day} is no day.`, field: fields[2], remedy: 'Write a number from 1 to 31.' }
  if (days !== undefined && months === undefined) {
    return { ok: false, message: 'The row has a day and no month.', remedy: 'Write the month too, or no day.' }
  }
  if (year.length < 3) return readParts({ shortYear: Number(year) }, written)
  const read = readParts(
    {
      year: Number(year),
      ...(months === undefined ? {} : { month: months }),
      ...(days === undefined ? {} : { day: days }),
    },
    written,
  )
  return read.ok ? { ok: true, ...withClock(read.edtf, time ? clockOf(time) : null, prepared.zone) } : read
}

export interface Ends {
  readonly start: DateRead | null
  readonly startField: Field
  readonly end: DateRead | null
  readonly endField: Field
  readonly isOpen: boolean
}

/** The time of day that a cell of its own gives; null where it gives none that can be read. */
export const timeIn = (cell: Cell): Clock | null =>
  clockOf(cell.kind === 'date' ? (cell.edtf.split('T')[1] ?? '') : textIn(cell))

function withTime(read: DateRead | null, cell: Cell, zone: string | null): DateRead | null {
  if (read?.ok !== true || isEmpty(cell) || read.edtf.includes('T')) return read
  const clock = timeIn(cell)
  return clock === null ? read : { ok: true, ...withClock(read.edtf, clock, zone) }
}

/** The start and the end of a row, from whichever columns have them. */
export function readEnds(prepared: Prepared, row: SheetRow, path: readonly Vertex[]): Ends {
  const cell = (field: Field) => cellOf(prepared, row, field)
  const timeBeside = (field: Field): Cell =>
    field === 'when' ? cell('time') : field === 'end' ? cell('end_time') : { kind: 'empty' }
  const date = (field: Field): DateRead | null =>
    isEmpty(cell(field))
      ? null
      : withTime(readDate(cell(field), conventionOf(prepared, field)), timeBeside(field), prepared.zone)
  const has = (field: Field) => prepared.columns.fields.has(field)
  const isFilled = (field: Field): boolean => has(field) && !isEmpty(cell(field))
  const startField =
    (['when', 'year', 'departed'] as const).find(isFilled) ?? (has('year') && !has('when') ? 'year' : 'when')
  const times = path.flatMap(({ when }) => (when === null ? [] : [when]))
  const start = startField === 'year' ? readPartsOf(prepared, row, ['year', 'month', 'day', 'time']) : date(startField)
  const pathTime = (text: string | undefined): DateRead | null =>
    text === undefined ? null : { ok: true, edtf: text, timeLost: false }
  const endField: Field = isFilled('end') ? 'end' : has('end_year') ? 'end_year' : 'arrived'
  const isOpen = isOngoing(textIn(cell(endField)))
  // "unknown" as an end is none.
  const hasNoEnd = isOpen || isNoDate(plainDate(textIn(cell(endField))))
  const end = hasNoEnd
    ? null
    : endField === 'end_year'
      ? readPartsOf(prepared, row, ['end_year', 'end_month', 'end_day', 'end_time'])
      : date(endField)
  return {
    start: start ?? pathTime(times[0]),
    startField,
    end: end ?? (start === null ? pathTime(times.at(-1)) : null),
    endField,
    isOpen,
  }
}

/** The EDTF from one date to another; an interval's own end gives way to the end's column. */
export function joined(start: string, end: string | null, isOpen: boolean): string {
  const [first = ''] = start.split('/')
  if (isOpen) return `${earliestOf(first)}/..`
  if (end === null || end === first || end === start) return start
  return `${earliestOf(first)}/${latestOf(end.split('/').at(-1) ?? end)}`
}
