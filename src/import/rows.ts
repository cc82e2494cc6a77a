import type { Problem } from '../model.ts'
import { plainIfMarkup } from '../read/markup.ts'
import type { SheetRow } from '../read/reading.ts'
import type { Account } from './account.ts'
import { isTimeline } from './columns.ts'
import { textIn } from './content.ts'
import { readDate } from './dates.ts'
import { type Entry, oddText, problemAt, readEntry, readPlacePoint } from './entries.ts'
import { cellOf, conventionOf, type Prepared, textOf } from './sheets.ts'

/** What is wrong with a row of a sheet of places, people or sources; null when nothing is. */
function faultOf(prepared: Prepared, row: SheetRow): Problem | null {
  const odd = oddText(prepared, row)
  if (odd !== null) return odd
  if (prepared.role === 'places') {
    const point = readPlacePoint(prepared, row)
    return point.ok ? null : point.problem
  }
  const fields =
    prepared.role === 'sources'
      ? (['title', 'source', 'link', 'outlet'] as const)
      : (['title', 'who', 'place'] as const)
  if (fields.every((field) => textOf(prepared, row, field) === '')) {
    const field = fields.find((each) => prepared.columns.fields.has(each)) ?? 'title'
    return problemAt(prepared, row, { field, message: 'The row has no name.', remedy: 'Write one, or remove the row.' })
  }
  if (textOf(prepared, row, 'published') === '') return null
  const read = readDate(cellOf(prepared, row, 'published'), conventionOf(prepared, 'published'))
  return read.ok ? null : problemAt(prepared, row, { field: 'published', message: read.message, remedy: read.remedy })
}

/** TimelineJS has a row for the whole: without a date, and marked as the title. */
function isTitle({ sheet }: Prepared, row: SheetRow): boolean {
  const type = sheet.columns.findIndex((header) => /^type$/i.test(header))
  return isTimeline(sheet) && /^title$/i.test(textIn(row.cells[type]))
}

export interface Rows {
  readonly entries: readonly Entry[]
  /** What a row that tells of the whole story says. */
  readonly title: { readonly title?: string; readonly lede?: string }
}

/** Reads all rows of all sheets; what is wrong with one is noted, and the others go on. */
export function readRows(sheets: readonly Prepared[], account: Account): Rows {
  const entries: Entry[] = []
  let title: Rows['title'] = {}
  for (const prepared of sheets) {
    for (const row of prepared.sheet.rows) {
      if (account.isRejected({ file: prepared.sheet.file, row: row.number })) continue
      if (prepared.isLeftOut) {
        const problem = {
          field: 'when',
          message: 'The sheet was left out.',
          remedy: 'Say --map with the column of its dates to import it.',
        } as const
        account.note(problemAt(prepared, row, problem))
      } else if (prepared.role !== 'events' && prepared.role !== 'trips') {
        const fault = faultOf(prepared, row)
        if (fault !== null) account.note(fault)
      } else if (isTitle(prepared, row)) {
        const plain = (field: 'title' | 'summary') => plainIfMarkup(textOf(prepared, row, field)).text
        title = { title: plain('title'), lede: plain('summary') }
      } else {
        const read = readEntry(prepared, row)
        if (read.ok) entries.push(read.thing)
        for (const problem of read.ok ? read.thing.warnings : [read.problem]) account.note(problem)
      }
    }
  }
  return { entries, title }
}
