import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Compiled } from '../../src/model.ts'
import { SHAPE_NAMES, type ShapeName, shape } from '../stories/shapes/shapes.ts'
import { faultsOfLayout } from './faults-of-layout.ts'
import { isMapEngine, NO_WEBGL, readable, SIZES, type Visit, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

/** The built page with another story in it: the page's own is told before the app only, and passes. */
function opened(
  name: ShapeName,
  query = '',
  viewport: { width: number; height: number } = SIZES.desktop,
): Promise<Visit> {
  const compiled: Compiled = { ok: true, story: shape(name), problems: [] }
  return visit(stage.browser, stage.address + query, {
    viewport,
    reducedMotion: 'reduce',
    block: isMapEngine,
    prepare: async (page) => {
      await page.route(/\/story-[^/]*\.json$/, (route) => route.fulfill({ json: compiled }))
      await page.route(/\/story\.\w+-[^/]*\.json$/, (route) => route.fulfill({ json: null }))
    },
  })
}

async function ready(page: Page, name: ShapeName): Promise<void> {
  await readable(page)
  await page.locator('.dm-head h1', { hasText: shape(name).title.en }).waitFor({ state: 'attached' })
  // The picture is as large as its room.
  await page.waitForFunction(() => {
    const [map, drawn] = ['.dm-map', '.dm-stage .dm-picture'].map((each) =>
      document.querySelector(each)?.getBoundingClientRect(),
    )
    return map !== undefined && drawn !== undefined && Math.abs(map.height - drawn.height) < 1.5
  })
}

const legendOf = async (page: Page) => {
  await page.locator('.dm-card-legend summary').click()
  await page.locator('.dm-card-legend-columns').waitFor()
  const says = await page.locator('.dm-card-legend-columns h3').allTextContents()
  await page.keyboard.press('Escape')
  return says
}

describe.each(SHAPE_NAMES)('%s', (name) => {
  test('stands in every window without an empty box', async () => {
    const { page, errors, close } = await opened(name)
    for (const viewport of Object.values(SIZES)) {
      await page.setViewportSize(viewport)
      await ready(page, name)
      expect(await page.evaluate(faultsOfLayout), `${viewport.width}`).toEqual([])
      expect(await page.locator('.dm-inset, .dm-card-sites, .dm-badge').count()).toBe(0)
      expect(await page.locator('.dm-lede:empty, .dm-kicker:empty, .dm-card-summary:empty').count()).toBe(0)
      const lanes = await page.locator('.dm-timeline-lane').count()
      expect(lanes).toBeGreaterThan(0)
      expect(lanes).toBeLessThanOrEqual(6)
    }
    const { kicker, title } = shape(name)
    expect(await page.title()).toBe(kicker.en || title.en)
    expect(errors.filter((each) => !each.includes('engine') && !each.includes('Failed to load'))).toEqual([])
    await close()
  })
})

test('the legend has what the story has', async () => {
  const wanted: readonly (readonly [ShapeName, readonly string[]])[] = [
    ['no-movements', ['Who leads', 'Places', 'Timeline']],
    ['no-statuses', ['Who leads', 'Routes', 'Places', 'Timeline']],
    ['placeless', ['Timeline']],
  ]
  for (const [name, groups] of wanted) {
    const { page, close } = await opened(name)
    await ready(page, name)
    expect(await legendOf(page), name).toEqual(groups)
    await close()
  }
})

test('an afternoon is gone through by the hour, and its link gives the same picture', async () => {
  const { page, close } = await opened('one-afternoon')
  await ready(page, 'one-afternoon')
  const title = () => page.locator('.dm-card h2').textContent()
  const playhead = page.getByRole('slider')
  const placed = async () => (await playhead.boundingBox())?.x ?? 0
  await playhead.focus()
  const seen: (string | null)[] = [await title()]
  const stands = [await placed()]
  for (const _ of [1, 2, 3, 4, 5]) {
    await page.keyboard.press('ArrowRight')
    seen.push(await title())
    stands.push(await placed())
  }
  expect(seen).toEqual([
    'They gather at the station',
    'A first arrest',
    'They cross the bridge',
    'They reach the square',
    'Twelve are held',
    'The mayor speaks',
  ])
  expect(stands).toEqual(stands.toSorted((a, b) => a - b))
  expect(new Set(stands).size).toBe(6)
  await close()
})

test('the story’s own parties and kinds are filters, in the reader’s language, and the address has them', async () => {
  const { page, close } = await opened('own-kinds', '?lang=ar&show=list&kind=strike')
  await readable(page)
  await page.locator('.dm-list').first().waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  expect(await page.locator('.dm-filter-bar').textContent()).toContain('إضراب')
  expect(new URL(page.url()).searchParams.get('kind')).toBe('strike')
  expect(await page.evaluate(faultsOfLayout)).toEqual([])
  await close()
})

test('light and dark, each party has its own colour on the map, the timeline and the card', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, close } = await opened('no-statuses')
    await page.emulateMedia({ colorScheme })
    await ready(page, 'no-statuses')
    const colours = await page.evaluate(() =>
      ['red', 'teal', 'violet', 'ochre', 'blue', 'grey'].map((tone) => {
        const sign = document.createElement('span')
        sign.dataset['look'] = `${tone} single`
        sign.style.color = 'var(--party)'
        document.body.append(sign)
        const { color } = getComputedStyle(sign)
        sign.remove()
        return color
      }),
    )
    expect(new Set(colours).size).toBe(6)
    const of = (selector: string, property: 'stroke' | 'fill') =>
      page
        .locator(selector)
        .first()
        .evaluate((node, name) => getComputedStyle(node)[name], property)
    expect(await of('.dm-route[data-look^="violet"]', 'stroke')).toBe(colours[2])
    expect(await of('.dm-route[data-look^="teal"]', 'stroke')).toBe(colours[1])
    expect(await of('.dm-timeline-mark[data-event="a"] path', 'fill')).toBe(colours[0])
    expect(await of('.dm-card-party path', 'fill')).toBe(colours[2])
    await close()
  }
})
