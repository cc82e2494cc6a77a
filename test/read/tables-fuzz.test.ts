import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { dayOf, isoOf } from '../../src/civil.ts'
import { detectDelimiter } from '../../src/read/delimited.ts'
import { read } from '../../src/read/read.ts'
import type { Reading } from '../../src/read/reading.ts'
import { writeWorkbook } from '../../src/read/write-workbook.ts'
import { encode, texts } from './tables.ts'

/** How many cases each property is tried with. */
const isLong = process.env['DEMARCHE_LONG'] !== undefined
const many = { numRuns: isLong ? 10_000 : 120 }
/** For properties whose every case packs or unpacks a workbook. */
const some = { numRuns: isLong ? 10_000 : 40 }
const TIME = isLong ? 600_000 : 30_000

/** What holds of every reading. */
function expectSound(reading: Reading): void {
  const hasError = reading.problems.some(({ severity }) => severity === 'error')
  if (reading.format === null) expect(hasError && reading.sheets.length === 0).toBe(true)
  for (const { message, remedy } of reading.problems) expect(message !== '' && remedy !== '').toBe(true)
  for (const { columns, rows, headerRow } of reading.sheets) {
    let last = headerRow ?? 0
    for (const { number, cells } of rows) {
      expect(cells).toHaveLength(columns.length)
      expect(number).toBeGreaterThan(last)
      last = number
    }
  }
}

const names = fc.constantFrom('a.csv', 'a.tsv', 'a.txt', 'a', 'a.xlsx', 'a.ods', 'a.json', 'a.kml', 'a.gpx', 'a.xls')

test('any bytes', { timeout: TIME }, async () => {
  const start = fc.constantFrom(
    ...[
      '',
      'PK\x03\x04',
      'PK\x05\x06',
      '\xff\xfe',
      '\xfe\xff',
      '\xef\xbb\xbf',
      '<',
      '<?xml',
      '<kml',
      '<gpx>',
      '<!doctype html>',
    ],
    ...[
      '{',
      '[',
      '[{',
      '{"type":"FeatureCollection","features":[',
      '%PDF',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      'sep=;\n',
    ],
  )
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 100 }).map((text) => new TextEncoder().encode(text)),
    fc.json().map((text) => new TextEncoder().encode(text)),
  )
  const property = fc.asyncProperty(names, start, body, async (name, first, rest) => {
    const bytes = Uint8Array.from([...first].map((letter) => letter.charCodeAt(0)).concat(...rest))
    expectSound(await read({ name, bytes }))
  })
  await fc.assert(property, many)
})

const DELIMITERS = [',', ';', '\t', '|'] as const
const ENCODINGS = [
  'utf-8',
  'utf-8 marked',
  'utf-16le marked',
  'utf-16be marked',
  'utf-16le',
  'utf-16be',
  'windows-1252',
]
const word = fc.string({ unit: fc.constantFrom(...'abcdefghäéß'), minLength: 1, maxLength: 8 })
/** Texts as they stand in cells, with all that could be taken for something else. */
const written = fc.oneof(
  { weight: 3, arbitrary: word },
  fc.constantFrom(
    '',
    ' ',
    '2025-01-28',
    '33,51',
    '-1.5',
    '"',
    '""',
    'a"b',
    'x;y',
    'x,y',
    'p|q',
    'two\nlines',
    'l\r\nm',
    ' in ',
  ),
  fc.string({ unit: fc.constantFrom(...'ab1 ,;|\t"\'\n\r.-/:é€“”–#=@'), maxLength: 12 }),
)
const tables = fc.integer({ min: 2, max: 6 }).chain((width) =>
  fc.record({
    header: fc.array(word, { minLength: width, maxLength: width }),
    body: fc.array(fc.array(written, { minLength: width, maxLength: width }), { maxLength: 8 }),
  }),
)

interface Manner {
  readonly delimiter: string
  readonly ending: string
  readonly encoding: string
  readonly quotesAll: boolean
  readonly endsInBreak: boolean
}

const manners = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  ending: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom(...ENCODINGS),
  quotesAll: fc.boolean(),
  endsInBreak: fc.boolean(),
})

function writeTable(rows: readonly (readonly string[])[], manner: Manner): string {
  const cell = (text: string) =>
    manner.quotesAll || /[\r\n"]/.test(text) || text.includes(manner.delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text
  const lines = rows.map((cells) => cells.map(cell).join(manner.delimiter)).join(manner.ending)
  return manner.endsInBreak ? lines + manner.ending : lines
}

/** Without what nobody sees at its ends. */
const seen = (cell: string) =>
  cell.replace(/^[\s\u200b\u200e\u200f\u2060\u061c]+|[\s\u200b\u200e\u200f\u2060\u061c]+$/g, '')
const isBlank = (cells: readonly string[]) => cells.every((cell) => seen(cell) === '')
const trimmed = (rows: readonly (readonly string[])[]) => rows.map((cells) => cells.map(seen))

test('any table, in any delimiter, quoting and encoding, comes back as it was', { timeout: TIME }, async () => {
  const property = fc.asyncProperty(tables, manners, fc.boolean(), async ({ header, body }, manner, isSaid) => {
    const text = writeTable([header, ...body], manner)
    // A table of nothing but ASCII has no letter by which Windows-1252 or UTF-16 could be told from it.
    const bytes = encode(text, manner.encoding)
    const reading = await read({ name: 'a.csv', bytes }, isSaid ? { delimiter: manner.delimiter } : {})
    expectSound(reading)
    if (reading.format === null) {
      // Told to be wrong, and never otherwise than by these two: both name the encoding to write instead.
      expect(manner.encoding).toBe('windows-1252')
      expect(reading.problems[0]?.remedy).toContain('CSV UTF-8')
      return
    }
    const kept = body.filter((cells) => !isBlank(cells))
    expect(texts(reading)).toEqual(trimmed([header, ...kept]))
    const rows = body.flatMap((cells, index) => (isBlank(cells) ? [] : [index + 2]))
    expect(reading.sheets[0]?.rows.map(({ number }) => number)).toEqual(rows)
    expect(reading.problems).toEqual([])
  })
  await fc.assert(property, many)
})

test('the delimiter is detected from what is written, too', { timeout: TIME }, () => {
  const property = fc.property(tables, manners, ({ header, body }, manner) => {
    expect(detectDelimiter(writeTable([header, ...body], manner))).toBe(manner.delimiter)
  })
  fc.assert(property, many)
})

test('no letter of any text is lost without a word', { timeout: TIME }, async () => {
  const letters = (text: string) =>
    [...text.matchAll(/[a-z0-9é]/g)]
      .map(([letter]) => letter)
      .toSorted()
      .join('')
  const text = fc.string({ unit: fc.constantFrom(...'aabb12é  ,,;;||\t""\n\n\r.'), maxLength: 200 })
  const header = fc.constantFrom('', 'a,b\n', 'a;b;c\r\n', 'a\tb\n', 'a|b\n\n', 'a b\n1,2\n')
  const property = fc.asyncProperty(header, text, async (first, rest) => {
    const bytes = new TextEncoder().encode(first + rest)
    const reading = await read({ name: 'a.csv', bytes })
    expectSound(reading)
    if (reading.format === null) return
    const above = reading.notes.flatMap((note) => [...note.matchAll(/“([^”]*)”/g)].map((match) => match[1] ?? ''))
    expect(letters([...above, ...texts(reading).flat()].join(''))).toBe(letters(first + rest))
  })
  await fc.assert(property, many)
})

test('any tables written as a workbook come back as they were', { timeout: TIME }, async () => {
  const cell = fc.oneof(
    written,
    fc.string({ unit: 'grapheme', maxLength: 10 }),
    fc.constantFrom('_x0041_', '#REF!', '=1', 'a\u0001b'),
  )
  const rows = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.tuple(
        fc.array(word, { minLength: width, maxLength: width }),
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
      ),
    )
  const property = fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 3 }), async (sheets) => {
    const named = sheets.map(([header, body], index) => ({ name: `table ${index}`, rows: [header, ...body] }))
    const book = await writeWorkbook(named)
    if (!book.ok) throw new Error(book.refusal.message)
    const reading = await read({ name: 'a.xlsx', bytes: book.bytes })
    expectSound(reading)
    expect(reading.problems).toEqual([])
    for (const [index, { rows: all }] of named.entries()) {
      const kept = all
        .filter((cells) => !isBlank(cells))
        .map((cells) => cells.map((each) => each.replace(/\r\n?/g, '\n')))
      expect(texts(reading, index)).toEqual(trimmed(kept))
    }
  })
  await fc.assert(property, some)
})

test('any number, day and truth of a workbook', { timeout: TIME }, async () => {
  const days = fc.integer({ min: 61, max: 2_900_000 })
  const property = fc.asyncProperty(
    ...([
      fc.constantFrom('xlsx' as const, 'ods' as const),
      fc.boolean(),
      days,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    ] as const),
    async (bookType, date1904, day, value, truth) => {
      const sheet = utils.aoa_to_sheet([
        ['when', 'number', 'truth'],
        [
          { t: 'n', v: day, z: 'm/d/yy' },
          { t: 'n', v: value },
          { t: 'b', v: truth },
        ],
      ])
      const book = {
        ...utils.book_new(sheet, 'A'),
        Workbook: { WBProps: { date1904: date1904 && bookType === 'xlsx' } },
      }
      const bytes: unknown = write(book, { type: 'array', bookType })
      if (!(bytes instanceof ArrayBuffer)) throw new Error('no bytes')
      const reading = await read({ name: `a.${bookType}`, bytes: new Uint8Array(bytes) })
      const first = date1904 && bookType === 'xlsx' ? dayOf(1904, 1, 1) : dayOf(1899, 12, 30)
      expect(reading.sheets[0]?.rows[0]?.cells).toMatchObject([
        { kind: 'date', edtf: isoOf(first + day) },
        { kind: 'number', value: value === 0 ? 0 : value },
        { kind: 'truth', value: truth },
      ])
    },
  )
  await fc.assert(property, some)
})

test('a workbook with any bytes or parts changed', { timeout: TIME }, async () => {
  const sheet = utils.aoa_to_sheet([
    ['when', 'title'],
    [{ t: 'n', v: 45685, z: 'm/d/yy' }, 'a'],
    ['x', 'y'],
  ])
  const written = (['xlsx', 'ods'] as const).map((bookType) => {
    const bytes: unknown = write(utils.book_new(sheet, 'A'), { type: 'array', bookType, compression: true })
    if (!(bytes instanceof ArrayBuffer)) throw new Error('no bytes')
    return new Uint8Array(bytes)
  })
  const change = fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    byte: fc.integer({ min: 0, max: 255 }),
  })
  const changes = fc.array(change, { minLength: 1, maxLength: 5 })
  const apply = (bytes: Uint8Array, all: readonly { readonly at: number; readonly byte: number }[]) => {
    const changed = bytes.slice()
    for (const { at, byte } of all) changed[Math.floor(at * changed.length)] = byte
    return changed
  }
  const inZip = fc.asyncProperty(fc.constantFrom(...written), changes, async (bytes, all) => {
    expectSound(await read({ name: 'a.xlsx', bytes: apply(bytes, all) }))
  })
  await fc.assert(inZip, some)
  const unpacked = written.map((bytes) => unzipSync(bytes))
  const inPart = fc.asyncProperty(fc.constantFrom(...unpacked), fc.nat(), changes, async (parts, which, all) => {
    const name = Object.keys(parts)[which % Object.keys(parts).length] ?? ''
    const changed = { ...parts, [name]: apply(parts[name] ?? strToU8(''), all) }
    expectSound(await read({ name: 'a.xlsx', bytes: zipSync(changed, { level: 0 }) }))
  })
  await fc.assert(inPart, some)
})
