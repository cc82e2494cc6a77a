import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { isoOf } from '../../src/civil.ts'
import { momentAt } from '../../src/time/moment.ts'
import { day, flagship } from '../story.ts'
import { embedsOf, hosting, iframe } from './host.ts'
import { DIST } from './page.ts'
import { type Site, serve } from './serve.ts'
import { openStage } from './stage.ts'

declare global {
  interface Window {
    /** In the host: each drawing context that came (1) or went (-1) in any frame of the page, by the clock of all of them. */
    contexts: { readonly at: number; readonly change: number }[]
    /** In an embed whose app runs: frames of the browser in which neither picture nor map was there. */
    blanks: number
  }
}

const story = flagship()
const stage = openStage()
const SEATS = 4
const WINDOW = { width: 1000, height: 560 }
const SIZE = { width: 310, height: 260 }

const open: { readonly context: BrowserContext; readonly sites: readonly Site[] }[] = []
afterEach(async () => {
  for (const { context, sites } of open.splice(0)) {
    await context.close()
    for (const site of sites) await site.close()
  }
})

/** Counts drawing contexts in every frame, and looks at each of the browser's frames whether anything is drawn. */
function watch(): void {
  const tell = (change: number) =>
    window.top?.postMessage({ contexts: change, at: performance.timeOrigin + performance.now() }, '*')
  if (window.top === window) {
    window.contexts = []
    addEventListener('message', ({ data }: MessageEvent) => {
      if (typeof data?.contexts === 'number') window.contexts.push({ at: data.at, change: data.contexts })
    })
    return
  }
  window.blanks = 0
  const known = new WeakSet<object>()
  const { getContext } = HTMLCanvasElement.prototype
  const counting = function (this: HTMLCanvasElement, ...given: [string, unknown?]): RenderingContext | null {
    const context: RenderingContext | null = Reflect.apply(getContext, this, given)
    if (context instanceof WebGL2RenderingContext && !known.has(context)) {
      known.add(context)
      tell(1)
      const losing = context.getExtension('WEBGL_lose_context')
      const lose = losing?.loseContext.bind(losing)
      if (losing !== null && lose !== undefined) {
        losing.loseContext = () => {
          lose()
          tell(-1)
        }
      }
    }
    return context
  }
  Object.assign(HTMLCanvasElement.prototype, { getContext: counting })
  const look = () => {
    requestAnimationFrame(look)
    if (document.documentElement.dataset['script'] !== 'running') return
    const room = document.querySelector('.dm-map')
    const isDrawn =
      room?.querySelector('.dm-canvas[data-status="drawn"] canvas') ?? room?.querySelector('.dm-stage svg')
    if (isDrawn === null || isDrawn === undefined) window.blanks += 1
  }
  requestAnimationFrame(look)
}

interface Wall {
  readonly page: Page
  readonly embeds: readonly Frame[]
  readonly requested: readonly { readonly frame: Frame; readonly path: string }[]
}

const dayOf = (index: number) => isoOf(day('2024-12-10') + index * 11)

const WALLS = [
  [12, 'sandboxed'],
  [20, 'plain'],
  [40, 'plain'],
] as const

/** So many embeds on one page, each at another day, in rows of three. */
async function openWall(browser: Browser, count: number, kind: 'plain' | 'sandboxed'): Promise<Wall> {
  // A sandbox has no origin: the embed's own host must say that its files are for all.
  const home = await serve(DIST, kind === 'plain' ? {} : { headers: () => ({ 'access-control-allow-origin': '*' }) })
  const more = kind === 'sandboxed' ? 'sandbox="allow-scripts"' : ''
  const all = Array.from({ length: count }, (_, index) =>
    iframe(`${home.address}embed.html?t=${dayOf(index)}`, `width="${SIZE.width}" height="${SIZE.height}"`, more),
  )
  // One of the pages is read from right to left, and enlarges what it holds.
  const head = kind === 'sandboxed' ? '<style>body { direction: rtl } iframe { zoom: 1.02 }</style>' : ''
  const host = await hosting(`<p>An article.</p>${all.join(' ')}<p>Its end.</p>`, head)
  const context = await browser.newContext({ viewport: WINDOW, locale: 'en-GB', reducedMotion: 'reduce' })
  open.push({ context, sites: [home, host] })
  await context.addInitScript(watch)
  const page = await context.newPage()
  const requested: { frame: Frame; path: string }[] = []
  page.on('request', (request) => requested.push({ frame: request.frame(), path: new URL(request.url()).pathname }))
  await page.goto(host.address)
  return { page, embeds: await embedsOf(page, count), requested }
}

/** The embeds of which a part is in the window. */
async function seen({ page, embeds }: Wall): Promise<readonly Frame[]> {
  const boxes = await page.locator('iframe').evaluateAll((all) =>
    all.map((each) => {
      const { top, bottom } = each.getBoundingClientRect()
      return Math.min(bottom, innerHeight) - Math.max(top, 0)
    }),
  )
  return embeds.filter((_, index) => (boxes[index] ?? 0) > 40)
}

const isDrawn = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => document.querySelector('.dm-map')?.getAttribute('data-status') === 'drawn')

/** The most drawing contexts that lived at a time, and those that live now. */
async function contextsOf(page: Page): Promise<{ readonly most: number; readonly now: number }> {
  const changes = await page.evaluate(() => window.contexts)
  let [most, now] = [0, 0]
  for (const { change } of changes.toSorted((a, b) => a.at - b.at)) {
    now += change
    most = Math.max(most, now)
  }
  return { most, now }
}

/** What an embed shows, by its texts. */
const shown = (frame: Frame) =>
  frame.evaluate(() => ({
    day: document.querySelector<HTMLTimeElement>('.dm-when time')?.dateTime,
    sites: [...document.querySelectorAll<HTMLElement>('.dm-badge')].map(
      ({ dataset }) => `${dataset['presence']} ${dataset['legal']}`,
    ),
    isDrawn: document.querySelector('.dm-map')?.getAttribute('data-status') === 'drawn',
    ground: document.querySelectorAll('.dm-stage .dm-ground use').length,
  }))

/** The sites' states that a day has, as sorted texts. */
function sitesOn(iso: string): readonly string[] {
  return momentAt(story, { t: day(iso) + 0.5, asOf: null })
    .sites.map(({ presence, legal }) => `${presence.state} ${legal.state}`)
    .sort()
}

async function expectRight(frame: Frame, iso: string): Promise<void> {
  const state = await shown(frame)
  expect(state.day).toBe(iso)
  // Off the picture a badge is a chip: what is there is right.
  const expected = sitesOn(iso)
  expect(state.sites.length).toBeGreaterThan(0)
  for (const site of state.sites) expect(expected).toContain(site)
  if (!state.isDrawn) expect(state.ground).toBeGreaterThan(0)
}

/** Waits until all embeds in the window run, and four of them have a map. */
async function waitForMaps(wall: Wall): Promise<readonly Frame[]> {
  const frames = await seen(wall)
  await Promise.all(frames.map((frame) => frame.locator('html[data-script="running"]').waitFor({ state: 'attached' })))
  await expect
    .poll(async () => (await Promise.all(frames.map(isDrawn))).filter(Boolean).length, { timeout: 40_000 })
    .toBe(Math.min(SEATS, frames.length))
  return frames
}

describe('many embeds on one page', () => {
  test.each(WALLS)('%i of them, %s: four maps, all right, all follow', { timeout: 180_000 }, async (count, kind) => {
    const wall = await openWall(stage.browser, count, kind)
    const { page, embeds, requested } = wall
    const first = await waitForMaps(wall)
    expect(first.length).toBeGreaterThan(SEATS)
    for (const frame of first) await expectRight(frame, dayOf(embeds.indexOf(frame)))

    // What was never in the window has fetched no map.
    const unseen = embeds.slice(-3)
    const fetched = requested.filter(({ frame }) => unseen.includes(frame)).map(({ path }) => path)
    expect(fetched.filter((path) => /engine|maplibre|worker|pmtiles/.test(path))).toEqual([])

    // The article moves all of them at once; in the next frame each shows it, map or not.
    const other = '2025-01-28'
    await page.evaluate((t) => {
      for (const { contentWindow } of document.querySelectorAll('iframe')) {
        contentWindow?.postMessage({ type: 'demarche:goTo', v: 1, t }, '*')
      }
    }, other)
    for (const frame of first) {
      await frame.waitForFunction(
        (t) => document.querySelector<HTMLTimeElement>('.dm-when time')?.dateTime === t,
        other,
      )
      await expectRight(frame, other)
    }

    // To the end: the longest page as a reader scrolls, the others at once.
    const times = await page.evaluate(
      async (step) => {
        const frames: number[] = []
        let last = performance.now()
        for (let y = step; y < document.documentElement.scrollHeight + step; y += step) {
          scrollTo({ top: y, behavior: 'instant' })
          const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
          frames.push(now - last)
          last = now
        }
        return frames.sort((a, b) => a - b)
      },
      count === 40 ? 200 : 20_000,
    )
    const [middle, longest] = [times[Math.floor(times.length / 2)] ?? 0, times.at(-1) ?? 0].map(Math.round)
    if (times.length > 1)
      console.info(`${count} embeds: a frame of scrolling takes ${middle} ms, the longest ${longest} ms`)
    const last = await waitForMaps(wall)
    for (const frame of last)
      await expectRight(frame, await shown(frame).then(({ day: iso }) => (first.includes(frame) ? other : (iso ?? ''))))

    expect((await contextsOf(page)).most).toBeLessThanOrEqual(SEATS)
    const blanks = await Promise.all([...first, ...last].map((frame) => frame.evaluate(() => window.blanks)))
    expect(Math.max(...blanks)).toBe(0)
  })
})
