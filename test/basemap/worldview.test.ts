import { describe, expect, test } from 'vitest'
import { worldviewAt } from '../../src/basemap/build.ts'
import { readBasemapInput } from '../../src/basemap/files.ts'
import type { Position } from '../../src/basemap/geometry.ts'
import { cutAtAntimeridian } from '../../src/basemap/geometry.ts'
import type { Worldview } from '../../src/basemap/worldview.ts'
import { countryAt, isLand } from '../../src/basemap/worldview.ts'

const input = await readBasemapInput()
const fine = worldviewAt(input, '10m')
const middle = worldviewAt(input, '50m')
const coarse = worldviewAt(input, '110m')

/** Kilometres to the nearest drawn line, by kind; a flat estimate is enough here. */
const near = (worldview: Worldview, disputed: boolean, [lon, lat]: Position): number => {
  const stretch = Math.cos((lat * Math.PI) / 180)
  let nearest = Infinity
  for (const border of worldview.borders) {
    if (border.disputed !== disputed) continue
    border.line.forEach((b, i) => {
      const a = border.line[i - 1] ?? b
      const [ax, ay, bx, by] = [(a[0] - lon) * stretch, a[1] - lat, (b[0] - lon) * stretch, b[1] - lat]
      const [dx, dy] = [bx - ax, by - ay]
      const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
      nearest = Math.min(nearest, Math.hypot(ax + t * dx, ay + t * dy) * 111)
    })
  }
  return nearest
}

describe('countries', () => {
  test.each([
    ['Sevastopol', 33.55, 44.58, 'Ukraine'],
    ['Simferopol', 34.1, 44.95, 'Ukraine'],
    ['Kerch', 36.4, 45.35, 'Ukraine'],
    ['Kherson', 32.6, 46.65, 'Ukraine'],
    ['Donetsk', 37.8, 48.0, 'Ukraine'],
    ['Majdal Shams', 35.77, 33.265, 'Syria'],
    ['Quneitra', 35.82, 33.125, 'Syria'],
    ['Katzrin', 35.69, 32.99, 'Syria'],
    ['Fiq', 35.7, 32.78, 'Syria'],
    ['Kiryat Shmona', 35.57, 33.21, 'Israel'],
    ['Tiberias', 35.53, 32.79, 'Israel'],
    ['Tel Aviv', 34.79, 32.08, 'Israel'],
    ['Ramallah', 35.2, 31.9, 'Palestine'],
    ['Laayoune', -13.19, 27.14, 'W. Sahara'],
    ['Smara', -11.67, 26.74, 'W. Sahara'],
    ['Dakhla, inland', -15.7, 23.8, 'W. Sahara'],
    ['Tifariti', -10.57, 26.16, 'W. Sahara'],
    ['Tan-Tan', -11.1, 28.43, 'Morocco'],
    ['Moscow', 37.62, 55.75, 'Russia'],
    ['Anadyr', 177.4, 64.7, 'Russia'],
    ['Uelen, beyond the antimeridian', -170.5, 66.1, 'Russia'],
    ['Kaliningrad', 20.6, 54.65, 'Russia'],
    ['Damascus', 36.3, 33.51, 'Syria'],
    ['Tartus', 35.95, 34.88, 'Syria'],
    ['Antakya', 36.16, 36.2, 'Turkey'],
    ['Tskhinvali', 43.97, 42.22, 'Georgia'],
    ['Kyrenia', 33.32, 35.3, 'Cyprus'],
    ['Hargeisa', 44.07, 9.56, 'Somalia'],
    ['Taipei', 121.4, 25.0, 'China'],
    ['South Pole', 0, -89.5, 'Antarctica'],
  ])('%s', (_, lon, lat, country) => {
    expect(countryAt(fine, lon, lat)).toBe(country)
  })

  test.each([
    ['50m', middle],
    ['110m', coarse],
  ])('the same corrections hold at %s', (_, worldview) => {
    expect(countryAt(worldview, 34.1, 45.1)).toBe('Ukraine')
    expect(countryAt(worldview, -12.5, 26)).toBe('W. Sahara')
    expect(countryAt(worldview, -8, 30)).toBe('Morocco')
    expect(countryAt(worldview, 35.72, 32.99)).toBe('Syria')
    expect(countryAt(worldview, 34.95, 31.2)).toBe('Israel')
  })
})

test.each([
  ['mid-Caspian', 50.5, 41.5, false],
  ['north Caspian', 50.3, 45.5, false],
  ['mid-Black Sea', 34.5, 43.2, false],
  ['Sea of Azov', 36.6, 46.1, false],
  ['Kerch strait', 36.56, 45.15, false],
  ['eastern Mediterranean', 33.5, 34, false],
  ['Red Sea', 38, 20.5, false],
  ['Persian Gulf', 51.5, 27.2, false],
  ['Baltic', 19.5, 57, false],
  ['Marmara', 28.2, 40.7, false],
  ['Aegean', 25.3, 38.6, false],
  ['Pacific at the antimeridian', 180, 0, false],
  ['off Tartus', 35.7, 34.9, false],
  ['Moscow', 37.62, 55.75, true],
  ['Damascus', 36.3, 33.51, true],
  ['Crimea', 34.3, 45.2, true],
  ['Cyprus', 33.2, 35.0, true],
  ['Sahara', 5, 25, true],
  ['Chukotka at the antimeridian', 179.99, 67.5, true],
  ['Chukotka beyond it', -179.9, 67.5, true],
  ['Antarctica', 60, -80, true],
  ['Brazil', -55, -10, true],
])('land or sea: %s', (_, lon, lat, land) => {
  expect(isLand(fine, lon, lat)).toBe(land)
  expect(isLand(middle, lon, lat)).toBe(land)
})

describe('lines', () => {
  test.each([
    ['Golan, line of 1974', [35.84, 33.0], true],
    ['West Bank at Jerusalem', [35.2, 31.75], true],
    ['Gaza', [34.4, 31.42], true],
    ['Western Sahara, 27°40′', [-11, 27.667], true],
    ['Nicosia', [33.36, 35.18], true],
    ['Kosovo and Serbia', [21.2, 43.0], true],
    ['Line of Control', [74.0, 34.0], true],
    ['Somaliland', [48.9, 10.2], true],
    ['Sudan and South Sudan', [33.0, 12.2], true],
    ['Korea', [127.2, 38.3], true],
    ['Golan, line of 1923', [35.63, 33.01], false],
    ['Syria and Lebanon', [36.35, 34.5], false],
    ['Syria and Türkiye', [38.0, 36.83], false],
    ['Ukraine and Russia', [35.5, 50.4], false],
    ['Western Sahara and Mauritania', [-12, 25], false],
  ] satisfies [string, Position, boolean][])('%s', (_, at, disputed) => {
    expect(near(fine, disputed, at)).toBeLessThan(16)
    expect(near(fine, !disputed, at)).toBeGreaterThan(1)
  })

  test.each([
    ['Perekop', [33.65, 46.13]],
    ['the strait of Kerch', [36.55, 45.3]],
    ['the berm at Smara', [-11.0, 26.6]],
  ] satisfies [string, Position][])('none at %s', (_, at) => {
    for (const worldview of [fine, middle, coarse])
      for (const disputed of [true, false]) expect(near(worldview, disputed, at)).toBeGreaterThan(40)
  })
})

test('no segment goes around the world', () => {
  // One comparison a ring: half a million assertions would take longer than building the map.
  const longest = { lon: 0, step: 0 }
  for (const worldview of [fine, middle, coarse])
    for (const polygon of worldview.land.flatMap(cutAtAntimeridian))
      for (const ring of polygon)
        ring.forEach(([lon, lat], i) => {
          const [before] = ring[i - 1] ?? [lon]
          longest.lon = Math.max(longest.lon, Math.abs(lon))
          // Along the pole and outside every tile, the edge of Antarctica may be long.
          if (lat > -85) longest.step = Math.max(longest.step, Math.abs(lon - before))
        })
  expect(longest.lon).toBeLessThanOrEqual(180)
  expect(longest.step).toBeGreaterThan(0)
  expect(longest.step).toBeLessThan(180)
})
