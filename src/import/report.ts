import { csvFormatRows } from 'd3-dsv'
import type { Problem } from '../model.ts'
import type { Sheet } from '../read/reading.ts'
import type { Account } from './account.ts'
import { textIn } from './content.ts'
import type { ImportReport, SheetMapping } from './types.ts'

/** The file of the rows that were not imported, with the reason and their cells: mended, it can be imported in turn. */
export const REJECTED_FILE = 'rejected.csv'

export function rejectedText(sheets: readonly Sheet[], account: Account): string | null {
  const { rejected } = account.sums()
  if (rejected.length === 0) return null
  const reasons = new Map<string, Problem>()
  for (const problem of account.problems()) {
    const key = `${problem.row} ${problem.file}`
    if (problem.severity === 'error' && !reasons.has(key)) reasons.set(key, problem)
  }
  const files = new Set(rejected.map(({ file }) => file))
  const columns = [...new Set(sheets.filter(({ file }) => files.has(file)).flatMap((sheet) => sheet.columns))].filter(
    (header) => header !== '',
  )
  const cells = new Map<string, readonly string[]>()
  for (const sheet of sheets) {
    const places = columns.map((column) => sheet.columns.indexOf(column))
    for (const row of sheet.rows) {
      const key = `${row.number} ${sheet.file}`
      if (reasons.has(key))
        cells.set(
          key,
          places.map((place) => textIn(row.cells[place])),
        )
    }
  }
  const rows = rejected.map(({ file, row }) => {
    const reason = reasons.get(`${row} ${file}`)
    return [
      file,
      String(row),
      reason === undefined ? '' : `${reason.message} ${reason.remedy}`,
      ...(cells.get(`${row} ${file}`) ?? columns.map(() => '')),
    ]
  })
  return `${csvFormatRows([['# file', '# row', '# reason', ...columns], ...rows])}\n`
}

export const NO_PLACES: ImportReport['places'] = { given: 0, placed: [], listed: [] }

export function reportOf(
  account: Account,
  mappings: readonly SheetMapping[],
  rest: Partial<Pick<ImportReport, 'notes' | 'todo' | 'places'>>,
): ImportReport {
  return {
    ...account.sums(),
    notes: rest.notes ?? [],
    mappings,
    places: rest.places ?? NO_PLACES,
    todo: rest.todo ?? [],
  }
}
