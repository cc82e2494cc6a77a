import { gzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles } from 'pmtiles'
import { describe, expect, test } from 'vitest'
import { writeArchive } from '../../src/basemap/archive.ts'
import { buildBasemap, maxTileZoom } from '../../src/basemap/build.ts'
import { readBasemapInput } from '../../src/basemap/files.ts'

const input = await readBasemapInput()
const bytes = await buildBasemap(input)

const open = (content: Uint8Array): PMTiles => {
  const { buffer } = new Uint8Array(content)
  return new PMTiles({
    getKey: () => 'memory',
    getBytes: async (offset, length) => ({ data: buffer.slice(offset, offset + length) }),
  })
}
const archive = open(bytes)

const tileOf = (lon: number, lat: number, z: number): [number, number, number] => {
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return [z, Math.floor((lon / 360 + 0.5) * 2 ** z), Math.floor(y * 2 ** z)]
}

const decode = async (z: number, x: number, y: number): Promise<VectorTile> => {
  const tile = await archive.getZxy(z, x, y)
  if (!tile) throw new Error(`no tile ${z}/${x}/${y}`)
  return new VectorTile(new PbfReader(tile.data))
}

describe('the basemap archive', () => {
  test('has a header that the reader understands', async () => {
    const header = await archive.getHeader()
    expect(header).toMatchObject({ specVersion: 3, minZoom: 0, maxZoom: maxTileZoom, tileType: 1, clustered: true })
    expect(header.numTileContents).toBeLessThanOrEqual(header.numTileEntries)
    expect(header.tileDataOffset + (header.tileDataLength ?? 0)).toBe(bytes.length)
    expect(await archive.getMetadata()).toMatchObject({ attribution: 'Natural Earth' })
  })

  test('stays small', async () => {
    expect(bytes.length).toBeLessThan(4_000_000)
  })

  test.each([3, 4])('opens on Moscow and Damascus at zoom %i with at most 120 KB', async (z) => {
    // A frame of 1360 by 680 CSS pixels, 512 to a tile, around the middle of the story.
    const [, x, y] = tileOf(37, 45.6, z)
    let size = 0
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++) {
        const tile = await archive.getZxy(z, x + dx, y + dy)
        size += tile ? gzipSync(new Uint8Array(tile.data), { level: 9 }).length : 0
      }
    expect(size).toBeLessThan(120_000)
  })

  test('carries every layer where it should', async () => {
    const tile = await decode(...tileOf(36.3, 33.5, 6))
    expect(Object.keys(tile.layers).sort()).toEqual(['borders', 'land', 'places'])
    const { borders, places } = tile.layers
    const flags = Array.from({ length: borders?.length ?? 0 }, (_, i) => borders?.feature(i).properties['disputed'])
    expect(flags.sort()).toEqual([0, 1])
    const names = Array.from({ length: places?.length ?? 0 }, (_, i) => places?.feature(i).properties['name_ar'])
    expect(names).toContain('دمشق')
  })

  test('dashes the north of Western Sahara', async () => {
    const { borders } = (await decode(...tileOf(-11, 27.667, 6))).layers
    const flags = Array.from({ length: borders?.length ?? 0 }, (_, i) => borders?.feature(i).properties['disputed'])
    expect(flags).toContain(1)
  })

  test('draws no border in Crimea', async () => {
    const [z, x, y] = tileOf(34, 45.6, 6)
    const { borders } = (await decode(z, x, y)).layers
    for (let i = 0; i < (borders?.length ?? 0); i++) {
      const { geometry } = borders?.feature(i).toGeoJSON(x, y, z) ?? {}
      const text = JSON.stringify(geometry)
      const positions = [...text.matchAll(/\[(-?[\d.]+),(-?[\d.]+)\]/g)].map(([, lon, lat]) => [
        Number(lon),
        Number(lat),
      ])
      expect(positions.filter(([lon = 0, lat = 0]) => lon > 32 && lon < 37 && lat > 44 && lat < 46.5)).toEqual([])
    }
  })

  test('has no tile in the open sea', async () => {
    expect(await archive.getZxy(...tileOf(-130, 20, 6))).toBeUndefined()
  })

  test('every land ring stays within its tile and buffer', async () => {
    for (const z of [0, 1, 2, 3])
      for (let x = 0; x < 2 ** z; x++)
        for (let y = 0; y < 2 ** z; y++) {
          if (!(await archive.getZxy(z, x, y))) continue
          const { land } = (await decode(z, x, y)).layers
          for (let i = 0; i < (land?.length ?? 0); i++)
            for (const ring of land?.feature(i).loadGeometry() ?? [])
              for (const point of ring) {
                expect(point.x).toBeGreaterThanOrEqual(-65)
                expect(point.x).toBeLessThanOrEqual(4096 + 65)
              }
        }
  })
})

test('the same input gives the same bytes', async () => {
  expect(Buffer.from(await buildBasemap(input)).equals(Buffer.from(bytes))).toBe(true)
})

test('an archive too large for one directory gets leaves', async () => {
  const tiles = Array.from({ length: 40_000 }, (_, i) => ({
    z: 8,
    x: i % 256,
    y: Math.floor(i / 256),
    data: Uint8Array.from({ length: 5 + ((i * 7919) % 61) }, (_, j) => (i * 31 + j * i) % 251),
  }))
  const large = open(writeArchive(tiles, {}))
  const header = await large.getHeader()
  expect(header.rootDirectoryLength).toBeLessThan(16384 - 127)
  expect(header.leafDirectoryLength).toBeGreaterThan(0)
  for (const tile of tiles.filter((_, i) => i % 997 === 0)) {
    const found = await large.getZxy(tile.z, tile.x, tile.y)
    expect(found && Buffer.from(found.data)).toEqual(Buffer.from(tile.data))
  }
})
