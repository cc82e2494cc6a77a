import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { palettes } from '../../src/basemap/theme.ts'
import { embedsOf, hosting, iframe, NO_ICON } from './host.ts'
import { alike, channels, colourAt, DIST, launch, picture } from './page.ts'
import { type Site, serve } from './serve.ts'
import { bytesOf } from './transfers.ts'
import { noteViolations, violationsOf } from './violations.ts'

const KB = 1024

test('the page in English is small, with all that it needs', () => {
  expect(bytesOf(DIST, '/embed-one.html').brotli).toBeLessThanOrEqual(600 * KB)
})

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function drawn(frame: Frame): Promise<void> {
  await frame.locator('.dm-map[data-status="drawn"]').waitFor()
  await frame.evaluate(() => window.demarche.engine.settled())
}

/** Places at sea and on land: a route or a panel may lie over some of them. */
const AT_SEA = [
  [34.5, 43.2],
  [31, 43.3],
  [37, 43.5],
  [51, 42],
  [20, 57],
  [32.5, 35.6],
] as const
const ON_LAND = [
  [27, 49],
  [24, 46],
  [43, 45],
  [32, 39.5],
  [45, 50],
  [30, 53],
] as const

/** How many places stand on the screen in a colour. */
async function inColour(page: Page, frame: Frame, places: readonly (readonly [number, number])[], colour: string) {
  const points = await frame.evaluate((all) => {
    const { map } = window.demarche.engine
    const { left, top } = map.getContainer().getBoundingClientRect()
    return all.map(([lon, lat]) => {
      const { x, y } = map.project([lon, lat])
      return [left + x, top + y] as const
    })
  }, places)
  const element = frame === page.mainFrame() ? null : await frame.frameElement()
  const box = (await element?.boundingBox()) ?? { x: 0, y: 0 }
  const png = await picture(page)
  return points.filter(([x, y]) => alike(colourAt(png, box.x + x, box.y + y), channels(colour))).length
}

describe('in a sandbox without an origin, from a host that sends no special header', () => {
  let site: Site
  let host: Site
  let page: Page
  let frame: Frame
  const errors: string[] = []
  const foreign: string[] = []
  beforeAll(async () => {
    site = await serve(DIST)
    host = await hosting(
      iframe(
        `${site.address}embed-one.html?theme=light#?secret=abc`,
        'width="940" height="620"',
        'sandbox="allow-scripts"',
      ),
      NO_ICON,
    )
    const context = await browser.newContext({ viewport: { width: 960, height: 640 }, reducedMotion: 'reduce' })
    await noteViolations(context)
    page = await context.newPage()
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', ({ message }) => errors.push(message))
    page.on('request', (request) => {
      const { protocol, host: name } = new URL(request.url())
      if (![new URL(site.address).host, new URL(host.address).host].includes(name) && /^http/.test(protocol)) {
        foreign.push(request.url())
      }
    })
    await page.goto(host.address)
    frame = (await embedsOf(page))[0] ?? page.mainFrame()
    await drawn(frame)
  })
  afterAll(async () => {
    await page.context().close()
    await site.close()
    await host.close()
  })

  test('the map is drawn: sea and land are where they are', async () => {
    expect(await frame.evaluate(() => self.origin)).toBe('null')
    expect(await inColour(page, frame, AT_SEA, palettes.light.sea)).toBeGreaterThan(1)
    expect(await inColour(page, frame, ON_LAND, palettes.light.land)).toBeGreaterThan(1)
  })

  test('it scrubs, and the map follows', async () => {
    const trips = () =>
      frame.evaluate(() => {
        const layers = window.demarche.engine.map
          .getStyle()
          .layers.filter((layer) => 'source' in layer && layer.source !== 'basemap')
        return window.demarche.engine.map.queryRenderedFeatures({ layers: layers.map(({ id }) => id) }).length
      })
    const before = await trips()
    expect(before).toBeGreaterThan(0)
    await frame.locator('[role="slider"]').press('Home')
    await frame.evaluate(() => window.demarche.engine.settled())
    await expect.poll(trips).not.toBe(before)
  })

  test('list and language come out of the same file', async () => {
    await frame.locator('.dm-views [data-view="list"]').click()
    await frame.locator('.dm-sheet').waitFor()
    await frame.locator('main [data-switch="language"]').selectOption('ar')
    await frame.locator('html[lang="ar"][dir="rtl"] .dm-sheet').waitFor()
    await drawn(frame)
    expect(await frame.locator('.dm-sheet').textContent()).toMatch(/[\u0600-\u06ff]/)
  })

  test('nothing but the file was asked for, nothing was blocked, nothing failed', async () => {
    expect(site.sent.map(({ path }) => path)).toEqual(['/embed-one.html'])
    expect(foreign).toEqual([])
    expect(await violationsOf(frame)).toEqual([])
    expect(errors).toEqual([])
    expect(page.frames()[1]?.url()).toContain('#?secret=abc')
  })
})

test('from a disk the map is drawn too', async () => {
  const context = await browser.newContext({ viewport: { width: 650, height: 540 }, reducedMotion: 'reduce' })
  await noteViolations(context)
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const address = `${pathToFileURL(join(DIST, 'embed-one.ru.html')).href}?theme=dark`
  await page.goto(address)
  await drawn(page.mainFrame())
  expect(await inColour(page, page.mainFrame(), AT_SEA, palettes.dark.sea)).toBeGreaterThan(1)
  expect(await inColour(page, page.mainFrame(), ON_LAND, palettes.dark.land)).toBeGreaterThan(1)
  expect(await violationsOf(page.mainFrame())).toEqual([])
  expect(asked.filter((each) => !/^(data|blob):/.test(each))).toEqual([address])
  await context.close()
})
