import { describe, expect, test } from 'vitest'
import { drawn, isMapEngine, NO_WEBGL, readable, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

const shown = () =>
  new Date(Math.floor(window.demarche.store.getState().clock.t) * 86_400_000).toISOString().slice(0, 10)

test('nothing plays by itself', async () => {
  const { page, close } = await visit(stage.browser, stage.address, { block: isMapEngine })
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
    const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28`, { block: isMapEngine })
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
})

describe('the address', () => {
  test('Back takes back one deliberate step, not a drag', async () => {
    const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28`, { block: isMapEngine })
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

test('the legend opens as a panel that can be read whole, and Escape closes it', async () => {
  const { page, close } = await visit(stage.browser, stage.address, { block: isMapEngine })
  await readable(page)
  for (const viewport of Object.values(SIZES)) {
    await page.setViewportSize(viewport)
    await drawn(page)
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
  }
  await close()
})

describe('the card', () => {
  test('answers what, when, who and who says so, and its links open the sources', async () => {
    const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28&e=delegation-to-damascus`, {
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
