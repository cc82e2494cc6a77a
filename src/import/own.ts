import { csvFormatRows } from 'd3-dsv'
import { dayOfIso } from '../civil.ts'
import { parseSpan } from '../compile/dates.ts'
import type { Span } from '../model.ts'
import type { Cell, Sheet } from '../read/reading.ts'
import { storyOfSheet, storySheet } from '../read/story-sheet.ts'
import { storyText, titleOf } from './story-text.ts'
import type { ImportOptions, RowRef } from './types.ts'

export { storyOfSheet, storySheet }

/** Columns by which a table of ours is known; one may be misspelt, which `compile` then tells. */
const SIGNATURES: Readonly<Record<string, string>> = {
  story: 'key value',
  places: 'id name lat lon extent_km coordinates_from',
  actors: 'id name kind party',
  sources: 'id outlet origin title url published',
  events: 'id date places kind modality title replaces',
  movements: 'event from to departed arrived who mode route',
  statuses: 'id site track state because until',
  claims: 'about source says stance date_as_said',
  tellings: 'event until modality actors title',
  changes: 'date about what why',
}

/** The table of ours that a sheet is, without its ending; null when it is none. */
export function ownTable(sheet: Sheet): string | null {
  const name = sheet.name.toLowerCase().replace(/\.(?:csv|json)$/, '')
  const columns = Object.hasOwn(SIGNATURES, name) ? (SIGNATURES[name]?.split(' ') ?? []) : []
  const missing = columns.filter((column) => !sheet.columns.includes(column)).length
  return columns.length > 0 && missing <= (columns.length > 4 ? 1 : 0) ? name : null
}

/** Whether the sheets are a whole story of ours: then nothing of it is interpreted. */
export const isOwnStory = (sheets: readonly Sheet[]): boolean => {
  const tables = sheets.map(ownTable)
  return tables.includes('events') && tables.includes('claims')
}

/** A cell as our tables write it. */
function written(cell: Cell | undefined): string {
  if (cell === undefined || cell.kind === 'empty') return ''
  if (cell.kind === 'date') return /T\d/.test(cell.edtf) ? cell.text : cell.edtf
  if (cell.kind === 'number')
    return /^[+-]?\d+(?:\.\d+)?$/.test(cell.text.trim()) ? cell.text.trim() : String(cell.value)
  return cell.text
}

export interface OwnFiles {
  readonly files: Readonly<Record<string, string>>
  readonly refsOf: (file: string, row: number | null) => readonly RowRef[]
}

/** The story's files as they stand in the sheets, without the rows that are out. */
export function ownFiles(sheets: readonly Sheet[], isOut: (ref: RowRef) => boolean, options: ImportOptions): OwnFiles {
  const files = new Map<string, string>()
  const refs = new Map<string, RowRef[]>()
  for (const sheet of sheets) {
    const table = ownTable(sheet)
    if (table === null || files.has(`${table}.csv`)) continue
    const rows = sheet.rows.filter(({ number }) => !isOut({ file: sheet.file, row: number }))
    const cells = rows.map((row) => sheet.columns.map((_, index) => written(row.cells[index])))
    if (table === 'story') {
      const [key, value] = [sheet.columns.indexOf('key'), sheet.columns.indexOf('value')]
      const entries = cells.map((row): [string, string] => [row[key] ?? '', row[value] ?? ''])
      const all = entries.filter(([name]) => name !== '' && !name.startsWith('#'))
      files.set('story.json', `${JSON.stringify(storyOfSheet(all), null, 2)}\n`)
    } else {
      files.set(`${table}.csv`, `${csvFormatRows([[...sheet.columns], ...cells])}\n`)
      refs.set(
        `${table}.csv`,
        rows.map(({ number }) => ({ file: sheet.file, row: number })),
      )
    }
  }
  if (!files.has('story.json')) files.set('story.json', madeStory(sheets, options))
  return {
    files: Object.fromEntries(files),
    refsOf: (file, row) => {
      const ref = row === null ? undefined : refs.get(file)?.[row - 2]
      return ref === undefined ? [] : [ref]
    },
  }
}

/** A story.json for tables that come without one: its days are those of the events. */
function madeStory(sheets: readonly Sheet[], options: ImportOptions): string {
  const events = sheets.find((sheet) => ownTable(sheet) === 'events')
  const column = events?.columns.indexOf('date') ?? -1
  const spans = (events?.rows ?? []).flatMap(({ cells }): readonly { span: Span }[] => {
    const read = parseSpan(written(cells[column]))
    return read.ok ? [{ span: read.span }] : []
  })
  const today = parseSpan(dayOfIso(options.today) === null ? '1970-01-01' : options.today)
  const dated = spans.length > 0 || !today.ok ? spans : [{ span: today.span }]
  const head = { title: options.title ?? titleOf(options.name), lede: '', language: options.language ?? 'en' }
  return storyText(dated, head, { parties: [], kinds: [] }, options)
}
