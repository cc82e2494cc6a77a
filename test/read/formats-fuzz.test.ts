import {
  type Arbitrary,
  array,
  asyncProperty,
  assert as check,
  constant,
  constantFrom,
  dictionary,
  double,
  integer,
  jsonValue,
  nat,
  oneof,
  option,
  property,
  record,
  string,
  tuple,
} from 'fast-check'
import { expect, test } from 'vitest'
import { detectJson } from '../../src/read/detect-json.ts'
import { readGeojson } from '../../src/read/geojson.ts'
import { readGpx } from '../../src/read/gpx.ts'
import { jsonLines } from '../../src/read/json-lines.ts'
import { readKml } from '../../src/read/kml.ts'
import type { Reading } from '../../src/read/reading.ts'
import { readRecords, recordsIn } from '../../src/read/records.ts'
import { readStorymap } from '../../src/read/storymap.ts'
import { readTimelinejs } from '../../src/read/timelinejs.ts'
import { readTimemap } from '../../src/read/timemap.ts'
import { isList, isObject } from '../../src/read/values.ts'
import { accounted, faults, fixture } from './readings.ts'

/** `DEMARCHE_LONG=1` runs what every night has time for. */
const RUNS = process.env['DEMARCHE_LONG'] === undefined ? 120 : 10_000
const options = { numRuns: RUNS, seed: 6 }
/** Documents take more time than values. */
const forXml = { ...options, numRuns: RUNS === 120 ? 60 : RUNS }
const LONG = 600_000

const anything: Arbitrary<unknown> = jsonValue({ maxDepth: 4 })
/** Mostly what is meant, sometimes anything, sometimes missing. */
const about = (meant: Arbitrary<unknown>): Arbitrary<unknown> =>
  oneof(
    { arbitrary: meant, weight: 8 },
    { arbitrary: anything, weight: 1 },
    { arbitrary: constant(undefined), weight: 1 },
  )

const words: Arbitrary<unknown> = constantFrom(
  ...['', ' ', 'x', 'Tartus', '2025-01-28', '28.1.2025', '<b>a</b>', '<a href="https://a.example">b</a>', '&lt;'],
  ...['https://a.example/x', '__proto__', 'constructor', 'a;b', 'a,b', '\u202e', '33,5', '-1', '99999999999'],
)
const names = constantFrom('name', 'when', 'lat', 'id', 'times', '', ' a ', 'a.b', 'place', '__proto__', 'toString')
const degree: Arbitrary<unknown> = oneof(double({ min: -200, max: 200, noNaN: true }), integer({ min: -1e7, max: 1e7 }))
const position = about(array(degree, { minLength: 1, maxLength: 3 }))
const line = about(array(position, { maxLength: 5 }))
const time = oneof(words, constantFrom('2025-01-28T10:00:00Z', '2025-02-30', 1.7e9, 1.7e12, -1, null))
const properties = about(
  oneof(
    dictionary(names, oneof(words, anything), { maxKeys: 5 }),
    record({ name: words, coordTimes: about(array(oneof(time, array(time)), { maxLength: 5 })) }),
    record({ name: words, coordinateProperties: record({ times: array(time, { maxLength: 5 }), heart: anything }) }),
  ),
)
const simple = oneof(
  record({ type: constant('Point'), coordinates: position }),
  record({ type: constantFrom('MultiPoint', 'LineString'), coordinates: line }),
  record({ type: constantFrom('MultiLineString', 'Polygon'), coordinates: about(array(line, { maxLength: 3 })) }),
)
const geometry = oneof(
  simple,
  record({ type: constant('GeometryCollection'), geometries: about(array(simple, { maxLength: 3 })) }),
)
const feature = about(
  record({ type: constant('Feature'), id: words, geometry: about(geometry), properties }, { requiredKeys: ['type'] }),
)
const features = array(feature, { maxLength: 6 })

const year = oneof(words, integer({ min: -3000, max: 3000 }).map(String), nat(3000))
const small = oneof(words, nat(70), nat(70).map(String))
const date = about(
  record({ year, month: small, day: small, hour: small, minute: small, display_date: words }, { requiredKeys: [] }),
)
const texts = about(record({ headline: about(words), text: about(words) }, { requiredKeys: [] }))
const media = about(record({ url: words, credit: words, caption: words, alt: anything }, { requiredKeys: [] }))
const slide = about(
  record(
    { start_date: date, end_date: date, text: texts, media, group: words, unique_id: words, background: anything },
    { requiredKeys: [] },
  ),
)
const stop = about(
  record(
    {
      type: constantFrom('overview', '', 'slide'),
      date: about(words),
      location: about(
        record({ name: words, lat: about(degree), lon: about(degree), zoom: nat() }, { requiredKeys: [] }),
      ),
      text: texts,
      media,
    },
    { requiredKeys: [] },
  ),
)

const sourceId = constantFrom('s1', 's2', 'constructor', '')
const source = about(
  record({ id: sourceId, path: words, paths: about(array(words)), description: words }, { requiredKeys: [] }),
)
const incident = about(
  record(
    {
      id: words,
      date: words,
      description: words,
      latitude: oneof(words, degree),
      long: words,
      category: words,
      associations: about(array(oneof(sourceId, anything), { maxLength: 3 })),
      filters: about(array(record({ key: words, value: words }), { maxLength: 3 })),
      sources: about(array(oneof(sourceId, source), { maxLength: 3 })),
      colour: words,
    },
    { requiredKeys: [] },
  ),
)

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)
/** What was written as JSON: without `undefined`, as a file has it. */
const asFile = (json: unknown): unknown => JSON.parse(JSON.stringify(json) ?? 'null')

const READERS: readonly ((file: string, json: unknown) => Reading)[] = [
  readGeojson,
  readRecords,
  readTimemap,
  readTimelinejs,
  readStorymap,
]

/** Refused as a whole, or each of the items is a row or a problem. */
function whole(reading: Reading, file: string, items: readonly number[]): void {
  expect(faults(reading)).toEqual([])
  if (reading.format !== null) expect(accounted(reading, file)).toEqual(items)
}

test('any JSON: every reader answers, and what it does not read it refuses', { timeout: LONG }, () => {
  check(
    property(anything, (json) => {
      detectJson(json)
      for (const read of READERS) expect(faults(read('a.json', json))).toEqual([])
    }),
    options,
  )
})

test('GeoJSON: every feature is a row or a problem', { timeout: LONG }, () => {
  check(
    property(features, (list) => {
      const json = asFile({ type: 'FeatureCollection', features: list })
      whole(readGeojson('a.json', json), 'a.json', upTo(list.length))
    }),
    options,
  )
})

test('records: every record is a row or a problem', { timeout: LONG }, () => {
  const rows = oneof(
    array(about(dictionary(names, oneof(words, anything), { maxKeys: 6 })), { maxLength: 6 }),
    array(about(array(oneof(words, anything), { maxLength: 4 })), { maxLength: 6 }),
  )
  check(
    property(rows, constantFrom('data', 'rows', null), (list, name) => {
      const json = asFile(name === null ? list : { [name]: list })
      const reading = readRecords('a.json', json)
      const items = recordsIn(json)?.items ?? []
      const first = reading.sheets[0]?.headerRow === 1 ? 1 : 0
      expect(faults(reading)).toEqual([])
      // A list of lists whose rows are all blank has a header all the same.
      const isTable =
        isList(items[0]) &&
        items.every(isList) &&
        items[0].every((cell) => typeof cell === 'string') &&
        items[0].length > 0
      const count = items.length - (isTable ? 1 : first)
      if (reading.format !== null) expect(accounted(reading, 'a.json')).toHaveLength(count)
    }),
    options,
  )
})

test('TimelineJS: every event is a row or a problem', { timeout: LONG }, () => {
  check(
    property(array(slide, { maxLength: 6 }), slide, anything, (events, title, eras) => {
      whole(readTimelinejs('a.json', asFile({ title, events, eras })), 'a.json', upTo(events.length))
    }),
    options,
  )
})

test('StoryMapJS: every slide is a row or a problem, but the overview', { timeout: LONG }, () => {
  check(
    property(array(stop, { maxLength: 6 }), (slides) => {
      const json = asFile({ storymap: { slides } })
      const list =
        isObject(json) && isObject(json['storymap']) && isList(json['storymap']['slides'])
          ? json['storymap']['slides']
          : []
      const overview = list.findIndex((each) => isObject(each) && each['type'] === 'overview')
      whole(
        readStorymap('a.json', json),
        'a.json',
        upTo(slides.length).filter((row) => row !== overview + 1),
      )
    }),
    options,
  )
})

test('TimeMap: every event, source and site is a row or a problem', { timeout: LONG }, () => {
  const association = about(
    record({ id: sourceId, mode: constantFrom('FILTER', 'CATEGORY', 'NARRATIVE'), filter_paths: about(array(words)) }),
  )
  const site = about(record({ id: words, site: words, latitude: words, longitude: words, description: words }))
  check(
    property(
      array(incident, { minLength: 1, maxLength: 5 }),
      array(source, { maxLength: 4 }),
      array(association, { maxLength: 3 }),
      array(site, { maxLength: 3 }),
      (events, sources, associations, sites) => {
        const reading = readTimemap('a.json', asFile({ events, sources, associations, sites }))
        whole(reading, 'a.json › events', upTo(events.length))
        // Sources of the events come after those of the list.
        expect(accounted(reading, 'a.json › sources').slice(0, sources.length)).toEqual(upTo(sources.length))
        whole(reading, 'a.json › sites', upTo(sites.length))
      },
    ),
    options,
  )
})

test('JSON in lines: every line is a row or a problem', { timeout: LONG }, () => {
  const part = oneof(feature, dictionary(names, words, { maxKeys: 3 })).map((each) => JSON.stringify(each) ?? '{}')
  const parts = array(oneof({ arbitrary: part, weight: 9 }, { arbitrary: string(), weight: 1 }), {
    minLength: 1,
    maxLength: 6,
  })
  check(
    property(parts, constantFrom('\n', '\r\n', '\n\u001e'), (lines, separator) => {
      const list = jsonLines(`\u001e${lines.join(separator)}`.slice(separator.includes('\u001e') ? 0 : 1))
      if (list === null) return
      const format = detectJson(list)
      const reading = (format === 'geojson' ? readGeojson : readRecords)('a.json', list)
      expect(faults(reading)).toEqual([])
      if (format === 'records' && reading.format !== null)
        expect(accounted(reading, 'a.json')).toEqual(upTo(list.length))
    }),
    options,
  )
})

const escaped = (text: unknown): string =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '')
const element = (name: Arbitrary<string>, inner: Arbitrary<string>): Arbitrary<string> =>
  tuple(name, inner).map(([tag, text]) => `<${tag}>${text}</${tag}>`)
const content = words.map(escaped)
const coordinates = array(
  array(degree, { minLength: 1, maxLength: 3 }).map((each) => each.join(',')),
  { maxLength: 4 },
).map((each) => each.join(' '))
const shape = oneof(
  tuple(constantFrom('Point', 'LineString', 'LinearRing'), coordinates).map(
    ([tag, text]) => `<${tag}><coordinates>${text}</coordinates></${tag}>`,
  ),
  array(
    oneof(
      element(constant('when'), time.map(escaped)),
      element(
        constant('gx:coord'),
        coordinates.map((each) => each.replaceAll(',', ' ')),
      ),
    ),
    {
      maxLength: 6,
    },
  ).map((parts) => `<gx:Track>${parts.join('')}</gx:Track>`),
)
const detail = oneof(
  element(
    constantFrom('name', 'description', 'Snippet', 'address', 'visibility', 'TimeStamp', 'styleUrl', 'x'),
    content,
  ),
  tuple(time, option(time)).map(
    ([begin, end]) =>
      `<TimeSpan><begin>${escaped(begin)}</begin>${end === null ? '' : `<end>${escaped(end)}</end>`}</TimeSpan>`,
  ),
  tuple(names, content).map(
    ([name, value]) => `<ExtendedData><Data name="${escaped(name)}"><value>${value}</value></Data></ExtendedData>`,
  ),
  shape,
  array(shape, { maxLength: 3 }).map((parts) => `<MultiGeometry>${parts.join('')}</MultiGeometry>`),
)
const placemark = array(detail, { maxLength: 5 }).map((parts) => `<Placemark>${parts.join('')}</Placemark>`)

test('KML: every placemark is a row or a problem', { timeout: LONG }, async () => {
  await check(
    asyncProperty(
      array(placemark, { minLength: 1, maxLength: 4 }),
      constantFrom('Document', 'Folder'),
      async (marks, home) => {
        const reading = await readKml('a.kml', `<kml><${home}><name>x</name>${marks.join('\n')}</${home}></kml>`)
        expect(reading.format).toBe('kml')
        whole(reading, 'a.kml', upTo(marks.length))
      },
    ),
    forXml,
  )
})

const point = (tag: string): Arbitrary<string> =>
  tuple(option(degree), option(degree), option(time), option(content)).map(
    ([lat, lon, when, name]) =>
      `<${tag}${lat === null ? '' : ` lat="${lat}"`}${lon === null ? '' : ` lon="${lon}"`}>${when === null ? '' : `<time>${escaped(when)}</time>`}${name === null ? '' : `<name>${name}</name>`}</${tag}>`,
  )
const part = oneof(
  point('wpt'),
  array(point('rtept'), { maxLength: 4 }).map((points) => `<rte>${points.join('')}</rte>`),
  array(array(point('trkpt'), { maxLength: 4 }), { maxLength: 3 }).map(
    (segments) =>
      `<trk><name>a</name>${segments.map((points) => `<trkseg>${points.join('')}</trkseg>`).join('')}</trk>`,
  ),
)

test('GPX: every waypoint, route and track is a row or a problem', { timeout: LONG }, async () => {
  await check(
    asyncProperty(array(part, { minLength: 1, maxLength: 5 }), async (parts) => {
      const reading = await readGpx('a.gpx', `<gpx>${parts.join('')}</gpx>`)
      expect(reading.format).toBe('gpx')
      whole(reading, 'a.gpx', upTo(parts.length))
    }),
    forXml,
  )
})

test('XML in pieces: it is read or refused, and nothing throws', { timeout: LONG }, async () => {
  const river = fixture('river.kml')
  const walk = fixture('walk.gpx')
  const piece = constantFrom(
    ...[
      '<',
      '>',
      '/',
      '"',
      "'",
      '&',
      '&amp;',
      '&#0;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '?>',
      '<!DOCTYPE x>',
      '\u0000',
    ],
    ...[
      '<Placemark>',
      '</Placemark>',
      '<Folder>',
      '<coordinates>',
      'xmlns="x"',
      'xmlns:gx=""',
      ' ',
      '<trk>',
      'lat="a"',
      'é',
    ],
  )
  const cut = tuple(nat(4000), nat(60), piece)
  await check(
    asyncProperty(array(cut, { minLength: 1, maxLength: 4 }), constantFrom(true, false), async (cuts, isKml) => {
      let text = isKml ? river : walk
      for (const [at, length, put] of cuts) {
        const start = at % text.length
        text = text.slice(0, start) + put + text.slice(start + (length > 40 ? 0 : length))
      }
      const reading = await (isKml ? readKml('a.xml', text) : readGpx('a.xml', text))
      expect(faults(reading)).toEqual([])
    }),
    forXml,
  )
  await check(
    asyncProperty(string(), array(piece, { maxLength: 12 }), async (text, pieces) => {
      for (const source of [text, pieces.join(''), `<kml>${pieces.join('')}</kml>`]) {
        expect(faults(await readKml('a.xml', source))).toEqual([])
        expect(faults(await readGpx('a.xml', source.replaceAll('kml', 'gpx')))).toEqual([])
      }
    }),
    forXml,
  )
})
