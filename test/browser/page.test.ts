import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isMapEngine, NO_WEBGL, readable, SIZES, settled, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage()
/** For the page around the map. */
const flat = openStage(NO_WEBGL)

const timeShown = (page: Page) => page.evaluate(() => window.demarche.store.getState().clock.t)
const shown = () =>
  new Date(Math.floor(window.demarche.store.getState().clock.t) * 86_400_000).toISOString().slice(0, 10)

test('no request leaves the site, nothing is stored, and nothing is printed as an error', async () => {
  const { page, foreign, errors, close } = await visit(stage.browser, stage.address)
  await settled(page)
  await page.getByRole('slider').press('Home')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.waitForFunction((start) => window.demarche.store.getState().clock.t > start + 1, await timeShown(page))
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await settled(page)
  expect(foreign).toEqual([])
  expect(errors).toEqual([])
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0])
  await close()
})

test('nothing plays by itself', async () => {
  const { page, close } = await visit(flat.browser, stage.address, { block: isMapEngine })
  await readable(page)
  const states = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const seen: number[] = []
        const frame = () => {
          seen.push(window.demarche.store.getState().clock.t)
          if (seen.length === 30) resolve(seen)
          else requestAnimationFrame(frame)
        }
        frame()
      }),
  )
  expect(new Set(states).size).toBe(1)
  await close()
})

describe('the keyboard', () => {
  test('moves the date by day, event, month, to both ends, and plays', async () => {
    const { page, close } = await visit(flat.browser, `${stage.address}?t=2025-01-28`, { block: isMapEngine })
    await readable(page)
    const slider = page.getByRole('slider')
    await slider.focus()
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^28 January 2025, \d+ events$/)
    const press = async (key: string) => {
      await slider.press(key)
      return page.evaluate(shown)
    }
    expect(await press('ArrowRight')).toBe('2025-01-29')
    expect(await press('ArrowLeft')).toBe('2025-01-28')
    expect(await press('PageUp')).toBe('2025-02-28')
    expect(await press('PageDown')).toBe('2025-01-28')
    expect(await press('Home')).toBe('2024-11-27')
    expect(await press('End')).toBe('2026-02-28')
    expect(await press('Home')).toBe('2024-11-27')
    await press('Shift+ArrowRight')
    expect(await page.evaluate(() => window.demarche.store.getState().selection.kind)).toBe('event')
    await slider.press(' ')
    expect(await page.evaluate(() => window.demarche.store.getState().playing)).toBe(true)
    await slider.press(' ')
    expect(await page.evaluate(() => window.demarche.store.getState().playing)).toBe(false)
    await close()
  })

  test('pans and zooms the map', async () => {
    const { page, close } = await visit(stage.browser, stage.address)
    await settled(page)
    const before = await page.evaluate(() => window.demarche.engine.map.getZoom())
    await page.locator('.maplibregl-canvas').focus()
    await page.keyboard.press('Equal')
    await settled(page)
    await expect.poll(() => page.evaluate(() => window.demarche.engine.map.getZoom())).toBeGreaterThan(before)
    await expect.poll(() => page.evaluate(() => window.demarche.store.getState().camera !== null)).toBe(true)
    await close()
  })
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
  const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28`, { reducedMotion: 'reduce' })
  await settled(page)
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
  await close()
})

describe('the address', () => {
  test('Back takes back one deliberate step, not a drag', async () => {
    const { page, close } = await visit(flat.browser, `${stage.address}?t=2025-01-28`, { block: isMapEngine })
    await readable(page)
    const entries = () => page.evaluate(() => history.length)
    const before = await entries()
    const chart = await page.getByRole('slider').boundingBox()
    const timeline = await page.locator('.dm-time').boundingBox()
    if (chart === null || timeline === null) throw new Error('no timeline')
    const y = timeline.y + timeline.height - 14
    await page.mouse.move(700, y)
    await page.mouse.down()
    await page.mouse.move(900, y, { steps: 20 })
    await page.mouse.up()
    const dragged = await page.evaluate(shown)
    expect(dragged).not.toBe('2025-01-28')
    await expect.poll(() => new URL(page.url()).searchParams.get('t')).toBe(dragged)
    expect(await entries()).toBe(before)
    await page.getByRole('button', { name: /next event/i }).click()
    expect(await entries()).toBe(before + 1)
    await page.getByRole('button', { name: /next event/i }).click()
    const chosen = () => page.evaluate(() => JSON.stringify(window.demarche.store.getState().selection))
    const second = await chosen()
    await page.goBack()
    await expect.poll(chosen).not.toBe(second)
    expect(await chosen()).toContain('event')
    await page.goBack()
    await expect.poll(() => page.evaluate(shown)).toBe(dragged)
    await close()
  })
})

test('a chosen site has an address of its own, and Back leaves it', async () => {
  const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28`)
  await settled(page)
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
  await close()
})

test('the legend opens as a panel that can be read whole, and Escape closes it', async () => {
  for (const viewport of Object.values(SIZES)) {
    const { page, close } = await visit(flat.browser, stage.address, { viewport, block: isMapEngine })
    await readable(page)
    const summary = page.getByText('How to read this map')
    await summary.click()
    const body = page.locator('.dm-card-legend-body')
    const box = await body.boundingBox()
    if (box === null) throw new Error('the legend did not open')
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.y + box.height).toBeLessThanOrEqual(viewport.height)
    expect(box.x + box.width).toBeLessThanOrEqual(viewport.width)
    expect(await body.evaluate((node) => getComputedStyle(node).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)')
    await page.keyboard.press('Escape')
    await body.waitFor({ state: 'hidden' })
    await close()
  }
})

describe('the card', () => {
  test('answers what, when, who and who says so, and its links open the sources', async () => {
    const { page, close } = await visit(flat.browser, `${stage.address}?t=2025-01-28&e=delegation-to-damascus`, {
      block: isMapEngine,
    })
    await readable(page)
    const card = page.locator('.dm-panel')
    const text = (await card.textContent()) ?? ''
    for (const part of [
      '28 January 2025',
      'Mikhail Bogdanov',
      'Alexander Lavrentyev',
      'Outlet not stated',
      'Levant24',
    ]) {
      expect(text, part).toContain(part)
    }
    const links = await card.locator('a[href^="https://"]').all()
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) {
      expect(await link.getAttribute('rel')).toContain('noopener')
      expect(await link.getAttribute('target')).toBe('_blank')
    }
    await close()
  })
})
