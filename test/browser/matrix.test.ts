import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { palettes } from '../../src/basemap/theme.ts'
import { findFirefox, launchFirefox } from './firefox.ts'
import { alike, channels, colourAt, DIST, launch } from './page.ts'
import { type Site, serve } from './serve.ts'

/** What a reader must see in a frame: the moving map, or its picture with the line that says why. */
type Outcome = 'map' | 'picture'

const FRAMES = [
  { name: 'plain, CORS', sandbox: '', hasCors: true },
  { name: 'plain, none', sandbox: '', hasCors: false },
  // As WordPress does with what it does not know.
  { name: 'sandboxed, CORS', sandbox: ' sandbox="allow-scripts"', hasCors: true },
  { name: 'sandboxed, none', sandbox: ' sandbox="allow-scripts"', hasCors: false },
] as const

/**
 * The matrix: a host page for each row, a frame for each column. In a sandbox a page belongs to no host, so that its own
 * host must allow it to take its scripts; without that it shows its picture, and links to the whole.
 */
const EXPECTED = [
  //                                          plain, CORS  plain, none  sandboxed, CORS  sandboxed, none
  ['no policy', 'embed.html', /*           */ ['map', 'map', 'map', 'picture']],
  ['no policy', 'embed-one.html', /*       */ ['map', 'map', 'map', 'map']],
  ['strict policy', 'embed.html', /*       */ ['map', 'map', 'map', 'picture']],
  ['strict policy', 'embed-one.html', /*   */ ['map', 'map', 'map', 'map']],
] as const satisfies readonly (readonly [string, string, readonly Outcome[]])[]

/** One frame is in sight at a time, and small: software draws its map. */
const SIZE = { width: 480, height: 460 }

/** The part of either browser that the matrix needs. */
interface Driver {
  /** Whether its machine lets it draw a map at all. */
  readonly hasWebGl: boolean
  readonly goto: (address: string) => Promise<void>
  readonly evaluate: <Value>(frame: number, run: () => Value) => Promise<Value>
  readonly picture: () => Promise<PNG>
  readonly close: () => Promise<void>
}

async function driveChromium(): Promise<Driver> {
  const browser = await launch()
  const page = await browser.newPage({ viewport: SIZE })
  return {
    hasWebGl: true,
    goto: async (address) => {
      await page.goto(address)
    },
    evaluate: async (frame, run) => {
      const found = page.mainFrame().childFrames()[frame]
      if (found === undefined) throw new Error(`there is no frame ${frame}`)
      return found.evaluate(run)
    },
    picture: async () => PNG.sync.read(await page.screenshot()),
    close: () => browser.close(),
  }
}

/** What a frame shows for good; null while it may still change. Runs in the frame. */
function outcome(): Outcome | null {
  const isShown = (selector: string) =>
    [...document.querySelectorAll(selector)].some((each) => {
      const { width, height } = each.getBoundingClientRect()
      return width > 0 && height > 0 && each.checkVisibility({ visibilityProperty: true })
    })
  const map = document.querySelector<HTMLElement>('.dm-map')
  if (map?.dataset['status'] === 'drawn') return isShown('.dm-canvas canvas') ? 'map' : null
  const isGivenUp = document.documentElement.dataset['script'] === undefined || map?.dataset['status'] === 'failed'
  return isGivenUp && isShown('.dm-picture') && isShown('.dm-still, .dm-quiet') ? 'picture' : null
}

/** The shares of the pixels of the frame in sight that are sea and land, and that of its most frequent colour. */
function coloursOf(png: PNG): { readonly sea: number; readonly land: number; readonly most: number } {
  const counts = new Map<string, number>()
  const [sea, land] = [channels(palettes.light.sea), channels(palettes.light.land)]
  let [seas, lands, all] = [0, 0, 0]
  for (let x = 0; x < SIZE.width; x += 4) {
    for (let y = 0; y < SIZE.height; y += 4) {
      const colour = colourAt(png, x, y)
      counts.set(colour.join(), (counts.get(colour.join()) ?? 0) + 1)
      if (alike(colour, sea)) seas += 1
      if (alike(colour, land)) lands += 1
      all += 1
    }
  }
  return { sea: seas / all, land: lands / all, most: Math.max(...counts.values()) / all }
}

const policyOf = (page: string): string =>
  /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(readFileSync(join(DIST, page), 'utf8'))?.[1] ?? ''

let hosts: string
const sites: Site[] = []
/** The address of each row's host page. */
const addresses = new Map<string, string>()

beforeAll(async () => {
  hosts = mkdtempSync(join(tmpdir(), 'demarche-matrix-'))
  const open = async (folder: string, headers: (path: string) => Readonly<Record<string, string>>) => {
    const site = await serve(folder, { headers })
    sites.push(site)
    return site.address
  }
  for (const policy of ['no policy', 'strict policy'] as const) {
    // The page's own policy once more as a header, so that nothing can be looser; the frames' hosts in each.
    const own = (path: string) =>
      policy === 'strict policy' && path.endsWith('.html')
        ? { 'content-security-policy': `${policyOf(path)}; frame-ancestors http://127.0.0.1:*` }
        : {}
    const cors = await open(DIST, (path) => ({ ...own(path), 'access-control-allow-origin': '*' }))
    const none = await open(DIST, own)
    const strict = `default-src 'none'; style-src 'self'; frame-src ${cors} ${none}`
    const host = await open(hosts, () => (policy === 'strict policy' ? { 'content-security-policy': strict } : {}))
    for (const page of ['embed.html', 'embed-one.html']) {
      const name = `${policy.split(' ')[0]}-${page}`
      const frames = FRAMES.map(
        ({ sandbox, hasCors }, index) =>
          `<iframe id="frame-${index}" title="A map" width="${SIZE.width}" height="${SIZE.height}" frameborder="0"${sandbox} src="${hasCors ? cors : none}${page}?theme=light"></iframe>`,
      )
      writeFileSync(
        join(hosts, name),
        `<!doctype html><meta charset="utf-8"><title>Host</title><link rel="stylesheet" href="host.css">${frames.join('')}`,
      )
      addresses.set(`${policy} ${page}`, host + name)
    }
  }
  writeFileSync(join(hosts, 'host.css'), 'body{margin:0}iframe{display:block;border:0;margin-block-end:2000px}')
})
afterAll(async () => {
  for (const site of sites) await site.close()
  rmSync(hosts, { recursive: true, force: true })
})

const firefox = findFirefox()
if (firefox === null) console.info('The matrix leaves Firefox out: install firefox-esr, or set DEMARCHE_FIREFOX.')

describe.each([
  ['Chromium', driveChromium],
  ...(firefox === null ? [] : [['Firefox', () => launchFirefox(firefox)] as const]),
] as const)('%s', (browser, start) => {
  let driver: Driver
  beforeAll(async () => {
    driver = await start()
    if (!driver.hasWebGl) console.info(`${browser} has no WebGL here: every cell is its picture. With Xvfb it has one.`)
  })
  afterAll(() => driver?.close())

  test.each(EXPECTED)('%s, %s', { timeout: 150_000 }, async (policy, page, row) => {
    for (const [index, { name }] of FRAMES.entries()) {
      await driver.goto(`${addresses.get(`${policy} ${page}`)}#frame-${index}`)
      const expected = driver.hasWebGl ? row[index] : 'picture'
      await expect.poll(() => driver.evaluate(index, outcome), { timeout: 30_000, message: name }).toBe(expected)
      const { sea, land, most } = coloursOf(await driver.picture())
      expect(sea, `${name}: sea`).toBeGreaterThan(0.02)
      expect(land, `${name}: land`).toBeGreaterThan(0.1)
      expect(most, `${name}: not one colour`).toBeLessThan(0.85)
    }
  })
})
