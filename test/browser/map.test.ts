import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import type { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { palettes } from '../../src/basemap/theme.ts'
import { sceneAt } from '../../src/scene/scene.ts'
import { momentAt } from '../../src/time/moment.ts'
import { day, flagship } from '../story.ts'
import { alike, channels, colourAt, DIST, picture, SIZES, settled, USUAL, visit } from './page.ts'
import { serve } from './serve.ts'
import { openStage, openStand } from './stage.ts'
import { travellersOf } from './travellers.ts'

const story = flagship()
/** Who travels most, and the trips of theirs that lead to another place. */
const [travels] = travellersOf(story)
if (travels === undefined) throw new Error('nobody travels')
const [traveller, trips] = travels
const routes = trips.filter(({ from, to }) => from !== to).map(({ id }) => id)
const stage = openStage()
const stand = openStand(stage)

/** A position on the page, in CSS pixels. */
async function onPage(page: Page, lon: number, lat: number): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([east, north]) => {
      const { map } = window.demarche.engine
      const box = map.getContainer().getBoundingClientRect()
      const point = map.project([east ?? 0, north ?? 0])
      return { x: point.x + box.left, y: point.y + box.top }
    },
    [lon, lat],
  )
}

const rendered = (page: Page, layer: string) =>
  page.evaluate(
    (id) =>
      window.demarche.engine.map
        .queryRenderedFeatures({ layers: [id] })
        .map(({ properties, geometry }) => ({ properties, geometry })),
    layer,
  )

/** The share of pixels that differ. */
function difference(a: PNG, b: PNG): number {
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 }) / (a.width * a.height)
}

describe('the basemap', () => {
  test.each(['light', 'dark'] as const)('is drawn: features and pixels, %s', async (theme) => {
    const { page } = await stand(`?t=2025-05-05&view=5/36/30&theme=${theme}`)
    for (const layer of ['land', 'borders', 'borders-disputed', 'label-country-near', 'label-city', 'label-sea']) {
      expect((await rendered(page, layer)).length, layer).toBeGreaterThan(0)
    }
    const png = await picture(page)
    const colour = async (lon: number, lat: number) => {
      const { x, y } = await onPage(page, lon, lat)
      return colourAt(png, x, y)
    }
    expect(alike(await colour(30.2, 34.6), channels(palettes[theme].sea)), 'the Mediterranean is sea').toBe(true)
    expect(alike(await colour(31.6, 38.6), channels(palettes[theme].land)), 'Anatolia is land').toBe(true)
  })

  test('speaks the reader’s language', async () => {
    const { page } = await stand('?view=5/36/30&lang=ar')
    const names = (await rendered(page, 'label-country-near')).map(({ properties }) => properties['name_ar'])
    expect(names).toContain('تركيا')
  })

  test('stops at zoom 1 and 9, and cannot be turned', async () => {
    const { page } = await stand('')
    const limits = await page.evaluate(() => {
      const { map } = window.demarche.engine
      map.jumpTo({ zoom: 20 })
      const most = map.getZoom()
      map.jumpTo({ zoom: 0 })
      return [map.getZoom(), most]
    })
    expect(limits).toEqual([1, 9])
    await page.mouse.move(800, 300)
    await page.keyboard.down('Control')
    await page.mouse.down({ button: 'left' })
    await page.mouse.move(900, 380, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.up('Control')
    await page.mouse.down({ button: 'right' })
    await page.mouse.move(700, 280, { steps: 4 })
    await page.mouse.up({ button: 'right' })
    expect(
      await page.evaluate(() => [window.demarche.engine.map.getBearing(), window.demarche.engine.map.getPitch()]),
    ).toEqual([0, 0])
  })

  test('is drawn from a host without Range requests', async () => {
    const plain = await serve(DIST, { ranges: false })
    const { page, close } = await visit(stage.browser, plain.address)
    await settled(page)
    expect((await rendered(page, 'land')).length).toBeGreaterThan(0)
    await close()
    await plain.close()
  })
})

describe('the story’s marks', () => {
  test('badges stand at their coordinates within 2 px where they do not touch', async () => {
    const { page } = await stand('?view=9/35.15/35.9')
    const centre = async (selector: string) => {
      const box = await page.locator(selector).boundingBox()
      return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const
    }
    const at = async (id: string) => {
      const place = story.places[id]
      if (place === undefined) throw new Error(`no place ${id}`)
      return { name: place.name.en, ...(await onPage(page, place.lon, place.lat)) }
    }
    const khmeimim = await at('khmeimim')
    const [x, y] = await centre(`.dm-badge[aria-label^="${khmeimim.name}"]`)
    expect(Math.hypot(x - khmeimim.x, y - khmeimim.y)).toBeLessThan(2)

    // The naval facility and the civil port are 1 km apart: their badges stand beside them, tied by a line to the point.
    const leaders = await page.evaluate(() => {
      const map = document.querySelector('.dm-map')?.getBoundingClientRect()
      return [...document.querySelectorAll('.dm-leader')].map((leader) => {
        const { e, f } = new DOMMatrix(getComputedStyle(leader).transform)
        return [e + (map?.x ?? 0), f + (map?.y ?? 0)]
      })
    })
    const naval = await at('tartus-naval')
    expect(Math.min(...leaders.map(([a = 0, b = 0]) => Math.hypot(a - naval.x, b - naval.y)))).toBeLessThan(2)
    const boxes = await Promise.all((await page.locator('.dm-badge').all()).map((badge) => badge.boundingBox()))
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        if (a === null || b === null) throw new Error('a badge is not drawn')
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(28)
      }
    }
  })

  test('the tip of the delegation of 28 January is at its place on the arc, in its party’s colour', async () => {
    const { page } = await stand('?t=2025-01-28')
    const moment = momentAt(story, { t: day('2025-01-28') + 0.5, asOf: null })
    const scene = sceneAt(story, moment, { event: null, site: null, traveller: null }, 'en')
    const arc = scene.arcs.find(({ tip, event }) => tip !== null && event === 'delegation-to-damascus')
    if (arc === undefined || arc.tip === null) throw new Error('nobody travels on 28 January')
    const expected = await onPage(page, ...arc.tip.position)
    const tip = (await rendered(page, 'story-tip')).find(({ properties }) => properties['event'] === arc.event)
    if (tip?.geometry.type !== 'Point') throw new Error('no tip is drawn')
    const [lon = 0, lat = 0] = tip.geometry.coordinates
    const drawn = await onPage(page, lon, lat)
    expect(Math.hypot(drawn.x - expected.x, drawn.y - expected.y)).toBeLessThan(2)
    const png = await picture(page)
    expect(alike(colourAt(png, expected.x, expected.y), channels(palettes.light.red), 24)).toBe(true)
    expect(await page.locator('.dm-tip strong').allTextContents()).toContainEqual(expect.stringContaining('Bogdanov'))
  })

  test('a click on a route, beside its thin line too, opens its event', async () => {
    const { page } = await stand('?t=2025-10-22&view=3.6/45/38')
    const scene = sceneAt(
      story,
      momentAt(story, { t: day('2025-10-22') + 0.5, asOf: null }),
      { event: null, site: null, traveller: null },
      'en',
    )
    const middle = scene.arcs.find(({ event }) => event === 'sharaa-in-moscow')?.line[24]
    if (middle === undefined) throw new Error('the trace of 15 October is not drawn')
    const { x, y } = await onPage(page, ...middle)
    const pressed = async () => {
      await page.mouse.click(x + 6, y)
      return new URL(page.url()).searchParams.get('e')
    }
    await expect.poll(pressed, { interval: 500 }).toBe('sharaa-in-moscow')
  })

  test('a planned trip is dashed, says so, and has no tip', async () => {
    const { page } = await stand('?t=2025-10-05')
    expect((await rendered(page, 'story-route-planned')).length).toBeGreaterThan(0)
    expect(await rendered(page, 'story-tip')).toEqual([])
    expect(await page.locator('.dm-tip').textContent()).toContain('planned')
  })

  test('a place outside the frame gets a chip that takes the reader there', async () => {
    const { page } = await stand('?t=2025-01-28&view=7/33.5/36.3')
    const chip = page.locator('.dm-chip', { hasText: 'Moscow' })
    await chip.click()
    await settled(page)
    expect(await page.evaluate(() => window.demarche.engine.map.getCenter().lat)).toBeCloseTo(55.75, 1)
    expect(await chip.count()).toBe(0)
  })

  test('the inset shows the coast with each site’s state in words, and the overview when the reader is there', async () => {
    const { page } = await stand('?t=2025-01-28')
    expect(await page.locator('.dm-inset-state').allTextContents()).toEqual([
      'Drawing down',
      'Drawing down',
      expect.any(String),
    ])
    await page.locator('.dm-inset').click()
    await settled(page)
    await expect.poll(() => page.locator('.dm-inset-title').textContent()).toBe('Whole story')
    // The coast lies whole in the part of the map that no panel covers.
    const [west = 0, south = 0, east = 0, north = 0] = story.inset?.extent ?? []
    const [map, inset] = [await page.locator('.dm-map').boundingBox(), await page.locator('.dm-inset').boundingBox()]
    const [topLeft, bottomRight] = [await onPage(page, west, north), await onPage(page, east, south)]
    expect(topLeft.x).toBeGreaterThan(map?.x ?? 0)
    expect(topLeft.y).toBeGreaterThan(map?.y ?? 0)
    expect(bottomRight.x).toBeLessThan(inset?.x ?? 0)
    await page.locator('.dm-inset').click()
    await settled(page)
    expect(await page.evaluate(() => window.demarche.store.getState().camera)).toBeNull()
  })

  test('a place of the story is named once', async () => {
    const { page } = await stand('?t=2025-01-28')
    await page.setViewportSize({ width: 760, height: 700 })
    await settled(page)
    const names = async (layer: string) => (await rendered(page, layer)).map(({ properties }) => properties)
    const ours = (await names('story-place-label')).map((properties) => properties['name'])
    const basemap = (await names('label-city')).map((properties) => properties['name_en'])
    expect(ours).toContain('Damascus')
    expect(basemap.filter((name) => ours.includes(name))).toEqual([])
    await page.setViewportSize(USUAL)
  })

  test('of a person, all trips are lines on the map, and no others are', async () => {
    const { page } = await stand(`?t=2025-06-01&who=${traveller}`)
    const drawn = async () => {
      const layers = ['story-route', 'story-route-planned', 'story-route-possible', 'story-route-ahead']
      const features = (await Promise.all(layers.map((layer) => rendered(page, layer)))).flat()
      return [...new Set(features.map(({ properties }) => String(properties['id'])))].sort()
    }
    expect(routes.length).toBeGreaterThan(1)
    await expect.poll(drawn).toEqual(routes.toSorted())
  })

  test('as known on the day before, the delegation is a plan: dashed, without a tip, and it never arrives', async () => {
    const { page } = await stand('?t=2025-01-28&asof=2025-01-27&e=delegation-to-damascus')
    const mark = page.locator('.dm-timeline [data-event="delegation-to-damascus"]')
    expect(await mark.getAttribute('data-style')).toBe('dashed')
    /** The layers that draw the delegation's route: planned, under way with a tip, or as a trace of the past. */
    const drawnBy = async () => {
      const layers = ['story-route', 'story-route-planned', 'story-route-possible', 'story-travelled', 'story-tip']
      const all = await Promise.all(layers.map((layer) => rendered(page, layer)))
      return layers.filter((_, index) =>
        all[index]?.some(({ properties }) => properties['event'] === 'delegation-to-damascus'),
      )
    }
    expect(await drawnBy()).toEqual(['story-route-planned'])
    await stand('?t=2025-02-03&asof=2025-01-27')
    expect(await drawnBy()).not.toContain('story-route')
    await stand('?t=2025-01-28')
    expect(await drawnBy()).toEqual(['story-route', 'story-travelled', 'story-tip'])
  })

  test('labels of the basemap keep off the badges', async () => {
    const { page } = await stand('?view=7/35.2/36')
    const covering = await page.evaluate(() => {
      const { map } = window.demarche.engine
      const frame = map.getContainer().getBoundingClientRect()
      return [...document.querySelectorAll('.dm-badge')].flatMap((badge) => {
        const box = badge.getBoundingClientRect()
        const [x, y] = [box.x + box.width / 2 - frame.x, box.y + box.height / 2 - frame.y]
        return map
          .queryRenderedFeatures(
            [
              [x - 10, y - 10],
              [x + 10, y + 10],
            ],
            { layers: ['label-city', 'label-country'] },
          )
          .map(({ properties }) => properties['name_en'])
      })
    })
    expect(covering).toEqual([])
  })
})

describe('the frame', () => {
  test('follows the story until the reader pans, and a button gives it back', async () => {
    const { page } = await stand('?t=2025-01-28')
    const centre = () => page.evaluate(() => window.demarche.engine.map.getCenter().toArray())
    const story = await centre()
    await page.mouse.move(800, 300)
    await page.mouse.down()
    await page.mouse.move(600, 360, { steps: 6 })
    await page.mouse.up()
    await settled(page)
    await expect.poll(() => page.evaluate(() => window.demarche.store.getState().camera !== null)).toBe(true)
    await expect.poll(() => new URL(page.url()).searchParams.has('view')).toBe(true)
    await page.getByRole('button', { name: 'Follow the story' }).click()
    await settled(page)
    const back = await centre()
    expect(back[0]).toBeCloseTo(story[0] ?? 0, 4)
    expect(back[1]).toBeCloseTo(story[1] ?? 0, 4)
  })

  test('holds Moscow, Damascus and the bases clear of the panels, at every size', async () => {
    const { page } = await stand('?t=2025-01-28')
    for (const viewport of Object.values(SIZES)) {
      await page.setViewportSize(viewport)
      await settled(page)
      const covers = await page.locator('.dm-inset, .dm-when, .dm-map-buttons').all()
      for (const [lon, lat] of [
        [37.61556, 55.75222],
        [36.29128, 33.5102],
        [35.9487, 35.4011],
      ] as const) {
        const { x, y } = await onPage(page, lon, lat)
        const map = await page.locator('.dm-map').boundingBox()
        if (map === null) throw new Error('no map')
        expect(x > map.x && x < map.x + map.width && y > map.y && y < map.y + map.height).toBe(true)
        for (const cover of covers) {
          const box = await cover.boundingBox()
          if (box === null) continue
          const inside = x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
          expect(inside, `${lon}/${lat} at ${viewport.width}`).toBe(false)
        }
      }
    }
    await page.setViewportSize(USUAL)
  })

  test('is moved and zoomed by keys', async () => {
    const { page } = await stand('')
    const before = await page.evaluate(() => window.demarche.engine.map.getZoom())
    await page.locator('.maplibregl-canvas').focus()
    await page.keyboard.press('Equal')
    await settled(page)
    await expect.poll(() => page.evaluate(() => window.demarche.engine.map.getZoom())).toBeGreaterThan(before)
    await expect.poll(() => page.evaluate(() => window.demarche.store.getState().camera !== null)).toBe(true)
  })
})

test('scrubbing to a date, playing to it and opening a link to it give the same pixels', {
  timeout: 120_000,
}, async () => {
  const target = '2025-01-28'
  const viewport = { width: 700, height: 500 }
  const linked = await visit(stage.browser, `${stage.address}?t=${target}`, { viewport })
  await settled(linked.page)
  const opened = await picture(linked.page)
  await linked.close()

  const { page } = await stand('?t=2025-06-10')
  await page.setViewportSize(viewport)
  const rest = async () => {
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    await page.mouse.move(700, 400)
    await settled(page)
  }
  const slider = page.getByRole('slider')
  await slider.focus()
  await slider.press('Home')
  await slider.press('End')
  // Whatever way is taken through the dates, by keys here.
  const shown = () => page.evaluate(() => Math.floor(window.demarche.store.getState().clock.t))
  for (let presses = 0; presses < 400; presses += 1) {
    const after = (await shown()) - day(target)
    if (after === 0) break
    await slider.press(after > 31 ? 'PageDown' : after > 0 ? 'ArrowLeft' : 'ArrowRight')
  }
  await rest()
  expect(difference(opened, await picture(page))).toBeLessThan(0.005)

  for (let presses = 0; presses < 4; presses += 1) await slider.press('ArrowLeft')
  expect(await shown()).toBe(day(target) - 4)
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.waitForFunction((goal) => window.demarche.store.getState().clock.t >= goal, day(target) + 0.2)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await rest()
  expect(difference(opened, await picture(page))).toBeLessThan(0.005)
  await page.setViewportSize(USUAL)
})

test('one finger pans the map and two zoom it, without turning it', async () => {
  const { page, close } = await visit(stage.browser, stage.address, {
    viewport: SIZES.phone,
    hasTouch: true,
    isMobile: true,
  })
  await settled(page)
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly (readonly [number, number])[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    })
  const camera = () =>
    page.evaluate(() => {
      const { map } = window.demarche.engine
      return { lon: map.getCenter().lng, zoom: map.getZoom(), bearing: map.getBearing() }
    })
  const before = await camera()
  await touch('touchStart', [[80, 150]])
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', [[80 + step * 12, 150]])
  await touch('touchEnd', [])
  await settled(page)
  const panned = await camera()
  expect(panned.lon).toBeLessThan(before.lon - 2)
  await touch('touchStart', [
    [90, 150],
    [110, 150],
  ])
  for (let step = 1; step <= 8; step += 1) {
    await touch('touchMove', [
      [90 - step * 6, 150 - step * 5],
      [110 + step * 6, 150 + step * 5],
    ])
  }
  await touch('touchEnd', [])
  await settled(page)
  const zoomed = await camera()
  expect(zoomed.zoom).toBeGreaterThan(panned.zoom + 0.5)
  expect(zoomed.bearing).toBe(0)
  await expect.poll(() => page.evaluate(() => window.demarche.store.getState().camera !== null)).toBe(true)
  await close()
})

test('reduced motion steps from event to event when playing, and the camera jumps', async () => {
  const { page } = await stand('?t=2025-01-28')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate(() => window.demarche.store.setState({ speed: 4 }))
  const times = await page.evaluate(async () => {
    const seen: number[] = []
    await new Promise<void>((resolve) => {
      window.demarche.store.subscribe(({ clock }) => {
        if (seen.at(-1) !== clock.t) seen.push(clock.t)
        if (seen.length === 4) resolve()
      })
      window.demarche.store.setState({ playing: true })
    })
    return seen
  })
  expect(times.every((t) => t % 1 === 0.5)).toBe(true)
  await page.evaluate(() => window.demarche.store.setState({ playing: false, camera: { lon: 30, lat: 50, zoom: 6 } }))
  const moves = () => page.evaluate(() => window.demarche.engine.map.isMoving())
  expect(await moves()).toBe(false)
  for (const press of [
    () => page.getByRole('button', { name: 'Zoom in' }).click(),
    () => page.locator('.dm-inset').click(),
    () => page.locator('.maplibregl-canvas').press('ArrowRight'),
  ]) {
    await press()
    expect(await moves()).toBe(false)
  }
  // Nothing on the page fades or slides, and nothing has it in mind.
  const restless = await page.evaluate(() => [
    ...document.getAnimations().map((each) => each.constructor.name),
    ...[...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element)
      const rests = transitionDuration === '0s' && animationName === 'none' && scrollBehavior === 'auto'
      return rests ? [] : [element.className]
    }),
  ])
  expect(restless).toEqual([])
  await page.emulateMedia({ reducedMotion: null })
})

test('a chosen site has an address of its own, and Back leaves it', async () => {
  const { page } = await stand('?t=2025-01-28')
  const selection = () => page.evaluate(() => window.demarche.store.getState().selection.kind)
  await page.locator('.dm-badge').first().click()
  expect(new URL(page.url()).searchParams.get('s')).toBe('khmeimim')
  await page.locator('.dm-inset').click()
  await expect.poll(() => new URL(page.url()).searchParams.has('view')).toBe(true)
  await page.goBack()
  await expect.poll(() => page.evaluate(() => window.demarche.store.getState().camera)).toBeNull()
  expect(await selection()).toBe('site')
  await page.goBack()
  await expect.poll(selection).toBe('none')
  expect(page.url()).toContain(stage.address)
})

// After all that the tests above have done with the page.
test('no request has left the site, nothing is stored, and nothing was printed as an error', async () => {
  const { page, foreign, errors } = await stand('')
  await page.getByRole('slider').press('Home')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.waitForFunction(
    (start) => window.demarche.store.getState().clock.t > start + 1,
    await page.evaluate(() => window.demarche.store.getState().clock.t),
  )
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await settled(page)
  expect(foreign).toEqual([])
  expect(errors).toEqual([])
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0])
})
