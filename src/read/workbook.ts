/** XLSX and ODS, through SheetJS, which is loaded only for them. */
import type { CellObject, WorkSheet } from '@e965/xlsx'
import type { Problem } from '../model.ts'
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS, type Refusal, tooManyCells, tooManyColumns, tooManyRows } from './limits.ts'
import { type Found, mendOdsContent, mendReferences, mendXlsxSheet, nothingFound, unescaped } from './mend.ts'
import type { Cell, Reading, Sheet } from './reading.ts'
import { errorIn, refuse, warningIn } from './refuse.ts'
import { edtfOfSerial, shownBy } from './serial-dates.ts'
import { EMPTY, letterOf, listOf, makeTable, type RawRow, shown, textCell } from './table.ts'
import { LOCKED, unpack, type ZipEntry } from './zip.ts'

const DAMAGED: Refusal = {
  message: 'The workbook is damaged.',
  remedy: 'Open it in a spreadsheet program and save it again.',
}

/** The parts that tables are read from; pictures, macros and the like are left packed. */
const WANTED = {
  xlsx: /\.(xml|rels|vml)$/i,
  ods: /^(content|styles|meta)\.xml$|^META-INF\/manifest\.xml$|^mimetype$/,
} as const

export async function readWorkbook(
  file: string,
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  format: 'xlsx' | 'ods',
  options: { readonly headerRow?: number } = {},
): Promise<Reading> {
  const unpacked = await unpack(
    bytes,
    entries.filter(({ name }) => WANTED[format].test(name)),
  )
  if (!unpacked.ok) return refuse(file, unpacked.refusal)
  const found = nothingFound()
  found.pictures = entries.some(({ name, size }) => /^(xl\/media|Pictures)\//.test(name) && size > 0)
  const parts = new Map(Object.entries(unpacked.parts))
  const change = (name: string, mended: (xml: string) => string) => {
    const xml = new TextDecoder().decode(parts.get(name))
    parts.set(name, new TextEncoder().encode(mended(xml)))
  }
  for (const name of [...parts.keys()]) {
    if (format === 'xlsx' && /(^|\/)worksheets\/[^/]*\.xml$/i.test(name)) {
      change(name, (xml) => mendXlsxSheet(xml, found))
    } else if (/(^|\/)sharedStrings\.xml$/i.test(name)) {
      change(name, mendReferences)
    } else if (name === 'content.xml') {
      change(name, (xml) => mendOdsContent(xml, found))
    } else if (name === 'META-INF/manifest.xml' && /encryption-data/.test(new TextDecoder().decode(parts.get(name)))) {
      return refuse(file, LOCKED)
    }
    if (found.cells > MAX_CELLS) return refuse(file, tooManyCells())
  }
  // SheetJS wants these two of every ODS; not every program writes them.
  if (format === 'ods') {
    for (const name of ['styles.xml', 'META-INF/manifest.xml']) {
      if (!parts.has(name)) parts.set(name, new TextEncoder().encode('<?xml version="1.0"?><none/>'))
    }
  }
  const { zipSync } = await import('fflate')
  const { read } = await import('@e965/xlsx')
  // Packed anew, so that SheetJS sees nothing but what was looked at.
  const checked = zipSync(Object.fromEntries(parts), { level: 0 })
  const book = read(checked, { type: 'array', dense: true, cellNF: true, cellHTML: false })
  const tabs = book.SheetNames.map((name, index): Tab => {
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0 || found.hiddenSheets.has(name)
    return { name: format === 'ods' ? unescaped(name) : name, sheet: book.Sheets[name], isHidden: hidden }
  })
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  return readTabs(file, format, tabs, { ...options, is1904, found })
}

interface Tab {
  readonly name: string
  /** Not there when SheetJS could not read it. */
  readonly sheet: WorkSheet | undefined
  readonly isHidden: boolean
}

interface TabOptions {
  readonly headerRow?: number
  readonly is1904: boolean
  readonly found: Found
}

/** What was made of a tab. */
interface Outcome {
  readonly sheets: readonly Sheet[]
  readonly notes: readonly string[]
  readonly problems: readonly Problem[]
  /** Why it is no table: said as a warning when other tabs are, and otherwise as an error. */
  readonly obstacle: Problem | null
}

function readTabs(file: string, format: 'xlsx' | 'ods', tabs: readonly Tab[], options: TabOptions): Reading {
  const outcomes: Outcome[] = []
  for (const tab of tabs) {
    const outcome = readTab(file, tab, options)
    if ('message' in outcome) return refuse(file, outcome)
    outcomes.push(outcome)
  }
  const sheets = outcomes.flatMap((outcome) => outcome.sheets)
  const obstacles = outcomes.flatMap(({ obstacle }) => obstacle ?? [])
  const problems = outcomes.flatMap((outcome) => outcome.problems)
  if (sheets.length === 0 && obstacles.length === 0 && problems.length === 0) {
    const remedy = 'Write a row of names and a row for each event into a sheet that is not hidden.'
    problems.push(errorIn(file, { message: 'The workbook holds no table.', remedy }))
  }
  const severity = sheets.length > 0 ? 'warning' : 'error'
  return {
    file,
    format: sheets.length > 0 ? format : null,
    notes: [...aboutWorkbook(options), ...outcomes.flatMap((outcome) => outcome.notes)],
    sheets,
    problems: [...obstacles.map((obstacle): Problem => ({ ...obstacle, severity })), ...problems],
    head: {},
  }
}

function aboutWorkbook({ is1904, found }: TabOptions): readonly string[] {
  return [
    ...(is1904 ? ['Dates are counted from 1904, as the workbook says.'] : []),
    ...(found.formulas > 0 ? ['Formulas are read by the values that were computed last.'] : []),
    ...(found.hiddenRows ? ['Hidden rows are read too.'] : []),
    ...(found.pictures ? ['Pictures are not read.'] : []),
    ...(found.wideLinks > 0 ? ['A link over thousands of cells is not read.'] : []),
  ]
}

function readTab(file: string, tab: Tab, options: TabOptions): Outcome | Refusal {
  const { name, sheet, isHidden } = tab
  const none: Outcome = { sheets: [], notes: [], problems: [], obstacle: null }
  const only = (note: string): Outcome => ({ ...none, notes: [note] })
  const place = `${file} › ${name}`
  if (isHidden) return only(`The sheet ${name} is hidden and not read.`)
  if (sheet === undefined) {
    const message = `The sheet ${name} is damaged.`
    return { ...none, problems: [errorIn(place, { message, remedy: DAMAGED.remedy })] }
  }
  if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') return only(`The sheet ${name} holds no cells.`)
  const content = contentOf(sheet, options.is1904)
  if ('message' in content) return content
  const { rows } = content
  if (rows.length === 0) return only(`The sheet ${name} is empty.`)
  const made = makeTable({ name, file: place }, rows, options.headerRow)
  if (made.sheet === null) return { ...none, obstacle: made.problems[0] ?? null }
  if (made.sheet.columns.length === 1) {
    const message = `The sheet ${name} has a single column, and is not read as a table.`
    const remedy = 'Write more columns, such as when, title, place, or leave the sheet as it is.'
    return { ...none, obstacle: errorIn(place, { message, remedy }) }
  }
  const header = made.sheet.headerRow ?? 0
  const linked = withLinks(made.sheet, content.links)
  const say = (notes: readonly string[]) => notes.map((note) => `${name}: ${note}`)
  return {
    sheets: [linked.sheet],
    notes: say([...made.notes, ...linked.notes, ...aboutContent(content, header, made.sheet)]),
    problems: mergedCells(place, sheet, linked.sheet),
    obstacle: null,
  }
}

interface Spot {
  /** As a spreadsheet numbers it. */
  readonly row: number
  /** From 0. */
  readonly column: number
}

interface Link extends Spot {
  readonly target: string
}

interface Content {
  readonly rows: readonly RawRow[]
  readonly links: readonly Link[]
  readonly comments: number
  readonly failures: readonly Spot[]
  /** Dates that are shown without their year. */
  readonly yearless: readonly Spot[]
}

function contentOf(sheet: WorkSheet, is1904: boolean): Content | Refusal {
  const rows: RawRow[] = []
  const links: Link[] = []
  const failures: Spot[] = []
  const yearless: Spot[] = []
  let comments = 0
  // By their keys: a row may stand a million lines below the one before it.
  for (const [index, cells] of Object.entries(sheet['!data'] ?? [])) {
    const row = Number(index) + 1
    const read: Cell[] = []
    for (const [place, cell] of Object.entries(cells)) {
      const column = Number(place)
      const spot = { row, column }
      comments += cell.c?.length ?? 0
      const { value, isYearless } = cellOf(cell, is1904)
      const target = targetOf(cell)
      if (target !== null && target !== shown(value)) links.push({ ...spot, target })
      if (value.kind === 'empty') continue
      if (column >= MAX_COLUMNS) return tooManyColumns()
      if (value.kind === 'failure') failures.push(spot)
      if (isYearless) yearless.push(spot)
      while (read.length < column) read.push(EMPTY)
      read.push(value)
    }
    if (read.length === 0) continue
    rows.push({ number: row, cells: read })
    if (rows.length > MAX_ROWS + 1) return tooManyRows()
  }
  return { rows, links, comments, failures, yearless }
}

/** Where a cell leads to on the web; null for cells that lead nowhere, or to another cell. */
function targetOf(cell: CellObject): string | null {
  const written = cell.l?.Target ?? /^HYPERLINK\("([^"]+)"/i.exec(cell.f?.trim() ?? '')?.[1] ?? ''
  return /^(https?|ftp):\/\//i.test(written) ? written.replaceAll('&amp;', '&').trim() : null
}

interface Valued {
  readonly value: Cell
  readonly isYearless: boolean
}

const plain = (value: Cell): Valued => ({ value, isYearless: false })

function cellOf(cell: CellObject, is1904: boolean): Valued {
  const { t, v } = cell
  const text = cell.w?.trim() ?? ''
  if (t === 'e') return plain({ kind: 'failure', text: text === '' ? '#N/A' : text })
  if (typeof v === 'boolean')
    return plain({ kind: 'truth', value: v, text: text === '' ? String(v).toUpperCase() : text })
  if (typeof v === 'number') return numberOf(v, text, cell.z, is1904)
  const written = textCell(typeof v === 'string' ? v : '')
  const failed =
    written.kind === 'text' && /^(Err:\d{3}|#(N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NUM!|NULL!))$/.test(written.text)
  return plain(failed ? { kind: 'failure', text: written.text } : written)
}

function numberOf(value: number, text: string, written: string | number | undefined, is1904: boolean): Valued {
  if (!Number.isFinite(value)) return plain({ kind: 'failure', text: text === '' ? '#NUM!' : text })
  const format = typeof written === 'string' ? written : formatOf(text)
  const parts = shownBy(format)
  if (parts === null) return plain({ kind: 'number', value, text: text === '' ? String(value) : text })
  const edtf = edtfOfSerial(value, parts, is1904)
  // A time without a day, or a day that never was: what is shown there is all that can be said.
  if (edtf === null) return plain(text === '' ? { kind: 'number', value, text: String(value) } : { kind: 'text', text })
  return { value: { kind: 'date', edtf, text: text === '' ? edtf : text }, isYearless: !parts.year }
}

/** SheetJS does not tell the format of the first cell that has one of Excel's own for East Asia; its text does. */
function formatOf(text: string): string {
  if (/^\d{1,2}\/\d{1,2}\/\d\d$/.test(text)) return 'm/d/yy'
  return /^\d{1,2}:\d\d:\d\d$/.test(text) ? 'h:mm:ss' : 'General'
}

const ADDRESS = /^(https?|ftp):\/\/|^www\./i

/**
 * Links that stand behind other words become a column of their own: `link` when they are the sheet's only addresses,
 * and otherwise one that is named after the column that has them.
 */
function withLinks(sheet: Sheet, links: readonly Link[]): { readonly sheet: Sheet; readonly notes: readonly string[] } {
  const inBody = links.filter(({ row, column }) => row > (sheet.headerRow ?? 0) && column < sheet.columns.length)
  const columns = [...new Set(inBody.map(({ column }) => column))].toSorted((one, other) => one - other)
  if (columns.length === 0) return { sheet, notes: [] }
  const hasAddresses = sheet.rows.some(({ cells }) =>
    cells.some((cell) => cell.kind === 'text' && ADDRESS.test(cell.text)),
  )
  const isOnly = columns.length === 1 && !hasAddresses && !sheet.columns.some((name) => /^link$/i.test(name))
  const nameOf = (column: number) => sheet.columns[column] || letterOf(column)
  const added = columns.map((column) => (isOnly ? 'link' : `${nameOf(column)} (link)`))
  const targets = new Map(inBody.map(({ row, column, target }) => [`${row}:${column}`, target]))
  const cellFor = (row: number, column: number) => textCell(targets.get(`${row}:${column}`) ?? '')
  return {
    sheet: {
      ...sheet,
      columns: [...sheet.columns, ...added],
      rows: sheet.rows.map(({ number, cells }) => {
        return { number, cells: [...cells, ...columns.map((column) => cellFor(number, column))] }
      }),
    },
    notes: columns.map((column, index) => {
      return `The links behind the words of the column ${nameOf(column)} are read as a column ${added[index]}.`
    }),
  }
}

function aboutContent(content: Content, header: number, sheet: Sheet): readonly string[] {
  const failures = content.failures.filter(({ row }) => row > header).map(nameOfCell)
  const yearless = new Set(content.yearless.filter(({ row }) => row > header).map(({ column }) => column))
  const columns = [...yearless].map((column) => sheet.columns[column] || letterOf(column))
  return [
    ...(failures.length === 0 ? [] : [`Formulas without a value: ${inShort(failures)}.`]),
    ...(columns.length === 0
      ? []
      : [`Days are shown without a year in ${listOf(columns)}; the year is the one that the workbook holds.`]),
    ...(content.comments === 0 ? [] : ['Comments are not read.']),
  ]
}

const nameOfCell = ({ row, column }: Spot): string => `${letterOf(column)}${row}`

/** At most ten of them. */
function inShort(names: readonly string[]): string {
  return names.length > 10 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : listOf(names)
}

/** Merged cells below the header: a reader of the sheet sees the value in all of them, and the file has it in one. */
function mergedCells(place: string, sheet: WorkSheet, { headerRow, rows }: Sheet): readonly Problem[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  return (sheet['!merges'] ?? []).flatMap(({ s, e }) => {
    const first = byNumber.get(s.r + 1)
    const cell = first?.cells[s.c] ?? EMPTY
    if (first === undefined || s.r + 1 <= (headerRow ?? 0) || cell.kind === 'empty') return []
    const from = nameOfCell({ row: s.r + 1, column: s.c })
    const message = `The cells ${from}:${nameOfCell({ row: e.r + 1, column: e.c })} are merged; only ${from} has the value.`
    const remedy = 'Split them, and write the value in each cell that it holds for.'
    // Told of the rows that lack the value, as it is those that come out otherwise than they look.
    const lacking = rows.filter(({ number }) => number > s.r + 1 && number <= e.r + 1).map(({ number }) => number)
    const told = lacking.length === 0 ? [first.number] : lacking
    return told.map((row) => warningIn(place, { message, remedy }, { row, value: shown(cell) }))
  })
}
