import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Refusal } from '../../src/embed/protocol.ts'
import { hostPages } from './hosts/host.ts'
import { DIST, launch, NO_WEBGL } from './page.ts'
import { type Site, serve } from './serve.ts'

/** What the article tells: a day and, where it is one, an event, and what was known. */
interface Place {
  readonly t: string
  readonly event: string | null
  readonly asOf: string | null
}

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

interface Reading {
  readonly context: BrowserContext
  readonly page: Page
  readonly embed: Frame
  readonly foreign: readonly string[]
  readonly errors: readonly string[]
}

/** Opens an article from another host than the map's, and waits until the map has come and listens. */
async function read(path: string): Promise<Reading> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, locale: 'en-GB' })
  const page = await context.newPage()
  const foreign: string[] = []
  const errors: string[] = []
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url())
    if ([site, host].some(({ address }) => url.href.startsWith(address)) || ['data:', 'blob:'].includes(url.protocol)) {
      return route.continue()
    }
    foreign.push(url.href)
    return route.abort()
  })
  page.on('pageerror', (error) => errors.push(error.message))
  await page.addInitScript(() => {
    const heard: unknown[] = []
    const shifts: number[] = []
    Object.assign(window, { heard, shifts })
    addEventListener('demarche-moment', (event) => {
      if (event instanceof CustomEvent) heard.push({ at: performance.now(), ...event.detail })
    })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value'))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(host.address + path)
  await page.waitForFunction(() => Reflect.get(window, 'heard').length > 0)
  const frame = await (await page.locator('demarche-map > iframe').elementHandle())?.contentFrame()
  if (frame === null || frame === undefined) throw new Error('the element made no frame')
  await frame.locator('.dm-timeline [data-event]').first().waitFor()
  return { context, page, embed: frame, foreign, errors }
}

const shownIn = (embed: Frame) =>
  embed.evaluate(() => {
    const { clock, selection, playing } = window.demarche.store.getState()
    return { t: Math.floor(clock.t), asOf: clock.asOf, selection, playing }
  })
const ignoredBy = (embed: Frame): Promise<Record<Refusal, number>> =>
  embed.evaluate(() => Reflect.get(window.demarche, 'ignored'))

const places = (page: Page): Promise<readonly Place[]> =>
  page.locator('[data-demarche-t]').evaluateAll((paragraphs) =>
    paragraphs.map((paragraph) => ({
      t: paragraph.getAttribute('data-demarche-t') ?? '',
      event: paragraph.getAttribute('data-demarche-event'),
      asOf: paragraph.getAttribute('data-demarche-as-of'),
    })),
  )

/** Scrolls a paragraph over the reading line and waits until the map says that it is there; gives when it was scrolled. */
const readTo = (page: Page, index: number): Promise<number> =>
  page.evaluate(async (index) => {
    const paragraph = document.querySelectorAll('[data-demarche-t]')[index]
    if (paragraph === undefined) throw new Error('there is no such paragraph')
    const isThere = (heard: Place) =>
      heard.t === paragraph.getAttribute('data-demarche-t') &&
      heard.event === paragraph.getAttribute('data-demarche-event') &&
      heard.asOf === paragraph.getAttribute('data-demarche-as-of')
    const arrived = new Promise<void>((resolve) => {
      const listen = (event: Event) => {
        if (!(event instanceof CustomEvent) || !isThere(event.detail)) return
        removeEventListener('demarche-moment', listen)
        resolve()
      }
      addEventListener('demarche-moment', listen)
    })
    const start = performance.timeOrigin + performance.now()
    // The first place at which it has crossed the line, which goes down at the end of the page.
    const end = document.documentElement.scrollHeight - innerHeight
    const top = scrollY + paragraph.getBoundingClientRect().top + 1
    let place = 0
    while (place < end && place + Math.max(innerHeight * 0.4, innerHeight - (end - place)) < top) place++
    scrollTo(0, place)
    await arrived
    return start
  }, index)

/** Has the embed note when it moved, on the clock that all pages share. */
const noteMoves = (embed: Frame) =>
  embed.evaluate(() => {
    const moves: number[] = []
    Object.assign(window, { moves })
    window.demarche.store.subscribe((now, before) => {
      if (now.clock !== before.clock) moves.push(performance.timeOrigin + performance.now())
    })
  })
const lastMove = (embed: Frame): Promise<number> => embed.evaluate(() => Reflect.get(window, 'moves').at(-1))

describe.each([
  ['an article on another host', 'article.html'],
  ['the same with the map in a sandbox', 'boxed-article.html'],
])('%s', (name, path) => {
  let reading: Reading
  beforeAll(async () => {
    reading = await read(path)
  })
  afterAll(() => reading.context.close())

  test('its paragraphs move the map within 100 ms, and take neither focus nor scroll', async () => {
    const { page, embed } = reading
    const all = await places(page)
    expect(all.length).toBeGreaterThanOrEqual(8)
    await page.locator('.mast a').focus()
    await noteMoves(embed)
    const steps = [...all.keys(), ...[...all.keys()].reverse().slice(1)].slice(1)
    const times: number[] = []
    for (const index of steps) {
      const start = await readTo(page, index)
      times.push((await lastMove(embed)) - start)
      const place = all[index]
      const shown = await shownIn(embed)
      expect(shown.selection).toEqual({ kind: 'event', id: place?.event })
      expect(shown.t * 86_400_000).toBe(Date.parse(`${place?.t}T00:00Z`))
      expect(shown.asOf === null).toBe(place?.asOf === null)
    }
    const sorted = times.toSorted((a, b) => a - b)
    const median = sorted[sorted.length >> 1] ?? Number.NaN
    console.log(`${name}: ${times.length} steps, median ${median.toFixed(0)} ms, most ${sorted.at(-1)?.toFixed(0)} ms`)
    expect(steps.length).toBeGreaterThanOrEqual(20)
    expect(median).toBeLessThan(100)
    expect(await page.evaluate(() => document.activeElement?.matches('.mast a'))).toBe(true)
    // The last step left the article at the first paragraph, and there it stays.
    const rest = await page.evaluate(() => scrollY)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await page.evaluate(() => scrollY)).toBe(rest)
  })

  test('1,000 hostile messages are ignored and counted, and harm nobody', async () => {
    const { page, embed, errors } = reading
    const before = await shownIn(embed)
    const counted = await ignoredBy(embed)
    const host = () =>
      page.evaluate(() => [scrollY, history.length, location.href, document.title, document.body.innerHTML.length])
    const hostBefore = await host()
    const sent = await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('demarche-map > iframe')?.contentWindow
      if (frame === null || frame === undefined) throw new Error('there is no map')
      const circle: Record<string, unknown> = { type: 'demarche:select', v: 1 }
      circle['event'] = circle
      const long = 'x'.repeat(100_000)
      const corpus: readonly unknown[] = [
        null,
        undefined,
        0,
        '',
        'demarche:goTo',
        long,
        '{"type":"demarche:goTo","v":1,"t":"2025-06-01"}',
        'pymxPYMxmap-0xPYMxwidthxPYMx300',
        [],
        [{ type: 'demarche:play', v: 1 }],
        new Map([['type', 'demarche:play']]),
        new Date(),
        /demarche/,
        new Error('demarche:play'),
        new Uint8Array(100_000),
        { type: 'demarche:play' },
        { type: 'demarche:play', v: 2 },
        { type: 'demarche:play', v: '1' },
        { type: 'DEMARCHE:PLAY', v: 1 },
        { type: 'demarche:', v: 1 },
        { type: 'demarche:__proto__', v: 1 },
        { type: 'demarche:constructor', v: 1 },
        { type: 'demarche:goTo', v: 1 },
        { type: 'demarche:goTo', v: 1, t: 20116 },
        { type: 'demarche:goTo', v: 1, t: '2025-6-1' },
        { type: 'demarche:goTo', v: 1, t: '2025-06-01', event: 7 },
        { type: 'demarche:goTo', v: 1, t: '2025-06-01', asOf: 'news' },
        { type: 'demarche:goTo', v: 1, t: ['2025-06-01'] },
        { type: 'demarche:goTo', v: 1, t: '<img src=x onerror=alert(1)>' },
        { type: 'demarche:select', v: 1 },
        { type: 'demarche:select', v: 1, event: {} },
        { type: 'demarche:select', v: 1, event: long },
        { type: 'demarche:asOf', v: 1, day: 'javascript:alert(1)' },
        { type: 'demarche:asOf', v: 1, day: Number.NaN },
        { type: 'demarche:ready', v: 1, height: 540 },
        { type: 'demarche:moment', v: 1, t: '2025-06-01', event: null, asOf: null, playing: true },
        { type: 'demarche:play', v: 1, a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 },
        circle,
        { sentinel: 'amp', type: 'embed-size', height: 9 },
        { message: 'height', value: 9, secret: 'x' },
      ]
      for (let number = 0; number < 1000; number++) frame.postMessage(corpus[number % corpus.length], '*')
      return 1000
    })
    const total = (counts: Record<Refusal, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0)
    await expect.poll(async () => total(await ignoredBy(embed)) - total(counted)).toBe(sent)
    expect((await ignoredBy(embed)).rate).toBe(counted.rate)
    expect(await shownIn(embed)).toEqual(before)
    expect(await host()).toEqual(hostBefore)
    expect(errors).toEqual([])
  })

  test('what the story does not have is counted and said; a neighbour is not listened to', async () => {
    const { page, embed } = reading
    const before = await shownIn(embed)
    const counted = await ignoredBy(embed)
    const said = await page.evaluate(async () => {
      const map = document.querySelector('demarche-map')
      const answer = new Promise<string>((resolve) =>
        map?.addEventListener('demarche-error', (event) => {
          if (event instanceof CustomEvent) resolve(event.detail.message)
        }),
      )
      const frame = map?.querySelector('iframe')?.contentWindow
      frame?.postMessage({ type: 'demarche:select', v: 1, event: '<b>no such event</b>' }, '*')
      const neighbour = document.createElement('iframe')
      neighbour.srcdoc = `<script>parent.frames[0].postMessage({ type: 'demarche:goTo', v: 1, t: '2025-06-01' }, '*')</script>`
      document.body.append(neighbour)
      await new Promise((resolve) => neighbour.addEventListener('load', resolve))
      neighbour.remove()
      return answer
    })
    expect(said).toContain('select')
    expect(said).not.toContain('<b>')
    await expect.poll(async () => (await ignoredBy(embed)).source).toBe(counted.source + 1)
    expect((await ignoredBy(embed)).value).toBe(counted.value + 1)
    expect(await shownIn(embed)).toEqual(before)
  })

  test('a flood of days ends at the last one', async () => {
    const { page, embed } = reading
    const { rate } = await ignoredBy(embed)
    await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('demarche-map > iframe')?.contentWindow
      for (let number = 0; number < 500; number++) {
        const t = `2025-0${(number % 9) + 1}-15`
        frame?.postMessage({ type: 'demarche:goTo', v: 1, t }, '*')
      }
      frame?.postMessage({ type: 'demarche:goTo', v: 1, t: '2025-11-11' }, '*')
    })
    await expect.poll(async () => (await shownIn(embed)).t * 86_400_000, { timeout: 5000 }).toBe(Date.UTC(2025, 10, 11))
    expect((await ignoredBy(embed)).rate - rate).toBeGreaterThan(300)
  })

  test('it leaves the host as it was: no history, no foreign request, no error', async () => {
    const { page, foreign, errors } = reading
    expect(await page.evaluate(() => history.length)).toBe(2)
    expect(foreign).toEqual([])
    expect(errors).toEqual([])
  })
})

test('an article shifts less than 0.02 while it loads and is read', async () => {
  for (const path of ['article.html', 'article.ar.html']) {
    const { page, context } = await read(path)
    const count = (await places(page)).length
    for (let index = 1; index < count; index += 2) await readTo(page, index)
    const shift = await page.evaluate(() =>
      Reflect.get(window, 'shifts').reduce((sum: number, each: number) => sum + each, 0),
    )
    expect(shift).toBeLessThan(0.02)
    await context.close()
  }
})

test('the element plays and stops when it is asked to, and follows its attributes', async () => {
  const { page, embed, context } = await read('article.html')
  const map = page.locator('demarche-map')
  await page.evaluate(() => scrollTo(0, 0))
  await map.evaluate((element) => Reflect.get(element, 'play').call(element))
  await expect.poll(async () => (await shownIn(embed)).playing).toBe(true)
  await map.evaluate((element) => Reflect.get(element, 'pause').call(element))
  await expect.poll(async () => (await shownIn(embed)).playing).toBe(false)
  await map.evaluate((element) => element.setAttribute('as-of', '2025-02-01'))
  await expect.poll(async () => (await shownIn(embed)).asOf).toBe(Date.UTC(2025, 1, 1) / 86_400_000)
  await map.evaluate((element) => element.setAttribute('t', '2025-01-21'))
  await expect.poll(async () => (await shownIn(embed)).t).toBe(Date.UTC(2025, 0, 21) / 86_400_000)
  // Taken out and put back: one frame, and it listens.
  await map.evaluate((element) => {
    const place = element.parentElement
    element.remove()
    place?.append(element)
  })
  await expect.poll(() => page.locator('demarche-map > iframe').count()).toBe(1)
  await context.close()
})
