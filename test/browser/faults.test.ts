import pixelmatch from 'pixelmatch'
import type { BrowserContext, BrowserContextOptions, Page, Route } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { embedsOf, hosting, iframe } from './host.ts'
import { isMapEngine, settled } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage()
/** Small, as a software WebGL draws each pixel; the story at a moment with a trip under way. */
const WINDOW = { width: 600, height: 360 }
const QUERY = '?t=2025-01-28'
/** Milliseconds in which something must be there to look at. */
const SOON = 8000
/** How many drawing contexts are lost. */
const LOSSES = 100
/** The share of pixels that may differ from the undisturbed map. */
const SAME = 0.005

/** A picture of the page, or the whole story as a list. */
const SOMETHING =
  '.dm-stage .dm-picture, .dm-canvas[data-status="drawn"] canvas, .dm-front-picture .dm-picture, #chronology li'

let context: BrowserContext
let page: Page
let undisturbed: PNG

/** Opens a page of its own for a fault, with what is to be broken before it loads. */
async function fresh(
  broken: (context: BrowserContext) => Promise<unknown> = async () => undefined,
  { query = QUERY, ...options }: BrowserContextOptions & { readonly query?: string } = {},
): Promise<void> {
  await context?.close()
  context = await stage.browser.newContext({ viewport: WINDOW, locale: 'en-GB', reducedMotion: 'reduce', ...options })
  await broken(context)
  page = await context.newPage()
  await page.goto(`${stage.address}index.html${query}`, { waitUntil: 'commit' })
}

const expectSomething = () =>
  page.locator(SOMETHING).filter({ visible: true }).first().waitFor({ state: 'visible', timeout: SOON })

const look = async (): Promise<PNG> =>
  PNG.sync.read(await page.locator('.dm-map').screenshot({ animations: 'disabled' }))

/** Waits until the map alone is drawn, and holds it against the one to which nothing happened. */
async function expectRecovered(): Promise<void> {
  await page.locator('.dm-map[data-status="drawn"]').waitFor({ timeout: 20_000 })
  await page.locator('.dm-stage').waitFor({ state: 'detached' })
  await settled(page)
  const seen = await look()
  expect([seen.width, seen.height]).toEqual([undisturbed.width, undisturbed.height])
  const differing = pixelmatch(seen.data, undisturbed.data, undefined, seen.width, seen.height, { threshold: 0.1 })
  expect(differing / (seen.width * seen.height)).toBeLessThan(SAME)
}

/** The network is there again: browsers say so, and what had failed is tried again. */
const online = () => page.evaluate(() => dispatchEvent(new Event('online')))

/** The status of a map that did not come, with its line and a picture that follows the date. */
async function expectPicture(): Promise<void> {
  await page.locator('.dm-map[data-status="failed"]').waitFor({ timeout: 15_000 })
  await page.locator('.dm-quiet').waitFor()
  expect(await page.locator('.dm-stage [data-tip]').count()).toBeGreaterThan(0)
}

beforeAll(async () => {
  await fresh()
  await page.locator('.dm-map[data-status="drawn"]').waitFor()
  await page.locator('.dm-stage').waitFor({ state: 'detached' })
  await settled(page)
  undisturbed = await look()
})
afterAll(() => context.close())

describe('what happens to a page that stands', () => {
  /** The story as it was, whatever a test did to it. */
  const reset = () =>
    page.evaluate(() => {
      const { store } = window.demarche
      const { clock } = store.getState()
      store.setState({ clock: { ...clock, t: Date.UTC(2025, 0, 28, 12) / 86_400_000 }, theme: 'system', camera: null })
    })
  afterEach(reset)

  test('lost contexts, one after another, while the date and the theme change', { timeout: 90_000 }, async () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    console.info(`seed ${seed}`)
    const { lost, blanks } = await page.evaluate(
      async ([start, losses]) => {
        let state = start
        const random = () => {
          state = (state + 0x6d2b79f5) | 0
          let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
          mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
          return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
        }
        const frames = async (count: number) => {
          for (let index = 0; index < count; index += 1) await new Promise(requestAnimationFrame)
        }
        const { store } = window.demarche
        const { story } = store.getState()
        const disturb = () => {
          const { clock } = store.getState()
          const t = story.span.start + Math.floor(random() * (story.span.end - story.span.start)) + 0.5
          if (random() < 0.8) store.setState({ clock: { ...clock, t } })
          if (random() < 0.2) store.setState({ theme: random() < 0.5 ? 'dark' : 'light' })
          if (random() < 0.1)
            store.setState({ camera: random() < 0.5 ? null : { lon: 36, lat: 35, zoom: 3 + random() * 4 } })
        }
        let [lost, blanks] = [0, 0]
        while (lost < losses) {
          const canvas = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas')
          const losing = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
          if (canvas == null || losing == null) {
            await frames(1)
            continue
          }
          const gone = new Promise((resolve) => canvas.addEventListener('webglcontextlost', resolve, { once: true }))
          losing.loseContext()
          await gone
          lost += 1
          disturb()
          // A browser gives back only what it has told that it took.
          await frames(1 + Math.floor(random() * 2))
          const isDrawn = document.querySelector('.dm-canvas')?.getAttribute('data-status') === 'drawn'
          if (isDrawn || document.querySelector('.dm-stage .dm-picture') === null) blanks += 1
          disturb()
          losing.restoreContext()
          while (canvas.isConnected && canvas.getContext('webgl2')?.isContextLost() === true) await frames(1)
          disturb()
          await frames(Math.floor(random() * 4))
        }
        return { lost, blanks }
      },
      [seed, LOSSES] as const,
    )
    expect({ lost, blanks }).toEqual({ lost: LOSSES, blanks: 0 })
    await reset()
    await expectSomething()
    await expectRecovered()
  })

  test('a context that does not come back: another engine draws', async () => {
    const engine = await page.evaluateHandle(() => window.demarche.engine)
    await page.evaluate(() => {
      document
        .querySelector<HTMLCanvasElement>('.maplibregl-canvas')
        ?.getContext('webgl2')
        ?.getExtension('WEBGL_lose_context')
        ?.loseContext()
    })
    await expectSomething()
    await page.waitForFunction(
      (before) => window.demarche.engine !== undefined && window.demarche.engine !== before,
      engine,
    )
    await expectRecovered()
  })

  test('a style that cannot be drawn', async () => {
    await page.evaluate(() => {
      const broken = { version: 8, sources: {}, layers: [] } as const
      window.demarche.engine.map.setStyle({ ...broken, layers: [...broken.layers] }, { diff: false })
    })
    await page.locator('.dm-stage .dm-picture').waitFor({ timeout: SOON })
    await expectRecovered()
  })

  test('the network goes, and comes back', async () => {
    await context.setOffline(true)
    await page.evaluate(() => {
      window.demarche.store.setState({ camera: { lon: 33, lat: 35, zoom: 8.4 } })
    })
    await expectSomething()
    await context.setOffline(false)
    await reset()
    await expectRecovered()
  })

  test('a flood of messages', async () => {
    await page.evaluate(() => {
      for (let index = 0; index < 3000; index += 1) {
        postMessage(
          {
            type: ['demarche:goTo', 'demarche:seat', 'x'][index % 3],
            v: 1,
            t: '2024-12-01',
            wish: 'holds',
            quarters: 4,
            asks: true,
          },
          '*',
        )
        postMessage('x'.repeat(index), '*')
      }
    })
    await expectSomething()
    expect(await page.locator('.dm-when time').getAttribute('datetime')).toBe('2025-01-28')
    await expectRecovered()
  })

  test('the page is kept for Back, and shown again', async () => {
    const turn = (type: 'pagehide' | 'pageshow') =>
      page.evaluate((name) => dispatchEvent(new PageTransitionEvent(name, { persisted: true })), type)
    await turn('pagehide')
    expect(await page.locator('.dm-stage .dm-picture').count()).toBe(1)
    expect(await page.locator('.dm-canvas canvas').count()).toBe(0)
    await turn('pageshow')
    await expectRecovered()
  })
})

/** What is refused until it is mended. */
function refusing(
  which: (path: string) => boolean,
  how: (route: Route) => Promise<unknown> = (route) => route.fulfill({ status: 404 }),
) {
  let isMended = false
  return {
    broken: (into: BrowserContext) =>
      into.route('**/*', (route) =>
        !isMended && which(new URL(route.request().url()).pathname) ? how(route) : route.continue(),
      ),
    mend: () => {
      isMended = true
    },
  }
}

describe('what does not come, until it does', () => {
  test.each([
    ['the worker', (path: string) => /worker/.test(path)],
    ['the tiles', (path: string) => path.endsWith('.pmtiles')],
    ['the map’s script', (path: string) => isMapEngine(new URL(path, stage.address))],
    ['the map’s style sheet', (path: string) => /engine[^/]*\.css$/.test(path)],
  ])('%s', async (_, which) => {
    const { broken, mend } = refusing(which)
    await fresh(broken)
    await expectSomething()
    await expectPicture()
    mend()
    await online()
    await expectRecovered()
  })

  test('tiles are cut midway', async () => {
    let isMended = false
    let answers = 0
    await fresh((into) =>
      into.route('**/*.pmtiles', async (route) => {
        const response = await route.fetch()
        const body = await response.body()
        answers += 1
        // The directory is whole; of the tiles half comes.
        await route.fulfill({ response, body: isMended || answers === 1 ? body : body.subarray(0, body.length / 2) })
      }),
    )
    await expectSomething()
    await expectPicture()
    isMended = true
    await online()
    await expectRecovered()
  })

  test('WebGL', async () => {
    await fresh((into) =>
      into.addInitScript(() => {
        const { getContext } = HTMLCanvasElement.prototype
        const refusing = function (this: HTMLCanvasElement, ...given: [string, unknown?]): RenderingContext | null {
          const isRefused = /webgl/.test(given[0]) && Reflect.get(window, 'mended') !== true
          return isRefused ? null : Reflect.apply(getContext, this, given)
        }
        Object.assign(HTMLCanvasElement.prototype, { getContext: refusing })
      }),
    )
    await expectSomething()
    await expectPicture()
    await page.evaluate(() => Reflect.set(window, 'mended', true))
    await online()
    await expectRecovered()
  })

  test('the page is in a hidden tab: nothing of the map is asked for until it is shown', async () => {
    const asked: string[] = []
    await fresh(async (into) => {
      await into.addInitScript(() => {
        Object.defineProperty(Document.prototype, 'hidden', { get: () => Reflect.get(window, 'shown') !== true })
      })
      into.on('request', (request) => asked.push(new URL(request.url()).pathname))
    })
    await expectSomething()
    await page.locator('html[data-script="running"]').waitFor({ state: 'attached' })
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    expect(asked.filter((path) => /engine|pmtiles/.test(path))).toEqual([])
    await page.evaluate(() => {
      Reflect.set(window, 'shown', true)
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await expectRecovered()
  })
})

test('what keeps the app from starting, one after another, until the page is loaded again', async () => {
  let refused = (_path: string): boolean => false
  await fresh(
    (into) =>
      into.route('**/*', (route) =>
        refused(new URL(route.request().url()).pathname) ? route.fulfill({ status: 404 }) : route.continue(),
      ),
    { query: `${QUERY}&theme=light` },
  )
  for (const [which, query] of [
    [/\/story-[^/]*\.json$/, QUERY],
    [/\/open-[^/]*\.js$/, QUERY],
    [/\.js$/, QUERY],
    [/\/open-[^/]*\.css$/, QUERY],
    [/\/story\.ar-[^/]*\.json$/, `${QUERY}&lang=ar`],
  ] as const) {
    let count = 0
    refused = (path) => {
      if (which.test(path)) count += 1
      return which.test(path)
    }
    await page.goto(`${stage.address}index.html${query}`)
    await expectSomething()
    expect(count, String(which)).toBeGreaterThan(0)
  }
  refused = () => false
  await page.goto(`${stage.address}index.html${QUERY}`)
  await expectRecovered()
})

describe('what the map does without', () => {
  test('faces of type', async () => {
    const { broken, mend } = refusing((path) => path.endsWith('.woff2'))
    await fresh(broken)
    await expectSomething()
    await page.locator('.dm-map[data-status="drawn"]').waitFor()
    mend()
    await page.reload()
    await expectRecovered()
  })

  test('storage, in a place where the clock says another day', async () => {
    await fresh(
      (into) =>
        into.addInitScript(() => {
          const refuse = () => {
            throw new DOMException('refused', 'SecurityError')
          }
          for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
            Object.defineProperty(window, name, { get: refuse })
          }
          Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse })
          const { now } = Date
          const [year, hour] = [365 * 86_400_000, 3_600_000]
          const wrong = () => now() + 5 * year + 11 * hour
          window.Date = class extends Date {
            constructor(...given: readonly unknown[]) {
              super(...((given.length === 0 ? [wrong()] : given) as [number]))
            }
            static override now = wrong
          } as DateConstructor
        }),
      { timezoneId: 'Pacific/Kiritimati' },
    )
    await expectSomething()
    await expectRecovered()
  })

  test('haste: every answer takes its time', async () => {
    await fresh(async (into) => {
      into.on('page', async (opened) => {
        const session = await into.newCDPSession(opened)
        await session.send('Network.enable')
        await session.send('Network.emulateNetworkConditions', {
          offline: false,
          latency: 250,
          downloadThroughput: 400_000,
          uploadThroughput: 100_000,
        })
      })
    })
    await expectSomething()
    await expectRecovered()
  })

  test('room: a frame that is opened later', async () => {
    await context.close()
    const host = await hosting(
      `<style>body { margin: 0 }</style><details><summary>Map</summary>${iframe(`${stage.address}embed.html${QUERY}`, `width="${WINDOW.width}" height="${WINDOW.height}"`)}</details>`,
    )
    context = await stage.browser.newContext({ viewport: { width: 660, height: 500 }, reducedMotion: 'reduce' })
    page = await context.newPage()
    await page.goto(host.address)
    const [embed] = await embedsOf(page)
    if (embed === undefined) throw new Error('no embed')
    await page.locator('summary').click()
    await embed.locator('.dm-stage .dm-picture').waitFor({ timeout: SOON })
    expect(await embed.locator('.dm-stage [data-tip]').count()).toBeGreaterThan(0)
    expect(await embed.locator('.dm-timeline').evaluate((chart) => chart.clientWidth)).toBeGreaterThan(300)
    await embed.locator('.dm-map[data-status="drawn"]').waitFor({ timeout: 20_000 })
    const size = await embed
      .locator('.dm-canvas canvas')
      .evaluate((canvas) => [canvas.clientWidth, canvas.clientHeight])
    expect(size).toEqual(await embed.locator('.dm-map').evaluate((room) => [room.clientWidth, room.clientHeight]))

    // Closed and opened again, on its way the context is given up, and the picture stands first.
    await page.locator('summary').click()
    await expect.poll(() => embed.locator('.dm-canvas canvas').count(), { timeout: 10_000 }).toBe(0)
    await page.locator('summary').click()
    await embed.locator('.dm-stage .dm-picture').waitFor()
    await embed.locator('.dm-map[data-status="drawn"]').waitFor({ timeout: 20_000 })
    await host.close()
  })
})
