import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isMapEngine, NO_WEBGL, readable, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

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
        expect(await unreached(page, [opened]), `${opener} at ${viewport.width}`).toEqual([])
        expect(await scrollsSideways(page), opener).toEqual([])
        await page.locator(opener).first().press('Escape')
        if (opener === '.dm-card-fold') await page.locator(opener).click()
      }
    }
    await close()
  })
})
