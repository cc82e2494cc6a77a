import { expect, test } from 'vitest'
import { detectJson, refusalOfJson } from '../../src/read/detect-json.ts'
import { jsonLines } from '../../src/read/json-lines.ts'
import { read } from '../../src/read/read.ts'
import type { Reading } from '../../src/read/reading.ts'
import { accounted, faults, fixture, fixtureJson, rowsOf, told } from './readings.ts'

const readText = (name: string, text: string): Promise<Reading> => read({ name, bytes: new TextEncoder().encode(text) })

test('JSON is told by what it holds', () => {
  expect(detectJson(fixtureJson('convoys.geojson'))).toBe('geojson')
  expect(detectJson(fixtureJson('radio.timelinejs.json'))).toBe('timelinejs')
  expect(detectJson(fixtureJson('painter.storymap.json'))).toBe('storymap')
  expect(detectJson(fixtureJson('valley.timemap.json'))).toBe('timemap')
  const cases: readonly (readonly [string, unknown])[] = [
    ['geojson', { type: 'Feature', geometry: null }],
    ['geojson', { type: 'MultiPoint', coordinates: [] }],
    ['geojson', [{ type: 'Feature' }]],
    ['geojson', { features: [{ type: 'Feature' }] }],
    ['geojson', { type: 'umap', layers: [] }],
    ['timemap', { events: [], associations: [] }],
    ['timemap', [{ id: 1, description: 'x', sources: [], filters: [] }]],
    ['timemap', { s1: { paths: ['a'] }, s2: { paths: [] } }],
    ['timemap', [{ id: 'a', mode: 'FILTER', filter_paths: ['x'] }]],
    ['timelinejs', { events: [{ start_date: { year: 1 } }] }],
    ['timelinejs', { title: { text: { headline: 'x' } }, events: [{}] }],
    ['timelinejs', { timeline: { date: [] } }],
    ['storymap', { slides: [{ location: { lat: 1, lon: 2 } }] }],
    ['story', { id: 'a', title: 'A', span: '2025/2026', opening: '2025-01-01' }],
    ['records', [{ when: '2025' }]],
    ['records', []],
    ['records', { events: [{ when: '2025', title: 'x' }] }],
    ['records', [['when'], ['2025']]],
  ]
  for (const [format, json] of cases) expect(detectJson(json), JSON.stringify(json)).toBe(format)
  for (const json of [null, 1, 'x', {}, { a: 1 }, { a: [1], b: [2] }, { type: 'Topology', objects: {} }]) {
    expect(detectJson(json), JSON.stringify(json)).toBeNull()
  }
})

test('formats that are not read are named, with what to do instead', () => {
  expect(refusalOfJson({ type: 'Topology', objects: {} }).message).toBe('This is TopoJSON.')
  const arcgis = { geometryType: 'esriGeometryPoint', features: [{ attributes: { a: 1 }, geometry: { x: 1, y: 2 } }] }
  expect(detectJson(arcgis)).toBeNull()
  expect(refusalOfJson(arcgis)).toEqual({
    message: "This is ArcGIS's own JSON.",
    remedy: 'Export it as GeoJSON (f=geojson in its address).',
  })
})

test('JSON in lines is a list; a line that is none is a problem of its row', async () => {
  expect(jsonLines('{"a":1}\n\n{"a":2}\r\n')).toEqual([{ a: 1 }, { a: 2 }])
  expect(jsonLines('\u001e{"a":\n1}\n')).toEqual([{ a: 1 }])
  for (const text of ['', '{"a":1}', '[1]\n[2]', 'a\nb', '{"a":\n1}']) expect(jsonLines(text), text).toBeNull()
  const records = await readText('visits.jsonl', '{"when":"2025-01-28"}\n{"when":\n{"when":"2025-01-29"}')
  expect(rowsOf(records, 'visits').map((row) => row['#'])).toEqual([1, 3])
  expect(records.problems.map(told)).toEqual([
    'error | visits.jsonl | 2: The line is not JSON. Write an object such as {"when": "2025-01-28", "title": "…"}.',
  ])
  const point = (lon: number) => ({
    type: 'Feature',
    properties: { when: '2025' },
    geometry: { type: 'Point', coordinates: [lon, 1] },
  })
  const all = { type: 'FeatureCollection', features: [point(2), point(3)] }
  const features = await readText(
    'a.geojsonl',
    [point(1), all, point(4)].map((each) => JSON.stringify(each)).join('\n'),
  )
  expect(rowsOf(features, 'events').map((row) => [row['#'], row['lon']])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ])
})

test('files are read by what they hold, and nothing is lost on the way', async () => {
  const files = [
    ['convoys.geojson', 'geojson', 8],
    ['river.kml', 'kml', 6],
    ['walk.gpx', 'gpx', 5],
    ['radio.timelinejs.json', 'timelinejs', 10],
  ] as const
  for (const [name, format, count] of files) {
    const reading = await readText(name, `\ufeff${fixture(name)}`)
    expect(reading.format).toBe(format)
    expect(faults(reading)).toEqual([])
    expect(accounted(reading, name)).toHaveLength(count)
  }
})

test('5,000 features of each kind are read in seconds', { timeout: 180_000 }, async () => {
  const count = 5_000
  const numbers = Array.from({ length: count }, (_, index) => index)
  const features = numbers.map((index) => ({
    type: 'Feature',
    properties: {
      name: `Point ${index}`,
      date: '2025-01-28',
      note: '<p>Text</p>',
      tags: ['a', 'b'],
      at: { city: 'x' },
    },
    geometry: { type: 'Point', coordinates: [index / 200, index / 300] },
  }))
  const marks = numbers.map(
    (index) =>
      `<Placemark><name>Point ${index}</name><description><![CDATA[<p>Text</p>]]></description><TimeStamp><when>2025-01-28</when></TimeStamp><Point><coordinates>${index / 200},${index / 300}</coordinates></Point></Placemark>`,
  )
  const points = numbers.map(
    (index) =>
      `<wpt lat="${index / 300}" lon="${index / 200}"><time>2025-01-28T10:00:00Z</time><name>Point ${index}</name></wpt>`,
  )
  const start = process.cpuUsage()
  const readings = await Promise.all([
    readText('a.geojson', JSON.stringify({ type: 'FeatureCollection', features })),
    readText('a.kml', `<kml><Document>${marks.join('\n')}</Document></kml>`),
    readText('a.gpx', `<gpx>${points.join('\n')}</gpx>`),
  ])
  expect(readings.map((reading) => reading.sheets[0]?.rows.length)).toEqual([count, count, count])
  // Time of the processor: others may use it at the same time.
  expect(process.cpuUsage(start).user).toBeLessThan(12_000_000)
})
