/**
 * Writes PMTiles version 3, clustered, with gzip inside and out.
 *
 * @see https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */

import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

export interface ArchiveTile {
  readonly z: number
  readonly x: number
  readonly y: number
  /** An uncompressed Mapbox vector tile. */
  readonly data: Uint8Array
}

interface Entry {
  readonly id: number
  readonly offset: number
  readonly length: number
  run: number
}

const headerLength = 127
/** The header and the root directory must fit into the first 16 KiB. */
const rootLimit = 16384 - headerLength
const gzip = 2
const vectorTile = 1

const zip = (data: Uint8Array): Uint8Array => gzipSync(data, { level: 9 })

const varints = (numbers: readonly number[]): Uint8Array => {
  const bytes: number[] = []
  for (const number of numbers) {
    let rest = number
    while (rest >= 128) {
      bytes.push((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    bytes.push(rest)
  }
  return Uint8Array.from(bytes)
}

const directory = (entries: readonly Entry[]): Uint8Array =>
  zip(
    varints([
      entries.length,
      ...entries.map(({ id }, i) => id - (entries[i - 1]?.id ?? 0)),
      ...entries.map(({ run }) => run),
      ...entries.map(({ length }) => length),
      ...entries.map(({ offset }, i) => {
        const before = entries[i - 1]
        return before && offset === before.offset + before.length ? 0 : offset + 1
      }),
    ]),
  )

/** The root directory, with leaf directories when one alone would be too long. */
const directories = (entries: readonly Entry[]): { root: Uint8Array; leaves: Uint8Array } => {
  const single = directory(entries)
  if (single.length <= rootLimit) return { root: single, leaves: new Uint8Array() }
  for (let size = 1024; ; size *= 2) {
    const leaves: Uint8Array[] = []
    const pointers: Entry[] = []
    let offset = 0
    for (let i = 0; i < entries.length; i += size) {
      const leaf = directory(entries.slice(i, i + size))
      pointers.push({ id: entries[i]?.id ?? 0, offset, length: leaf.length, run: 0 })
      leaves.push(leaf)
      offset += leaf.length
    }
    const root = directory(pointers)
    if (root.length <= rootLimit) return { root, leaves: Buffer.concat(leaves) }
  }
}

/** One archive of vector tiles over the whole world; the same input gives the same bytes. */
export const writeArchive = (
  tiles: readonly ArchiveTile[],
  metadata: Readonly<Record<string, unknown>>,
): Uint8Array => {
  const sorted = tiles.map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) })).sort((a, b) => a.id - b.id)
  const entries: Entry[] = []
  const contents = new Map<string, { offset: number; length: number }>()
  const parts: Uint8Array[] = []
  let size = 0
  for (const { id, data } of sorted) {
    const hash = createHash('sha256').update(data).digest('hex')
    let content = contents.get(hash)
    if (!content) {
      const zipped = zip(data)
      content = { offset: size, length: zipped.length }
      contents.set(hash, content)
      parts.push(zipped)
      size += zipped.length
    }
    const before = entries.at(-1)
    if (before && before.offset === content.offset && before.id + before.run === id) before.run++
    else entries.push({ id, ...content, run: 1 })
  }

  const { root, leaves } = directories(entries)
  const about = zip(new TextEncoder().encode(JSON.stringify(metadata)))
  const header = new DataView(new ArrayBuffer(headerLength))
  new TextEncoder().encodeInto('PMTiles', new Uint8Array(header.buffer))
  header.setUint8(7, 3)
  let offset = headerLength
  const sections = [root.length, about.length, leaves.length, size]
  sections.forEach((length, i) => {
    header.setBigUint64(8 + 16 * i, BigInt(offset), true)
    header.setBigUint64(16 + 16 * i, BigInt(length), true)
    offset += length
  })
  header.setBigUint64(72, BigInt(sorted.length), true)
  header.setBigUint64(80, BigInt(entries.length), true)
  header.setBigUint64(88, BigInt(contents.size), true)
  header.setUint8(96, 1)
  header.setUint8(97, gzip)
  header.setUint8(98, gzip)
  header.setUint8(99, vectorTile)
  header.setUint8(100, Math.min(...sorted.map(({ z }) => z)))
  header.setUint8(101, Math.max(...sorted.map(({ z }) => z)))
  const degrees = [-180, -85.0511287, 180, 85.0511287]
  degrees.forEach((degree, i) => {
    header.setInt32(102 + 4 * i, Math.round(degree * 1e7), true)
  })
  header.setUint8(118, 0)
  header.setInt32(119, 0, true)
  header.setInt32(123, 0, true)
  return new Uint8Array(Buffer.concat([new Uint8Array(header.buffer), root, about, leaves, ...parts]))
}
