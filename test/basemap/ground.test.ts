import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { coastExtent } from '../../src/basemap/coast.ts'
import { readBasemapInput } from '../../src/basemap/files.ts'
import { distanceTo, type GroundLayer, groundMarkup, groundOf } from '../../src/basemap/ground.ts'
import { widthAt } from '../../src/basemap/lines.ts'
import { mercator } from '../../src/scene/geometry.ts'

const insetExtent = [35.4, 34.7, 36.6, 35.65] as const
const overviewExtent = [10, 24, 62, 62] as const
const input = await readBasemapInput()
const options = { insetExtent, overviewExtent, reach: null }
const ground = groundOf(input, options)
const markup = groundMarkup(input, options)

/** A position in units of a layer. */
const inUnits = ({ origin, units }: GroundLayer, lon: number, lat: number) => {
  const [x, y] = mercator([lon, lat])
  return [(x - origin[0]) * units, (y - origin[1]) * units] as const
}

/** Even-odd rule over all rings. */
function isLand(layer: GroundLayer, lon: number, lat: number): boolean {
  const [x, y] = inUnits(layer, lon, lat)
  let inside = false
  for (const ring of layer.land) {
    for (const [index, [bx, by]] of ring.entries()) {
      const [ax, ay] = ring[index - 1] ?? [bx, by]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  }
  return inside
}

/** How far the nearest of the lines runs from a position, in parts of the world's side, which has 16,384 of them. */
function nearest(layer: GroundLayer, lines: GroundLayer['borders'], lon: number, lat: number): number {
  const [x, y] = inUnits(layer, lon, lat)
  let best = Number.POSITIVE_INFINITY
  for (const line of lines) {
    for (const [index, [bx, by]] of line.entries()) {
      const [ax, ay] = line[index - 1] ?? [bx, by]
      const [dx, dy] = [bx - ax, by - ay]
      const length = dx * dx + dy * dy
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
      best = Math.min(best, Math.hypot(x - ax - share * dx, y - ay - share * dy))
    }
  }
  return (best / layer.units) * 2 ** 14
}

test.each(['coast', 'overview'] as const)('%s is whole numbers, and its land is closed', (name) => {
  const { land, borders, disputed } = ground[name]
  expect(land.length).toBeGreaterThan(0)
  for (const ring of land) expect(ring.at(-1)).toEqual(ring[0])
  for (const position of [...land, ...borders, ...disputed].flat()) {
    expect(position.every((value) => Number.isInteger(value) && value >= 0)).toBe(true)
  }
})

describe('the coast', () => {
  const around = (...[west, south, east, north]: readonly [number, number, number, number]) =>
    coastExtent([west, south, east, north])

  test('reaches 60% beyond a broad inset', () => {
    expect(around(10, 50, 20, 51).map((degrees) => degrees.toFixed(2))).toEqual(['4.00', '49.40', '26.00', '51.60'])
    expect(ground.coast.extent).toEqual(coastExtent(insetExtent))
  })

  test('and further to both sides of a narrow one, whose picture is broader than it', () => {
    expect(around(35.5, 34, 35.75, 35).map((degrees) => degrees.toFixed(2))).toEqual([
      '34.30',
      '33.40',
      '36.95',
      '35.60',
    ])
  })
})

describe('a page’s own ground', () => {
  const reach = [0, 15, 80, 65] as const
  const own = groundOf(input, { ...options, reach })
  const markupOfPage = groundMarkup(input, { ...options, reach })

  test('ends where it says, and says where there is more', () => {
    for (const ring of own.overview.land) {
      for (const [x, y] of ring) {
        expect(x).toBeLessThanOrEqual(Math.round((80 / 360) * own.overview.units))
        expect(y).toBeGreaterThanOrEqual(0)
      }
    }
    expect(isLand(own.overview, 37.6, 55.75)).toBe(true)
    expect(isLand(own.overview, -100, 40)).toBe(false)
    expect(markupOfPage).toContain(' data-reach="0.0 15.0 80.0 65.0" data-whole="./ground.svg"')
    expect(markup).not.toContain('data-')
  })

  test('is small; the whole world is finer, a file of its own and still no large one', () => {
    expect(brotliCompressSync(markupOfPage).length).toBeLessThan(6 * 1024)
    expect(brotliCompressSync(markup).length).toBeLessThan(12 * 1024)
    const points = ({ land, borders }: GroundLayer) => [...land, ...borders].flat().length
    expect(points(ground.overview)).toBeGreaterThan(1.5 * points(own.overview))
    expect(markup).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  })
})

describe('the border policy', () => {
  const { overview, coast } = ground
  test('land and sea are where they belong', () => {
    expect(isLand(coast, 35.95, 35.4)).toBe(true)
    expect(isLand(coast, 35.7, 34.9)).toBe(false)
    for (const [lon, lat] of [
      [37.6, 55.75],
      [36.3, 33.5],
      [34.2, 45.2],
      [-100, 40],
      [134, -25],
    ] as const) {
      expect(isLand(overview, lon, lat), `${lon}/${lat}`).toBe(true)
    }
    for (const [lon, lat] of [
      [50.5, 41.5],
      [34.5, 43.2],
      [18, 35],
      [-40, 30],
    ] as const) {
      expect(isLand(overview, lon, lat), `${lon}/${lat}`).toBe(false)
    }
  })

  test('no border parts Crimea from Ukraine; one lies in the strait’s place between it and Russia', () => {
    // The isthmus of Perekop, and the way between Armyansk and Kherson.
    for (const [lon, lat] of [
      [33.69, 46.15],
      [33.9, 46.2],
    ] as const) {
      expect(nearest(overview, overview.borders, lon, lat)).toBeGreaterThan(20)
    }
  })

  test('disputed lines are disputed: the Golan’s edge is no plain border', () => {
    expect(overview.disputed.length).toBeGreaterThan(0)
    expect(nearest(overview, overview.disputed, 35.87, 33.05)).toBeLessThan(6)
    expect(nearest(overview, overview.borders, 35.87, 33.05)).toBeGreaterThan(6)
  })
})

test('the markup says what a picture refers to, and strokes that do not scale', () => {
  for (const layer of ['overview', 'coast']) {
    for (const part of ['sea', 'land', 'borders', 'disputed']) {
      expect(markup.split(`id="dm-${layer}-${part}"`), `${layer} ${part}`).toHaveLength(2)
    }
  }
  expect(markup.split('id="dm-coast-clip"')).toHaveLength(2)
  expect(markup.match(/vector-effect="non-scaling-stroke"/g)).toHaveLength(6)
  expect(markup.match(/ d="(?:[Mmlz0-9 .-]|[HV])*"/g)).toHaveLength(9)
})

test.each(['coast', 'overview'] as const)('the path of the borders of the %s draws them all, each once', (name) => {
  const path = markup.match(new RegExp(`id="dm-${name}-borders"[^>]* d="([^"]*)"`))?.[1] ?? ''
  const drawn: string[] = []
  const between = (a: readonly number[], b: readonly number[]) => [a.join(), b.join()].toSorted().join(' to ')
  let at = [0, 0]
  for (const line of path.split('m').slice(1)) {
    const numbers = (line.match(/-?\d+/g) ?? []).map(Number)
    for (let index = 0; index < numbers.length; index += 2) {
      const [x = 0, y = 0] = at
      const to = [x + (numbers[index] ?? 0), y + (numbers[index + 1] ?? 0)]
      if (index > 0) drawn.push(between(at, to))
      at = to
    }
  }
  const wanted = ground[name].borders.flatMap((line) =>
    line.slice(1).map((position, index) => between(line[index] ?? [], position)),
  )
  expect(wanted.length).toBeGreaterThan(50)
  expect(drawn.toSorted()).toEqual(wanted.toSorted())
})

test('a line’s width runs straight between its stops', () => {
  const stops = [
    [2, 1],
    [4, 3],
    [8, 4],
  ] as const
  expect([0, 2, 3, 4, 6, 9].map((zoom) => widthAt(stops, zoom))).toEqual([1, 1, 2, 3, 3.5, 4])
})

describe('of other stories', () => {
  test('beyond the antimeridian the coast goes on, and the whole world is drawn as coarsely as it is shown', () => {
    const world = groundOf(input, {
      insetExtent: [177, -19, 183, -15],
      overviewExtent: [-180, -60, 180, 75],
      reach: null,
    })
    // Viti Levu, and Taveuni, which the antimeridian cuts; and the sea east of it.
    expect(isLand(world.coast, 178, -17.8)).toBe(true)
    expect(isLand(world.coast, 180.05, -16.85)).toBe(true)
    expect(isLand(world.coast, 181.5, -16.85)).toBe(false)
    const points = ({ land, borders }: GroundLayer) => [...land, ...borders].flat().length
    expect(points(world.overview)).toBeLessThan(2 * points(ground.overview))
  })

  test('what lies the shorter way around the world is near', () => {
    expect(distanceTo([150, -40, 178, -20], [-179, -30])).toBeCloseTo(3 / 360)
    expect(distanceTo([170, -40, 190, -20], [-175, -30])).toBe(0)
  })
})
