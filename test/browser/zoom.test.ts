import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isMapEngine, NO_WEBGL, readable, SIZES, visit, whole } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

/** A reader who has asked the browser for letters twice as large, and for nothing else: 32 pixels instead of 16. */
const large = openStage([...NO_WEBGL, '--blink-settings=defaultFontSize=32'])

/** What a window of 1280 by 1024 is at 400 %, a small phone, and what a window of 1360 by 860 is at 200 %. */
const ZOOMED = [
  { width: 320, height: 256 },
  { width: 320, height: 568 },
  { width: 680, height: 430 },
] as const

const VIEWS = {
  story: [
    '.dm-card-date time',
    '.dm-asof-button',
    '.dm-card h2',
    '.dm-card-fold',
    '.dm-views [data-view="list"]',
    '.dm-card-legend > summary',
    '.dm-map-buttons button',
    '.dm-inset',
    '.dm-timeline-play',
    '.dm-timeline-speed',
    '.dm-timeline-handle',
  ],
  list: ['.dm-card-date time', '.dm-list-search input', '.dm-list [aria-current]', '.dm-views [data-view="story"]'],
  sources: ['.dm-sources-outlets summary', '.dm-sources-corrections h2', '.dm-views [data-view="story"]'],
} as const

/** What cannot be brought into sight by scrolling, or has something else over its middle. */
const unreached = (page: Page, selectors: readonly string[]) =>
  page.evaluate(async (all) => {
    const wrong: string[] = []
    for (const selector of all) {
      const element = document.querySelector(selector)
      if (element === null) {
        wrong.push(`${selector} is not there`)
        continue
      }
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const { left, top, right, bottom } = element.getBoundingClientRect()
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const isReached = hit !== null && (element.contains(hit) || hit.contains(element))
      // What lets the pointer through to the map is hit below itself.
      const isThrough = getComputedStyle(element).pointerEvents === 'none'
      if (left < -1 || right > innerWidth + 1) wrong.push(`${selector} reaches out of the page: ${left} to ${right}`)
      else if (!isReached && !isThrough) wrong.push(`${selector} lies under ${hit?.className}`)
    }
    return wrong
  }, selectors)

const scrollsSideways = (page: Page) =>
  page.evaluate(() => {
    const scrollers = [
      document.documentElement,
      ...document.querySelectorAll('.dm-panel, .dm-list-scroll, .dm-card-box'),
    ]
    return scrollers.filter((each) => each.scrollWidth > each.clientWidth + 1).map(({ className }) => className)
  })

describe.each(['ar', 'ru'] as const)('enlarged, in %s', (language) => {
  test('everything is reached by scrolling one way', async () => {
    const { page, close } = await visit(stage.browser, `${stage.address}?lang=${language}&t=2025-01-28`, {
      viewport: ZOOMED[0],
      block: isMapEngine,
    })
    await readable(page)
    for (const viewport of ZOOMED) {
      await page.setViewportSize(viewport)
      for (const [view, selectors] of Object.entries(VIEWS)) {
        await page.evaluate((next) => {
          if (next === 'story' || next === 'list' || next === 'sources') window.demarche.store.setState({ view: next })
        }, view)
        await page.locator(selectors[0]).first().waitFor({ state: 'attached' })
        await whole(page)
        const at = `${view} at ${viewport.width} by ${viewport.height}`
        expect(await scrollsSideways(page), at).toEqual([])
        expect(await unreached(page, selectors), at).toEqual([])
      }
      await page.evaluate(() => window.demarche.store.setState({ view: 'story' }))
      for (const [opener, opened] of [
        ['.dm-asof-button', '.dm-asof-panel input'],
        ['.dm-card-legend > summary', '.dm-card-legend-columns section:last-child li:last-child'],
        ['.dm-card-fold', '.dm-card-claims li:last-child'],
      ] as const) {
        await page.locator(opener).first().click()
        await whole(page)
        expect(await unreached(page, [opened]), `${opener} at ${viewport.width}`).toEqual([])
        expect(await scrollsSideways(page), opener).toEqual([])
        await page.locator(opener).first().press('Escape')
        if (opener === '.dm-card-fold') await page.locator(opener).click()
      }
    }
    await close()
  })
})

/** What is pressed, and what is said of it: each of these has a place of its own. */
const APART =
  '.dm-kicker, .dm-when time, .dm-asof-button, .dm-views, .dm-card-box, .dm-sheet, .dm-map-buttons, .dm-share, .dm-card-legend, .dm-inset, .dm-timeline-controls, .dm-timeline, .dm-attribution'

/** Pairs of what should stand apart and does not; the list and the card may lie over the map, and hide what is under them. */
const overlapping = (page: Page) =>
  page.evaluate((selector) => {
    const shown = [...document.querySelectorAll(selector)].filter((each) => {
      const { left, top, width, height } = each.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      const sheet = document.querySelector('.dm-sheet')
      const over = sheet?.getBoundingClientRect()
      const isCovered = over !== undefined && x > over.left && x < over.right && y > over.top && y < over.bottom
      return each.checkVisibility({ visibilityProperty: true }) && (!isCovered || each === sheet)
    })
    const boxes = shown.map((each) => {
      const { left, right, top, bottom } = each.getBoundingClientRect()
      const panel = each.closest('.dm-panel')
      const isCut = panel !== null && getComputedStyle(panel).overflowY === 'auto'
      const foot = isCut ? Math.min(bottom, panel.getBoundingClientRect().bottom) : bottom
      return { name: each.className, box: { left, right, top, bottom: foot } }
    })
    return boxes.flatMap((a, index) =>
      boxes.slice(index + 1).flatMap((b) => {
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        return across > 1 && down > 1 ? [`${a.name} and ${b.name}: ${across} by ${down}`] : []
      }),
    )
  }, APART)

/** Words that run out of their box sideways, or that a box cuts off without a way to scroll to them. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const cut: string[] = []
    // The picture and the chart are drawn to scale, and what their words say stands in the list and on the cards.
    const isDrawn = (each: Element) => each.closest('.dm-timeline, .dm-marks, .dm-stage, .dm-inset, select') !== null
    for (const each of document.querySelectorAll('#demarche *')) {
      if (isDrawn(each) || !each.checkVisibility({ visibilityProperty: true }) || each.childElementCount > 0) continue
      const range = document.createRange()
      range.selectNodeContents(each)
      const { left, right, width } = range.getBoundingClientRect()
      const unseen = each.closest('.dm-unseen, .dm-card-unseen, .dm-sources-unseen, .dm-list-unseen, .dm-card-sites')
      const isUnseen = unseen !== null || getComputedStyle(each).clipPath !== 'none'
      const isHead = each.closest('.dm-head h1, .dm-lede, .dm-sources-head') !== null
      if (width > 0 && !isUnseen && !isHead && (left < -1 || right > innerWidth + 1)) {
        cut.push(`${each.className}: ${each.textContent}`)
      }
    }
    return cut
  })

/** Pixels of the letters of an element; 0 where it is not there. */
const letters = (page: Page, selector: string) =>
  page.evaluate((sought) => {
    const element = document.querySelector(sought)
    return element === null ? 0 : Number.parseFloat(getComputedStyle(element).fontSize)
  }, selector)

/** Pixels of letters at the usual 16, on a phone and in an article's column. */
const USUAL = {
  '.dm-kicker': 11,
  '.dm-when time': 22,
  '.dm-views button': 12.5,
  '.dm-card-summary': 13,
  '.dm-card h2': 17,
}

describe.each(['en', 'ar', 'ru'] as const)('with letters twice as large, in %s', (language) => {
  test('words grow, nothing is cut off, and nothing lies on anything else', async () => {
    const { page, close } = await visit(large.browser, `${large.address}?lang=${language}&t=2025-01-28`, {
      viewport: SIZES.phone,
      block: isMapEngine,
    })
    await readable(page)
    for (const size of ['phone', 'embed', 'desktop'] as const) {
      await page.setViewportSize(SIZES[size])
      if (size !== 'desktop' && language !== 'ar') {
        for (const [selector, usual] of Object.entries(USUAL)) expect(await letters(page, selector)).toBe(2 * usual)
      }
      for (const [view, selectors] of Object.entries(VIEWS)) {
        await page.evaluate((next) => {
          if (next === 'story' || next === 'list' || next === 'sources') window.demarche.store.setState({ view: next })
        }, view)
        await page.locator(selectors[0]).first().waitFor({ state: 'attached' })
        await whole(page)
        const at = `${view} at the size of ${size}`
        expect(await cutOff(page), at).toEqual([])
        expect(await scrollsSideways(page), at).toEqual([])
        expect(await overlapping(page), at).toEqual([])
        // A desktop folds nothing.
        const sought = selectors.filter((each) => size !== 'desktop' || each !== '.dm-card-fold')
        expect(await unreached(page, sought), at).toEqual([])
      }
      await page.evaluate(() => window.demarche.store.setState({ view: 'story' }))
    }
    await close()
  })
})
