/** The basemap's tiles on their way to the map: where they come from, which did not, and when they are asked for again. */

import { type BasemapProtocol, basemapProtocol } from '../basemap/protocol.ts'

/** Milliseconds after which tiles that did not come are asked for again; each time four times as long, a few times. */
const RETRY = 2000
const RETRIES = 5

export interface TileName {
  readonly x: number
  readonly y: number
  readonly z: number
}

export interface Tiles {
  /** The protocol that reads the archive: another one after a failure. */
  readonly protocol: () => BasemapProtocol
  /** Nothing that was asked for is missing. */
  readonly isComplete: () => boolean
  /** Something was missing once. */
  readonly hasFailed: () => boolean
  /** All of them are asked for anew. */
  readonly forget: () => void
  /** Takes an error of the map, and will ask again where it is about a tile. */
  readonly note: (event: object) => void
  readonly remove: () => void
}

/**
 * `ask` gets the names of the tiles that are missing; it is not called where none is. Whatever else failed with them, the
 * protocol is a new one by then.
 */
export function createTiles(basemapUrl: string, ask: (missing: readonly TileName[]) => void): Tiles {
  const newProtocol = () => basemapProtocol(new URL(basemapUrl, location.href).href)
  let protocol = newProtocol()
  /** What of the basemap did not come: its tiles by name, and null for the whole of it. */
  const failing = new Map<string, TileName | null>()
  let hasFailed = false
  let retries = 0
  let pending: ReturnType<typeof setTimeout> | undefined
  const retry = () => {
    clearTimeout(pending)
    pending = undefined
    if (failing.size === 0) return
    // The archive keeps the answer that it got for its first bytes, a refusal too.
    protocol = newProtocol()
    ask([...failing.values()].filter((tile) => tile !== null))
  }
  const retryNow = () => {
    retries = 0
    retry()
  }
  return {
    protocol: () => protocol,
    isComplete: () => failing.size === 0,
    hasFailed: () => hasFailed,
    forget: () => failing.clear(),
    note: (event) => {
      if (!hasFailed) addEventListener('online', retryNow)
      hasFailed = true
      const failure = failureOf(event)
      if (failure === undefined) return
      failing.set(...failure)
      if (pending !== undefined || retries >= RETRIES) return
      pending = setTimeout(retry, RETRY * 4 ** retries)
      retries += 1
    },
    remove: () => {
      removeEventListener('online', retryNow)
      clearTimeout(pending)
    },
  }
}

/** What of the basemap an error is about, by name; a source without a tile is the whole of it, undefined something else. */
function failureOf(event: object): readonly [string, TileName | null] | undefined {
  if (!('sourceId' in event) || event.sourceId !== 'basemap') return undefined
  const tile: unknown = 'tile' in event ? event.tile : null
  const id: unknown = typeof tile === 'object' && tile !== null && 'tileID' in tile ? tile.tileID : null
  const name: unknown = typeof id === 'object' && id !== null && 'canonical' in id ? id.canonical : null
  if (typeof name !== 'object' || name === null || !('x' in name && 'y' in name && 'z' in name)) return ['', null]
  const { x, y, z } = name
  if (typeof x !== 'number' || typeof y !== 'number' || typeof z !== 'number') return ['', null]
  return [`${z}/${x}/${y}`, { x, y, z }]
}
