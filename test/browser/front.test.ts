import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { NO_WEBGL, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

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
    block: (url) => /\/(?:index|open)-[^/]*\.js$/.test(url.pathname),
  })
  for (const size of Object.values(SIZES)) {
    await page.setViewportSize(size)
    const { hidden, marks } = await hiddenMarks(page)
    expect(hidden, `${size.width} wide`).toEqual([])
    expect(marks).toBeGreaterThan(5)
  }
  await close()
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
