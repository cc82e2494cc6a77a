import { expect, test } from 'vitest'
import { nodeGazetteer } from '../../src/cli/gazetteer.ts'
import { importReadings } from '../../src/import/import.ts'
import { OPTIONS, reading, sheet } from './sheets.ts'

const gazetteer = await nodeGazetteer()

test('a column of states tells one city of a name from another', () => {
  const table = sheet(
    'incidents',
    'Date,Incident,City,State',
    ['2025-01-05', 'Crash', 'Springfield', 'IL'],
    ['2025-01-06', 'Fire', 'Springfield', 'MA'],
    ['2025-01-07', 'Rally', 'Portland', 'ME'],
    ['2025-01-08', 'Rally', 'Portland', 'Oregon'],
    ['2025-01-09', 'Rally', 'Paris', 'Texas'],
    ['2025-01-10', 'Rally', 'Paris', 'Alaska'],
  )
  const { report, problems } = importReadings([reading(table)], OPTIONS, gazetteer)
  expect(report.places.placed.map(({ name, geonames }) => `${name} ${geonames}`)).toEqual([
    'Springfield 4250542',
    'Springfield 4951788',
    'Portland 4975802',
    'Portland 5746545',
    'Paris 4717560',
  ])
  // Not in Alaska, and so not in France either.
  expect(problems.map(({ row, message }) => `${row} ${message}`)).toEqual(['7 No place Paris is known.'])
  expect(report.notes).toContain('incidents.csv: The column State tells in which state or province a place is.')
  expect(report.mappings[0]?.unused).toEqual([])
})

test('a column of states of what was planned is none of places', () => {
  const table = sheet('plans', 'Date,Title,City,State', ['2025-01-05', 'Talks', 'Oslo', 'cancelled'])
  const { report } = importReadings([reading(table)], OPTIONS, gazetteer)
  expect(report.mappings[0]?.fields).toMatchObject({ state: 'State' })
})
