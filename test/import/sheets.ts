import type { Gazetteer, GazetteerPlace } from '../../src/gazetteer/gazetteer.ts'
import { importReadings } from '../../src/import/import.ts'
import type { Imported, ImportOptions } from '../../src/import/types.ts'
import type { Cell, Reading, Sheet } from '../../src/read/reading.ts'

/** What a test writes for a cell. */
export type Written = string | number | null | Cell

export const cellOf = (written: Written): Cell => {
  if (written === null || written === '') return { kind: 'empty' }
  if (typeof written === 'string') return { kind: 'text', text: written }
  return typeof written === 'number' ? { kind: 'number', value: written, text: String(written) } : written
}

/** A sheet as a CSV gives it; the header is row 1. */
export const sheet = (name: string, columns: string, ...rows: readonly (readonly Written[])[]): Sheet => {
  const headers = columns.split(',').map((header) => header.trim())
  return {
    name,
    file: `${name}.csv`,
    columns: headers,
    headerRow: 1,
    rows: rows.map((row, index) => ({
      number: index + 2,
      cells: headers.map((_, column) => cellOf(row[column] ?? null)),
    })),
  }
}

export const reading = (...sheets: readonly Sheet[]): Reading => ({
  file: sheets[0]?.file ?? 'empty.csv',
  format: 'csv',
  notes: [],
  sheets,
  problems: [],
  head: {},
})

const place = (
  geonames: number,
  name: string,
  country: string,
  lat: number,
  lon: number,
  population: number,
): GazetteerPlace => ({
  geonames,
  name,
  country,
  region: '',
  lat,
  lon,
  population,
  isCapital: false,
})

const PLACES = [
  place(1, 'Damascus', 'SY', 33.5102, 36.29128, 1_500_000),
  place(2, 'Moscow', 'RU', 55.75222, 37.61556, 10_000_000),
  place(3, 'Paris', 'FR', 48.85341, 2.3488, 2_000_000),
  place(4, 'Paris', 'US', 33.66094, -95.55551, 24_000),
  place(5, 'Tripoli', 'LY', 32.88743, 13.18733, 1_100_000),
  place(6, 'Tripoli', 'LB', 34.43667, 35.84972, 229_000),
  place(7, 'Ankara', 'TR', 39.91987, 32.85427, 3_500_000),
]
const COUNTRIES = new Map([
  ['syria', 'SY'],
  ['russia', 'RU'],
  ['france', 'FR'],
  ['usa', 'US'],
  ['lebanon', 'LB'],
  ['libya', 'LY'],
  ['turkey', 'TR'],
])

/** A gazetteer of seven places. */
export const gazetteer: Gazetteer = {
  from: 'Seven places',
  find: (name, country) => {
    const all = PLACES.filter((each) => each.name.toLowerCase() === name.trim().toLowerCase())
    const there = country === null ? all : all.filter((each) => each.country === country)
    const [only] = there
    if (only !== undefined && there.length === 1)
      return { kind: 'found', place: only, because: all.length === 1 ? 'only' : 'country' }
    if (only === undefined) return { kind: 'missing', suggestions: [] }
    const [first, second] = there.toSorted((one, other) => other.population - one.population)
    return first !== undefined && first.population >= 10 * (second?.population ?? 0)
      ? { kind: 'found', place: first, because: 'importance' }
      : { kind: 'unclear', candidates: there }
  },
  countryCode: (written) => COUNTRIES.get(written.trim().toLowerCase()) ?? null,
  countryName: (code) => code,
}

export const OPTIONS: ImportOptions = { today: '2026-11-22', name: 'test-story', map: {}, dates: {}, home: null }

/** Imports sheets as one file. */
export const importSheets = (sheets: readonly Sheet[], options: Partial<ImportOptions> = {}): Imported =>
  importReadings([reading(...sheets)], { ...OPTIONS, ...options }, gazetteer)

export type Good = Extract<Imported, { ok: true }>

/** An import that must succeed. */
export function imported(sheets: readonly Sheet[], options: Partial<ImportOptions> = {}): Good {
  const result = importSheets(sheets, options)
  if (!result.ok)
    throw new Error(result.problems.map((problem) => `${problem.file}:${problem.row} ${problem.message}`).join('\n'))
  return result
}
