import type { CDPSession, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { embedsOf, hosting, iframe } from './host.ts'
import { some } from './long.ts'
import { isMapEngine } from './page.ts'
import type { Site } from './serve.ts'
import { openStage } from './stage.ts'

const stage = openStage()

/** An article with the embed in its middle, from another host than the embed's; the frame stands in the middle of the window. */
interface Article {
  readonly page: Page
  readonly embed: Frame
  readonly touch: CDPSession
  readonly close: () => Promise<void>
}

const WINDOW = { width: 760, height: 700 }
const TALL = '<p style="height:1500px;margin:0">Words.</p>'

async function openArticle(query: string, drawing: 'map' | 'picture'): Promise<Article> {
  const host: Site = await hosting(
    `${TALL}<a id="before" href="#before">before</a>${iframe(`${stage.address}index.html${query}`)}<a id="after" href="#after">after</a>${TALL}`,
  )
  const context = await stage.browser.newContext({ viewport: WINDOW, hasTouch: true, locale: 'en-GB' })
  const page = await context.newPage()
  if (drawing === 'picture')
    await context.route(
      (url) => isMapEngine(url),
      (route) => route.abort(),
    )
  await page.goto(host.address)
  await toTheEmbed(page)
  const [embed] = await embedsOf(page)
  if (embed === undefined) throw new Error('no embed')
  await embed.locator(`.dm-map[data-status="${drawing === 'map' ? 'drawn' : 'failed'}"]`).waitFor()
  if (drawing === 'map') {
    await embed.locator('.dm-stage').waitFor({ state: 'detached' })
    await embed.evaluate(() => window.demarche.engine.settled())
  }
  return {
    page,
    embed,
    touch: await context.newCDPSession(page),
    close: async () => {
      await context.close()
      await host.close()
    },
  }
}

/** Scrolls the embed into the middle, once the article rests: a swipe goes on after the finger. */
const toTheEmbed = (page: Page) =>
  page.evaluate(async () => {
    let [last, same] = [scrollY, 0]
    while (same < 10) {
      await new Promise(requestAnimationFrame)
      same = scrollY === last ? same + 1 : 0
      last = scrollY
    }
    document.querySelector('iframe')?.scrollIntoView({ block: 'center', behavior: 'instant' })
  })

const scrolled = (page: Page) => page.evaluate(() => scrollY)

/** Where the picture is: of the map in its own frame, or the SVG's place. */
const camera = (embed: Frame): Promise<{ readonly lon: number; readonly lat: number; readonly zoom: number } | null> =>
  embed.evaluate(() => {
    const { engine, store } = window.demarche
    if (engine === undefined) return store.getState().camera
    const { lng, lat } = engine.map.getCenter()
    return { lon: lng, lat, zoom: engine.map.getZoom() }
  })

/** The middle of what a selector finds in the embed, in pixels of the window. */
async function middleOf(embed: Frame, selector: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await embed.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`${selector} is not shown`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A place of the map that nothing lies on. */
async function onTheMap(embed: Frame): Promise<{ readonly x: number; readonly y: number }> {
  const frame = await embed.frameElement()
  const outer = await frame.boundingBox()
  const inner = await embed.evaluate(() => {
    const room = document.querySelector('.dm-map')?.getBoundingClientRect()
    if (room === undefined) return null
    for (let x = room.right - 120; x > room.left; x -= 10) {
      for (let y = room.top + room.height / 2; y < room.bottom - 60; y += 10) {
        const isFree = [-30, 0, 30].every((aside) =>
          document.elementFromPoint(x + aside, y)?.closest('.dm-stage, .dm-canvas'),
        )
        if (isFree) return { x, y }
      }
    }
    return null
  })
  if (inner === null || outer === null) throw new Error('no free place on the map')
  return { x: outer.x + inner.x, y: outer.y + inner.y }
}

async function dispatch(
  { touch }: Article,
  type: string,
  points: readonly (readonly [number, number])[],
): Promise<void> {
  const name = type === 'start' ? 'touchStart' : type === 'move' ? 'touchMove' : 'touchEnd'
  await touch.send('Input.dispatchTouchEvent', { type: name, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
}

describe.each(some(['map', 'picture'] as const, 1))('over the %s of an embed', (drawing) => {
  let article: Article
  beforeAll(async () => {
    article = await openArticle('', drawing)
  })
  afterAll(() => article.close())

  test('the wheel scrolls the article, and a hint says once how the map is moved', async () => {
    const { page, embed } = article
    const before = await camera(embed)
    const places = [
      await onTheMap(embed),
      ...(await Promise.all(
        ['.dm-timeline', '.dm-card-box', '.dm-inset', '.dm-when'].map((each) => middleOf(embed, each)),
      )),
    ]
    expect(await embed.locator('.dm-hint').count()).toBe(0)
    for (const [index, { x, y }] of places.entries()) {
      await toTheEmbed(page)
      const start = await scrolled(page)
      await page.mouse.move(x, y)
      for (let tick = 0; tick < 10; tick += 1) await page.mouse.wheel(0, 12)
      await expect.poll(() => scrolled(page), { message: `place ${index}` }).toBe(start + 120)
      if (index === 0) {
        expect(await embed.locator('.dm-hint').textContent()).toBe('Hold Ctrl to zoom the map with the wheel')
        await embed.locator('.dm-hint').waitFor({ state: 'detached' })
      }
    }
    await toTheEmbed(page)
    await page.mouse.move(places[0]?.x ?? 0, places[0]?.y ?? 0)
    await page.mouse.wheel(0, 12)
    await expect.poll(() => camera(embed)).toEqual(before)
    expect(await embed.locator('.dm-hint').count()).toBe(0)
  })

  test('with Ctrl the wheel zooms the map, and the article stays', async () => {
    const { page, embed } = article
    await toTheEmbed(page)
    const start = await scrolled(page)
    const { x, y } = await onTheMap(embed)
    const before = await zoomOf(article)
    await page.mouse.move(x, y)
    await page.keyboard.down('Control')
    for (let tick = 0; tick < 4; tick += 1) await page.mouse.wheel(0, -100)
    await page.keyboard.up('Control')
    await expect.poll(() => zoomOf(article)).toBeGreaterThan(before + 0.3)
    expect(await scrolled(page)).toBe(start)
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1)
  })

  test('one finger scrolls the article', async () => {
    const { page, embed } = article
    await settle(article)
    await toTheEmbed(page)
    const start = await scrolled(page)
    const { x, y } = await onTheMap(embed)
    const before = await camera(embed)
    await dispatch(article, 'start', [[x, y]])
    for (let step = 1; step <= 10; step += 1) await dispatch(article, 'move', [[x, y - step * 15]])
    await dispatch(article, 'end', [])
    await expect.poll(() => scrolled(page)).toBeGreaterThan(start + 100)
    expect(await camera(embed)).toEqual(before)
  })

  test('two fingers move and zoom the map, and the article stays', async () => {
    const { page, embed } = article
    await toTheEmbed(page)
    const start = await scrolled(page)
    const { x, y } = await onTheMap(embed)
    // Touches within half a second of each other are a double tap, and dragging its second one zooms.
    await embed.waitForFunction((now) => performance.now() > now + 600, await embed.evaluate(() => performance.now()))
    await settle(article)
    const [zoom, before] = [await zoomOf(article), await camera(embed)]
    await dispatch(article, 'start', [
      [x - 20, y],
      [x + 20, y],
    ])
    for (let step = 1; step <= 10; step += 1) {
      await dispatch(article, 'move', [
        [x - 20 - step * 2, y + step * 4],
        [x + 20 + step * 2, y + step * 4],
      ])
    }
    await dispatch(article, 'end', [])
    await expect.poll(() => zoomOf(article)).toBeGreaterThan(zoom + 0.1)
    await expect.poll(async () => (await camera(embed))?.lat, { timeout: 4000 }).not.toBe(before?.lat)
    expect(await scrolled(page)).toBe(start)
  })

  test('Tab goes in, through and out again, each stop once, and back the same way', async () => {
    const { page, embed } = article
    const stops = async (key: 'Tab' | 'Shift+Tab', from: string, to: string) => {
      await page.locator(from).focus()
      const names: string[] = []
      for (let press = 0; press < 200; press += 1) {
        await page.keyboard.press(key)
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), to)) return names
        names.push(
          await embed.evaluate(() => {
            const all = [...document.querySelectorAll('*')]
            const { activeElement } = document
            return `${activeElement === null ? -1 : all.indexOf(activeElement)} ${activeElement?.className}`
          }),
        )
      }
      throw new Error(`${to} is never reached: ${names.slice(-5).join(', ')}`)
    }
    const there = await stops('Tab', '#before', '#after')
    expect(there.length).toBeGreaterThan(10)
    expect(new Set(there).size).toBe(there.length)
    const order = there.map((name) => Number.parseInt(name, 10))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    const back = await stops('Shift+Tab', '#after', '#before')
    expect(back.toReversed()).toEqual(there)
  })
})

/** The zoom of what is drawn; the picture's own follows the story until it is moved. */
const zoomOf = async ({ embed }: Article): Promise<number> =>
  embed.evaluate(() => {
    const { engine, store } = window.demarche
    return engine?.map.getZoom() ?? store.getState().camera?.zoom ?? 0
  })

const settle = async ({ embed }: Article): Promise<void> => {
  await embed.evaluate(() => window.demarche.engine?.settled())
}

test('the address may ask for a map that takes the wheel', async () => {
  const article = await openArticle('?gestures=greedy', 'map')
  const { page, embed } = article
  const [start, before] = [await scrolled(page), await zoomOf(article)]
  const { x, y } = await onTheMap(embed)
  await page.mouse.move(x, y)
  for (let tick = 0; tick < 4; tick += 1) await page.mouse.wheel(0, -100)
  await expect.poll(() => zoomOf(article)).toBeGreaterThan(before + 0.3)
  expect(await scrolled(page)).toBe(start)
  expect(await embed.locator('.dm-hint').count()).toBe(0)
  // It is the reader's own camera from then on.
  await expect
    .poll(() => embed.evaluate(() => window.demarche.store.getState().camera?.zoom ?? 0))
    .toBeGreaterThan(before + 0.3)
  await article.close()
})
