import { expect, test } from 'vitest'
import { areSwapped, distanceKm, pointIn, pointOf, wrapped } from '../../src/import/coordinates.ts'
import { degreesOf, numberOf } from '../../src/import/numbers.ts'
import { readPath, simplified } from '../../src/import/path.ts'
import { cellOf, type Written } from './sheets.ts'

test.each([
  ['33.5138', 33.5138],
  ['33,5138', 33.5138],
  ['-33.5', -33.5],
  ['−33.5', -33.5],
  ['٣٣٫٥', 33.5],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['12 345,5', 12345.5],
  ['33.510.200', null],
  ['north', null],
  ['', null],
])('the number %s', (written, value) => {
  expect(numberOf(written)).toBe(value)
})

test.each([
  ['33°30′N', 33.5, 'lat'],
  ['33° 30\' 36" S', -33.51, 'lat'],
  ['N 33.5', 33.5, 'lat'],
  ['33.5°', 33.5, null],
  ['36,25 E', 36.25, 'lon'],
  ['W 36.25', -36.25, 'lon'],
  ['55°45′ с. ш.', 55.75, 'lat'],
  ['37,6° в.д.', 37.6, 'lon'],
  ['36.2765', 36.2765, null],
] as const)('the degrees %s', (written, value, axis) => {
  expect(degreesOf(written)).toEqual({ value, axis })
})

test.each(['33°75′N', '-33 S', 'N 33 N', '33 O', 'abc', '33°30′N 36°E'])('%s are no degrees', (written) => {
  expect(degreesOf(written)).toBe(null)
})

const read = (lat: Written, lon: Written) => {
  const point = pointOf(cellOf(lat), cellOf(lon))
  return point.kind === 'point'
    ? [point.point.lat, point.point.lon]
    : point.kind === 'none'
      ? null
      : point.fault.message
}

test.each([
  [33.5, 36.3, [33.5, 36.3]],
  ['33,5', '36,3', [33.5, 36.3]],
  ['36°18′E', '33°30′N', [33.5, 36.3]],
  [null, null, null],
  [0, 0, 'The row lies at 0,0, in the Atlantic.'],
  [0, 10, [0, 10]],
  [91, 200, 'The latitude 91 is out of range.'],
  [10, 200, 'The longitude 200 is out of range.'],
  [10, null, 'The longitude is missing.'],
  ['x', 10, 'x is no latitude.'],
  ['33 N', '36 N', '36 N is a latitude.'],
])('the columns %s and %s', (lat, lon, expected) => {
  expect(read(lat, lon)).toEqual(expected)
})

test.each([
  ['33.5, 36.3', [33.5, 36.3]],
  ['33.5,36.3', [33.5, 36.3]],
  ['(33.5, -36.3)', [33.5, -36.3]],
  ['33,5; 36,3', [33.5, 36.3]],
  ['33,5, 36,3', [33.5, 36.3]],
  ['33,5 36,3', [33.5, 36.3]],
  ['33°30′N 36°18′E', [33.5, 36.3]],
  ['36°18′E, 33°30′N', [33.5, 36.3]],
  ['POINT(36.3 33.5)', [33.5, 36.3]],
  ['https://maps.example/@33.5,36.3,12z', [33.5, 36.3]],
])('one column of %s', (written, expected) => {
  const point = pointIn(cellOf(written))
  expect(point.kind === 'point' && [point.point.lat, point.point.lon]).toEqual(expected)
})

test('what is no pair is told', () => {
  expect(pointIn(cellOf('near the river'))).toMatchObject({
    fault: { message: 'near the river is no pair of coordinates.' },
  })
})

test('columns are swapped when most rows only fit so, and not when one row proves the contrary', () => {
  const pairs = (...all: readonly (readonly [number, number])[]) =>
    all.map(([lat, lon]) => [cellOf(lat), cellOf(lon)] as const)
  expect(areSwapped(pairs([139, 35], [135, 34]))).toBe(true)
  expect(areSwapped(pairs([36, 33], [37, 55]))).toBe(false)
  expect(areSwapped(pairs([139, 35], [35, 139]))).toBe(false)
  expect(areSwapped(pairs([139, 35], [50, 10], [51, 11]))).toBe(false)
})

test('longitudes wrap, and distances go along the globe', () => {
  expect([185, -185, 180, 540, 36.3].map(wrapped)).toEqual([-175, 175, 180, 180, 36.3])
  expect(Math.round(distanceKm({ lat: 33.51, lon: 36.29 }, { lat: 55.75, lon: 37.62 }))).toBe(2475)
  expect(Math.round(distanceKm({ lat: 0, lon: 179 }, { lat: 0, lon: -179 }))).toBe(222)
})

test('paths', () => {
  expect(readPath('36.3 33.5; 37.6 55.8 2025-01-28')).toEqual([
    { lon: 36.3, alongLon: 36.3, lat: 33.5, when: null },
    { lon: 37.6, alongLon: 37.6, lat: 55.8, when: '2025-01-28' },
  ])
  expect(readPath('')).toEqual([])
  for (const wrong of ['36.3 33.5', 'a b; c d', '36.3 95; 1 2', '1 2 soon; 3 4', '1 2 2025 x; 3 4'])
    expect(readPath(wrong)).toBe(null)
})

test('a line is simplified to the points that tell most of its shape, and keeps its ends', () => {
  const corner = Array.from({ length: 101 }, (_, index) => (index <= 50 ? `${index / 10} 0` : `5 ${(index - 50) / 10}`))
  const line = readPath(corner.join(';')) ?? []
  expect(simplified(line, 3).map(({ lon, lat }) => [lon, lat])).toEqual([
    [0, 0],
    [5, 0],
    [5, 5],
  ])
  expect(simplified(line.slice(0, 2), 3).length).toBe(2)
})
