/** Reads a file, whatever it is: told by what it holds first, and by its name's ending where that does not decide. */
import { decode } from './bytes.ts'
import { type DelimitedOptions, readDelimited } from './delimited.ts'
import { isKnownRoot, kindOfZip, refuseForeign, refuseMarkup, rootOf } from './foreign.ts'
import { MAX_BYTES, type Refusal, tooManyBytes } from './limits.ts'
import type { FileBytes, Reading } from './reading.ts'
import { refuse } from './refuse.ts'
import { STORY_COLUMNS, storySheet } from './story-sheet.ts'
import { textCell } from './table.ts'
import { readDirectory, unpack } from './zip.ts'

/** What an editor says instead of detection. */
export interface ReadOptions extends DelimitedOptions {
  /** A name that browsers know, such as `windows-1251`. */
  readonly encoding?: string
}

/** Never throws: what cannot be read is a problem of the reading. */
export async function read(file: FileBytes, options: ReadOptions = {}): Promise<Reading> {
  try {
    return await readAny(file, options)
  } catch (error) {
    return refuse(file.name, { message: unexpected(error), remedy: 'Save it again, or save its table as CSV.' })
  }
}

function unexpected(error: unknown): string {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim()
  const short = reason.length > 200 ? `${reason.slice(0, 200)}…` : reason.replace(/\.$/, '')
  return short === '' ? 'The file cannot be read.' : `The file cannot be read: ${short}.`
}

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

const EMPTY_FILE: Refusal = {
  message: 'The file is empty.',
  remedy: 'Save the table again, with a row of names and a row for each event.',
}

async function readAny({ name, bytes }: FileBytes, options: ReadOptions): Promise<Reading> {
  if (bytes.length > MAX_BYTES) return refuse(name, tooManyBytes(bytes.length))
  if (bytes.length === 0) return refuse(name, EMPTY_FILE)
  const foreign = refuseForeign(bytes)
  if (foreign !== null) return refuse(name, foreign)
  if (isZip(bytes)) return readZip(name, bytes, options)
  const decoded = decode(bytes, options.encoding)
  if (!decoded.ok) return refuse(name, decoded.refusal)
  return readText(name, decoded.text, decoded.note, options)
}

/** `PK`, and the mark of a first entry, or of a directory that has none. */
const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))

async function readZip(name: string, bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
  const directory = readDirectory(bytes)
  if (!directory.ok) return refuse(name, directory.refusal)
  const { entries } = directory
  const mimetype = entries.find((entry) => entry.name === 'mimetype' && entry.size < 200)
  const typed = mimetype === undefined ? null : await unpack(bytes, [mimetype])
  const type = typed?.ok === true ? new TextDecoder().decode(typed.parts['mimetype']).trim() : null
  const kind = kindOfZip(
    entries.map((entry) => entry.name),
    type,
  )
  if (typeof kind === 'object') return refuse(name, kind)
  if (kind === 'kmz') {
    const maps = entries.filter((entry) => /\.kml$/i.test(entry.name))
    const map = maps.find((entry) => entry.name === 'doc.kml') ?? maps[0]
    if ((map?.size ?? 0) > MAX_BYTES) return refuse(name, tooManyBytes(map?.size ?? 0))
    const unpacked = await unpack(bytes, map === undefined ? [] : [map])
    if (!unpacked.ok) return refuse(name, unpacked.refusal)
    const decoded = decode(Object.values(unpacked.parts)[0] ?? new Uint8Array(), options.encoding)
    if (!decoded.ok) return refuse(name, decoded.refusal)
    const others = maps.length > 1 ? [`Of ${maps.length} maps in the archive, ${map?.name} is read.`] : []
    return withNotes(await readMarkup(name, decoded.text), others)
  }
  const { readWorkbook } = await import('./workbook.ts')
  return readWorkbook(name, bytes, entries, kind, options)
}

const withNotes = (reading: Reading, notes: readonly string[]): Reading =>
  reading.format === null ? reading : { ...reading, notes: [...notes, ...reading.notes] }

const SHORTCUT: Refusal = {
  message: 'This is a shortcut to a Google Sheet, without its content.',
  remedy: 'In Google Sheets choose File, Download, Microsoft Excel (.xlsx).',
}
const OF_TABLES = ['csv', 'tsv', 'tab', 'txt', '']

async function readText(name: string, text: string, note: string, options: ReadOptions): Promise<Reading> {
  const ending = endingOf(name)
  const start = text.trimStart().charAt(0)
  const root = start === '<' ? rootOf(text) : null
  const isHeader = (ending === 'csv' || ending === 'tsv') && root !== null && !isKnownRoot(root)
  if (root !== null && !isHeader) {
    const refusal = refuseMarkup(text, ending)
    return refusal === null ? withNotes(await readMarkup(name, text), [note]) : refuse(name, refusal)
  }
  if (start === '{' || start === '[' || start === '\u001e') {
    if (ending === 'gsheet') return refuse(name, SHORTCUT)
    const parsed = await parseJson(text)
    if (parsed.ok) return withNotes(await readJson(name, parsed.json), [note])
    const isTable = OF_TABLES.includes(ending) && (start === '[' || ending === 'csv' || ending === 'tsv')
    if (!isTable) return refuse(name, parsed.refusal)
  }
  if (ending === 'json' || ending === 'geojson') return refuse(name, notJson('it begins with neither { nor ['))
  if (text.startsWith('BEGIN:VCALENDAR')) {
    const remedy = 'Write its entries into a spreadsheet, and save that as .xlsx or CSV.'
    return refuse(name, { message: 'This is a calendar, not a table.', remedy })
  }
  const misnamed = OF_TABLES.includes(ending) ? [] : [`The name ends in .${ending}, but the file is a table as text.`]
  return readDelimited(name, text, options, [...misnamed, note])
}

async function readMarkup(name: string, text: string): Promise<Reading> {
  if (rootOf(text) === 'gpx') return (await import('./gpx.ts')).readGpx(name, text)
  return (await import('./kml.ts')).readKml(name, text)
}

const notJson = (reason: string): Refusal => ({
  message: `This is not JSON: ${reason}.`,
  remedy: 'Look for a missing comma, quote or bracket there.',
})

type Json = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly refusal: Refusal }

async function parseJson(text: string): Promise<Json> {
  try {
    const json: unknown = JSON.parse(text)
    return { ok: true, json }
  } catch (error) {
    const { jsonLines } = await import('./json-lines.ts')
    const lines = jsonLines(text)
    if (lines !== null) return { ok: true, json: lines }
    const reason = whereBroken(error instanceof Error ? error.message : '', text)
    return { ok: false, refusal: notJson(reason) }
  }
}

/** Where parsing stopped: engines tell the spot in words of their own, or not at all. */
function whereBroken(message: string, text: string): string {
  if (/end of (?:JSON|data)|EOF/.test(message)) return 'it ends too early'
  const line = /\bline (\d+)/.exec(message)?.[1]
  if (line !== undefined) return `line ${line} cannot be read`
  const place = /\bposition (\d+)/.exec(message)?.[1]
  if (place === undefined) return 'a part of it cannot be read'
  if (Number(place) >= text.trimEnd().length) return 'it ends too early'
  return `line ${text.slice(0, Number(place)).split(/\r\n|\r|\n/).length} cannot be read`
}

async function readJson(name: string, json: unknown): Promise<Reading> {
  const { detectJson, refusalOfJson } = await import('./detect-json.ts')
  switch (detectJson(json)) {
    case 'geojson':
      return (await import('./geojson.ts')).readGeojson(name, json)
    case 'timemap':
      return (await import('./timemap.ts')).readTimemap(name, json)
    case 'timelinejs':
      return (await import('./timelinejs.ts')).readTimelinejs(name, json)
    case 'storymap':
      return (await import('./storymap.ts')).readStorymap(name, json)
    case 'records':
      return (await import('./records.ts')).readRecords(name, json)
    case 'story':
      return readStory(name, json)
    default:
      return refuse(name, refusalOfJson(json))
  }
}

/** Our own `story.json`, as the sheet that it is in a workbook. */
function readStory(file: string, json: unknown): Reading {
  const rows = storySheet(json).map((cells, index) => ({ number: index + 1, cells: cells.map(textCell) }))
  const sheet = { name: 'story', file, columns: STORY_COLUMNS, headerRow: null, rows }
  return { file, format: 'story', notes: [], sheets: [sheet], problems: [], head: {} }
}
