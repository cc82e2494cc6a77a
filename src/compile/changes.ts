import type { Change } from '../model.ts'
import { readDate, readText, requireText } from './cells.ts'
import { readAbout, type Subjects } from './claims.ts'
import type { Report } from './report.ts'
import type { Row } from './tables.ts'

/** A row that cannot be read whole is noted and gives null. */
export function readChange(row: Row, subjects: Subjects, report: Report): Change | null {
  const date = readDate(row, 'date', report)
  const about = readAbout(row, subjects, report)
  requireText(row, 'what', report)
  requireText(row, 'why', report)
  if (date !== null && date.end !== date.start + 1) {
    report.error(row.spot('date'), `${date.edtf} is not one day.`, 'Write the day of the correction, as in 2025-02-01.')
    return null
  }
  if (date === null || about === null) return null
  return { date: date.start, about, what: readText(row, 'what'), why: readText(row, 'why') }
}
