import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isoOf } from '../../src/civil.ts'
import { importFiles } from '../tables/pipeline.ts'

/**
 * A spreadsheet as a ministry's clerk keeps it: sixty journeys of invented officials, without coordinates; cells of several
 * cities, a few names that are misspelt, unclear or no place, one country that is wrong.
 */
const bytes = Uint8Array.from(readFileSync(join(import.meta.dirname, 'delegation/trips.csv')))
const imported = await importFiles([{ name: 'trips.csv', bytes }], { name: 'delegation', home: 'Geneva' })
if (!imported.ok) throw new Error(JSON.stringify([imported.problems, imported.questions], null, 2))
const { story, report } = imported

const JOURNEYS = 60

describe('a spreadsheet of journeys', () => {
  test('becomes a story of all of its rows', () => {
    expect(report.read).toBe(JOURNEYS)
    expect(report.rejected).toEqual([])
    expect(story.events.length).toBe(JOURNEYS)
    expect(Object.values(story.actors).map(({ name }) => name.en)).toEqual(
      expect.arrayContaining(['Elena Marchetti', 'Tomas Halvorsen', 'Samira Haddad-Lund']),
    )
  })

  test('has nine of ten rows on the map', () => {
    const placed = story.events.filter(({ places }) => places.length > 0)
    expect(placed.length).toBe(54)
    const names = report.places.placed.length + report.places.listed.length
    expect(report.places.placed.length / names).toBeGreaterThanOrEqual(0.9)
  })

  test('lists what stays unclear once for each name, with candidates', () => {
    const listed = report.places.listed.map(({ name, rows, candidates }) => [
      name,
      rows,
      candidates.slice(0, 2).map((place) => `${place.name}, ${place.country}`),
    ])
    expect(listed).toEqual([
      ['Damscus', [54], ['Damascus, SY']],
      ['Springfield', [55], ['Springfield, US', 'Springfield, US']],
      ['Syria', [56], ['Damascus, SY']],
      ['Homs', [57], ['Homs, SY']],
      ['Hmeimim air base', [58], []],
      ['online', [59], []],
    ])
    expect(report.warned.map(({ row }) => row)).toEqual(report.places.listed.flatMap(({ rows }) => rows))
  })

  test('places each name where its country says', () => {
    const countryOf = (written: string) =>
      report.places.placed.filter(({ name }) => name === written).map((each) => each.country)
    expect(countryOf('Tripoli').sort()).toEqual(['LB', 'LY'])
    expect(countryOf('Birmingham')).toEqual(['GB'])
    expect(countryOf('San José')).toEqual(['CR'])
    expect(countryOf('Brest')).toEqual(['BY'])
  })

  test('draws a journey from home, through its cities, and back', () => {
    const nordic = story.events.find(({ actors, places }) => actors.includes('tomas-halvorsen') && places.length === 3)
    const nameOf = (id: string) => story.places[id]?.name.en ?? id
    expect(nordic?.movements.map(({ from, to }) => `${nameOf(from)} – ${nameOf(to)}`)).toEqual([
      'Geneva – Oslo',
      'Oslo – Stockholm',
      'Stockholm – Helsinki',
      'Helsinki – Geneva',
    ])
    expect(
      [nordic?.date.start, nordic?.date.end].map((day) => (day === undefined || day === null ? null : isoOf(day))),
    ).toEqual(['2024-09-16', '2024-09-21'])
  })

  test('keeps remarks, and names the table as the source of every journey', () => {
    expect(story.events.find(({ summary }) => summary.en === 'By night train')?.places).toEqual(['kyiv'])
    const sources = new Set(story.events.flatMap(({ claims }) => claims.map(({ source }) => source)))
    expect([...sources].map((id) => story.sources[id]?.kind)).toEqual(['table'])
  })
})

test('a row of places.csv settles a name', async () => {
  const places = 'name,aliases,lat,lon\nHmeimim air base,,35.401,35.949\nDamascus,Damscus,33.51,36.29\n'
  const settled = await importFiles(
    [
      { name: 'trips.csv', bytes },
      { name: 'places.csv', bytes: new TextEncoder().encode(places) },
    ],
    { name: 'delegation', home: 'Geneva' },
  )
  if (!settled.ok) throw new Error(JSON.stringify(settled.problems, null, 2))
  expect(settled.report.places.listed.map(({ name }) => name)).toEqual(['Springfield', 'Syria', 'Homs', 'online'])
  expect(settled.story.events.filter((event) => event.places.length > 0).length).toBe(56)
})
