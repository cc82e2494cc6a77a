import { utils, write } from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { MAX_BYTES, MAX_UNPACKED } from '../../src/read/limits.ts'
import { read } from '../../src/read/read.ts'
import { encode, texts } from './tables.ts'

/** Bytes from text, a letter each. */
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const wide = (text: string): string => [...text].map((letter) => `${letter}\0`).join('')
const old = (stream: string): Uint8Array =>
  latin(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(504)}${wide('Root Entry')}${'\0'.repeat(44)}${wide(stream)}`)
const zip = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))

/** What is said of a file that is not read. */
async function refusalOf(name: string, bytes: Uint8Array): Promise<string> {
  const reading = await read({ name, bytes })
  expect(reading).toMatchObject({ file: name, format: null, notes: [], sheets: [], head: {} })
  expect(reading.problems).toHaveLength(1)
  const [problem] = reading.problems
  expect(problem).toMatchObject({ severity: 'error', file: name, row: null, column: null, value: null })
  return `${problem?.message} ${problem?.remedy}`
}

const COPY = 'Copy its table into a spreadsheet, and save that as .xlsx or CSV.'

describe('a file that is no table is refused with what to do instead', () => {
  test.each([
    ['a.pdf', latin('%PDF-1.7\n…'), `This is a PDF, not a table. ${COPY}`],
    ['a.csv', latin('%PDF-1.7\n…'), `This is a PDF, not a table. ${COPY}`],
    ['a.xls', old('Workbook'), 'This is a workbook of the old .xls format. Save it as .xlsx.'],
    ['a.xls', old('Book'), 'This is a workbook of the old .xls format. Save it as .xlsx.'],
    ['a.doc', old('WordDocument'), `This is a text document, not a table. ${COPY}`],
    [
      'a.xlsx',
      old('EncryptedPackage'),
      'The file is protected by a password. Open it, remove the password, and save it again.',
    ],
    ['a.msg', old('__properties'), 'This is no file that can be read. Save the table as .xlsx or CSV.'],
    ['a.docx', zip('[Content_Types].xml', 'word/document.xml'), `This is a text document, not a table. ${COPY}`],
    ['a.pptx', zip('ppt/presentation.xml'), `These are slides, not a table. ${COPY}`],
    ['a.xlsb', zip('xl/workbook.bin'), 'This is a binary workbook (.xlsb). Save it as .xlsx.'],
    [
      'a.numbers',
      zip('Index/Document.iwa'),
      'This is a Numbers document. In Numbers choose File, Export To, CSV or Excel.',
    ],
    ['a.zip', zip('trips.csv'), 'This is a packed archive. Unpack it, and give the files that it holds.'],
    ['a.zip', zip(), 'The archive is empty. Give the table itself.'],
    ['a.csv.gz', latin('\x1f\x8b\x08\0'), 'This is a packed archive. Unpack it, and give the files that it holds.'],
    [
      'a.png',
      latin('\x89PNG\r\n\x1a\n'),
      'This is a picture, not a table. Type its table into a spreadsheet, and save that as .xlsx or CSV.',
    ],
    [
      'a.jpg',
      latin('\xff\xd8\xff\xe0'),
      'This is a picture, not a table. Type its table into a spreadsheet, and save that as .xlsx or CSV.',
    ],
    ['a.rtf', latin('{\\rtf1 x}'), `This is a text document, not a table. ${COPY}`],
    ['a.db', latin('SQLite format 3\0'), 'This is a database. Export its table as CSV.'],
    ['a.shp', latin('\0\0\x27\x0a\0\0'), 'This is a shapefile. Convert it to GeoJSON.'],
    [
      'a.svg',
      latin('<?xml version="1.0"?><!-- x --><svg/>'),
      'This is a picture, not a table. Type its table into a spreadsheet, and save that as .xlsx or CSV.',
    ],
    [
      'a.xls',
      latin('<html><table><tr><td>when</td></tr></table></html>'),
      'This is a web page that is named .xls. Open it in a spreadsheet program and save it as .xlsx or CSV.',
    ],
    [
      'pub.csv',
      latin('\n<!DOCTYPE html><html><head><title>Visits - Google Sheets</title>'),
      'This is a web page, not a table. Save its table as CSV; in Google Sheets choose File, Share, Publish to web, Comma-separated values (.csv).',
    ],
    [
      'a.xml',
      latin('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
      'This is a workbook saved as XML. Save it as .xlsx.',
    ],
    [
      'a.fods',
      latin('<?xml version="1.0"?><office:document/>'),
      'This is a document saved as flat XML. Save it as .ods or CSV.',
    ],
    ['a.xml', latin('<a:b xmlns:a="x"/>'), 'This is XML of a kind that is not read (b). Save it as KML, GPX or CSV.'],
    [
      'a.json',
      latin('[\n{"a": 1}\n{"b": 2}\n]'),
      'This is not JSON: line 3 cannot be read. Look for a missing comma, quote or bracket there.',
    ],
    [
      'a.gsheet',
      latin('{"doc_id": "x"}'),
      'This is a shortcut to a Google Sheet, without its content. In Google Sheets choose File, Download, Microsoft Excel (.xlsx).',
    ],
    [
      'a.ics',
      latin('BEGIN:VCALENDAR\nVERSION:2.0\n'),
      'This is a calendar, not a table. Write its entries into a spreadsheet, and save that as .xlsx or CSV.',
    ],
    ['a.csv', latin(''), 'The file is empty. Save the table again, with a row of names and a row for each event.'],
    [
      'a.csv',
      latin('\xef\xbb\xbf'),
      'The file is empty. Save the table again, with a row of names and a row for each event.',
    ],
    [
      'a.csv',
      latin('\r\n , ,\r\n'),
      'The file is empty. Save the table again, with a row of names and a row for each event.',
    ],
    [
      'a.csv',
      latin('when,title\n2025,a\0b\0\0\n'),
      'The file is no text: it holds bytes that no text has. Save the table as .xlsx, or as CSV in UTF-8.',
    ],
    [
      'a.csv',
      latin('\x01\x02\x03\x04abc'),
      'The file is no text: it holds bytes that no text has. Save the table as .xlsx, or as CSV in UTF-8.',
    ],
    [
      'a.geojson',
      latin('type,features\n'),
      'This is not JSON: it begins with neither { nor [. Look for a missing comma, quote or bracket there.',
    ],
    [
      'a.json',
      latin('{"a": 1'),
      'This is not JSON: it ends too early. Look for a missing comma, quote or bracket there.',
    ],
    [
      'a.xlsx',
      latin('PK\x03\x04 and no more'),
      'The file is damaged: it cannot be unpacked. Download it or save it again.',
    ],
  ])('%s (%#)', async (name, bytes, said) => {
    expect(await refusalOf(name, bytes)).toBe(said)
  })

  test('too large, without being looked at', async () => {
    expect(await refusalOf('a.csv', new Uint8Array(200 * 1024 * 1024))).toBe(
      'The file has 200 MB; at most 64 MB are read. Remove what the story does not need, or split the file into several.',
    )
    expect(await refusalOf('a.csv', new Uint8Array(MAX_BYTES + 1))).toMatch(/^The file has 65 MB/)
  })
})

describe('encodings', () => {
  test.each([
    [
      'mostly UTF-8',
      latin('when,title\n2025,d\xc3\xa9j\xc3\xa0 \xc3\xa9\n2026,caf\xe9\n'),
      'The file is UTF-8, but line 3 holds bytes that are not. Save the table again as “CSV UTF-8”.',
    ],
    [
      'UTF-16 cut off',
      latin('\xff\xfeb\0a'),
      'The file begins as UTF-16 and goes on as something else. Save the table again as “CSV UTF-8”.',
    ],
    [
      'Cyrillic in Windows-1251',
      latin('when,title\n2025,\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xe2 \xcc\xee\xf1\xea\xe2\xe5\n'),
      'The encoding cannot be told: it is neither UTF-8 nor Windows-1252. Save the table again as “CSV UTF-8”, or name its encoding, such as windows-1251.',
    ],
  ])('that are mistaken are refused: %s', async (_, bytes, said) => {
    expect(await refusalOf('a.csv', bytes)).toBe(said)
  })

  test('are taken as said', async () => {
    const bytes = latin('when,title\n2025,\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xe2 \xcc\xee\xf1\xea\xe2\xe5\n')
    const reading = await read({ name: 'a.csv', bytes }, { encoding: 'windows-1251' })
    expect(reading.notes[0]).toBe('The text is read as windows-1251, as said.')
    expect(texts(reading)[1]).toEqual(['2025', 'Переговоры в Москве'])
    const wrong = await read({ name: 'a.csv', bytes }, { encoding: 'utf-8' })
    expect(wrong.problems[0]?.message).toBe('The bytes are not utf-8.')
    const none = await read({ name: 'a.csv', bytes }, { encoding: 'klingon' })
    expect(none.problems[0]?.message).toBe('There is no encoding klingon.')
  })

  test('a second byte order mark is no part of the first column', async () => {
    const reading = await read({ name: 'a.csv', bytes: latin('\xef\xbb\xbf\xef\xbb\xbf"when","title"\n2025,a\n') })
    expect(texts(reading)[0]).toEqual(['when', 'title'])
  })

  test.each(['utf-16le', 'utf-16be'])('%s without a mark is told in Cyrillic and Arabic too', async (encoding) => {
    const text = 'дата,событие\n2025-01-28,Визит в Дамаск\n2025-01-29,زيارة\n'
    const reading = await read({ name: 'a.csv', bytes: encode(text, encoding) })
    expect(texts(reading)[2]).toEqual(['2025-01-29', 'زيارة'])
  })
})

test('a name does not decide: what the file holds does', async () => {
  const csv = await read({ name: 'trips.xlsx', bytes: strToU8('when,title\n2025,a\n') })
  expect(csv.notes[0]).toBe('The name ends in .xlsx, but the file is a table as text.')
  expect(csv.format).toBe('csv')
  const book = utils.book_new(
    utils.aoa_to_sheet([
      ['when', 'title'],
      ['2025', 'a'],
    ]),
    'A',
  )
  const bytes: unknown = write(book, { type: 'array' })
  if (!(bytes instanceof ArrayBuffer)) throw new Error('no bytes')
  expect((await read({ name: 'trips.csv', bytes: new Uint8Array(bytes) })).format).toBe('xlsx')
  const json = await read({ name: 'trips.csv', bytes: strToU8('[{"when": "2025", "title": "a"}]') })
  expect(json.format).toBe('records')
  const edtf = await read({ name: 'trips.csv', bytes: strToU8('[when],title\n2025,a\n') })
  expect([edtf.format, texts(edtf)[0]]).toEqual(['csv', ['[when]', 'title']])
  const tag = await read({ name: 'trips.csv', bytes: strToU8('<when>,<title>\n2025,a\n') })
  expect([tag.format, texts(tag)[0]]).toEqual(['csv', ['<when>', '<title>']])
})

test('a KMZ is the map within', async () => {
  const kml =
    '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>A</name><TimeStamp><when>2025-01-28</when></TimeStamp><Point><coordinates>36.3,33.5</coordinates></Point></Placemark></Document></kml>'
  const reading = await read({ name: 'a.kmz', bytes: zipSync({ 'b.kml': strToU8('<kml/>'), 'doc.kml': strToU8(kml) }) })
  expect(reading.format).toBe('kml')
  expect(reading.notes[0]).toBe('Of 2 maps in the archive, doc.kml is read.')
  expect(reading.sheets[0]?.rows).toHaveLength(1)
})

test('our own story.json is a sheet of keys and values', async () => {
  const story = { id: 'a', title: { en: 'A' }, span: '2025-01-01/2025-02-01', opening: '2025-01-02' }
  const reading = await read({ name: 'story.json', bytes: strToU8(JSON.stringify(story)) })
  expect(reading.format).toBe('story')
  expect(texts(reading)).toEqual([
    ['key', 'value'],
    ['id', 'a'],
    ['title.en', 'A'],
    ['span', '2025-01-01/2025-02-01'],
    ['opening', '2025-01-02'],
  ])
})

describe('zip bombs', () => {
  const packed = (size: number): Uint8Array =>
    zipSync({
      '[Content_Types].xml': strToU8('<a/>'),
      'xl/workbook.xml': strToU8('<a/>'),
      'xl/big.xml': new Uint8Array(size),
    })
  const LIE =
    'The file is damaged: a part of it is larger than it says. Open it in a spreadsheet program and save it again.'

  /** Writes another size into the directory of a zip, and into the entry itself. */
  function claim(bytes: Uint8Array, name: string, size: number): Uint8Array {
    const changed = bytes.slice()
    const view = new DataView(changed.buffer)
    const letters = latin(name)
    for (let at = 0; at < changed.length - letters.length; at++) {
      if (!letters.every((letter, index) => changed[at + index] === letter)) continue
      if (view.getUint32(at - 30, true) === 0x04034b50) view.setUint32(at - 8, size, true)
      else if (view.getUint32(at - 46, true) === 0x02014b50) view.setUint32(at - 22, size, true)
    }
    return changed
  }

  const TOO_MUCH =
    'Unpacked, the file is larger than 256 MB. Remove pictures and sheets that the story does not need, or save the table as CSV.'

  test('one whose parts are the same bytes over and over is not unpacked', async () => {
    const bytes = zipSync({ 'xl/workbook.xml': new Uint8Array(1024 * 1024) })
    const end = bytes.length - 22
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const directory = bytes.subarray(view.getUint32(end + 16, true), end)
    const times = MAX_UNPACKED / (1024 * 1024) + 1
    const bomb = new Uint8Array(bytes.length + directory.length * (times - 1))
    bomb.set(bytes.subarray(0, end))
    for (let index = 0; index < times - 1; index++) bomb.set(directory, end + index * directory.length)
    bomb.set(bytes.subarray(end), bomb.length - 22)
    new DataView(bomb.buffer).setUint16(bomb.length - 12, times, true)
    expect(bomb.length).toBeLessThan(50_000)
    expect(await refusalOf('a.xlsx', bomb)).toBe(TOO_MUCH)
  })

  // It takes seconds to make.
  test.runIf(process.env['DEMARCHE_LONG'])('one great part of zeros is not unpacked', async () => {
    const bytes = packed(MAX_UNPACKED + 1)
    expect(bytes.length).toBeLessThan(1_000_000)
    expect(await refusalOf('a.xlsx', bytes)).toBe(TOO_MUCH)
  })

  test('one that lies about its size is unpacked no further than it says', async () => {
    const bytes = packed(500_000)
    expect(await refusalOf('a.xlsx', claim(bytes, 'xl/big.xml', 1000))).toBe(LIE)
    expect(await refusalOf('a.xlsx', claim(bytes, 'xl/big.xml', 600_000))).toBe(
      'The file is damaged: it cannot be unpacked. Download it or save it again.',
    )
    expect(await refusalOf('a.xlsx', claim(bytes, 'xl/big.xml', 0xffffffff))).toMatch(/^Unpacked, the file is larger/)
  })

  test('one that is cut off, or locked', async () => {
    const bytes = packed(1000)
    expect(await refusalOf('a.xlsx', bytes.subarray(0, -30))).toMatch(/^The file is damaged/)
    const locked = bytes.slice()
    const view = new DataView(locked.buffer)
    for (let at = 0; at < locked.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true)
    }
    expect(await refusalOf('a.xlsx', locked)).toMatch(/^The file is protected by a password/)
    const ods = { mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('x') }
    const manifest = strToU8('<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>')
    expect(await refusalOf('a.ods', zipSync({ ...ods, 'META-INF/manifest.xml': manifest }))).toMatch(
      /^The file is protected/,
    )
  })
})
