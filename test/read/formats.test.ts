import { expect, test } from 'vitest'
import { readGeojson } from '../../src/read/geojson.ts'
import { readGpx } from '../../src/read/gpx.ts'
import { readKml } from '../../src/read/kml.ts'
import type { Reading } from '../../src/read/reading.ts'
import { readRecords } from '../../src/read/records.ts'
import { readStorymap } from '../../src/read/storymap.ts'
import { readTimelinejs } from '../../src/read/timelinejs.ts'
import { readTimemap } from '../../src/read/timemap.ts'
import { accounted, faults, fixture, fixtureJson, rowsOf, told } from './readings.ts'

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

/** The problems, after what holds of every reading is found to hold. */
function problemsOf(reading: Reading): readonly string[] {
  expect(faults(reading)).toEqual([])
  return reading.problems.map(told)
}

const feature = (geometry: unknown, properties: unknown = { name: 'x' }) => ({ type: 'Feature', geometry, properties })
const collection = (...features: readonly unknown[]) => ({ type: 'FeatureCollection', features })

test('GeoJSON: points are events and lines are trips, with all that they say of themselves', () => {
  const reading = readGeojson('convoys.geojson', fixtureJson('convoys.geojson'))
  expect(reading.format).toBe('geojson')
  expect(reading.head).toEqual({ title: 'Harbour watch' })
  expect(reading.notes).toEqual([
    'GeoJSON with 8 features.',
    'Values within values stand as JSON in: sightings.',
    'HTML was turned into plain text in: note.',
    'Entries beside the features are not used: generator.',
  ])
  expect(rowsOf(reading, 'events')).toEqual([
    {
      '#': 1,
      id: 'quay',
      lat: 34.889,
      lon: 35.8866,
      name: 'Cranes at the quay',
      date: '2025-01-28',
      note: 'Two cranes & a tug.\n\nSee the log (https://harbour.example/cranes).',
      'crew.size': 12,
      'crew.ranks': 'mate; cook',
      sightings: '[{"at":"dawn"}]',
      verified: true,
    },
    { '#': 4, name: 'Statement of the port', date: '2025-02-04' },
    {
      '#': 5,
      place: 'Buoys, three of them, point 1; Buoys, three of them, point 2',
      name: 'Buoys; three of them',
      date: '2025-02',
      'properties.place': 'off the coast',
    },
  ])
  expect(rowsOf(reading, 'trips')).toEqual([
    {
      '#': 2,
      when: '2025-02-01T04:00:00Z',
      end: '2025-02-02T09:00:00Z',
      path: '35.88 34.9 2025-02-01T04:00:00Z; 33.1 34.2 2025-02-01T16:30:00Z; 29.5 33.6 2025-02-02T09:00:00Z',
      title: 'Freighter leaves',
    },
    {
      '#': 6,
      when: '2025-03-01',
      path: '170 -10; 178.5 -11; 181 -12; 189.876543 -13',
      title: 'Across the date line',
      lat: 'south',
    },
  ])
  expect(rowsOf(reading, 'places')).toEqual([
    { '#': 1, place: 'Buoys, three of them, point 1', lat: 34.8, lon: 35.7 },
    { '#': 2, place: 'Buoys, three of them, point 2', lat: 34.7, lon: 35.6 },
  ])
  const pairs =
    'Write {"type": "Point", "coordinates": [longitude, latitude]}, or a LineString with a list of such pairs.'
  expect(problemsOf(reading)).toEqual([
    'error | convoys.geojson | 3 | geometry | Exclusion zone: The feature is an area, and a story has points and lines. Put a point inside the area instead, and name the area in its title.',
    `error | convoys.geojson | 7 | geometry | A list of what?: The coordinates are no pairs of numbers. ${pairs}`,
    'error | convoys.geojson | 8 | "a feature by name only": This is no feature. Write {"type": "Feature", "geometry": {…}, "properties": {…}}.',
  ])
  expect(accounted(reading, 'convoys.geojson')).toEqual(upTo(8))
})

test('GeoJSON: times of a line stand where programs put them, counted or written', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [10, 50],
      [11, 51],
    ],
  }
  const path = (properties: unknown) =>
    rowsOf(readGeojson('a.geojson', feature(line, properties)), 'trips')[0]?.['path']
  const timed = '10 50 2020-01-01T00:00:00Z; 11 51 2020-01-01T01:00:01Z'
  const times = ['2020-01-01T00:00:00Z', '2020-01-01T01:00:01.25Z']
  expect(path({ times })).toBe(timed)
  expect(path({ coordTimes: times })).toBe(timed)
  expect(path({ coordinateProperties: { times } })).toBe(timed)
  expect(path({ times: [1577836800, 1577840401] })).toBe(timed)
  expect(path({ times: [1577836800000, 1577840401999] })).toBe(timed)
  expect(path({ times: ['1577836800', '2020-01-01 01:00:01Z'] })).toBe(timed)
  expect(path({ times: ['2020-01', '2020-02-30'] })).toBe('10 50 2020-01; 11 51')
  expect(path({ times: [null, '2020-01-01T05:06+0300'] })).toBe('10 50; 11 51 2020-01-01T05:06:00+03:00')
  expect(path({ times: 'later' })).toBe('10 50; 11 51')
  expect(path(null)).toBe('10 50; 11 51')
})

test('GeoJSON: a line of parts is one line, also where it was cut at the antimeridian', () => {
  const cut = {
    type: 'MultiLineString',
    coordinates: [
      [
        [170, 5],
        [180, 6],
      ],
      [
        [-180, 6],
        [-170, 7],
      ],
    ],
  }
  const reading = readGeojson(
    'a.geojson',
    feature(cut, {
      times: [
        [2e9, 2e9 + 60],
        [2e9 + 60, 2e9 + 120],
      ],
    }),
  )
  expect(rowsOf(reading, 'trips')[0]?.['path']).toBe(
    '170 5 2033-05-18T03:33:20Z; 180 6 2033-05-18T03:34:20Z; 190 7 2033-05-18T03:35:20Z',
  )
  expect(problemsOf(reading)).toEqual([])
  const apart = {
    type: 'MultiLineString',
    coordinates: [
      [
        [0, 0],
        [1, 1],
      ],
      [
        [2, 2],
        [3, 3],
      ],
    ],
  }
  expect(problemsOf(readGeojson('a.geojson', feature(apart, { times: ['2020', '2021', '2022'] })))).toEqual([
    'warning | a.geojson › trips | 1 | path: There are 3 times for the 4 points of the line. Write one time for each point, or check where the line starts and ends.',
    'warning | a.geojson › trips | 1 | path: The line has 2 parts that do not meet, and is drawn through all of them. Write a feature for each part, where they are trips of their own.',
  ])
})

test('GeoJSON: a column that the format fills moves the file’s own aside', () => {
  const point = { type: 'Point', coordinates: [36.3, 33.5] }
  const reading = readGeojson('a.geojson', { ...feature(point, { id: 7, lat: '33,5', lon: '36.3', Lat: 1 }), id: 'x' })
  expect(rowsOf(reading, 'events')).toEqual([
    { '#': 1, id: 'x', lat: 33.5, lon: 36.3, Lat: 1, 'properties.id': 7, 'properties.lat': '33,5' },
  ])
})

test('GeoJSON: what it is made of beside points and lines is said', () => {
  const point = { type: 'Point', coordinates: [1, 2] }
  const polygon = { type: 'Polygon', coordinates: [] }
  const mixed = { type: 'GeometryCollection', geometries: [point, polygon, null] }
  const problems = (geometry: unknown) => problemsOf(readGeojson('a.geojson', collection(feature(geometry))))
  expect(problems(mixed)).toEqual([
    'warning | a.geojson | 1 | geometry: Of what the feature is made of, only its point is taken. Write a feature for each of the others.',
  ])
  expect(problems({ type: 'Circle', coordinates: [1, 2] })[0]).toContain('There is no geometry Circle.')
  expect(problems({ type: 'LineString', coordinates: [[1, 2]] })[0]).toContain('The line has fewer than two points.')
  expect(
    problems({
      type: 'LineString',
      coordinates: [
        [1, 2],
        [431000, 3712000],
      ],
    })[0],
  ).toContain('no degrees')
  expect(problems({ type: 'Point', coordinates: [] })).toEqual([])
  expect(problems({ type: 'MultiPoint', coordinates: [[1, 2]] })).toEqual([])
  expect(problems('here')[0]).toContain('The geometry is no object.')
  expect(problemsOf(readGeojson('a.geojson', collection(feature(null, null))))).toEqual([
    'error | a.geojson | 1: The feature is empty. Write a place and a date, or remove it.',
  ])
})

test('GeoJSON: other coordinates than WGS 84 refuse the file', () => {
  const crs = (name: string) => ({ ...collection(feature(null)), crs: { type: 'name', properties: { name } } })
  for (const name of [
    'EPSG:4326',
    'urn:ogc:def:crs:EPSG::4326',
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    'OGC:CRS84',
    'WGS84',
  ]) {
    expect(readGeojson('a.geojson', crs(name)).format, name).toBe('geojson')
  }
  for (const name of ['EPSG:3857', 'urn:ogc:def:crs:EPSG::25832', 'EPSG:43260', '']) {
    expect(readGeojson('a.geojson', crs(name)).format, name).toBeNull()
  }
  expect(problemsOf(readGeojson('a.geojson', crs('EPSG:3857')))).toEqual([
    'error | a.geojson: The coordinates are in EPSG:3857. Export it in WGS 84 (EPSG:4326), as GeoJSON is meant to be.',
  ])
  expect(readGeojson('a.geojson', { ...collection(feature(null)), crs: null }).format).toBe('geojson')
  expect(problemsOf(readGeojson('a.geojson', collection()))).toHaveLength(1)
  expect(problemsOf(readGeojson('a.geojson', { type: 'FeatureCollection', features: {} }))).toHaveLength(1)
})

test('records: a list of flat objects, wherever it stands', () => {
  const record = { when: '2025-01-28', title: 'A <b>visit</b>', where: { city: 'Tartus', codes: [1, 2] }, ok: false }
  const row = { '#': 1, when: '2025-01-28', title: 'A visit', 'where.city': 'Tartus', 'where.codes': '1; 2', ok: false }
  for (const json of [[record], { data: [record] }, { rows: [record], count: 1 }, { found: [record] }]) {
    expect(rowsOf(readRecords('visits.json', json), 'visits')).toEqual([row])
  }
  const reading = readRecords('visits.json', {
    meta: { pages: 3 },
    data: [record, 'none', {}, null, { title: null, deep: { a: { b: { c: { d: { e: 1 } } } } } }],
  })
  expect(rowsOf(reading, 'visits')[1]).toEqual({ '#': 5, 'deep.a.b.c.d': '{"e":1}' })
  expect(reading.notes).toEqual([
    'JSON with 5 records.',
    'Values within values stand as JSON in: deep.a.b.c.d.',
    'HTML was turned into plain text in: title.',
    'Entries beside the list are not used: meta.',
  ])
  const remedy = 'Write an object such as {"when": "2025-01-28", "title": "…"}.'
  expect(problemsOf(reading)).toEqual([
    `error | visits.json | 2 | "none": This is no record. ${remedy}`,
    'error | visits.json | 3: The record is empty. Fill it in, or remove it.',
    `error | visits.json | 4 | null: This is no record. ${remedy}`,
  ])
  expect(accounted(reading, 'visits.json')).toEqual(upTo(5))
})

test('records: lists under a list of names, as the interface of Google Sheets gives them', () => {
  const values = [['when', 'title', ''], ['2025-01-28', 'A visit'], [], ['2025-01-29', 'Another', 'x', 'y']]
  const reading = readRecords('visits.json', { range: 'A1:C4', values })
  expect(rowsOf(reading, 'visits')).toEqual([
    { '#': 2, when: '2025-01-28', title: 'A visit' },
    { '#': 4, when: '2025-01-29', title: 'Another', unnamed: 'x', unnamed_2: 'y' },
  ])
  expect(reading.sheets[0]?.headerRow).toBe(1)
  expect(accounted(reading, 'visits.json')).toEqual([2, 3, 4])
  for (const json of [[], {}, { data: [] }, [['when']], 'text', null]) {
    expect(problemsOf(readRecords('visits.json', json))).toHaveLength(1)
  }
})

test('TimeMap: events, sources and sites, with filters as columns', () => {
  const reading = readTimemap('valley.json', fixtureJson('valley.timemap.json'))
  expect(rowsOf(reading, 'events')).toEqual([
    {
      '#': 1,
      id: 'V1',
      when: '2/24/2022',
      time: '18:30',
      summary: 'A bridge is hit.',
      place: 'Upper bridge',
      lat: '48,5',
      lon: '36.25',
      kind: 'Bridge',
      source: 'src1; src2',
      'Type of area': 'Bridge',
      Weapon: 'Shell',
      comments: 'check',
    },
    {
      '#': 2,
      id: 'V2',
      when: '2/25/2022',
      summary: 'Water runs out.',
      place: 'Lower town',
      lat: '48.4',
      lon: '36.2',
      kind: 'Supply › Water',
      'Type of area': 'Supply › Water',
      associations: 'missing',
    },
  ])
  expect(rowsOf(reading, 'sources')).toEqual([
    {
      '#': 1,
      id: 'src1',
      title: 'Film of the bridge',
      outlet: 'A. Witness',
      published: '2022-02-24',
      link: 'https://film.example/bridge',
      paths: 'bridge.mp4',
      type: 'Video',
    },
    { '#': 2, id: 'src2', title: 'Source hidden', summary: 'Source hidden', paths: 'HIDDEN' },
  ])
  expect(rowsOf(reading, 'places')).toEqual([
    { '#': 1, id: '1', place: 'Upper town', lat: '48.5', lon: '36.2', summary: 'Seat of the district' },
  ])
  expect(reading.notes).toEqual([
    'TimeMap with 2 events and 2 sources.',
    'TimeMap writes month/day/year, unless it is told otherwise.',
    'The events have no category, so their kind is the filter Type of area.',
    'Filters stand in columns of their own: Type of area, Weapon.',
    'How events look in TimeMap is left out: colour.',
    'Narratives are left out; write a summary for the events that tell one.',
    'Shapes and regions are left out, as a story has points and lines.',
  ])
  expect(problemsOf(reading)).toEqual([
    'error | valley.json › events | 3 | "V3": This is no event. Write the event as an object, or remove it.',
    'warning | valley.json › events | 2 | associations: There is no association missing. Write it among the associations, or take it out of the event.',
  ])
  expect(accounted(reading, 'valley.json › events')).toEqual([1, 2, 3])
})

test('TimeMap: what its page exports has its sources and filters in the events', () => {
  const source = (id: string, path: string) => ({ id, path, description: `Seen at ${path}` })
  const reading = readTimemap('export.json', [
    {
      id: 'C1',
      date: '02/24/2022',
      latitude: '48.5',
      longitude: '36.2',
      location: 'Upper town',
      description: 'Glass breaks.',
      sources: [source('C1', 'https://a.example/1'), source('C1', 'https://a.example/2'), source('hid', 'HIDDEN')],
      filters: [
        { key: 'Weapon', value: 'Unknown' },
        { key: 'Weapon', value: 'Shell' },
      ],
    },
    { id: 'C2', date: '02/25/2022', location: 'Lower town', sources: [source('hid', 'HIDDEN')], filters: [] },
  ])
  expect(rowsOf(reading, 'events').map((row) => [row['source'], row['kind']])).toEqual([
    ['C1; C1-2; hid', 'Unknown; Shell'],
    ['hid', undefined],
  ])
  expect(rowsOf(reading, 'sources').map((row) => [row['#'], row['id'], row['link']])).toEqual([
    [1, 'C1', 'https://a.example/1'],
    [2, 'C1-2', 'https://a.example/2'],
    [3, 'hid', undefined],
  ])
  expect(problemsOf(reading)).toEqual([])
})

test('TimeMap: its files one by one', () => {
  const sources = { s1: { id: 's1', paths: ['https://a.example/1'] }, s2: { paths: [] }, s3: { id: 's1', paths: [] } }
  const reading = readTimemap('sources.json', sources)
  expect(rowsOf(reading, 'sources').map((row) => row['id'])).toEqual(['s1', 's2'])
  expect(problemsOf(reading)).toEqual([
    'error | sources.json › sources | 3 | id | s1: There are two sources s1. Give each source an id of its own.',
  ])
  expect(problemsOf(readTimemap('associations.json', [{ id: 'a', mode: 'FILTER', filter_paths: ['a'] }]))).toEqual([
    'error | associations.json: The file holds associations of TimeMap alone. Put them with their events in one object: {"events": […], "sources": {…}, "associations": […]}.',
  ])
  // Events that came without their associations keep the ids, and nothing is missing.
  const events = readTimemap('events.json', [{ id: 'e', date: '1/2/2022', description: 'x', associations: ['a', 'b'] }])
  expect(rowsOf(events, 'events')[0]?.['associations']).toBe('a; b')
  expect(problemsOf(events)).toEqual([])
})

test('TimelineJS: dates as exact as they are given, and the title slide as the head', () => {
  const reading = readTimelinejs('radio.json', fixtureJson('radio.timelinejs.json'))
  expect(reading.head).toEqual({ title: 'A history of the wireless', lede: 'From sparks to chips.' })
  const rows = rowsOf(reading, 'events')
  expect(rows.map((row) => [row['when'], row['end']])).toEqual([
    ['1895-05-07 (1895-5-7)', undefined],
    ['1901-12 (1901-12)', '1902 (1902)'],
    ['1906-12-24T21:05 (1906-12-24 21:05)', undefined],
    ['-0043 (-44)', undefined],
    ['1923 (1923)', undefined],
    ['1931-2-30', undefined],
    ['about 1940', undefined],
    [undefined, undefined],
  ])
  expect(rows[0]).toEqual({
    '#': 1,
    id: 'first-signal',
    when: '1895-05-07 (1895-5-7)',
    kind: 'Trials',
    title: 'A bell rings',
    summary: 'The coherer answers to lightning.\n\nTold in the minutes.',
    link: 'https://radio.example/bell',
    media: 'https://radio.example/coherer.jpg',
    media_credit: 'Museum of Radio',
    media_caption: 'The coherer',
  })
  expect(rows[1]).toMatchObject({
    link: 'https://radio.example/ocean',
    source: 'The Daily Wave',
    display_date: 'towards the end of 1901',
  })
  expect(rows[2]).toMatchObject({ summary: 'See one (https://a.example/1) and two (https://a.example/2)' })
  expect(reading.notes).toEqual([
    'TimelineJS with 10 events.',
    '1 event with a date in words: it stands in display_date, and the numbers count.',
    'How slides look is left out: background.',
    '1 era left out: Sparks (1895 to 1920). Write them as events with an end.',
    'The picture of the title slide is left out.',
  ])
  expect(problemsOf(reading)).toEqual([
    'warning | radio.json | 5 | start_date | {"year":"1923","day":"5"}: The date has no month, so what is finer than that is left out. Write its month, or nothing after it.',
    'error | radio.json | 9: The slide is empty. Fill it in, or remove it.',
    'error | radio.json | 10 | "1950": This is no slide. Write {"start_date": {"year": 2025}, "text": {"headline": "…"}}.',
    'warning | radio.json: TimelineJS has no places, so none of its 8 events is on the map. Add a column place, or lat and lon, to the events once they are imported.',
  ])
  expect(accounted(reading, 'radio.json')).toEqual(upTo(10))
  expect(problemsOf(readTimelinejs('a.json', { timeline: { headline: 'x', date: [] } }))).toEqual([
    'error | a.json: This is the JSON of TimelineJS 2. Save it for TimelineJS 3, or as a table with the columns when, title and summary.',
  ])
  expect(problemsOf(readTimelinejs('a.json', { events: [] }))).toHaveLength(1)
  const yearless = readTimelinejs('a.json', { events: [{ start_date: { month: 5, day: '7' } }] })
  expect(rowsOf(yearless, 'events')).toEqual([{ '#': 1, when: '5-7' }])
})

test('StoryMapJS: places with the dates that there are, and each slide without one named', () => {
  const reading = readStorymap('painter.json', fixtureJson('painter.storymap.json'))
  expect(reading.head).toEqual({ title: 'A painter’s travels', lede: 'Three towns.', language: 'de' })
  expect(rowsOf(reading, 'events')).toEqual([
    {
      '#': 2,
      when: '1889',
      place: 'Arles',
      lat: 43.68,
      lon: 4.63,
      title: 'In the south',
      summary: 'Light.',
      link: 'https://painter.example/arles',
      source: 'City archive',
      media: 'https://painter.example/arles',
      media_credit: 'City archive',
    },
    {
      '#': 3,
      place: 'Auvers',
      lat: '49.07',
      lon: '2.17',
      title: 'To the north',
      link: 'https://film.example/1?a=1&b=2',
      media: '<iframe src="https://film.example/1?a=1&amp;b=2"></iframe>',
    },
    { '#': 4, title: 'Afterwards' },
  ])
  expect(problemsOf(reading)).toEqual([
    'error | painter.json | 5: The slide is empty. Fill it in, or remove it.',
    'error | painter.json | 6 | null: This is no slide. Write {"location": {"lat": …, "lon": …}, "text": {"headline": "…"}}.',
    'warning | painter.json | date: 2 slides without a date: 3, 4. Write a date into each, as in {"date": "2025-01-28"}.',
  ])
  // The first slide is the overview.
  expect(accounted(reading, 'painter.json')).toEqual([2, 3, 4, 5, 6])
  const picture = { storymap: { map_type: 'zoomify', map_as_image: true, slides: [{ location: { lat: 1, lon: 2 } }] } }
  expect(problemsOf(readStorymap('a.json', picture))).toEqual([
    'error | a.json: The map is a picture, so its points are no places on earth. Write a table with the columns when, title, place, lat and lon instead.',
  ])
})

test('KML: placemarks with their times, their folders and their texts', async () => {
  const reading = await readKml('river.kml', fixture('river.kml'))
  expect(reading.head).toEqual({ title: 'Down the river', lede: 'Twelve days by boat' })
  expect(rowsOf(reading, 'events')).toEqual([
    {
      '#': 1,
      id: 'camp-1',
      when: '2021-06-03T18:30:00+02:00',
      title: 'First camp',
      summary: 'A meadow\u00a0by the ford.\nSeen from the bank.',
      lat: 47.1,
      lon: 12.5,
      kind: 'Camps',
      link: 'https://river.example/camp?a=1&b=2',
      name: 'Wiese',
      Water: 'good',
    },
    {
      '#': 2,
      when: '2021-06-04',
      end: '2021-06-06',
      title: 'Second camp',
      summary: 'Plain text, 3 < 4 tents',
      lat: 47.2,
      lon: 12.6,
      kind: 'Camps',
    },
    { '#': 3, when: '2021-06/..', title: 'No date of its own', kind: 'Camps', address: 'Old bridge 1' },
    { '#': 6, when: '../2021-07', title: 'Misread' },
  ])
  expect(rowsOf(reading, 'trips')).toEqual([
    {
      '#': 4,
      when: '2021-06-03T08:00:00Z',
      end: '2021-06-03T10:00:00Z',
      title: 'The boat',
      path: '12.5 47.1 2021-06-03T08:00:00Z; 12.6 47.2 2021-06-03T10:00:00Z',
    },
  ])
  expect(reading.notes).toEqual([
    'KML with 6 placemarks.',
    '1 placemark hidden in Google Earth, read all the same.',
    '1 style left out.',
    '1 network link left out.',
    '1 overlay left out.',
  ])
  expect(problemsOf(reading)).toEqual([
    'warning | river.kml › trips | 4 | coordinates: The track has 1 point without coordinates, which are left out. Write the coordinates of each time, or take the time out.',
    'error | river.kml | 5 | geometry | The reserve: The feature is an area, and a story has points and lines. Put a point inside the area instead, and name the area in its title.',
    'warning | river.kml | 6 | coordinates: The coordinates cannot be read, so it has no place. Write longitude,latitude with decimal points, as in 36.3,33.5.',
  ])
  expect(accounted(reading, 'river.kml')).toEqual(upTo(6))
})

test('KML: a track without some of its coordinates, and folders that say when', async () => {
  const when = (...days: readonly string[]) => days.map((day) => `<when>2020-01-0${day}</when>`).join('')
  const at = (...coordinates: readonly string[]) => coordinates.map((each) => `<gx:coord>${each}</gx:coord>`).join('')
  const holes = `<Placemark><gx:Track>${when('1', '2', '3', '4')}${at('1 1', '', '2   2 ', 'x')}</gx:Track></Placemark>`
  const many = `<Placemark><gx:MultiTrack><gx:Track>${when('1', '2')}${at('1 1', '2 2')}</gx:Track><gx:Track>${when('2', '3', '4')}${at('2 2', '', '3 3')}</gx:Track></gx:MultiTrack></Placemark>`
  const none = `<Placemark><name>x</name><gx:Track>${when('1', '2')}${at('', '')}</gx:Track></Placemark>`
  const inner = '<Folder><name>Inner</name><Placemark><name>y</name></Placemark></Folder>'
  const outer = `<Folder><name>Outer</name><TimeStamp><when>1999</when></TimeStamp>${inner}</Folder>`
  const reading = await readKml('a.kml', `<kml><Document>${holes}${many}${none}${outer}</Document></kml>`)
  expect(rowsOf(reading, 'trips').map((row) => row['path'])).toEqual([
    '1 1 2020-01-01; 2 2 2020-01-03',
    '1 1 2020-01-01; 2 2 2020-01-02; 3 3 2020-01-04',
  ])
  expect(rowsOf(reading, 'events')).toEqual([
    { '#': 3, title: 'x' },
    { '#': 4, when: '1999', title: 'y', kind: 'Inner' },
  ])
  const remedy = 'Write the coordinates of each time, or take the time out.'
  expect(problemsOf(reading)).toEqual([
    `warning | a.kml › trips | 1 | coordinates: The track has 2 points without coordinates, which are left out. ${remedy}`,
    `warning | a.kml › trips | 2 | coordinates: The track has 1 point without coordinates, which are left out. ${remedy}`,
    `warning | a.kml | 3 | coordinates: The track has 2 points without coordinates, which are left out. ${remedy}`,
  ])
})

test('KML: several tracks and lines in a placemark', async () => {
  const track = (...points: readonly (readonly [string, string])[]) =>
    `<gx:Track>${points.map(([when]) => `<when>${when}</when>`).join('')}${points.map(([, at]) => `<gx:coord>${at}</gx:coord>`).join('')}</gx:Track>`
  const many = `<gx:MultiTrack>${track(['2020-01-01', '1 1 0'], ['2020-01-02', '2 2 0'])}${track(['2020-01-02', '2 2 0'], ['2020-01-03', '3 3 0'])}</gx:MultiTrack>`
  const beside = `<MultiGeometry><LineString><coordinates>0,0 1,1 2,1</coordinates></LineString>${track(['2020-01-01', '2 1'], ['2020-01-02', '3 3'])}</MultiGeometry>`
  const mark = (inner: string) => `<Placemark><name>x</name>${inner}</Placemark>`
  const reading = await readKml('a.kml', `<kml><Document>${mark(many)}${mark(beside)}</Document></kml>`)
  expect(rowsOf(reading, 'trips').map((row) => row['path'])).toEqual([
    '1 1 2020-01-01; 2 2 2020-01-02; 3 3 2020-01-03',
    '0 0; 1 1; 2 1; 2 1 2020-01-01; 3 3 2020-01-02',
  ])
  expect(problemsOf(reading)).toEqual([])
})

test('GPX: waypoints are events, routes and tracks are trips', async () => {
  const reading = await readGpx('walk.gpx', fixture('walk.gpx'))
  expect(reading.head).toEqual({ title: 'Round the lake', lede: 'A day in May' })
  expect(rowsOf(reading, 'events')).toEqual([
    {
      '#': 1,
      when: '2022-05-14T09:15:00Z',
      title: 'Spring',
      summary: 'Water here',
      lat: 46.5,
      lon: 6.5,
      kind: 'water',
      link: 'https://walk.example/spring',
      cmt: 'cold',
      sym: 'Drinking Water',
    },
  ])
  expect(rowsOf(reading, 'trips')).toEqual([
    { '#': 3, title: 'Plan', path: '6.5 46.5; 6.58 46.55' },
    {
      '#': 4,
      when: '2022-05-14T09:00:00Z',
      end: '2022-05-14T11:20:00Z',
      title: 'What was walked',
      path: '6.5 46.5 2022-05-14T09:00:00Z; 6.52 46.51; 6.55 46.52 2022-05-14T10:00:00Z; 6.57 46.54 2022-05-14T11:00:00Z; 6.58 46.55 2022-05-14T11:20:00Z',
    },
  ])
  expect(reading.notes).toEqual([
    'GPX with 2 waypoints, 1 route, 2 tracks.',
    'Names of 2 points along lines are left out.',
  ])
  expect(problemsOf(reading)).toEqual([
    'error | walk.gpx | 2 | wpt | Nowhere: The waypoint has no coordinates. Write lat and lon in degrees, as in <wpt lat="33.5" lon="36.3">, or remove it.',
    'warning | walk.gpx › trips | 4 | trkpt: 1 point of the track left out: without coordinates, or alone in a segment. Look whether the line is right without them.',
    'error | walk.gpx | 5 | trkpt | Too short: The track has fewer than two points with coordinates. Write lat and lon in degrees, as in <trkpt lat="33.5" lon="36.3">, or remove it.',
  ])
  expect(accounted(reading, 'walk.gpx')).toEqual(upTo(5))
})

const LAUGHS = `<?xml version="1.0"?>
<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<kml><Placemark><name>&c;</name></Placemark></kml>`

test('XML that is none, or that grows, is refused in a sentence with its line', async () => {
  const said = async (text: string) => (await readKml('a.kml', text)).problems.map(told)
  const type =
    'error | a.kml: The file has a document type, which may make it grow without end. Remove the lines from <!DOCTYPE to its end, or export the file again.'
  expect(await said(LAUGHS)).toEqual([type])
  expect(await said('\ufeff<!-- a --> <?b?>\n<!doctype kml SYSTEM "https://evil.example/x.dtd"><kml/>')).toEqual([type])
  const closed = 'Look for a tag that is not closed, or an & that is not &amp;, or export the KML again.'
  expect(await said('<kml>\n<Document>\n<name>x</nam>\n</Document></kml>')).toEqual([
    `error | a.kml: This is not well-formed XML: line 3 cannot be read. ${closed}`,
  ])
  expect(await said('<kml>\n\n\n<Placemark id=1/></kml>')).toEqual([
    `error | a.kml: This is not well-formed XML: line 4 cannot be read. ${closed}`,
  ])
  expect(await said('just text')).toEqual([`error | a.kml: This is not well-formed XML. ${closed}`])
  expect(await said('<gpx/>')).toEqual([
    'error | a.kml: The file starts with <gpx>, not with <kml>. Give a file that starts with <kml>.',
  ])
  expect(await said('<kml:kml xmlns:kml="k"/>')).toEqual([
    'error | a.kml: The file starts with <kml:kml>, not with <kml>. Save it again with another program.',
  ])
  expect(await said(`<kml>${'<Folder>'.repeat(70)}${'</Folder>'.repeat(70)}</kml>`)).toEqual([
    'error | a.kml: Elements stand more than 64 deep within one another. Export the file again, with fewer folders.',
  ])
  expect(await said(`<kml>${'<a/>'.repeat(600_000)}</kml>`)).toEqual([
    'error | a.kml: The file has more than 300,000 elements. Export less of it, in several files, or with tracks thinned out.',
  ])
  expect(await said('<kml><NetworkLink/></kml>')).toEqual([
    'error | a.kml: The file holds no placemarks. Open it in Google Earth, and save the folder that the link brings as KML.',
  ])
  expect((await readGpx('a.gpx', '<gpx><metadata/></gpx>')).problems.map(told)).toEqual([
    'error | a.gpx: The file holds no waypoints, routes or tracks. Export the points or the track themselves from the device or the program.',
  ])
  // Entities of HTML, which XML does not know, are written into descriptions all the same.
  const loose = await readKml('a.kml', '<kml><Placemark><description>a&nbsp;b</description></Placemark></kml>')
  expect(rowsOf(loose, 'events')).toEqual([{ '#': 1, summary: 'a\u00a0b' }])
})

test('GeoJSON: a line that stays is a point, one without a zone has days, and one around the world is refused', () => {
  const line = (coordinates: readonly (readonly number[])[], properties: unknown = { name: 'x' }) =>
    readGeojson('a.geojson', feature({ type: 'LineString', coordinates }, properties))
  const still = line(
    [
      [5, 6],
      [5, 6],
      [365, 6],
    ],
    { times: ['2020-01-01', '2020-01-02', '2020-01-03'] },
  )
  expect(rowsOf(still, 'events')).toEqual([{ '#': 1, when: '2020-01-01', end: '2020-01-03', lat: 6, lon: 5 }])
  const local = line(
    [
      [5, 6],
      [6, 7],
    ],
    { times: ['2020-01-01T10:00', '2020-01-02T11:00:30'] },
  )
  expect(rowsOf(local, 'trips')).toEqual([
    { '#': 1, when: '2020-01-01T10:00:00', end: '2020-01-02T11:00:30', path: '5 6 2020-01-01; 6 7 2020-01-02' },
  ])
  expect(
    rowsOf(
      line([
        [190, 1],
        [200, 2],
      ]),
      'trips',
    )[0]?.['path'],
  ).toBe('-170 1; -160 2')
  const orbit = Array.from({ length: 30 }, (_, index) => [((index * 100 + 180) % 360) - 180, 0])
  expect(problemsOf(line(orbit))).toEqual([
    'error | a.geojson | 1 | path | x: The line goes more than twice around the world. Write a feature for each time that it goes around.',
  ])
})

test('GeoJSON: collections that do not say that they are, layers of uMap, and names that come twice', () => {
  const two = {
    type: 'MultiPoint',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  }
  const all = [feature(two, { name: 'Camp' }), feature(two, { name: 'Camp' }), feature(two, {})]
  const names = [
    'Camp, point 1; Camp, point 2',
    'Camp 2, point 1; Camp 2, point 2',
    'Feature 3, point 1; Feature 3, point 2',
  ]
  const umap = { type: 'umap', properties: {}, layers: [collection(all[0]), collection(all[1], all[2])] }
  for (const json of [{ features: all }, umap, all]) {
    const reading = readGeojson('a.geojson', json)
    expect(rowsOf(reading, 'events').map((row) => row['place'])).toEqual(names)
    expect(problemsOf(reading)).toEqual([])
  }
})

test('values without end within one another are cut, and stop nothing', () => {
  let deep: unknown = 'x'
  for (let level = 0; level < 20_000; level++) deep = [{ a: deep }]
  const properties = { name: 'x', deep }
  expect(faults(readGeojson('a.json', collection(feature(null, properties), feature(deep))))).toEqual([])
  expect(faults(readRecords('a.json', [properties, deep]))).toEqual([])
  expect(faults(readTimemap('a.json', { events: [{ ...properties, sources: deep }], sources: deep }))).toEqual([])
  expect(faults(readTimelinejs('a.json', { events: [{ text: deep, media: properties }] }))).toEqual([])
  expect(
    faults(readStorymap('a.json', { storymap: { slides: [{ location: deep, date: deep, text: { text: deep } }] } })),
  ).toEqual([])
  let collections: unknown = { type: 'Point', coordinates: [1, 2] }
  for (let level = 0; level < 20_000; level++) collections = { type: 'GeometryCollection', geometries: [collections] }
  expect(problemsOf(readGeojson('a.json', collections))[0]).toContain('too deep')
})
