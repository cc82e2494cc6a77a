import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../../src/model.ts'
import type { Cell, Reading, Sheet } from '../../src/read/reading.ts'

/** The text of a file beside the tests. */
export const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'formats', name), 'utf8')

export const fixtureJson = (name: string): unknown => JSON.parse(fixture(name))

const shown = (cell: Cell): string | number | boolean => {
  switch (cell.kind) {
    case 'number':
    case 'truth':
      return cell.value
    case 'date':
      return `${cell.edtf} (${cell.text})`
    case 'empty':
      return ''
    default:
      return cell.text
  }
}

/** The rows of a sheet as objects without their empty cells, each with its number. */
export function rowsOf(reading: Reading, name: string): readonly Readonly<Record<string, unknown>>[] {
  const sheet = reading.sheets.find((each) => each.name === name)
  if (sheet === undefined) return []
  return sheet.rows.map(({ number, cells }) => ({
    '#': number,
    ...Object.fromEntries(
      cells.flatMap((cell, index) => (cell.kind === 'empty' ? [] : [[sheet.columns[index] ?? '', shown(cell)]])),
    ),
  }))
}

/** A problem in one line: where, what is wrong, and what to do. */
export const told = ({ severity, file, row, column, value, message, remedy }: Problem): string =>
  `${[severity, file, row, column, value].filter((part) => part !== null).join(' | ')}: ${message} ${remedy}`

/** What holds of every reading, whatever was read: a table is whole, and a problem can be acted on. */
export function faults(reading: Reading): readonly string[] {
  const sheet = ({ name, file, columns, rows }: Sheet): readonly string[] => [
    ...(rows.length === 0 ? [`${name} has no rows`] : []),
    ...(new Set(columns).size === columns.length ? [] : [`${name} has a column twice`]),
    ...(columns.every((column) => column.trim() === column && column !== '')
      ? []
      : [`${name} has a column without a name`]),
    ...(new Set(rows.map(({ number }) => number)).size === rows.length ? [] : [`${name} has a row twice`]),
    ...rows.flatMap(({ number, cells }) => [
      ...(cells.length === columns.length ? [] : [`${file}:${number} has ${cells.length} cells`]),
      ...(cells.some(({ kind }) => kind !== 'empty') ? [] : [`${file}:${number} is blank`]),
    ]),
  ]
  const rowsIn = (file: string) =>
    reading.sheets.find((each) => each.file === file)?.rows.map(({ number }) => number) ?? []
  const stray = reading.problems.filter(({ severity, file, row }) => {
    return severity === 'warning' && row !== null && !rowsIn(file).includes(row)
  })
  return [
    ...stray.map((problem) => `a warning about a row that is not there: ${told(problem)}`),
    ...reading.sheets.flatMap(sheet),
    ...reading.problems.flatMap((problem) =>
      /\.$/.test(problem.message) && /\.$/.test(problem.remedy) && problem.message.length > 8 ? [] : [told(problem)],
    ),
    ...reading.notes.flatMap((note) => (note.endsWith('.') ? [] : [note])),
    ...(reading.format === null && !reading.problems.some(({ severity, row }) => severity === 'error' && row === null)
      ? ['refused without a reason']
      : []),
  ]
}

/**
 * Numbers of the rows that became rows of sheets or problems of their own, in order; `file` as problems name it. Features
 * that are lines have their number in the sheet of trips.
 */
export function accounted(reading: Reading, file: string): readonly number[] {
  const files = [file, `${file} › trips`]
  const rows = reading.sheets.flatMap((sheet) => {
    return files.includes(sheet.file) ? sheet.rows.map(({ number }) => number) : []
  })
  const rejected = reading.problems.flatMap((problem) =>
    problem.severity === 'error' && files.includes(problem.file) && problem.row !== null ? [problem.row] : [],
  )
  return [...rows, ...rejected].toSorted((one, other) => one - other)
}
