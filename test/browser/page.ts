import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { PNG } from 'pngjs'
import type { Engine } from '../../src/map/engine.ts'
import type { Store } from '../../src/store/store.ts'
import { findBrowser } from './find-browser.ts'

declare global {
  interface Window {
    demarche: { readonly store: Store; readonly engine: Engine }
  }
}

/** The built site: `dist/`, or the folder that DEMARCHE_DIST names. */
export const DIST = process.env['DEMARCHE_DIST'] ?? join(import.meta.dirname, '../../dist')

export const SIZES = {
  desktop: { width: 1360, height: 860 },
  embed: { width: 650, height: 540 },
  phone: { width: 390, height: 700 },
} as const

/** Chromium with a software WebGL; without one, which draws the page itself much faster. */
const WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
export const NO_WEBGL = ['--disable-gpu', '--disable-3d-apis']

/** A browser that is quiet on the network. */
export function launch(graphics: readonly string[] = WEBGL): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...graphics,
    ],
  })
}

export interface Visit {
  readonly page: Page
  /** Requests that left the site's own address; they are aborted. */
  readonly foreign: readonly string[]
  /** Errors that the page threw or printed. */
  readonly errors: readonly string[]
  readonly close: () => Promise<void>
}

/** Beside the panel, as on a desktop, and half of its pixels: a software WebGL draws each of them. */
export const USUAL = { width: 1000, height: 640 }

interface VisitOptions extends BrowserContextOptions {
  readonly block?: (url: URL) => boolean
  /** What to do with the page before it goes to the address. */
  readonly prepare?: (page: Page) => Promise<void>
}

/** Opens an address; what leaves its host is aborted and noted. */
export async function visit(
  browser: Browser,
  address: string,
  { block, prepare, ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: USUAL, locale: 'en-GB', ...options })
  const page = await context.newPage()
  const foreign: string[] = []
  const errors: string[] = []
  const home = new URL(address).host
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url())
    if (url.host !== home && !['data:', 'blob:'].includes(url.protocol)) {
      foreign.push(url.href)
      return route.abort()
    }
    return block?.(url) === true ? route.abort() : route.continue()
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await prepare?.(page)
  await page.goto(address)
  return { page, foreign, errors, close: () => context.close() }
}

/**
 * The map engine's own file, to be blocked where a test asks something of the page around the map: it comes and works
 * without the map, and a software WebGL takes seconds to draw it.
 */
export const isMapEngine = (url: URL): boolean => /\/engine-[^/]*\.js$/.test(url.pathname)

/** Waits until the page around the map is drawn in its own faces. */
export async function readable(page: Page): Promise<void> {
  await page.locator('.dm-timeline [data-event]').first().waitFor()
  await faces(page)
}

/** Waits for the faces of the web, which the page asks for once it stands. */
async function faces(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.fonts].some(({ family }) => /Plex/.test(family)))
  await page.evaluate(() => document.fonts.ready)
}

/** Waits until what is open is there whole: the list, the sources and the legend's text come when they are asked for. */
export async function whole(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [
      ['.dm-app[data-view="list"]', '.dm-list-scroll *'],
      ['.dm-app[data-view="sources"]', '.dm-list-scroll *'],
      ['.dm-card-legend[open]', '.dm-card-legend-columns'],
    ].every(([open = '', part = '']) => document.querySelector(open) === null || document.querySelector(part) !== null),
  )
}

/** Two frames: the page has drawn what the store holds, in the room that it has. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))

/** Waits until the map has drawn and rests. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.dm-map[data-status="drawn"]').waitFor()
  await faces(page)
  await page.evaluate(() => window.demarche.engine.settled())
}

/** Goes to another address of the same page as Back does, without loading it again, and waits until the map rests. */
export async function turnTo(page: Page, query: string): Promise<void> {
  await page.evaluate((search) => {
    history.replaceState(null, '', location.pathname + search)
    dispatchEvent(new PopStateEvent('popstate'))
  }, query)
  await settled(page)
}

export async function picture(page: Page): Promise<PNG> {
  return PNG.sync.read(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
}

/** Red, green and blue of a pixel, 0 to 255. */
export function colourAt(png: PNG, x: number, y: number): readonly [number, number, number] {
  const offset = (Math.round(y) * png.width + Math.round(x)) * 4
  return [png.data[offset] ?? -1, png.data[offset + 1] ?? -1, png.data[offset + 2] ?? -1]
}

/** The channels of `#rrggbb`. */
export function channels(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Whether two colours differ by at most a few steps in every channel. */
export function alike(a: readonly number[], b: readonly number[], tolerance = 6): boolean {
  return a.every((value, index) => Math.abs(value - (b[index] ?? Number.NaN)) <= tolerance)
}
