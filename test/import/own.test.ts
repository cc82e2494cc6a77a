import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvParseRows } from 'd3-dsv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importReadings } from '../../src/import/import.ts'
import { storyOfSheet, storySheet } from '../../src/import/own.ts'
import { read } from '../../src/read/read.ts'
import { writeWorkbook } from '../../src/read/write-workbook.ts'
import { flagship } from '../story.ts'
import { gazetteer, imported, OPTIONS, sheet } from './sheets.ts'

const FOLDER = join(import.meta.dirname, '../../geo/russia-syria')
const files = readdirSync(FOLDER).filter((file) => /\.(csv|json)$/.test(file))
const text = (file: string) => readFileSync(join(FOLDER, file), 'utf8')

test('story.json becomes keys and values, and back', () => {
  const json: unknown = JSON.parse(text('story.json'))
  const rows = storySheet(json)
  expect(rows).toContainEqual(['id', 'russia-syria'])
  expect(rows).toContainEqual(['opening', '2025-01-28'])
  expect(rows.map(([key]) => key)).toContain('title.ar')
  expect(storyOfSheet(rows)).toEqual(json)
})

test('any JSON object does', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 3 })), (json) => {
      const bare: unknown = JSON.parse(JSON.stringify(json))
      // A key with a dot, or an empty one, makes the whole stand as JSON; what is at the top is always an object with names.
      expect(JSON.stringify(storyOfSheet(storySheet(bare)))).toBe(JSON.stringify(bare))
    }),
  )
})

test('the flagship as a workbook comes back as an equal story', async () => {
  const book = await writeWorkbook(
    files.map((file) =>
      file === 'story.json'
        ? { name: 'story', rows: [['key', 'value'], ...storySheet(JSON.parse(text(file))).map((row) => [...row])] }
        : { name: file.replace('.csv', ''), rows: csvParseRows(text(file)) },
    ),
  )
  if (!book.ok) throw new Error(book.refusal.message)
  const reading = await read({ name: 'russia-syria.xlsx', bytes: book.bytes })
  const result = importReadings([reading], { ...OPTIONS, name: 'russia-syria' }, gazetteer)
  if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 5), null, 2))
  expect(result.report.rejected).toEqual([])
  expect(result.story).toEqual(flagship())
})

test('the flagship as its own files comes back as an equal story', async () => {
  const readings = await Promise.all(
    files.map((file) => read({ name: file, bytes: Uint8Array.from(readFileSync(join(FOLDER, file))) })),
  )
  const result = importReadings(readings, OPTIONS, gazetteer)
  expect(result.ok && result.story).toEqual(flagship())
})

const EVENTS = 'id,date,places,kind,modality,title,summary,actors,replaces'
const CLAIMS = 'about,source,says,date,date_as_said,stance'
const SOURCES = 'id,outlet,origin,title,url,published,kind,language'
const PLACES = 'id,name,aliases,lat,lon,kind,extent_km,geonames,wikidata,coordinates_from'

test('our tables without story.json make one; a row that is wrong is rejected with what hangs on it', () => {
  const result = imported([
    sheet('places', PLACES, ['damascus', 'Damascus', '', '33.5', '36.3', 'city', '5', '', '', 'a test']),
    sheet('sources', SOURCES, ['paper', 'Paper', '', 'A page', '', '2025-02-01', 'article', 'en']),
    sheet(
      'events',
      EVENTS,
      ['one', '2025-01-28', 'damascus', 'visit', 'occurred', 'One', '', '', ''],
      ['two', '2025-13-01', 'damascus', 'visit', 'occurred', 'Two', '', '', ''],
    ),
    sheet(
      'claims',
      CLAIMS,
      ['one', 'paper', 'It was.', '', '', 'reports'],
      ['two', 'paper', 'It was.', '', '', 'reports'],
    ),
  ])
  expect(result.story.events.map(({ id }) => id)).toEqual(['one'])
  expect(result.report.rejected).toEqual([
    { file: 'events.csv', row: 3 },
    { file: 'claims.csv', row: 3 },
  ])
  expect(result.problems).toContainEqual({
    severity: 'error',
    file: 'events.csv',
    row: 3,
    column: 'date',
    value: '2025-13-01',
    message: 'There is no month 13.',
    remedy: 'Write a month from 01 to 12.',
  })
  expect(Object.keys(result.files)).toContain('rejected.csv')
})
