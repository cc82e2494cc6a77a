/** Reads the archive in the browser, from any host. Imports no map engine: src/map registers what this gives. */

import type { RangeResponse, Source } from 'pmtiles'
import { EtagMismatch, PMTiles, Protocol } from 'pmtiles'

/**
 * An archive behind an address. A host that ignores the Range header (it answers 200 with the whole file) or refuses
 * it (416 or 501) is asked once for the whole file, which is then kept in memory.
 */
export class RangeOrWholeSource implements Source {
  readonly #url: string
  #whole: Promise<ArrayBuffer> | null = null
  #first: Promise<unknown> | null = null

  constructor(url: string) {
    this.#url = url
  }

  getKey(): string {
    return this.#url
  }

  async getBytes(offset: number, length: number, signal?: AbortSignal, etag?: string): Promise<RangeResponse> {
    // Only the first request finds out what the host can do; the others wait for it.
    if (this.#first) await this.#first.catch(() => undefined)
    if (this.#whole) return this.#slice(offset, length)
    const answer = this.#ask(offset, length, this.#first ? signal : undefined, etag)
    this.#first ??= answer
    try {
      return await answer
    } catch (error) {
      if (this.#first === answer) this.#first = null
      throw error
    }
  }

  async #ask(offset: number, length: number, signal?: AbortSignal, etag?: string): Promise<RangeResponse> {
    const response = await fetch(this.#url, {
      headers: { range: `bytes=${offset}-${offset + length - 1}` },
      ...(signal ? { signal } : {}),
    })
    if (response.status === 206) {
      const found = response.headers.get('etag')
      if (etag && found && found !== etag) {
        await response.body?.cancel()
        throw new EtagMismatch(`${this.#url} has changed; reading it anew.`)
      }
      return { data: await response.arrayBuffer(), ...(found ? { etag: found } : {}) }
    }
    if (response.status === 200) {
      this.#keep(response.arrayBuffer())
      return this.#slice(offset, length)
    }
    if (response.status === 416 || response.status === 501) {
      await response.body?.cancel()
      this.#keep(this.#fetchWhole())
      return this.#slice(offset, length)
    }
    throw new Error(`${this.#url} answered ${response.status}; put basemap.pmtiles next to the page.`)
  }

  /** A failed reading is forgotten, so that the next request may try again. */
  #keep(whole: Promise<ArrayBuffer>): void {
    this.#whole ??= whole.catch((error: unknown) => {
      this.#whole = null
      throw error
    })
  }

  async #fetchWhole(): Promise<ArrayBuffer> {
    const response = await fetch(this.#url)
    if (!response.ok) throw new Error(`${this.#url} answered ${response.status}; put basemap.pmtiles next to the page.`)
    return response.arrayBuffer()
  }

  async #slice(offset: number, length: number): Promise<RangeResponse> {
    return { data: (await (this.#whole ?? this.#fetchWhole())).slice(offset, offset + length) }
  }
}

export interface BasemapProtocol {
  /** What to register `tile` under. */
  readonly scheme: 'pmtiles'
  /** The archive's address, for basemapStyle's `tiles`. */
  readonly url: string
  /** For MapLibre's addProtocol. */
  readonly tile: Protocol['tilev4']
  readonly archive: PMTiles
}

/** `addProtocol(scheme, tile)`, then a style with `pmtiles://<url>` finds the archive. */
export const basemapProtocol = (url: string): BasemapProtocol => {
  const protocol = new Protocol()
  const archive = new PMTiles(new RangeOrWholeSource(url))
  protocol.add(archive)
  return { scheme: 'pmtiles', url, tile: protocol.tilev4, archive }
}
