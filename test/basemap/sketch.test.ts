import { expect, test } from 'vitest'
import { readBasemapInput } from '../../src/basemap/files.ts'
import { contains } from '../../src/basemap/geometry.ts'
import { padExtent, sketchOf } from '../../src/basemap/sketch.ts'

const insetExtent = [35.55, 34.72, 36.25, 35.62] as const
const overviewExtent = [10, 24, 62, 62] as const
const sketch = sketchOf(await readBasemapInput(), { insetExtent, overviewExtent })

test('is small', () => {
  expect(JSON.stringify(sketch).length).toBeLessThan(20_000)
})

test.each(['coast', 'overview'] as const)('%s is closed and inside its extent', (name) => {
  const { extent, land, borders } = sketch[name]
  const [west, south, east, north] = extent
  for (const ring of land) expect(ring.at(-1)).toEqual(ring[0])
  for (const line of [...land, ...borders.map((border) => border.line)])
    for (const [lon = Number.NaN, lat = Number.NaN] of line) {
      expect(lon).toBeGreaterThanOrEqual(west - 0.01)
      expect(lon).toBeLessThanOrEqual(east + 0.01)
      expect(lat).toBeGreaterThanOrEqual(south - 0.01)
      expect(lat).toBeLessThanOrEqual(north + 0.01)
    }
})

test('the coast reaches 60% beyond the inset', () => {
  expect(sketch.coast.extent).toEqual(padExtent(insetExtent, 0.6))
})

const isLand = (land: readonly (readonly (readonly number[])[])[], lon: number, lat: number) =>
  contains(
    land.map((ring) => ring.map(([x = 0, y = 0]) => [x, y])),
    lon,
    lat,
  )

test('land and sea are where they belong', () => {
  expect(isLand(sketch.coast.land, 35.95, 35.4)).toBe(true)
  expect(isLand(sketch.coast.land, 35.7, 34.9)).toBe(false)
  expect(isLand(sketch.overview.land, 37.6, 55.75)).toBe(true)
  expect(isLand(sketch.overview.land, 36.3, 33.5)).toBe(true)
  expect(isLand(sketch.overview.land, 50.5, 41.5)).toBe(false)
  expect(isLand(sketch.overview.land, 34.5, 43.2)).toBe(false)
})

test('the overview marks disputed lines', () => {
  expect(sketch.overview.borders.some(({ disputed }) => disputed)).toBe(true)
})
