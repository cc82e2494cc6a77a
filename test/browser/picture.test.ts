import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { palettes } from '../../src/basemap/theme.ts'
import { cameraFor, FOLLOWING, viewportOf } from '../../src/scene/camera.ts'
import { flagship } from '../story.ts'
import { alike, channels, colourAt, DIST, launch, NO_WEBGL, picture, readable, settled, turnTo, visit } from './page.ts'
import { serve } from './serve.ts'
import { openStage } from './stage.ts'

const story = flagship()
const stage = openStage()
const SMALL = { viewport: { width: 700, height: 500 } }
/** A map that fills its window, so that little lies over it. */
const WIDE = { viewport: { width: 920, height: 520 }, reducedMotion: 'reduce' } as const

interface Moment {
  readonly t: string
  readonly event?: string
  readonly site?: string
  readonly who?: string
  readonly camera?: readonly [zoom: number, lat: number, lon: number]
  readonly theme?: 'light' | 'dark'
}

/** Trips under way, planned, possible and over; quiet weeks; a region; the coast near and the story from far. */
const MOMENTS: readonly Moment[] = [
  { t: '2025-01-28' },
  { t: '2025-01-28', event: 'delegation-to-damascus', theme: 'dark' },
  { t: '2025-10-05' },
  { t: '2025-10-15', theme: 'dark' },
  { t: '2025-06-12' },
  { t: '2024-12-08' },
  { t: '2024-12-15', camera: [7.6, 35.1, 36] },
  { t: '2025-03-20', site: 'khmeimim', camera: [9, 35.3, 36], theme: 'dark' },
  { t: '2025-10-22', who: 'sharaa' },
  { t: '2025-01-24', camera: [2.2, 40, 40] },
  { t: '2026-02-10' },
]

interface Spot {
  readonly key: string
  readonly x: number
  readonly y: number
}

/** Marks by name, in CSS pixels of the page; `lines` are the routes' points. */
interface Marks {
  readonly spots: readonly Spot[]
  readonly lines: readonly (Spot & { readonly line: string })[]
}

/** The moment in the page's store, and the map at rest. */
async function go(page: Page, { t, event, site, who, camera, theme = 'light' }: Moment): Promise<void> {
  await page.evaluate(
    ([day, chosen, place, traveller, view, colours]) => {
      const { store } = window.demarche
      const { clock, filters } = store.getState()
      const [zoom, lat, lon] = view ?? []
      store.setState({
        clock: { ...clock, t: Date.parse(String(day)) / 86_400_000 + 0.5 },
        selection:
          chosen !== undefined
            ? { kind: 'event', id: chosen }
            : place !== undefined
              ? { kind: 'site', id: place }
              : { kind: 'none' },
        filters: { ...filters, chosen: { ...filters.chosen, who: traveller === undefined ? [] : [traveller] } },
        camera: zoom === undefined || lat === undefined || lon === undefined ? null : { zoom, lat, lon },
        theme: colours === 'dark' ? 'dark' : 'light',
      })
    },
    [t, event, site, who, camera, theme] as const,
  )
  await settled(page)
}

/** What MapLibre has drawn, and the buttons above it. */
const drawnByMap = (page: Page): Promise<Marks> =>
  page.evaluate(() => {
    const { map } = window.demarche.engine
    const frame = map.getContainer().getBoundingClientRect()
    const at = ([lon = 0, lat = 0]: readonly number[]) => {
      const { x, y } = map.project([lon, lat])
      return { x: x + frame.x, y: y + frame.y }
    }
    const features = (layer: string) => map.queryRenderedFeatures({ layers: [layer] })
    const points = (layer: string, name: string) =>
      features(layer).flatMap(({ properties, geometry }) =>
        geometry.type === 'Point' ? [{ key: `${name} ${properties['id']}`, ...at(geometry.coordinates) }] : [],
      )
    const unique = new Map(
      [...points('story-tip', 'tip'), ...points('story-place', 'place'), ...points('story-place-today', 'halo')].map(
        (spot) => [spot.key, spot],
      ),
    )
    const badges = [...document.querySelectorAll('.dm-badge')].map((badge) => {
      const { x, y, width, height } = badge.getBoundingClientRect()
      const { demarche } = window
      const label = badge.getAttribute('aria-label') ?? ''
      const { story, language } = demarche.store.getState()
      const site = story.sites.find((id) => {
        const place = story.places[id]
        return place !== undefined && label.startsWith(`${place.name[language] ?? place.name.en}: `)
      })
      return { key: `badge ${site}`, x: x + width / 2, y: y + height / 2 }
    })
    const lines = ['story-route', 'story-route-planned', 'story-route-possible', 'story-route-ahead'].flatMap((layer) =>
      features(layer).flatMap(({ properties, geometry }) => {
        const parts =
          geometry.type === 'LineString'
            ? [geometry.coordinates]
            : geometry.type === 'MultiLineString'
              ? geometry.coordinates
              : []
        return parts.flat().map((position) => ({ key: layer, line: String(properties['id']), ...at(position) }))
      }),
    )
    return { spots: [...unique.values(), ...badges], lines }
  })

/** What the SVG has, by its own matrices. */
const drawnBySvg = (page: Page): Promise<Marks> =>
  page.evaluate(() => {
    const svg = document.querySelector('.dm-stage .dm-picture')
    const frame = document.querySelector('.dm-map')?.getBoundingClientRect()
    if (svg === null || frame === undefined) throw new Error('no picture')
    const isSeen = ({ x, y }: { x: number; y: number }) =>
      x > frame.left && y > frame.top && x < frame.right && y < frame.bottom
    const spots = [
      ...svg.querySelectorAll<SVGGraphicsElement>('[data-tip], [data-place], [data-halo], [data-badge] > g'),
    ]
      .map((mark) => {
        const matrix = mark.getScreenCTM()
        const { tip, place, halo } = mark.dataset
        const badge = mark.parentElement?.dataset['badge']
        const key =
          tip !== undefined
            ? `tip ${tip}`
            : place !== undefined
              ? `place ${place}`
              : halo !== undefined
                ? `halo ${halo}`
                : `badge ${badge}`
        return { key, x: matrix?.e ?? 0, y: matrix?.f ?? 0 }
      })
      .filter((spot) => spot.key.startsWith('badge') || isSeen(spot))
    const lines = [...svg.querySelectorAll<SVGPathElement>('[data-route]')].flatMap((path) => {
      const matrix = path.getScreenCTM()
      const length = path.getTotalLength()
      const count = Math.ceil(length / 2)
      return Array.from({ length: count + 1 }, (_, index) => {
        const { x, y } = path.getPointAtLength((length * index) / count)
        return {
          key: `story-route${path.dataset['stroke'] === 'solid' ? '' : `-${path.dataset['stroke']}`}`,
          line: path.dataset['route'] ?? '',
          x: x + (matrix?.e ?? 0),
          y: y + (matrix?.f ?? 0),
        }
      })
    })
    return { spots, lines: lines.filter(isSeen) }
  })

/** Makes the room show the SVG, as for paper, or the map again. */
const asFor = (page: Page, what: 'beforeprint' | 'afterprint') =>
  page.evaluate((type) => {
    dispatchEvent(new Event(type))
  }, what)

/** Boxes in which something lies over the map that only one of the pictures has. */
const covers = (page: Page): Promise<readonly { x: number; y: number; width: number; height: number }[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.dm-tip, .dm-badge, .dm-badge-label, .dm-leader, .dm-chip, .dm-trip, [data-badge], .dm-place-name, .dm-map-buttons, .dm-inset-box, .dm-map-foot > *, .dm-panel *',
      ),
    ].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x, y, width, height }
    }),
  )

/** Asks mark by mark, and returns how many tips there were. */
async function expectSame(page: Page, moment: Moment): Promise<number> {
  const frame = await page.evaluate(() => {
    const { left, top, right, bottom } = window.demarche.engine.map.getContainer().getBoundingClientRect()
    return { left, top, right, bottom }
  })
  const name = JSON.stringify(moment)
  await go(page, moment)
  const map = await drawnByMap(page)
  const mapPixels = await picture(page)
  const above = await covers(page)
  await asFor(page, 'beforeprint')
  const svg = await drawnBySvg(page)
  const svgPixels = await picture(page)
  const below = await covers(page)
  await asFor(page, 'afterprint')

  const inView = new Set([...map.spots, ...svg.spots].map(({ key }) => key))
  expect(inView.size, name).toBeGreaterThan(2)
  for (const spot of svg.spots) {
    const other = map.spots.find(({ key }) => key === spot.key)
    expect(other, `${name}: the map lacks ${spot.key}`).toBeDefined()
    if (other === undefined) continue
    expect(Math.hypot(spot.x - other.x, spot.y - other.y), `${name}: ${spot.key}`).toBeLessThan(2)
  }
  for (const { key } of map.spots.filter((spot) => !spot.key.startsWith('place') && !spot.key.startsWith('halo'))) {
    expect(
      svg.spots.some((spot) => spot.key === key),
      `${name}: the picture lacks ${key}`,
    ).toBe(true)
  }

  for (const point of map.lines) {
    const distance = Math.min(
      ...svg.lines
        .filter(({ line, key }) => line === point.line && key === point.key)
        .map(({ x, y }) => Math.hypot(x - point.x, y - point.y)),
    )
    // Tiles reach beyond the edge; the picture's points are asked for inside it.
    if (point.x < frame.left + 12 || point.x > frame.right - 12) continue
    if (point.y < frame.top + 12 || point.y > frame.bottom - 12) continue
    expect(distance, `${name}: ${point.key} ${point.line}`).toBeLessThan(2)
  }
  expect(new Set(svg.lines.map(({ line }) => line)), name).toEqual(new Set(map.lines.map(({ line }) => line)))

  // Dots and tips are of one colour in their middle; lines are too thin to be asked.
  const free = ({ x, y }: Spot, reach: number) =>
    ![...above, ...below].some(
      (box) =>
        x > box.x - reach && y > box.y - reach && x < box.x + box.width + reach && y < box.y + box.height + reach,
    )
  for (const spot of svg.spots.filter(({ key }) => /^(?:tip|place)/.test(key))) {
    if (!free(spot, 3)) continue
    const b = colourAt(svgPixels, spot.x, spot.y)
    // Rings that cross a dot may lie a pixel aside.
    const near = AROUND.map(([dx, dy]) => colourAt(mapPixels, spot.x + dx, spot.y + dy))
    expect(
      near.some((a) => alike(a, b, 12)),
      `${name}: ${spot.key} is ${near[0]} on the map and ${b} in the picture`,
    ).toBe(true)
  }
  // The ground: the same sea and land nearly everywhere in the middle of the story, on a grid; far off it is coarse.
  const camera = await page.evaluate(() => {
    const { map } = window.demarche.engine
    const { lng, lat } = map.getCenter()
    return { lon: lng, lat, zoom: map.getZoom() }
  })
  const viewport = viewportOf(camera, { width: frame.right - frame.left, height: frame.bottom - frame.top })
  const palette = palettes[moment.theme ?? 'light']
  let [asked, same] = [0, 0]
  for (let x = frame.left + 20; x < frame.right - 8; x += 6) {
    for (let y = frame.top + 10; y < frame.bottom - 8; y += 6) {
      const [lon, lat] = viewport.unproject({ x: x - frame.left, y: y - frame.top })
      if (lon < 23 || lon > 45 || lat < 33.5 || lat > 52.5 || !free({ key: '', x, y }, 2)) continue
      const [a, b] = [colourAt(mapPixels, x, y), colourAt(svgPixels, x, y)]
      if (![palette.sea, palette.land].some((each) => alike(a, channels(each), 3))) continue
      asked += 1
      if (alike(a, b, 3)) same += 1
    }
  }
  expect(asked, name).toBeGreaterThan(30)
  expect(same / asked, `${name}: the share of equal ground`).toBeGreaterThan(0.96)
  return svg.spots.filter(({ key }) => key.startsWith('tip')).length
}

const AROUND = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const))

describe('the SVG picture and the WebGL map', () => {
  let page: Page
  beforeAll(async () => {
    page = (await visit(stage.browser, stage.address, WIDE)).page
    await settled(page)
  })
  afterAll(() => page.context().close())

  test('have the same marks within 2 px and the same colours, at moments of every kind', {
    timeout: 120_000,
  }, async () => {
    let tips = 0
    for (const moment of MOMENTS) tips += await expectSame(page, moment)
    expect(tips).toBeGreaterThan(2)
  })

  test('also in Arabic, where the page is mirrored and the picture is not', async () => {
    await turnTo(page, '?lang=ar')
    expect(await expectSame(page, { t: '2025-01-28' })).toBeGreaterThan(0)
    const moscow = story.places['moscow']?.name.ar
    await asFor(page, 'beforeprint')
    const name = page.locator('.dm-place-name', { hasText: moscow ?? 'no name' })
    expect(await name.getAttribute('direction')).toBe('rtl')
    await asFor(page, 'afterprint')
    await turnTo(page, '')
  })

  test('frame the story alike: cameraFor is MapLibre’s cameraForBounds', async () => {
    const size = await page.evaluate(() => {
      const { clientWidth: width, clientHeight: height } = window.demarche.engine.map.getContainer()
      return { width, height }
    })
    for (const extent of [
      [35, 33, 38, 56],
      [2, 30, 60, 58],
      [35.4, 34.7, 36.6, 35.65],
      [-100, -20, 120, 60],
    ] as const) {
      for (const insets of [
        { top: 44, right: 202, bottom: 62, left: 330 },
        { top: 20, right: 60, bottom: 90, left: 10 },
        { top: 0, right: 0, bottom: 0, left: 0 },
      ]) {
        const theirs = await page.evaluate(
          ([[west, south, east, north], padding, maxZoom]) => {
            const { map } = window.demarche.engine
            const camera = map.cameraForBounds([west, south, east, north], { padding: { ...padding }, maxZoom })
            if (camera === undefined) return null
            map.jumpTo(camera)
            const { lng, lat } = map.getCenter()
            return { lon: lng, lat, zoom: map.getZoom() }
          },
          [extent, insets, FOLLOWING.most] as const,
        )
        const ours = cameraFor(extent, size, insets, FOLLOWING)
        if (theirs === null) throw new Error('MapLibre frames nothing')
        expect(Math.abs(ours.lon - theirs.lon)).toBeLessThan(1e-6)
        expect(Math.abs(ours.lat - theirs.lat)).toBeLessThan(1e-6)
        expect(Math.abs(ours.zoom - theirs.zoom)).toBeLessThan(1e-6)
      }
    }
  })

  test('on paper there is the picture with its badges, and nothing to press', async () => {
    await go(page, { t: '2025-01-28' })
    await asFor(page, 'beforeprint')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.dm-picture [data-badge]').count()).toBeGreaterThan(2)
    expect(await page.locator('.dm-stage .dm-picture').isVisible()).toBe(true)
    for (const hidden of ['.dm-canvas', '.dm-marks', '.dm-map-buttons']) {
      expect(await page.locator(hidden).isVisible(), hidden).toBe(false)
    }
    await page.emulateMedia({ media: 'screen' })
    await asFor(page, 'afterprint')
    await expect.poll(() => page.locator('.dm-stage').count()).toBe(0)
  })

  test('change places without a shift: the map comes out over the picture, which then goes', async () => {
    const { page, close } = await visit(stage.browser, `${stage.address}icon.svg`, SMALL)
    await page.addInitScript(() => {
      const shifts: string[] = []
      Reflect.set(window, 'shifts', shifts)
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const sources: unknown = Reflect.get(entry, 'sources')
          // Faces of type that come late may move words of the panel; they are asked elsewhere.
          for (const source of Array.isArray(sources) ? sources : []) {
            const node: unknown = Reflect.get(Object(source), 'node')
            const room = node instanceof Element ? node.closest('.dm-map') : null
            if (node instanceof Element && room !== null) shifts.push(node.outerHTML.slice(0, 120))
          }
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`${stage.address}?t=2025-01-28`)
    await page.locator('.dm-stage .dm-picture').waitFor()
    await readable(page)
    const before = await drawnBySvg(page)
    await page.locator('.dm-map[data-status="drawn"]').waitFor()
    // It comes out and is not there at once.
    expect(
      await page.locator('.dm-canvas .maplibregl-canvas-container').evaluate((node) => {
        const { transitionDuration, transitionProperty } = getComputedStyle(node)
        return `${transitionProperty} ${transitionDuration}`
      }),
    ).toBe('opacity 0.3s')
    await page.locator('.dm-stage').waitFor({ state: 'detached' })
    await settled(page)
    const after = await drawnByMap(page)
    for (const spot of before.spots) {
      const other = after.spots.find(({ key }) => key === spot.key)
      expect(Math.hypot(spot.x - (other?.x ?? -99), spot.y - (other?.y ?? -99)), spot.key).toBeLessThan(2)
    }
    expect(before.spots.length).toBeGreaterThan(3)
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([])
    await close()
  })
})

/** The picture is there, follows the date by the slider, can be zoomed, and a site can be chosen by click and by key. */
async function picturesWork(page: Page): Promise<void> {
  expect(await page.locator('.dm-stage .dm-picture').count()).toBe(1)
  const tips = () => page.locator('.dm-stage [data-tip]').count()
  expect(await tips()).toBeGreaterThan(0)
  await page.getByRole('slider').press('Home')
  await expect.poll(tips).toBe(0)
  const matrix = () => page.locator('.dm-stage .dm-ground').first().getAttribute('transform')
  const far = await matrix()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(matrix).not.toBe(far)
  const badge = page.locator('.dm-badge').first()
  await badge.click()
  expect(await badge.getAttribute('aria-pressed')).toBe('true')
  await page.evaluate(() => window.demarche.store.setState({ selection: { kind: 'none' } }))
  await badge.press('Enter')
  expect(await badge.getAttribute('aria-pressed')).toBe('true')
}

describe('where the map cannot be drawn', () => {
  const address = () => `${stage.address}?t=2025-01-28`

  test('without WebGL', async () => {
    const without = await launch(NO_WEBGL)
    const { page, close } = await visit(without, address(), SMALL)
    await page.locator('.dm-map[data-status="failed"]').waitFor()
    expect(await page.locator('.dm-quiet').count()).toBe(1)
    await picturesWork(page)
    await close()
    await without.close()
  })

  test('a blocked worker is found out: MapLibre’s load event is not believed', async () => {
    const { page, close } = await visit(stage.browser, address(), {
      ...SMALL,
      block: (url) => /worker/.test(url.pathname),
    })
    await page.locator('.dm-stage .dm-picture').waitFor()
    expect(await page.locator('.dm-quiet').count(), 'no words while it may still come').toBe(0)
    await page.locator('.dm-map[data-status="failed"]').waitFor({ timeout: 30_000 })
    expect(await page.locator('.dm-quiet').count()).toBe(1)
    await picturesWork(page)
    await close()
  })

  test('missing tiles', async () => {
    const site = await serve(DIST, { missing: (path) => path.endsWith('.pmtiles') })
    const { page, close } = await visit(stage.browser, `${site.address}?t=2025-01-28`, SMALL)
    await page.locator('.dm-map[data-status="failed"]').waitFor()
    expect(await page.locator('.dm-quiet').count()).toBe(1)
    await picturesWork(page)
    await close()
    await site.close()
  })

  test('a lost context gives the picture at once with the same camera; a restored one gives the map back', async () => {
    const { page, close } = await visit(stage.browser, `${address()}&view=3.4/42/37`, SMALL)
    await settled(page)
    await page.locator('.dm-stage').waitFor({ state: 'detached' })
    const before = await drawnByMap(page)
    const lose = (what: 'loseContext' | 'restoreContext') =>
      page.evaluate((method) => {
        const held: unknown = Reflect.get(window, 'held')
        const canvas = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas')
        const extension = held ?? canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
        Reflect.set(window, 'held', extension)
        if (typeof extension !== 'object' || extension === null) throw new Error('no extension')
        Reflect.get(extension, method).call(extension)
      }, what)
    await lose('loseContext')
    await page.locator('.dm-stage .dm-picture').waitFor()
    expect(await page.locator('.dm-quiet').count()).toBe(0)
    const during = await drawnBySvg(page)
    expect(during.spots.length).toBeGreaterThan(1)
    for (const spot of during.spots) {
      const other = before.spots.find(({ key }) => key === spot.key)
      expect(Math.hypot(spot.x - (other?.x ?? -99), spot.y - (other?.y ?? -99)), spot.key).toBeLessThan(2)
    }
    await lose('restoreContext')
    await settled(page)
    await page.locator('.dm-stage').waitFor({ state: 'detached' })

    // One that does not come back: faults.test.ts.
    await lose('loseContext')
    await page.locator('.dm-stage .dm-picture').waitFor()
    await picturesWork(page)
    await close()
  })
})
