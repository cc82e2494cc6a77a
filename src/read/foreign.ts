/** Files that are none of ours, told by their first bytes: each is refused with what to do instead. */
import type { Refusal } from './limits.ts'
import { LOCKED } from './zip.ts'

const AS_TABLE = 'Open it in a spreadsheet program and save it as .xlsx or CSV.'
const COPY = 'Copy its table into a spreadsheet, and save that as .xlsx or CSV.'
const picture: Refusal = {
  message: 'This is a picture, not a table.',
  remedy: 'Type its table into a spreadsheet, and save that as .xlsx or CSV.',
}
const archive: Refusal = {
  message: 'This is a packed archive.',
  remedy: 'Unpack it, and give the files that it holds.',
}
const OLD_WORKBOOK: Refusal = { message: 'This is a workbook of the old .xls format.', remedy: 'Save it as .xlsx.' }
const WORD: Refusal = { message: 'This is a text document, not a table.', remedy: COPY }
const SLIDES: Refusal = { message: 'These are slides, not a table.', remedy: COPY }
const NUMBERS: Refusal = {
  message: 'This is a Numbers document.',
  remedy: 'In Numbers choose File, Export To, CSV or Excel.',
}
const UNKNOWN: Refusal = { message: 'This is no file that can be read.', remedy: 'Save the table as .xlsx or CSV.' }

/** First bytes as Latin-1, and where they stand. */
const SIGNATURES: readonly (readonly [start: string, at: number, refusal: Refusal])[] = [
  ['%PDF', 0, { message: 'This is a PDF, not a table.', remedy: COPY }],
  ['\x89PNG', 0, picture],
  ['\xff\xd8\xff', 0, picture],
  ['GIF87a', 0, picture],
  ['GIF89a', 0, picture],
  ['WEBP', 8, picture],
  ['ftyp', 4, picture],
  ['II*\0', 0, picture],
  ['MM\0*', 0, picture],
  ['\x1f\x8b', 0, archive],
  ['7z\xbc\xaf', 0, archive],
  ['Rar!\x1a', 0, archive],
  ['1AY&SY', 4, archive],
  ['{\\rtf', 0, WORD],
  ['SQLite format 3', 0, { message: 'This is a database.', remedy: 'Export its table as CSV.' }],
  ['PAR1\x15', 0, { message: 'This is a Parquet file.', remedy: 'Export its table as CSV.' }],
  ['\0\0\x27\x0a', 0, { message: 'This is a shapefile.', remedy: 'Convert it to GeoJSON.' }],
]

const latin = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Whether a name stands in UTF-16 among the bytes, as the old formats list their streams. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0])
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

/** Why these bytes are not read; null for text, for zips, and for what only decoding can tell. */
export function refuseForeign(bytes: Uint8Array): Refusal | null {
  const start = latin(bytes.subarray(0, 32))
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    if (hasStream(bytes, 'EncryptedPackage')) return LOCKED
    if (hasStream(bytes, 'WordDocument')) return WORD
    if (hasStream(bytes, 'PowerPoint Document')) return SLIDES
    return hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book') ? OLD_WORKBOOK : UNKNOWN
  }
  return SIGNATURES.find(([signature, at]) => start.startsWith(signature, at))?.[2] ?? null
}

export type ZipKind = 'xlsx' | 'ods' | 'kmz'

/** What a zip is by what it holds. */
export function kindOfZip(names: readonly string[], mimetype: string | null): ZipKind | Refusal {
  const has = (form: RegExp) => names.some((name) => form.test(name))
  if (has(/^xl\/workbook\.xml$/i)) return 'xlsx'
  if (has(/^xl\/workbook\.bin$/i)) return { message: 'This is a binary workbook (.xlsb).', remedy: 'Save it as .xlsx.' }
  if (mimetype?.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  if (has(/^word\//) || mimetype?.startsWith('application/vnd.oasis.opendocument.text')) return WORD
  if (has(/^ppt\//) || mimetype?.startsWith('application/vnd.oasis.opendocument.presentation')) return SLIDES
  if (has(/^Index(\.zip$|\/.*\.iwa$)/)) return NUMBERS
  if (has(/\.kml$/i)) return 'kmz'
  if (names.length === 0) return { message: 'The archive is empty.', remedy: 'Give the table itself.' }
  return archive
}

const PAGES = ['html', 'head', 'body', 'table', 'meta']
const MAPS = ['kml', 'gpx']
const DOCUMENTS: ReadonlyMap<string, Refusal> = new Map([
  ['svg', picture],
  ['workbook', { message: 'This is a workbook saved as XML.', remedy: 'Save it as .xlsx.' }],
  ['document', { message: 'This is a document saved as flat XML.', remedy: 'Save it as .ods or CSV.' }],
  ['rss', { message: 'This is a news feed, not a table.', remedy: COPY }],
  ['feed', { message: 'This is a news feed, not a table.', remedy: COPY }],
])

/** Whether this is the outermost element of pages, maps or documents; else `<when>` may be a table's first column. */
export const isKnownRoot = (root: string): boolean => DOCUMENTS.has(root) || PAGES.includes(root) || MAPS.includes(root)

/** Why a text that is a page or a document is not read; null when it may be a table, or KML or GPX. */
export function refuseMarkup(text: string, ending: string): Refusal | null {
  const root = rootOf(text)
  if (root === null || MAPS.includes(root)) return null
  if (PAGES.includes(root)) {
    if (ending === 'xls') return { message: 'This is a web page that is named .xls.', remedy: AS_TABLE }
    return {
      message: 'This is a web page, not a table.',
      remedy:
        'Save its table as CSV; in Google Sheets choose File, Share, Publish to web, Comma-separated values (.csv).',
    }
  }
  const known = DOCUMENTS.get(root)
  return (
    known ?? { message: `This is XML of a kind that is not read (${root}).`, remedy: 'Save it as KML, GPX or CSV.' }
  )
}

/** The name of the outermost element in lower case, without a prefix; null when the text does not begin with markup. */
export function rootOf(text: string): string | null {
  const start = text.slice(0, 16_384).trimStart()
  if (!/^<[!?a-z]/i.test(start)) return null
  if (/^<!doctype\s+html/i.test(start)) return 'html'
  const bare = start.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^>[]*(\[[^\]]*\])?[^>]*>/gi, '').trimStart()
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(bare)?.[1]?.toLowerCase() ?? null
}
