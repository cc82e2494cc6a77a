import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { importReadings } from '../../src/import/import.ts'
import type { Cell, Reading, Sheet } from '../../src/read/reading.ts'
import { cellOf, gazetteer, OPTIONS, reading as readingOf, sheet as sheetOf } from './sheets.ts'

const LONG = process.env['DEMARCHE_LONG'] === '1'

const HEADERS = [
  ...['when', 'date', 'Datum', 'start', 'end', 'year', 'month', 'day', 'time', 'title', 'name', 'summary', 'notes'],
  ...['place', 'city', 'country', 'lat', 'lon', 'coordinates', 'from', 'to', 'departed', 'arrived', 'path', 'who'],
  ...['party', 'kind', 'status', 'link', 'source', 'published', 'id', 'aliases', 'key', 'value', '', '#note', 'x'],
]
const NAMES = ['events', 'places', 'sources', 'actors', 'trips', 'claims', 'story', 'Sheet1', 'Reisen']
const TEXTS = [
  ...[
    '2025-01-28',
    '28.01.2025',
    '01/02/2025',
    '13/02/2025',
    '02/13/2025',
    'Jan 2025',
    '25–27 Jan 2025',
    '2025',
    'soon',
  ],
  ...['28.01.25', '2024-12-08T04:59+03:00', '1738022400', '45685', '20250128', 'since 2015', 'ca. 1990', '9999-12-31'],
  ...[
    'Damascus',
    'Moscow; Paris',
    'Damascus/Moscow',
    'Tripoli',
    'Nowhere',
    'Syria',
    'https://example.org/a',
    'http://b.example/',
  ],
  ...[
    '33.5',
    '36,3',
    '33°30′N',
    '95',
    '0',
    '-190',
    '33.5, 36.3',
    '36.3 33.5 2025-01-28; 37.6 55.8 2025-01-29',
    '1 2; 3 4',
  ],
  ...[
    'planned',
    'cancelled',
    'visit',
    'Protest',
    'a;b;c',
    '#',
    'id-1',
    '__proto__',
    'constructor',
    '\u0000',
    '\u202e',
    '"',
    ',',
    '\n',
    '{',
  ],
]

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Cell>({ kind: 'empty' }) },
  { weight: 8, arbitrary: fc.constantFrom(...TEXTS).map((text): Cell => ({ kind: 'text', text })) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map((text): Cell => ({ kind: 'text', text })) },
  {
    weight: 2,
    arbitrary: fc
      .oneof(
        fc.double(),
        fc.integer({ min: -200, max: 3000 }),
        fc.integer({ min: 20_000, max: 60_000 }),
        fc.integer({ min: 1e9, max: 2e9 }),
      )
      .map((value): Cell => ({ kind: 'number', value, text: String(value) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('2025-01-28', '2025-01-28T14:30', '1899-12-30T10:00', '12025-01-01', '')
      .map((edtf): Cell => ({ kind: 'date', edtf, text: edtf })),
  },
  { weight: 1, arbitrary: fc.boolean().map((value): Cell => ({ kind: 'truth', value, text: String(value) })) },
  { weight: 1, arbitrary: fc.constant<Cell>({ kind: 'failure', text: '#REF!' }) },
)

const OURS = [
  'id,date,places,kind,modality,title,summary,actors,replaces',
  'about,source,says,date,date_as_said,stance',
  'id,name,aliases,lat,lon,kind,extent_km,geonames,wikidata,coordinates_from',
]

const sheet: fc.Arbitrary<Sheet> = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.array(
          fc.oneof(
            { weight: 9, arbitrary: fc.constantFrom(...HEADERS) },
            { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
          ),
          { maxLength: 9 },
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom(...OURS).map((line) => line.split(',')) },
    ),
    fc.boolean(),
  )
  .chain(([name, columns, isDated]) => {
    const all = isDated ? ['when', ...columns] : columns
    const row = fc.array(cell, { minLength: all.length, maxLength: all.length })
    return fc.array(row, { maxLength: 8 }).map(
      (rows): Sheet => ({
        name,
        file: `${name}.csv`,
        columns: all,
        headerRow: 1,
        rows: rows.map((cells, index) => ({ number: index + 2, cells })),
      }),
    )
  })

const reading: fc.Arbitrary<Reading> = fc.tuple(fc.array(sheet, { maxLength: 3 }), fc.boolean()).map(
  ([sheets, isRefused]): Reading => ({
    file: sheets[0]?.file ?? 'none.csv',
    format: isRefused && sheets.length === 0 ? null : 'csv',
    notes: [],
    sheets,
    problems: [],
    head: {},
  }),
)

test('whatever the sheets hold, no row is lost and a story is whole or none', () => {
  let good = 0
  fc.assert(
    fc.property(
      fc.array(reading, { minLength: 1, maxLength: 2 }),
      fc.constantFrom({}, { '*': 'dmy' } as const),
      (readings, dates) => {
        const imported = importReadings(readings, { ...OPTIONS, dates }, gazetteer)
        const { report, problems } = imported
        const rows = [...report.imported, ...report.warned, ...report.rejected].map(({ file, row }) => `${file}:${row}`)
        expect(report.read).toBe(
          readings.flatMap(({ sheets }) => sheets).reduce((sum, { rows: each }) => sum + each.length, 0),
        )
        expect(rows.length).toBe(report.read)
        expect(new Set(rows).size).toBe(rows.length)
        expect(problems.filter(({ message, remedy }) => message === '' || remedy === '')).toEqual([])
        if (imported.ok) {
          good++
          const compiled = compile(imported.files)
          expect(compiled.problems.filter(({ severity }) => severity === 'error')).toEqual([])
          expect(compiled.ok && compiled.story).toEqual(imported.story)
          const told = new Set(
            problems.filter(({ severity }) => severity === 'error').map(({ file, row }) => `${file}:${row}`),
          )
          expect(report.rejected.filter(({ file, row }) => !told.has(`${file}:${row}`))).toEqual([])
        } else {
          expect(problems.some(({ severity }) => severity === 'error')).toBe(true)
          expect(report.rejected.length).toBe(report.read)
        }
      },
    ),
    { numRuns: LONG ? 10_000 : 200 },
  )
  expect(good).toBeGreaterThan(LONG ? 500 : 5)
}, 600_000)

const OWN: readonly Sheet[] = [
  sheetOf(
    'places',
    'id,name,aliases,lat,lon,kind,extent_km,geonames,wikidata,coordinates_from',
    ['damascus', 'Damascus', '', '33.5', '36.3', 'city', '5', '', '', 'a test'],
    ['moscow', 'Moscow', '', '55.7', '37.6', 'city', '5', '', '', 'a test'],
  ),
  sheetOf('actors', 'id,name,aliases,kind,party,role', ['lavrov', 'Sergey Lavrov', '', 'person', '', '']),
  sheetOf('sources', 'id,outlet,origin,title,url,published,kind,language', [
    'paper',
    'Paper',
    '',
    'A page',
    '',
    '2025-02-01',
    'article',
    'en',
  ]),
  sheetOf(
    'events',
    'id,date,places,kind,modality,title,summary,actors,replaces',
    ['one', '2025-01-28', 'damascus', 'visit', 'occurred', 'One', '', 'lavrov', ''],
    ['two', '2025-01-30', 'moscow;damascus', 'call', 'planned', 'Two', '', '', 'one'],
    ['three', '2025-02', 'moscow', 'visit', 'occurred', 'Three', '', '', ''],
  ),
  sheetOf('movements', 'event,from,to,departed,arrived,who,mode,route', [
    'one',
    'moscow',
    'damascus',
    '2025-01-28',
    '',
    'lavrov',
    'delegation',
    'stated',
  ]),
  sheetOf(
    'claims',
    'about,source,says,date,date_as_said,stance',
    ['one', 'paper', 'It was.', '', '', 'reports'],
    ['two', 'paper', 'It is to be.', '', '', 'plans'],
    ['three', 'paper', 'It was.', '', '', 'reports'],
  ),
  sheetOf('tellings', 'event,until,date,modality,actors,title,summary', [
    'one',
    'paper',
    '',
    'planned',
    '',
    'To be',
    '',
  ]),
]
const CELLS = OWN.flatMap(({ rows, columns }, table) =>
  rows.flatMap((_, row) => columns.map((_, column) => ({ table, row, column }))),
)

test('a story of ours with wrong cells loses no row, and what is left of it is whole', () => {
  const slip = fc.record({
    at: fc.constantFrom(...CELLS),
    text: fc.constantFrom(...TEXTS, '', 'one', 'damascus', 'paper', 'call'),
  })
  let good = 0
  fc.assert(
    fc.property(fc.array(slip, { minLength: 1, maxLength: 5 }), (slips) => {
      const sheets = OWN.map((each, table): Sheet => {
        const rows = each.rows.map((row, index) => ({
          ...row,
          cells: row.cells.map((cell, column) => {
            const found = slips.find(({ at }) => at.table === table && at.row === index && at.column === column)
            return found === undefined ? cell : cellOf(found.text)
          }),
        }))
        return { ...each, rows }
      })
      const { report, ...imported } = importReadings([readingOf(...sheets)], OPTIONS, gazetteer)
      const rows = [...report.imported, ...report.warned, ...report.rejected].map(({ file, row }) => `${file}:${row}`)
      expect(new Set(rows).size).toBe(sheets.reduce((sum, each) => sum + each.rows.length, 0))
      if (!imported.ok) return
      good++
      expect(compile(imported.files).ok).toBe(true)
      const told = new Set(
        imported.problems.filter(({ severity }) => severity === 'error').map(({ file, row }) => `${file}:${row}`),
      )
      expect(report.rejected.filter(({ file, row }) => !told.has(`${file}:${row}`))).toEqual([])
    }),
    { numRuns: LONG ? 10_000 : 200 },
  )
  expect(good).toBeGreaterThan(LONG ? 5000 : 100)
}, 600_000)
