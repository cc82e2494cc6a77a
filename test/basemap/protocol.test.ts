import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { writeArchive } from '../../src/basemap/archive.ts'
import { sendWithRange } from '../../src/basemap/plugin.ts'
import { basemapProtocol, RangeOrWholeSource } from '../../src/basemap/protocol.ts'

const tiles = Array.from({ length: 64 }, (_, i) => ({
  z: 3,
  x: i % 8,
  y: Math.floor(i / 8),
  data: Uint8Array.from({ length: 3000 }, (_, j) => (i * 37 + j * j * (i + 1)) % 256),
}))
const bytes = writeArchive(tiles, { name: 'test' })

type Answer = (request: IncomingMessage, response: ServerResponse) => void
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const serve = async (answer: Answer) => {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.headers.range)
    answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => server.close())
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}/basemap.pmtiles`, asked }
}

const readAll = async (url: string) => {
  const { archive } = basemapProtocol(url)
  await Promise.all(
    tiles.map(async ({ z, x, y, data }) => {
      const tile = await archive.getZxy(z, x, y)
      expect(tile && Buffer.from(tile.data).equals(Buffer.from(data))).toBe(true)
    }),
  )
}

const whole: Answer = (_, response) => response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
const refusing =
  (status: number): Answer =>
  (request, response) =>
    request.headers.range ? response.writeHead(status).end() : whole(request, response)

describe('an archive on a host', () => {
  test('with Range requests is read in parts', async () => {
    const { url, asked } = await serve((request, response) => sendWithRange(request, response, bytes))
    await readAll(url)
    expect(asked.length).toBeGreaterThan(tiles.length / 2)
    expect(asked.every((range) => range?.startsWith('bytes='))).toBe(true)
  })

  test('that ignores them is read once, whole', async () => {
    const { url, asked } = await serve(whole)
    await readAll(url)
    expect(asked.length).toBe(1)
  })

  test.each([416, 501])('that refuses them with %i is read once, whole', async (status) => {
    const { url, asked } = await serve(refusing(status))
    await readAll(url)
    expect(asked.filter((range) => range === undefined).length).toBe(1)
    expect(asked.length).toBe(2)
  })

  test('that has no such file says what to do, and may recover', async () => {
    let present = false
    const { url } = await serve((request, response) =>
      present ? whole(request, response) : response.writeHead(404).end(),
    )
    const source = new RangeOrWholeSource(url)
    await expect(source.getBytes(0, 10)).rejects.toThrow('put basemap.pmtiles next to the page')
    present = true
    await expect(source.getBytes(0, 7)).resolves.toMatchObject({ data: { byteLength: 7 } })
  })

  test('gives MapLibre a TileJSON', async () => {
    const { url } = await serve(whole)
    const { tile, scheme } = basemapProtocol(url)
    const answer = await tile({ url: `${scheme}://${url}`, type: 'json' }, new AbortController())
    expect(answer.data).toMatchObject({ tiles: [`${scheme}://${url}/{z}/{x}/{y}`], minzoom: 3, maxzoom: 3 })
  })
})

test('a range past the end is refused', async () => {
  const { url } = await serve((request, response) => sendWithRange(request, response, bytes))
  const response = await fetch(url, { headers: { range: `bytes=${bytes.length}-` } })
  expect(response.status).toBe(416)
  const rest = await fetch(url, { headers: { range: `bytes=${bytes.length - 10}-` } })
  expect((await rest.arrayBuffer()).byteLength).toBe(10)
})
