import { describe, expect, test } from 'vitest'
import { readDelimited } from '../../src/read/delimited.ts'
import { MAX_COLUMNS, MAX_ROWS } from '../../src/read/limits.ts'
import { read } from '../../src/read/read.ts'
import type { Cell, Reading } from '../../src/read/reading.ts'
import { encode, texts } from './tables.ts'

const row = (reading: Reading, index: number) => reading.sheets[0]?.rows[index]
const refused = (problem: Partial<Reading['problems'][number]>) => ({
  format: null,
  sheets: [],
  problems: [{ severity: 'error', row: null, column: null, value: null, ...problem }],
})

describe('what separates the columns', () => {
  const rows = [
    ['when', 'title', 'place', 'remark'],
    ['2025-01-28', 'A visit; with talks, a dinner', 'Damascus|Tartus', ''],
    ['2025-01-29', 'Another\nvisit', 'Latakia', 'said "no"'],
  ]
  const write = (delimiter: string, ending: string) =>
    rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join(ending)

  const names = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }
  const encodings = [
    'utf-8',
    'utf-8 marked',
    'utf-16le marked',
    'utf-16be marked',
    'utf-16le',
    'utf-16be',
    'windows-1252',
  ]
  for (const [delimiter, name] of Object.entries(names)) {
    test.each(encodings)(`${name}, in %s`, async (encoding) => {
      const text = `${write(delimiter, '\r\n').replace('dinner', 'dîner – “déjà”')}\r\n`
      const reading = await read({ name: 'trips.csv', bytes: encode(text, encoding) })
      expect(reading.problems).toEqual([])
      expect(reading.notes).toEqual([
        {
          'utf-8': 'The text is UTF-8.',
          'utf-8 marked': 'The text is UTF-8 with a byte order mark.',
          'utf-16le marked': 'The text is UTF-16 (little endian) with a byte order mark.',
          'utf-16be marked': 'The text is UTF-16 (big endian) with a byte order mark.',
          'utf-16le': 'The text is UTF-16 (little endian) without a byte order mark.',
          'utf-16be': 'The text is UTF-16 (big endian) without a byte order mark.',
          'windows-1252': 'The text is Windows-1252, as its bytes are not UTF-8.',
        }[encoding],
        `Columns are separated by ${name}.`,
        'The header is row 1.',
      ])
      expect(texts(reading)).toEqual([
        rows[0],
        ['2025-01-28', 'A visit; with talks, a dîner – “déjà”', 'Damascus|Tartus', ''],
        rows[2],
      ])
    })
  }

  test.each([
    ['lists in cells', 'when,title,places,who\n2025,a,x;y,u;v\n2026,b,z;w,s;t\n', ','],
    ['decimal commas', 'Ort;Breite;Länge\nDamaskus;33,51;36,29\nTartus;34,89;35,88\n', ';'],
    ['decimal commas in two columns', 'Ort;Koordinaten\nDamaskus;33,51, 36,29\nTartus;34,89, 35,88\n', ';'],
    [
      'a title that holds a comma',
      'Visits, calls and talks\n\nwhen;place;lat;lon\n2025;A;33,5;36,2\n2026;B;34,1;35,8\n',
      ';',
    ],
    ['tabs beside commas', 'when\ttitle\n2025-01-28\ta, b\n2025-01-29\tc, d\n', '\t'],
    ['cells that are missing at the end', 'when,title,remark,link\n2025,a\n2026,b,c\n2027,d,e,f\n', ','],
    ['quoted line breaks with other delimiters', 'when,title\n2025,"a;b\nc;d\ne;f"\n2026,"g;h"\n', ','],
    ['a header only', 'when,title,place', ','],
  ])('%s', (_, text, delimiter) => {
    const { notes, problems } = readDelimited('a.csv', text)
    expect(notes[0]).toBe(`Columns are separated by ${new Map(Object.entries(names)).get(delimiter)}.`)
    expect(problems).toEqual([])
  })

  test('a single column', () => {
    const reading = readDelimited('a.txt', 'title\nA visit\nTalks, a dinner\n')
    expect(reading.notes).toEqual(['The table has a single column.', 'The header is row 1.'])
    expect(texts(reading)).toEqual([['title'], ['A visit'], ['Talks, a dinner']])
  })

  test('as the file says it, and as the editor does', () => {
    const excel = readDelimited('a.csv', 'sep=|\nwhen|title\n2025|a,b\n')
    expect(excel.notes).toEqual(['Columns are separated by vertical bars, as said.', 'The header is row 2.'])
    expect(row(excel, 0)?.number).toBe(3)
    const said = readDelimited('a.csv', 'when:title,x\n2025:a,b\n', { delimiter: ':', decimal: '.' })
    expect(said.notes).toEqual([
      'Columns are separated by “:”, as said.',
      'The header is row 1.',
      'Numbers are read with a decimal point, as said.',
    ])
    expect(texts(said)).toEqual([
      ['when', 'title,x'],
      ['2025', 'a,b'],
    ])
    expect(readDelimited('a.csv', 'a,b\n', { delimiter: '::' })).toMatchObject(
      refused({
        message: '“::” cannot separate columns.',
        remedy: 'Write one character, such as a comma or a semicolon, or none to have it detected.',
      }),
    )
  })
})

describe('quotation marks', () => {
  test('are doubled inside, may be missing outside, and have spaces around them', () => {
    const reading = readDelimited('a.csv', 'a,b,c,d\n 1,"x ""y"", z" , "p, q",5" gun\n"","","",""\n2,,,\n')
    expect(reading.problems).toEqual([])
    expect(texts(reading)).toEqual([
      ['a', 'b', 'c', 'd'],
      ['1', 'x "y", z', 'p, q', '5" gun'],
      ['2', '', '', ''],
    ])
    expect(reading.notes.at(-1)).toBe('1 blank row is passed over.')
  })

  test.each([
    ['the last of the file', 'a,b\n1,2\n3,"4\n5,6\n7,8', 3],
    ['one that another closes in the middle of a cell', 'a,b\n1,"2\n3,4\n5,"6"\n7,8\n', 2],
    ['the first', '"a,b\n1,2', 1],
  ])('one that never closes is refused at the row where it opens: %s', (_, text, opened) => {
    expect(readDelimited('a.csv', text)).toMatchObject(
      refused({
        file: 'a.csv',
        row: opened,
        message: 'A quotation mark opens a cell and never closes.',
        remedy: 'Close it, or double it to write one: "".',
      }),
    )
  })

  test('what follows one is kept, and said', () => {
    const reading = readDelimited('a.csv', 'a,b\n1,"He said "yes" to it"\n')
    expect(texts(reading)[1]).toEqual(['1', 'He said yes" to it"'])
    expect(reading.problems).toEqual([
      {
        severity: 'warning',
        file: 'a.csv',
        row: 2,
        column: null,
        value: 'He said yes" to it"',
        message: 'A cell goes on after its closing quotation mark.',
        remedy: 'Double each quotation mark inside a cell in quotation marks: "".',
      },
    ])
  })
})

describe('rows', () => {
  test.each(['\n', '\r\n', '\r'])('end in %j, are counted when blank, and as one when a cell has lines', (ending) => {
    const lines = ['', 'when,title', '', '2025-01-28,"one', 'two"', ' , ', '2025-01-29,three', '', ',,']
    const reading = readDelimited('trips.csv', lines.join(ending))
    expect(reading.sheets[0]).toMatchObject({ name: 'trips', file: 'trips.csv', headerRow: 2 })
    expect(reading.sheets[0]?.rows.map(({ number }) => number)).toEqual([4, 6])
    expect(texts(reading)[1]?.[1]).toBe(`one${ending}two`)
    expect(reading.notes).toEqual([
      'Columns are separated by commas.',
      'The header is row 2.',
      '2 blank rows are passed over.',
    ])
  })

  test('with more cells than the header are whole, and an error each', () => {
    const reading = readDelimited('a.csv', 'a,b,\n1,2,3\n4,5,6,7,,8\n9,,,,,\n')
    expect(reading.problems).toEqual([
      {
        severity: 'error',
        file: 'a.csv',
        row: 3,
        column: null,
        value: '7,,8',
        message: 'The row has more cells than the header.',
        remedy: 'Put quotation marks around a cell that holds a comma, or name the column.',
      },
    ])
    expect(texts(reading)[2]).toEqual(['4', '5', '6', '7', '', '8'])
    expect(reading.notes.at(-1)).toBe('Columns C, D and F have no name.')
  })

  test('more than are read, and columns', () => {
    const many = (rows: number) => readDelimited('a.csv', `when,title\n${'2025,a\n'.repeat(rows)}`)
    expect(many(MAX_ROWS)).toMatchObject({ format: 'csv', problems: [] })
    expect(many(MAX_ROWS + 1)).toMatchObject(
      refused({
        message: 'The table has more than 200,000 rows.',
        remedy: 'Remove rows that the story does not need, or split the table into several files.',
      }),
    )
    expect(readDelimited('a.csv', `a${',a'.repeat(MAX_COLUMNS)}\n`)).toMatchObject(
      refused({
        message: 'The table has more than 1,000 columns.',
        remedy: 'Remove the columns that the story does not need.',
      }),
    )
    const wide = `a,b\n${'1,2\n'.repeat(20_000)}1${',1'.repeat(900)}\n`
    expect(readDelimited('a.csv', wide)).toMatchObject(refused({ message: 'The table has more than 5,000,000 cells.' }))
  })
})

describe('the header', () => {
  test('stands below titles and empty lines, which are said', () => {
    const text =
      'Visits to Damascus\nExported:,2025-03-01,,\n\n,,,\nwhen,title,place,who\n2025-01-28,a,b,c\n2025-01-29,d,e,f\n'
    const reading = readDelimited('a.csv', text)
    expect(reading.notes.slice(1)).toEqual([
      'The header is row 5; what stands above it is passed over: “Visits to Damascus”, “Exported:”, “2025-03-01”.',
    ])
    expect(reading.sheets[0]).toMatchObject({ columns: ['when', 'title', 'place', 'who'], headerRow: 5 })
  })

  test.each([
    ['a title of several cells', 'List of visits,,Updated weekly\nwhen,title,place\n2025-01-28,a,b\n', 2],
    ['names of groups of columns', 'Departure,,Arrival,\ndate,place,date,place\n2025-01-28,a,2025-01-29,b\n', 2],
    ['a column without a name', 'name,,country\nDamascus,x,Syria\nTartus,y,Syria\n', 1],
    ['a row of comments below', 'when,title,place,\n# the day,in words,a city,x\n2025-01-28,a,b,c\n', 1],
  ])('is told from other rows of words: %s', (_, text, header) => {
    expect(readDelimited('a.csv', text).sheets[0]?.headerRow).toBe(header)
  })

  test.each([
    ['days', '2025-01-28,Damascus,A visit\n2025-01-29,Tartus,Talks\n', '2025-01-28'],
    ['days as in Germany', 'Besuch;28.01.2025;Damaskus\nGespräch;29.01.2025;Tartus\n', '28.01.2025'],
    ['days in words', 'Damascus,"January 28, 2025",A visit\nTartus,"3 Feb 2025",Talks\n', 'January 28, 2025'],
    ['coordinates', 'Damascus,33.5,36.3\nTartus,34.9,35.9\n', '33.5'],
    ['addresses', 'Damascus,https://example.org/a\nTartus,https://example.org/b\n', 'https://example.org/a'],
    ['a first row with gaps', '2025-01-28,,A visit\n2025-01-29,Tartus,Talks\n2025-01-30,Tartus,Talks\n', '2025-01-28'],
  ])('that is not there is an error: %s', (_, text, value) => {
    expect(readDelimited('a.csv', text)).toMatchObject(
      refused({
        file: 'a.csv',
        row: 1,
        value,
        message: 'The columns have no names: no row above the data names them.',
        remedy: 'Write a first row with a name for each column, such as when, title, place.',
      }),
    )
  })

  test('that is separated otherwise than the rows is said', () => {
    expect(readDelimited('a.csv', 'when,title,place\n2025-01-28;a;b\n2025-01-29;c;d\n')).toMatchObject(
      refused({
        row: 1,
        message: 'Row 1 is separated by commas, and the rows below it by semicolons.',
        remedy: 'Separate all rows alike.',
      }),
    )
  })

  test('is where the editor says', () => {
    const text = '2023,2024\nx,y\n1,2\n'
    expect(readDelimited('a.csv', text, { headerRow: 1 }).sheets[0]?.columns).toEqual(['2023', '2024'])
    expect(readDelimited('a.csv', text, { headerRow: 9 })).toMatchObject(
      refused({
        message: 'The row 9, said to be the header, is blank or not there.',
        remedy: 'Name the row that holds the names of the columns, as a spreadsheet numbers it.',
      }),
    )
  })

  test('keeps columns without a name, and columns of one name', () => {
    const reading = readDelimited('a.csv', ' when ,,title,title\n2025,x,y,z\n')
    expect(reading.sheets[0]?.columns).toEqual(['when', '', 'title', 'title'])
    expect(reading.notes.at(-1)).toBe('Column B has no name.')
  })
})

test('what nobody sees at the ends of a cell is taken off', () => {
  const reading = readDelimited(
    'a.csv',
    '\u200bwhen\u00a0,\u200ftitle\n\u200e2025-01-28\u200e,a\u200bb\n\u200b,\u2060\n',
  )
  expect(texts(reading)).toEqual([
    ['when', 'title'],
    ['2025-01-28', 'a\u200bb'],
  ])
})

test('a decimal comma is told from whole columns, and the cells stay as they are', () => {
  const text =
    'Ort;Breite;Länge;Text;Zahl\nDamaskus;33,51;36,29;a,5;12\nTartus;-34,89;35;1,5;1\nHoms;1.234,5;-0,5;x;2\n'
  const reading = readDelimited('a.csv', text)
  expect(reading.notes.at(-1)).toBe('Numbers in the columns Breite and Länge have a decimal comma.')
  const cells: readonly (Cell | undefined)[] = row(reading, 0)?.cells.slice(0, 3) ?? []
  expect(cells).toEqual([
    { kind: 'text', text: 'Damaskus' },
    { kind: 'text', text: '33,51' },
    { kind: 'text', text: '36,29' },
  ])
})

test('a published Google Sheet is a table like others', async () => {
  const text = 'when,title\r\n2025-01-28,"A visit, with talks"\r\n2025-01-29,Talks'
  const reading = await read({ name: 'pub', bytes: encode(text, 'utf-8') })
  expect(reading).toMatchObject({ format: 'csv', problems: [] })
  expect(texts(reading)[1]).toEqual(['2025-01-28', 'A visit, with talks'])
})

test('what an editor says of decimals makes numbers of what could be either', () => {
  const text = 'a;b;c;d\n33,513;1.234,5;x,5;2025\n'
  const cells = (decimal: ',' | '.') => readDelimited('a.csv', text, { decimal }).sheets[0]?.rows[0]?.cells
  const other = [
    { kind: 'text', text: 'x,5' },
    { kind: 'text', text: '2025' },
  ]
  expect(cells(',')).toEqual([
    { kind: 'number', value: 33.513, text: '33,513' },
    { kind: 'number', value: 1234.5, text: '1.234,5' },
    ...other,
  ])
  expect(cells('.')).toEqual([
    { kind: 'number', value: 33513, text: '33,513' },
    { kind: 'text', text: '1.234,5' },
    ...other,
  ])
})
