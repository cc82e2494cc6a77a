import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heightFor } from '../../src/embed/heights.ts'
import { hostPages } from './hosts/host.ts'
import { DIST, launch, NO_WEBGL } from './page.ts'
import { type Site, serve } from './serve.ts'

let browser: Browser
let site: Site
let host: Site
beforeAll(async () => {
  site = await serve(DIST)
  host = await hostPages(site.address)
  browser = await launch(NO_WEBGL)
})
afterAll(async () => {
  await browser.close()
  await Promise.all([host.close(), site.close()])
})

interface Opened {
  readonly context: BrowserContext
  readonly page: Page
  readonly foreign: readonly string[]
}

async function open(address: string, width = 1000): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'en-GB' })
  const page = await context.newPage()
  const foreign: string[] = []
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url())
    if ([site, host].some((each) => url.href.startsWith(each.address)) || ['data:', 'blob:'].includes(url.protocol)) {
      return route.continue()
    }
    foreign.push(url.href)
    return route.abort()
  })
  await page.goto(address)
  return { context, page, foreign }
}

/** The embed's own frame, once its page is there; a whole page in a frame is one too. */
async function embedIn(page: Page): Promise<Frame> {
  const found = () => page.frames().find((each) => /\/(embed|index)[^/]*\.html/.test(each.url()))
  await expect.poll(() => found() !== undefined).toBe(true)
  const frame = found()
  if (frame === undefined) throw new Error('there is no embed')
  await frame.locator('.dm-timeline [data-event]').first().waitFor()
  return frame
}

const sizeOf = (page: Page) =>
  page.locator('iframe').evaluate(({ clientWidth, clientHeight }) => ({ width: clientWidth, height: clientHeight }))

describe.each([
  ['its own, with embed.js', 'own.html'],
  ['AMP’s', 'amp.html'],
  ['pym’s', 'pym.html'],
  ['WordPress’s', 'wordpress.html'],
])('heights in %s', (_, path) => {
  test('are what the embed wants, within a pixel, at each width; no history, no foreign request', async () => {
    const { context, page, foreign } = await open(host.address + path)
    await embedIn(page)
    for (const width of [1000, 700, 380]) {
      await page.setViewportSize({ width, height: 800 })
      await expect
        .poll(async () => {
          const size = await sizeOf(page)
          return Math.abs(size.height - heightFor(size.width))
        })
        .toBeLessThanOrEqual(1)
    }
    expect(await page.evaluate(() => history.length)).toBe(2)
    expect(foreign).toEqual([])
    await context.close()
  })
})

test('WordPress shows the embed at its height, and its secret is echoed', async () => {
  const { context, page } = await open(`${host.address}wordpress.html`)
  const embed = await embedIn(page)
  const frame = page.locator('iframe.wp-embedded-content')
  await expect.poll(() => frame.getAttribute('style')).toBeNull()
  expect(await frame.isVisible()).toBe(true)
  expect(await page.locator('blockquote').isVisible()).toBe(false)
  expect((await sizeOf(page)).height).toBe(heightFor(600))
  expect(await frame.getAttribute('sandbox')).toBe('allow-scripts')
  // A sandbox has no origin, and the address keeps what WordPress wrote into it.
  expect(await embed.evaluate(() => [origin, location.hash])).toEqual(['null', '#?secret=QjfejU1CI0'])
  await embed.locator('.dm-map svg').first().waitFor()
  await context.close()
})

describe.each([
  ['Ghost', 'ghost.html'],
  ['Drupal', 'drupal.html'],
])('%s', (_, path) => {
  test('shows the embed in its own markup', async () => {
    const { context, page, foreign } = await open(host.address + path)
    const embed = await embedIn(page)
    await embed.locator('.dm-map svg').first().waitFor()
    const width = await embed.evaluate(() => innerWidth)
    expect(width).toBeGreaterThanOrEqual(600)
    expect(await embed.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await page.evaluate(() => history.length)).toBe(2)
    expect(foreign).toEqual([])
    await context.close()
  })
})

test('the page for hosts has the map in four forms, each with its code, and shifts less than 0.02', async () => {
  const { context, page, foreign } = await open(`${site.address}hosts.html`)
  await page.evaluate(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value'))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const part of ['#iframe', '#height', '#element', '#oembed']) {
    await page.locator(part).evaluate((heading) => heading.scrollIntoView())
    const frame = page.locator(`${part} ~ iframe, ${part} ~ demarche-map > iframe`).first()
    await frame.waitFor()
    const embed = await (await frame.elementHandle())?.contentFrame()
    await embed?.locator('.dm-timeline [data-event]').first().waitFor()
    expect(await page.locator(`${part} ~ pre`).first().textContent()).toContain('https://your.host/map/embed')
  }
  expect(await page.locator('iframe').count()).toBe(4)
  const shift = await page.evaluate(() =>
    Reflect.get(window, 'shifts').reduce((sum: number, each: number) => sum + each, 0),
  )
  expect(shift).toBeLessThan(0.02)
  expect(await page.evaluate(() => history.length)).toBe(2)
  expect(foreign).toEqual([])
  await context.close()
})

test('paragraphs move the map that they name, also a frame of the page’s own, and above the first one it is where it was', async () => {
  const { context, page } = await open(`${host.address}several.html`)
  const frames = ['#first', '#second > iframe'].map(async (selector) => {
    await page.locator(selector).waitFor()
    const frame = await (await page.locator(selector).elementHandle())?.contentFrame()
    if (frame === null || frame === undefined) throw new Error(`there is no frame in ${selector}`)
    await frame.locator('.dm-timeline [data-event]').first().waitFor()
    return frame
  })
  const [first, second] = await Promise.all(frames)
  const days = () =>
    Promise.all(
      [first, second].map((frame) => frame?.evaluate(() => Math.floor(window.demarche.store.getState().clock.t))),
    )
  const day = (text: string) => Date.parse(`${text}T00:00Z`) / 86_400_000
  const readTo = (index: number) =>
    page.evaluate((index) => {
      const paragraph = document.querySelectorAll('[data-demarche-t]')[index]
      scrollTo(0, paragraph === undefined ? 0 : scrollY + paragraph.getBoundingClientRect().top - innerHeight * 0.3)
    }, index)
  expect(await days()).toEqual([day('2024-12-08'), day('2024-12-08')])
  for (const [index, ...expected] of [
    [0, '2025-01-21', '2024-12-08'],
    [1, '2025-01-21', '2025-10-15'],
    [2, '2026-01-28', '2025-10-15'],
    [3, '2026-01-28', '2025-10-15'],
    [-1, '2024-12-08', '2024-12-08'],
  ] as const) {
    await readTo(index)
    await expect.poll(days).toEqual(expected.map(day))
  }
  await context.close()
})

test('embed.js is less than a kilobyte, and both scripts are classic ones that ask for nothing', async () => {
  const [embed, element] = await Promise.all(['embed.js', 'element.js'].map((name) => readFile(join(DIST, name))))
  expect(gzipSync(embed ?? '').length).toBeLessThanOrEqual(1024)
  for (const script of [embed, element])
    expect(String(script)).not.toMatch(/\bimport\b|\bexport\b|\bfetch\b|eval|innerHTML/)
})

test('without a script, and where the map never comes, what the author wrote stays', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${site.address}article.html`)
  expect(await page.locator('demarche-map a').isVisible()).toBe(true)
  await context.close()
  const { context: other, page: cut } = await open('about:blank')
  await cut.route(/embed\.html/, (route) => route.abort())
  await cut.goto(`${host.address}article.html`)
  await cut.locator('demarche-map > iframe').waitFor({ state: 'attached' })
  expect(await cut.locator('demarche-map a').isVisible()).toBe(true)
  await other.close()
})
