import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { describe, expect, test } from 'vitest'
import { cachedPlainWorld } from '../../src/basemap/plugin.ts'
import { tilesOf } from '../../src/one/protocol.ts'

const text = await cachedPlainWorld(join(import.meta.dirname, '../../node_modules/.cache/demarche'), {
  insetExtent: [35.4, 34.7, 36.6, 35.65],
  overviewExtent: [10, 24, 62, 62],
  reach: null,
})
const tileOf = tilesOf(JSON.parse(text))

/** The tile of a place, and where in the tile it is, in shares of its side. */
function placed(lon: number, lat: number, z: number) {
  const sine = Math.sin((lat * Math.PI) / 180)
  const [x, y] = [(lon / 360 + 0.5) * 2 ** z, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z]
  const tile = new VectorTile(new PbfReader(tileOf(z, Math.floor(x), Math.floor(y))))
  return { tile, x: x % 1, y: y % 1 }
}

/** Whether land is painted at a place: by how many times one crosses its edges on the way out of the tile. */
function isLand(lon: number, lat: number, z: number): boolean {
  const { tile, x, y } = placed(lon, lat, z)
  const layer = tile.layers['land']
  if (layer === undefined) return false
  let crossed = 0
  for (let index = 0; index < layer.length; index += 1) {
    for (const ring of layer.feature(index).loadGeometry()) {
      for (const [at, { x: fromX, y: fromY }] of ring.entries()) {
        const to = ring[(at + 1) % ring.length] ?? { x: fromX, y: fromY }
        const [px, py] = [x * layer.extent, y * layer.extent]
        if (fromY > py === to.y > py) continue
        if (px < fromX + ((py - fromY) / (to.y - fromY)) * (to.x - fromX)) crossed += 1
      }
    }
  }
  return crossed % 2 === 1
}

describe('the world of a page of one file', () => {
  test('is small', () => {
    expect(brotliCompressSync(text).length).toBeLessThan(48 * 1024)
  })

  test.each([0, 1, 2, 3, 4, 5, 6])('has land and sea where they are, at zoom %i', (z) => {
    const land = { damascus: [36.3, 33.5], moscow: [37.6, 55.75], kansas: [-98, 38], congo: [22, 0] } as const
    const sea = { blackSea: [34.5, 43.2], mediterranean: [18, 35], pacific: [-140, 10], caspian: [51, 42] } as const
    expect(Object.entries(land).filter(([, [lon, lat]]) => !isLand(lon, lat, z))).toEqual([])
    expect(Object.entries(sea).filter(([, [lon, lat]]) => isLand(lon, lat, z))).toEqual([])
  })

  test('is fine at the coast where the story plays: both bases are on land, and the sea off them is sea', () => {
    for (const [lon, lat] of [
      [35.9487, 35.4011],
      [35.93, 34.92],
    ] as const)
      expect(isLand(lon, lat, 6)).toBe(true)
    for (const [lon, lat] of [
      [35.86, 35.4],
      [35.82, 34.92],
      [35.7, 35.6],
    ] as const)
      expect(isLand(lon, lat, 6)).toBe(false)
  })

  test('has borders, disputed ones too, and names by their ranks', () => {
    const { tile } = placed(36, 33.2, 6)
    const borders = tile.layers['borders']
    const kinds = Array.from(
      { length: borders?.length ?? 0 },
      (_, each) => borders?.feature(each).properties['disputed'],
    )
    expect(new Set(kinds)).toEqual(new Set([0, 1]))
    const names = (z: number) => placed(36, 33.2, z).tile.layers['places']?.length ?? 0
    expect(names(6)).toBeGreaterThan(0)
    const ranks = (z: number) => {
      const places = placed(36, 33.2, z).tile.layers['places']
      return Array.from({ length: places?.length ?? 0 }, (_, each) => Number(places?.feature(each).properties['rank']))
    }
    for (const z of [2, 3, 4, 5]) expect(Math.max(...ranks(z))).toBeLessThanOrEqual(z)
  })
})
