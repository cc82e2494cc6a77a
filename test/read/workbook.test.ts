import { type BookType, type CellObject, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/read/read.ts'
import { edtfOfSerial, shownBy } from '../../src/read/serial-dates.ts'
import { writeWorkbook } from '../../src/read/write-workbook.ts'
import { texts } from './tables.ts'

const day: CellObject = { t: 'n', v: 45685, z: 'm/d/yy' }
const text = (v: string): CellObject => ({ t: 's', v })

function sheetOf(rows: readonly (readonly (CellObject | string | null)[])[]): WorkSheet {
  return utils.aoa_to_sheet(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? text(cell) : cell))))
}

function bookOf(sheets: Readonly<Record<string, WorkSheet>>): WorkBook {
  return { SheetNames: Object.keys(sheets), Sheets: { ...sheets } }
}

function bytesOf(book: WorkBook, bookType: BookType = 'xlsx'): Uint8Array {
  const bytes: unknown = write(book, { type: 'array', bookType })
  if (!(bytes instanceof ArrayBuffer)) throw new Error('no bytes')
  return new Uint8Array(bytes)
}

const readBook = (book: WorkBook, bookType: 'xlsx' | 'ods' = 'xlsx') =>
  read({ name: `trips.${bookType}`, bytes: bytesOf(book, bookType) })

/** A workbook whose first sheet is this XML. */
function withSheetXml(
  sheetData: string,
  after = '',
  change = (parts: Record<string, Uint8Array>) => parts,
): Uint8Array {
  const parts = unzipSync(bytesOf(bookOf({ Visits: sheetOf([['a']]) })))
  const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData>${sheetData}</sheetData>${after}</worksheet>`
  return zipSync(change({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) }))
}

const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>when</t></is></c><c r="B1" t="inlineStr"><is><t>title</t></is></c></row>'

/** An ODS as LibreOffice writes it. */
function odsOf(tables: string, styles = ''): Uint8Array {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  const manifest =
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(manifest),
  })
}

const odsText = (...words: readonly string[]) =>
  words
    .map((word) => `<table:table-cell office:value-type="string"><text:p>${word}</text:p></table:table-cell>`)
    .join('')

describe.each(['xlsx', 'ods'] as const)('%s', (kind) => {
  test('its sheets are tables, each with its own header', async () => {
    const reading = await readBook(
      bookOf({
        Visits: sheetOf([
          ['Visits 2025'],
          [],
          ['when', 'title', 'lat'],
          [day, ' A visit ', { t: 'n', v: 33.5 }],
          [],
          [day, 'x', null],
        ]),
        Notes: sheetOf([]),
        Places: sheetOf([
          ['name', 'open'],
          ['Damascus', { t: 'b', v: true }],
        ]),
      }),
      kind,
    )
    expect(reading).toMatchObject({ file: `trips.${kind}`, format: kind, problems: [], head: {} })
    expect(reading.notes).toEqual([
      'Visits: The header is row 3; what stands above it is passed over: “Visits 2025”.',
      'Visits: 1 blank row is passed over.',
      'The sheet Notes is empty.',
      'Places: The header is row 1.',
    ])
    expect(reading.sheets).toMatchObject([
      { name: 'Visits', file: `trips.${kind} › Visits`, headerRow: 3, columns: ['when', 'title', 'lat'] },
      { name: 'Places', file: `trips.${kind} › Places`, headerRow: 1 },
    ])
    expect(reading.sheets[0]?.rows.map((row) => row.number)).toEqual([4, 6])
    expect(reading.sheets[0]?.rows[0]?.cells).toMatchObject([
      { kind: 'date', edtf: '2025-01-28' },
      { kind: 'text', text: 'A visit' },
      { kind: 'number', value: 33.5, text: '33.5' },
    ])
    expect(reading.sheets[0]?.rows[1]?.cells[2]).toEqual({ kind: 'empty' })
    expect(reading.sheets[1]?.rows[0]?.cells[1]).toMatchObject({ kind: 'truth', value: true, text: 'TRUE' })
  })

  test('a sheet that is no table is a warning beside others, and an error alone', async () => {
    const list = sheetOf([['Read me'], ['This is a list of visits.']])
    const bare = sheetOf([
      [day, 'Damascus'],
      [day, 'Tartus'],
    ])
    const many = await readBook(
      bookOf({
        Visits: sheetOf([
          ['when', 'title'],
          [day, 'a'],
        ]),
        About: list,
        Bare: bare,
      }),
      kind,
    )
    expect(many.problems).toMatchObject([
      {
        severity: 'warning',
        file: `trips.${kind} › About`,
        row: null,
        message: 'The sheet About has a single column, and is not read as a table.',
        remedy: 'Write more columns, such as when, title, place, or leave the sheet as it is.',
      },
      {
        severity: 'warning',
        file: `trips.${kind} › Bare`,
        row: 1,
        message: 'The columns have no names: no row above the data names them.',
      },
    ])
    expect(many.sheets.map(({ name }) => name)).toEqual(['Visits'])
    const alone = await readBook(bookOf({ Bare: bare }), kind)
    expect(alone).toMatchObject({ format: null, sheets: [], problems: [{ severity: 'error', row: 1 }] })
  })

  test('merged cells are said, as only the first has the value', async () => {
    const sheet = sheetOf([
      ['when', 'title'],
      [day, 'a'],
      [null, 'b'],
      [null, 'c'],
    ])
    sheet['!merges'] = [utils.decode_range('A2:A4')]
    const reading = await readBook(bookOf({ Visits: sheet }), kind)
    expect(reading.problems).toMatchObject(
      [3, 4].map((row) => ({
        severity: 'warning',
        file: `trips.${kind} › Visits`,
        row,
        message: 'The cells A2:A4 are merged; only A2 has the value.',
        remedy: 'Split them, and write the value in each cell that it holds for.',
      })),
    )
    expect(reading.sheets[0]?.rows.map(({ cells }) => cells[0]?.kind)).toEqual(['date', 'empty', 'empty'])
  })

  test('a link behind a word becomes a column', async () => {
    const linked = (v: string, Target: string): CellObject => ({ t: 's', v, l: { Target } })
    const only = sheetOf([
      ['when', 'title'],
      [day, linked('A visit', 'https://example.org/a?b=1&c=2')],
      [day, 'b'],
    ])
    const reading = await readBook(bookOf({ Visits: only }), kind)
    expect(texts(reading).map((row) => row.slice(1))).toEqual([
      ['title', 'link'],
      ['A visit', 'https://example.org/a?b=1&c=2'],
      ['b', ''],
    ])
    expect(reading.notes.at(-1)).toBe(
      'Visits: The links behind the words of the column title are read as a column link.',
    )
    const address = 'https://example.org/x'
    const beside = sheetOf([
      ['when', 'title', 'url'],
      [day, linked('A visit', 'https://example.org/a'), linked(address, address)],
    ])
    const other = await readBook(bookOf({ Visits: beside }), kind)
    expect(other.sheets[0]?.columns).toEqual(['when', 'title', 'url', 'title (link)'])
  })
})

describe('an XLSX', () => {
  const cellsOf = async (cells: readonly CellObject[], date1904 = false) => {
    const sheet = sheetOf([['x', 'when'], ...cells.map((cell) => ['a', cell])])
    const reading = await readBook({ ...bookOf({ Visits: sheet }), Workbook: { WBProps: { date1904 } } })
    return { reading, cells: reading.sheets[0]?.rows.map((row) => row.cells[1]) }
  }

  test('dates are as precise as they are shown, in both systems', async () => {
    const written: readonly (readonly [number, string])[] = [
      [45685, 'dd/mm/yyyy'],
      [45685.60417, 'yyyy-mm-dd hh:mm'],
      [45685.60417, 'd.m.yy'],
      [45685, 'm/d/yy h:mm'],
      [45685, 'mmmm yyyy'],
      [45685, 'yyyy'],
      [0.604, 'h:mm'],
      [1.5, '[h]:mm'],
      [59, 'yyyy-mm-dd'],
      [60, 'yyyy-mm-dd'],
      [61, 'yyyy-mm-dd'],
      [45685.99999, 'yyyy-mm-dd hh:mm:ss'],
    ]
    const { cells } = await cellsOf(written.map(([v, z]): CellObject => ({ t: 'n', v, z })))
    expect(cells).toEqual([
      { kind: 'date', edtf: '2025-01-28', text: '28/01/2025' },
      { kind: 'date', edtf: '2025-01-28T14:30', text: '2025-01-28 14:30' },
      { kind: 'date', edtf: '2025-01-28', text: '2025-01-28' },
      { kind: 'date', edtf: '2025-01-28', text: '1/28/25 0:00' },
      { kind: 'date', edtf: '2025-01', text: 'January 2025' },
      { kind: 'date', edtf: '2025', text: '2025' },
      { kind: 'text', text: '14:29' },
      { kind: 'text', text: '36:00' },
      { kind: 'date', edtf: '1900-02-28', text: '1900-02-28' },
      { kind: 'text', text: '1900-02-29' },
      { kind: 'date', edtf: '1900-03-01', text: '1900-03-01' },
      { kind: 'date', edtf: '2025-01-28T23:59', text: '2025-01-28 23:59:59' },
    ])
    const { reading, cells: since1904 } = await cellsOf([{ t: 'n', v: 44223, z: 'yyyy-mm-dd' }], true)
    expect(since1904).toEqual([{ kind: 'date', edtf: '2025-01-28', text: '2025-01-28' }])
    expect(reading.notes[0]).toBe('Dates are counted from 1904, as the workbook says.')
  })

  test('days without their year are said', async () => {
    const { reading, cells } = await cellsOf([{ t: 'n', v: 45685, z: 'd-mmm' }])
    expect(cells).toEqual([{ kind: 'date', edtf: '2025-01-28', text: '28-Jan' }])
    expect(reading.notes.at(-1)).toBe(
      'Visits: Days are shown without a year in when; the year is the one that the workbook holds.',
    )
  })

  test('formulas, errors and numbers', async () => {
    const { reading, cells } = await cellsOf([
      { t: 'n', v: 2, f: '1+1' },
      { t: 'e', v: 0x17 },
      { t: 's', v: 'Reuters', f: 'HYPERLINK("https://example.org/r","Reuters")' },
      { t: 'n', v: 0.5, z: '0%' },
      { t: 'n', v: 33.513812345 },
      { t: 'n', v: 1738022400000 },
      { t: 's', v: '=1+1' },
    ])
    expect(cells).toEqual([
      { kind: 'number', value: 2, text: '2' },
      { kind: 'failure', text: '#REF!' },
      { kind: 'text', text: 'Reuters' },
      { kind: 'number', value: 0.5, text: '50%' },
      { kind: 'number', value: 33.513812345, text: '33.51381234' },
      { kind: 'number', value: 1738022400000, text: '1.73802E+12' },
      { kind: 'text', text: '=1+1' },
    ])
    expect(reading.notes).toEqual([
      'Formulas are read by the values that were computed last.',
      'Visits: The header is row 1.',
      'Visits: The links behind the words of the column when are read as a column link.',
      'Visits: Formulas without a value: B3.',
    ])
  })

  test('a formula that was never computed is no 0', async () => {
    const rows = [
      '<row r="2"><c r="A2"><f>TODAY()</f><v></v></c><c r="B2" s="0"><f>A2&amp;"x"</f></c></row>',
      '<row r="3"><c r="A3"><f>1</f><v>0</v></c><c r="B3" t="str"><f>""</f><v></v></c></row>',
    ]
    const reading = await read({ name: 'a.xlsx', bytes: withSheetXml(HEADER + rows.join('')) })
    expect(reading.sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
      [
        { kind: 'failure', text: '=TODAY()' },
        { kind: 'failure', text: '=A2&"x"' },
      ],
      [{ kind: 'number', value: 0, text: '0' }, { kind: 'empty' }],
    ])
    expect(reading.notes.at(-1)).toBe('Visits: Formulas without a value: A2 and B2.')
  })

  test('hidden sheets are not read, hidden rows are, comments are not: each is said', async () => {
    const visits = sheetOf([
      ['when', 'title'],
      [day, 'a'],
    ])
    visits['!rows'] = [{}, { hidden: true }]
    const cell: CellObject = { t: 's', v: 'b', c: [{ a: 'Ed', t: 'sure?' }] }
    utils.sheet_add_aoa(visits, [[day, cell]], { origin: -1 })
    const book = bookOf({
      Visits: visits,
      Lists: sheetOf([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    })
    const reading = await readBook({ ...book, Workbook: { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] } })
    expect(reading.sheets.map(({ name }) => name)).toEqual(['Visits'])
    expect(texts(reading)).toEqual([
      ['when', 'title'],
      ['1/28/25', 'a'],
      ['1/28/25', 'b'],
    ])
    expect(reading.notes).toEqual([
      'Hidden rows are read too.',
      'Visits: The header is row 1.',
      'Visits: Comments are not read.',
      'The sheet Lists is hidden and not read.',
    ])
  })

  test('characters written as references are whole, and so are texts that look like escapes', async () => {
    const row = '<row r="2"><c r="A2" t="inlineStr"><is><t>&#x1F600;&#128512;&#233;</t></is></c></row>'
    const reading = await read({ name: 'a.xlsx', bytes: withSheetXml(HEADER + row) })
    expect(texts(reading)[1]).toEqual(['😀😀é', ''])
  })

  test('a cell or a link at the end of the world does not take for ever', async () => {
    const row = '<row r="1048576"><c r="A1048576"><v>1</v></c><c r="B1048576"><v>1</v></c></row>'
    const links = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
    const reading = await read({ name: 'a.xlsx', bytes: withSheetXml(HEADER + row, links) })
    expect(reading.sheets[0]?.rows.map(({ number }) => number)).toEqual([1_048_576])
    expect(reading.notes[0]).toBe('A link over thousands of cells is not read.')
    const far = '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>1</v></c></row>'
    expect(await read({ name: 'a.xlsx', bytes: withSheetXml(HEADER + far) })).toMatchObject({
      format: null,
      problems: [{ message: 'The table has more than 1,000 columns.' }],
    })
  })

  test('a sheet that is damaged is an error', async () => {
    const row = '<row r="2"><c r="A2" t="s"><v>99</v></c></row>'
    const reading = await read({ name: 'a.xlsx', bytes: withSheetXml(HEADER + row) })
    expect(reading).toMatchObject({
      format: null,
      problems: [
        {
          file: 'a.xlsx › Visits',
          message: 'The sheet Visits is damaged.',
          remedy: 'Open it in a spreadsheet program and save it again.',
        },
      ],
    })
  })

  // SheetJS takes seconds for so many.
  test.runIf(process.env['DEMARCHE_LONG'])('more rows than are read', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>1</v></c></row>`).join(
        '',
      )
    const reading = await read({ name: 'a.xlsx', bytes: withSheetXml(HEADER + rows(200_001)) })
    expect(reading).toMatchObject({ format: null, problems: [{ message: 'The table has more than 200,000 rows.' }] })
  })
})

describe('an ODS as LibreOffice writes it', () => {
  test('dates, times, errors, repeated cells and values without a text', async () => {
    const styles =
      '<number:date-style style:name="N1"><number:day/><number:text>.</number:text><number:month/><number:text>.</number:text><number:year number:style="long"/><number:text> </number:text><number:hours/><number:text>:</number:text><number:minutes/></number:date-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    const date = (value: string, shown: string, style = '') =>
      `<table:table-cell ${style} office:value-type="date" office:date-value="${value}"><text:p>${shown}</text:p></table:table-cell>`
    const rows = [
      odsText('when', 'title', 'n'),
      `${date('2025-01-28', '28.01.25')}${odsText('a &amp; b')}<table:table-cell office:value-type="float" office:value="5"/>`,
      `${date('2025-01-28T14:30:00', '28.1.2025 14:30', 'table:style-name="ce1"')}${odsText('same', '#REF!')}`,
      `${date('0079-08-24', '24.08.79')}${odsText('Vesuvius', '&#x1F30B;')}`,
      `${date('1789-07-14', '14.07.1789')}${odsText('Bastille')}<table:table-cell office:value-type="time" office:time-value="PT14H30M00S"><text:p>14:30</text:p></table:table-cell>`,
    ]
    const body = rows.map(
      (row) => `<table:table-row>${row}<table:table-cell table:number-columns-repeated="16381"/></table:table-row>`,
    )
    const twice = `<table:table-row table:number-rows-repeated="2">${odsText('x', 'y')}</table:table-row>`
    const rest =
      '<table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    const table = `<table:table table:name="Visits">${body.join('')}${twice}${rest}</table:table>`
    const reading = await read({ name: 'a.ods', bytes: odsOf(table, styles) })
    expect(reading.problems).toEqual([])
    expect(reading.sheets[0]?.rows.map(({ cells }) => cells)).toMatchObject([
      [{ kind: 'date', edtf: '2025-01-28' }, { text: 'a & b' }, { kind: 'number', value: 5 }],
      [{ kind: 'date', edtf: '2025-01-28T14:30' }, { text: 'same' }, { kind: 'failure', text: '#REF!' }],
      [{ kind: 'text', text: '24.08.79' }, { text: 'Vesuvius' }, { text: '🌋' }],
      [{ kind: 'date', edtf: '1789-07-14' }, { text: 'Bastille' }, { kind: 'text', text: '14:30' }],
      [{ text: 'x' }, { text: 'y' }, { kind: 'empty' }],
      [{ text: 'x' }, { text: 'y' }, { kind: 'empty' }],
    ])
  })

  test('a hidden sheet is not read', async () => {
    const style =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const rows = `<table:table-row>${odsText('when', 'title')}</table:table-row><table:table-row>${odsText('x', 'y')}</table:table-row>`
    const tables = `<table:table table:name="A">${rows}</table:table><table:table table:name="B &amp; C" table:style-name="ta2">${rows}</table:table>`
    const reading = await read({ name: 'a.ods', bytes: odsOf(tables, style) })
    expect(reading.sheets.map(({ name }) => name)).toEqual(['A'])
    expect(reading.notes.at(-1)).toBe('The sheet B & C is hidden and not read.')
  })

  test('a cell that is repeated beyond measure is refused', async () => {
    const bomb = `<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`
    expect(await read({ name: 'a.ods', bytes: odsOf(bomb) })).toMatchObject({
      format: null,
      problems: [{ message: 'The table has more than 5,000,000 cells.' }],
    })
  })
})

describe('tables written as a workbook', () => {
  test('come back as they were', async () => {
    const rows = [
      ['id', 'date', 'text'],
      ['007', '2025-01-28', '=1+1'],
      ['1e3', '1/2/2025', 'two\nlines'],
      ['TRUE', '33,51', 'a_x0041_b \u0007 <&> "q" 😀'],
    ]
    const written = await writeWorkbook([
      { name: 'events', rows },
      {
        name: 'places',
        rows: [
          ['id', 'name'],
          ['a', 'b'],
        ],
      },
    ])
    if (!written.ok) throw new Error(written.refusal.message)
    const reading = await read({ name: 'story.xlsx', bytes: written.bytes })
    expect(reading.problems).toEqual([])
    expect(reading.sheets.map(({ name }) => name)).toEqual(['events', 'places'])
    expect(texts(reading)).toEqual(rows)
    expect(reading.sheets[0]?.rows.every(({ cells }) => cells.every(({ kind }) => kind === 'text'))).toBe(true)
  })

  test.each([
    ['a/b', [['x']], 'A sheet cannot be named “a/b”.'],
    ['a', [['x'], ['y'.repeat(32_768)]], 'A cell in row 2 of a is longer than a workbook takes (32,767 letters).'],
  ])('what a workbook cannot hold is said: %s', async (name, rows, message) => {
    expect(await writeWorkbook([{ name, rows }])).toMatchObject({ ok: false, refusal: { message } })
  })

  test('two sheets of one name, or none, are refused', async () => {
    const sheet = { name: 'a', rows: [['x']] }
    expect(await writeWorkbook([sheet, { ...sheet, name: 'A' }])).toMatchObject({ ok: false })
    expect(await writeWorkbook([])).toMatchObject({ ok: false, refusal: { message: 'There is no table to write.' } })
  })
})

describe('what a number format shows', () => {
  test.each([
    ['General', ''],
    ['0.00E+00', ''],
    ['#,##0 "days"', ''],
    ['[Red]0;[Blue]-0', ''],
    ['[$-409]mmmm d, yyyy;@', 'year month day'],
    ['[$-F800]dddd, mmmm dd, yyyy', 'year month day'],
    ['yyyy"年"m"月"d"日"', 'year month day'],
    ['dd/mm/yy hh:mm:ss', 'year month day time'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm:ss', 'time'],
    ['mmm-yy', 'year month'],
    ['d-mmm', 'month day'],
  ])('%s', (format, expected) => {
    const shown = Object.entries(shownBy(format) ?? {}).flatMap(([name, is]) => (is ? [name] : []))
    expect(shown.join(' ')).toBe(expected)
  })

  test('a serial far from any calendar is no date', () => {
    const shown = { year: true, month: true, day: true, time: false }
    expect([edtfOfSerial(1e9, shown, false), edtfOfSerial(Number.NaN, shown, false)]).toEqual([null, null])
  })
})
