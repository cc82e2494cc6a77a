import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { NO_WEBGL, readable, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

const isApp = (url: URL): boolean => /\/(?:index|open)-[^/]*\.js$/.test(url.pathname)

/** The page as it stands before the app, which comes and does nothing. */
const beforeTheApp = (page: Page): Promise<void> =>
  page.route(isApp, (route) => route.fulfill({ contentType: 'text/javascript', body: '' })).then(() => undefined)

/** Marks and names of the first picture that something lies over, and how many there are. */
const hiddenMarks = (page: Page) =>
  page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((element) => element.getBoundingClientRect().width > 0)
    const covering = shown('.dm-map, .dm-inset-box, .dm-when > *, .dm-kicker, .dm-views, .dm-card-box, .dm-share')
    const marks = shown('.dm-front-picture :is(.dm-place-name, .dm-trip > rect, [data-presence])').filter(
      (mark) => mark.closest('.dm-inset') === null,
    )
    const hidden = marks.flatMap((mark) => {
      const a = mark.getBoundingClientRect()
      return covering
        .filter((element) => !element.matches('.dm-map'))
        .filter((element) => {
          const b = element.getBoundingClientRect()
          return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top
        })
        .map((element) => `${mark.textContent || mark.parentElement?.textContent} under ${element.className}`)
    })
    return { hidden, marks: marks.length }
  })

test.each(['', '.ar', '.ru'])('index%s.html: nothing lies over a mark of the first picture', async (language) => {
  const { page, close } = await visit(stage.browser, `${stage.address}index${language}.html`, {
    prepare: beforeTheApp,
  })
  for (const size of Object.values(SIZES)) {
    await page.setViewportSize(size)
    expect(await page.locator('html').getAttribute('data-script')).toBe('coming')
    const { hidden, marks } = await hiddenMarks(page)
    expect(hidden, `${size.width} wide`).toEqual([])
    expect(marks).toBeGreaterThan(5)
  }
  await close()
})

test('keeps the timeline’s room as the app needs it, whatever layout the window has', async () => {
  for (const width of [600, 1024, 1360]) {
    const heights: number[] = []
    for (const isBefore of [true, false]) {
      const { page, close } = await visit(stage.browser, stage.address, {
        viewport: { width, height: 800 },
        ...(isBefore ? { prepare: beforeTheApp } : {}),
      })
      if (!isBefore) await readable(page)
      heights.push(await page.locator('.dm-map').evaluate((map) => map.clientHeight))
      await close()
    }
    const [before = Number.NaN, after = Number.NaN] = heights
    expect(Math.abs(before - after), `${width} wide: ${before} and ${after}`).toBeLessThanOrEqual(1)
  }
})

test('without a script the page shows what its ground was made for', async () => {
  const { page, close } = await visit(stage.browser, stage.address, { javaScriptEnabled: false })
  const room = page.locator('.dm-map')
  for (const [width, panel, size] of [
    [390, 'under', [390, 360]],
    [559, 'under', [559, 360]],
    [650, 'over', [650, 420]],
    [1360, 'over', [736, 420]],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    expect(await room.evaluate((map) => [map.clientWidth, map.clientHeight])).toEqual(size)
    expect(await room.locator('.dm-front-picture:visible').getAttribute('data-panel')).toBe(panel)
  }
  await close()
})
