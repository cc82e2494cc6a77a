import { parseSpan } from '../compile/dates.ts'
import { unshowable } from '../compile/unshowable.ts'
import type { Problem, Span } from '../model.ts'
import { plainIfMarkup } from '../read/markup.ts'
import type { SheetRow } from '../read/reading.ts'
import { isTimeline } from './columns.ts'
import { textIn } from './content.ts'
import { type Point, pointIn, pointOf } from './coordinates.ts'
import { readDate } from './dates.ts'
import type { Field } from './fields.ts'
import { readPath, type Vertex } from './path.ts'
import { cellOf, conventionOf, headerOf, type Prepared, textOf } from './sheets.ts'
import type { RowRef } from './types.ts'
import { isEmpty, joined, readEnds, timeIn } from './when.ts'

/** A row of events or trips, read cell by cell and not yet joined to anything. */
export interface Entry {
  readonly ref: RowRef
  readonly row: SheetRow
  readonly prepared: Prepared
  readonly text: (field: Field) => string
  /** EDTF, from the start to the end where the row has both. */
  readonly when: string
  readonly span: Span
  /** The two ends, for trips. */
  readonly start: string
  readonly end: string
  /** False where the row tells of no last day: nobody knows when a trip went back. */
  readonly hasEnd: boolean
  readonly published: string | null
  readonly point: Point | null
  readonly path: readonly Vertex[]
  /** A time of day was given without its zone. */
  readonly timeLost: boolean
  /** What should be looked at, although the row could be read. */
  readonly warnings: readonly Problem[]
}

export type RowRead<Thing> =
  | { readonly ok: true; readonly thing: Thing }
  | { readonly ok: false; readonly problem: Problem }

type Fault = { readonly field: Field; readonly message: string; readonly remedy: string }

/** The problem of one cell, as the sheet names it. */
export function problemAt(
  prepared: Prepared,
  row: SheetRow,
  { field, message, remedy }: Fault,
  severity: Problem['severity'] = 'error',
): Problem {
  return {
    severity,
    file: prepared.sheet.file,
    row: row.number,
    column: headerOf(prepared, field),
    value: textIn(cellOf(prepared, row, field)).slice(0, 200) || null,
    message,
    remedy,
  }
}

function readPoint(prepared: Prepared, row: SheetRow): ReturnType<typeof pointOf> {
  const has = (field: Field) => prepared.columns.fields.has(field)
  const two =
    has('lat') && has('lon')
      ? pointOf(cellOf(prepared, row, 'lat'), cellOf(prepared, row, 'lon'))
      : { kind: 'none' as const }
  return two.kind === 'none' && has('coordinates') ? pointIn(cellOf(prepared, row, 'coordinates')) : two
}

/** The first text of the row that no page could show. */
export function oddText(prepared: Prepared, row: SheetRow): Problem | null {
  for (const field of prepared.columns.fields.keys()) {
    const found = unshowable(textOf(prepared, row, field))
    if (found !== null) return problemAt(prepared, row, { field, ...found })
  }
  return null
}

/** Times of day in columns of their own that are none. */
function oddTimes(prepared: Prepared, row: SheetRow): readonly Problem[] {
  return (['time', 'end_time'] as const)
    .filter((field) => !isEmpty(cellOf(prepared, row, field)) && timeIn(cellOf(prepared, row, field)) === null)
    .map((field) => {
      const message = `${textOf(prepared, row, field).slice(0, 80)} is no time of day, so the day alone is kept.`
      return problemAt(
        prepared,
        row,
        { field, message, remedy: 'Write it as 14:30, with its zone: 14:30+03:00.' },
        'warning',
      )
    })
}

/** Reads a row, or says why it cannot be read. */
export function readEntry(prepared: Prepared, row: SheetRow): RowRead<Entry> {
  const fail = (field: Field, { message, remedy }: Omit<Fault, 'field'>): RowRead<Entry> => ({
    ok: false,
    problem: problemAt(prepared, row, { field, message, remedy }),
  })
  const odd = oddText(prepared, row)
  if (odd !== null) return { ok: false, problem: odd }
  const path = readPath(textOf(prepared, row, 'path'))
  if (path === null)
    return fail('path', {
      message: 'The path cannot be read.',
      remedy: 'Write longitude and latitude of each point, as in 36.3 33.5; 37.6 55.8.',
    })
  const { start, startField, end, endField, isOpen } = readEnds(prepared, row, path)
  if (start === null) {
    return fail(startField, {
      message: 'The row has no date.',
      remedy: 'Write it as 2025-01-28, 28 January 2025, January 2025 or 2025.',
    })
  }
  if (!start.ok) return fail(start.field ?? startField, start)
  if (end !== null && !end.ok) return fail(end.field ?? endField, end)
  const when = joined(start.edtf, end?.edtf ?? null, isOpen)
  const span = parseSpan(when)
  if (!span.ok) return fail(end === null && !isOpen ? startField : endField, span)
  const point = readPoint(prepared, row)
  if (point.kind === 'fault') return fail(point.fault.field, point.fault)
  const published = isEmpty(cellOf(prepared, row, 'published'))
    ? null
    : readDate(cellOf(prepared, row, 'published'), conventionOf(prepared, 'published'))
  if (published !== null && !published.ok) return fail('published', published)
  const publishedSpan = published === null ? null : parseSpan(published.edtf)
  if (publishedSpan?.ok === true && publishedSpan.span.meaning !== 'one-day') {
    return fail('published', {
      message: 'A source is published on one day, not throughout an interval.',
      remedy: 'Write one day, a month or a year.',
    })
  }
  // TimelineJS takes HTML in its texts, also from a spreadsheet.
  const isMarkup = isTimeline(prepared.sheet)
  return {
    ok: true,
    thing: {
      ref: { file: prepared.sheet.file, row: row.number },
      row,
      prepared,
      text: (field) => {
        const text = textOf(prepared, row, field)
        return isMarkup && (field === 'title' || field === 'summary') ? plainIfMarkup(text).text : text
      },
      when,
      span: span.span,
      start: start.edtf.split('/')[0] ?? start.edtf,
      hasEnd: end !== null || start.edtf.includes('/'),
      end: end?.edtf.split('/').at(-1) ?? (isOpen ? '' : (start.edtf.split('/').at(-1) ?? '')),
      published: published?.edtf ?? null,
      point: point.kind === 'point' ? point.point : null,
      path,
      timeLost: start.timeLost || end?.timeLost === true,
      warnings: oddTimes(prepared, row),
    },
  }
}

/** A point of a row of places, or why there is none. */
export function readPlacePoint(prepared: Prepared, row: SheetRow): RowRead<Point> {
  const point = readPoint(prepared, row)
  if (point.kind === 'point') return { ok: true, thing: point.point }
  const fault: Fault =
    point.kind === 'fault'
      ? point.fault
      : {
          field: prepared.columns.fields.has('lat') ? 'lat' : 'coordinates',
          message: 'The place has no coordinates.',
          remedy: 'Write its latitude and longitude.',
        }
  return { ok: false, problem: problemAt(prepared, row, fault) }
}
