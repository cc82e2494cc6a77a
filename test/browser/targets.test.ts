import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { some } from './long.ts'
import { isMapEngine, NO_WEBGL, readable, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'
import { STATES, show } from './states.ts'

const stage = openStage(NO_WEBGL)

/** CSS pixels that a finger needs, by WCAG 2.5.8, and that what is pressed most has. */
const LEAST = 24
const MAIN = 44

/** Badges that stand close together share the room; their sites are among those of the inset too. */
const SMALL = ['dm-badge']

/** States in which something open lies over a part of the page. */
const UNDER = ['which sources count, asked', 'the legend, open']

interface Target {
  readonly name: string
  readonly width: number
  readonly height: number
}

/**
 * Everything that can be pressed, with the pixels around its middle that press it: what lies over it takes some away,
 * a label or an invisible edge adds some. Links within a sentence may be as high as their line (WCAG 2.5.8).
 */
const targets = (page: Page): Promise<readonly Target[]> =>
  page.evaluate(() => {
    const found: { name: string; width: number; height: number }[] = []
    const measured = new Set<Element>()
    for (const element of document.querySelectorAll('a[href], button, input, select, summary')) {
      const whole = element.closest('label') ?? element
      const isInSentence = element.matches('p a')
      // What only keys and ears come to is shown when it has the focus.
      const isUnseen = element.closest('.dm-card-sites:not(:focus-within)') !== null
      // Marks of the timeline are pressed through the chart, which takes the one that is nearest.
      const isPartOfChart = element.closest('.dm-timeline') !== null
      if (measured.has(whole) || isInSentence || isUnseen || isPartOfChart) continue
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      measured.add(whole)
      whole.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
      const { left, top, width, height } = whole.getBoundingClientRect()
      if (width === 0 || height === 0) continue
      const [x, y] = [left + width / 2, top + height / 2]
      const presses = (atX: number, atY: number) => {
        const hit = document.elementFromPoint(atX, atY)
        return hit !== null && (element.contains(hit) || (hit.closest('label') ?? hit) === whole)
      }
      if (!presses(x, y)) continue
      // A panel over the map covers the edge of a badge: the reader moves the map from under it.
      const isUnderPanel = [-12, 12].some((away) => {
        const hit = document.elementFromPoint(x, y + away)
        return hit?.closest('.dm-map-foot, .dm-when, .dm-inset-box, .dm-map-buttons, .dm-share, .dm-quiet') != null
      })
      if (element.matches('.dm-badge') && isUnderPanel) continue
      const reach = (stepX: number, stepY: number) => {
        let far = 0
        while (far < 22 && presses(x + stepX * (far + 1), y + stepY * (far + 1))) far += 1
        return far
      }
      found.push({
        name: [element.tagName, element.className, element.parentElement?.className, element.textContent]
          .join(' ')
          .slice(0, 90),
        width: reach(-1, 0) + reach(1, 0) + 1,
        height: reach(0, -1) + reach(0, 1) + 1,
      })
    }
    return found
  })

/** Waits until the badges stay where they are: the frame follows the date a little later, once that rests. */
const resting = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let [before, since] = ['', performance.now()]
        const look = () => {
          const now = [...document.querySelectorAll<HTMLElement>('.dm-badge')]
            .map(({ style }) => style.transform)
            .join()
          if (now !== before) [before, since] = [now, performance.now()]
          if (performance.now() - since > 400) resolve()
          else requestAnimationFrame(look)
        }
        look()
      }),
  )

test.each(some(['en', 'ar'], 1))(
  'in %s everything that a finger presses on a phone is large enough',
  async (language) => {
    const { page, close } = await visit(stage.browser, `${stage.address}?lang=${language}`, {
      viewport: SIZES.phone,
      hasTouch: true,
      isMobile: true,
      block: isMapEngine,
    })
    await readable(page)
    // What is drawn stays as it is once it is known that no map will come.
    await page.locator('.dm-map[data-status="failed"]').waitFor()
    const small: Record<string, readonly Target[]> = {}
    for (const [name, state] of Object.entries(STATES)) {
      await show(page, state)
      await resting(page)
      const all = await targets(page)
      expect(all.length, name).toBeGreaterThan(5)
      const wrong = all.filter(({ name: what, width, height }) => {
        // Beside open choices, what they lie over in part is not what is pressed next.
        const least = UNDER.includes(name) || SMALL.some((part) => what.includes(part)) ? LEAST : MAIN
        return width < least || height < least
      })
      if (wrong.length > 0) small[name] = wrong
    }
    expect(small).toEqual({})
    await close()
  },
)
