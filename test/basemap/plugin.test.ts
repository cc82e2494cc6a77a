import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { build, createServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { basemapPlugin } from '../../src/basemap/plugin.ts'

const ground = () =>
  ({ insetExtent: [35.55, 34.72, 36.25, 35.62], overviewExtent: [10, 24, 62, 62], reach: null }) as const
const plugin = () => basemapPlugin({ ground })
let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'demarche-'))
  await writeFile(join(root, 'index.html'), '<body><script type="module" src="/main.js"></script></body>')
  await writeFile(join(root, 'main.js'), 'console.log(1)\n')
})
afterAll(() => rm(root, { recursive: true }))

const common = (): InlineConfig => ({ root, configFile: false, logLevel: 'silent', plugins: [plugin()] })

test('a build emits the archive and its page holds the ground, once', async () => {
  const result = await build({ ...common(), build: { write: false } })
  if (!('output' in result)) throw new Error('one output expected')
  const archive = result.output.find(({ fileName }) => fileName === 'basemap.pmtiles')
  const start = archive?.type === 'asset' ? Buffer.from(archive.source).subarray(0, 7).toString() : ''
  expect(start).toBe('PMTiles')
  const page = result.output.find(({ fileName }) => fileName === 'index.html')
  const markup = page?.type === 'asset' ? String(page.source) : ''
  expect(markup.split('id="dm-ground"')).toHaveLength(2)
  expect(markup).toMatch(/<body>\s*<svg id="dm-ground"/)
})

test('the development server answers ranges under the base', async () => {
  const server = await createServer({ ...common(), base: '/map/', server: { port: 0, host: '127.0.0.1' } })
  await server.listen()
  try {
    const address = server.httpServer?.address()
    if (!address || typeof address === 'string') throw new Error('no port')
    const url = `http://127.0.0.1:${address.port}/map/basemap.pmtiles`
    const response = await fetch(url, { headers: { range: 'bytes=0-6' } })
    expect(response.status).toBe(206)
    expect(await response.text()).toBe('PMTiles')
    const whole = await fetch(url, { method: 'HEAD' })
    expect(Number(whole.headers.get('content-length'))).toBeGreaterThan(100_000)
  } finally {
    await server.close()
  }
})
