import AxeBuilder, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { some } from './long.ts'
import { isMapEngine, launch, NO_WEBGL, readable, SIZES, settled, visit } from './page.ts'
import { openStage } from './stage.ts'
import { STATES, show } from './states.ts'

const stage = openStage(NO_WEBGL)

const LANGUAGES = ['en', 'ar', 'ru'] as const
const THEMES = ['light', 'dark'] as const

const WHOLE: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Experimental, and a criterion of WCAG all the same (2.5.3).
  // The other one only ever asks for a look, and goes through all that is hidden to ask.
  rules: { 'label-content-name-mismatch': { enabled: true }, 'hidden-content': { enabled: false } },
}
/** A theme is colours and nothing else: what does not look at them finds in the other theme what it found in the first. */
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/** Each goes through all states at three sizes. */
const MATRIX = { timeout: 180_000 }

/**
 * What a state shows as another one does, to be left out: the timeline, which has hundreds of parts and differs on a day
 * before, and the map, which differs by the date and by what is opened on it.
 */
function sameIn(state: string): readonly string[] {
  if (/opening|reported|count/.test(state)) return []
  return ['.dm-timeline', ...(/site|list|sources/.test(state) ? ['.dm-map'] : ['.dm-stage', '.dm-marks'])]
}

// The page's own policy lets no script in that is not its own: the browser's tools may.
const bringAxe = (page: Page) => page.evaluate(`${AxeBuilder.source};0`)

const axe = (page: Page, options: RunOptions, exclude: readonly string[] = []): Promise<readonly string[]> =>
  page.evaluate(
    async ([asked, left]) => {
      const axe: typeof AxeBuilder = Reflect.get(window, 'axe')
      // What the sheets say, which axe fetches again each time, is the same in every state.
      const context = { include: [['html']], exclude: left.map((each) => [each]) }
      const { violations } = await axe.run(context, { ...asked, resultTypes: ['violations'], preload: false })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
    },
    [options, exclude] as const,
  )

describe('axe finds nothing', () => {
  // Each in a process of its own, as there are two cores: one page a language, which changes its state, theme and size.
  test.concurrent.each(some(LANGUAGES, 1))(
    'in %s, in every state, light and dark, at every size',
    MATRIX,
    async (language) => {
      const { page, close } = await visit(stage.browser, `${stage.address}?lang=${language}`, {
        viewport: SIZES.desktop,
        reducedMotion: 'reduce',
        block: isMapEngine,
      })
      await readable(page)
      // Not shown while the script runs, and large: it is looked at without a script, below.
      await page.evaluate(() => document.querySelector('#chronology')?.remove())
      await bringAxe(page)
      const found: Record<string, readonly string[]> = {}
      let seen = 0
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport)
        for (const [name, state] of Object.entries(STATES)) {
          await show(page, state)
          for (const theme of THEMES) {
            await page.evaluate((next) => window.demarche.store.setState({ theme: next }), theme)
            const violations = await axe(page, theme === 'light' ? WHOLE : COLOURS, sameIn(name))
            if (violations.length > 0) found[`${size}, ${name}, ${theme}`] = violations
            seen += 1
          }
        }
      }
      expect(found).toEqual({})
      expect(seen).toBe(Object.keys(SIZES).length * Object.keys(STATES).length * THEMES.length)
      await close()
    },
  )
})

test('axe finds nothing around the moving map', async () => {
  const browser = await launch()
  const { page, close } = await visit(browser, `${stage.address}?t=2025-01-28`, { viewport: SIZES.phone })
  await settled(page)
  await page.evaluate(() => document.querySelector('#chronology')?.remove())
  await bringAxe(page)
  expect(await axe(page, WHOLE)).toEqual([])
  await close()
  await browser.close()
})

test.each(LANGUAGES)('axe finds nothing in %s where no script comes', async (language) => {
  const file = language === 'en' ? 'index.html' : `index.${language}.html`
  const { page, close } = await visit(stage.browser, stage.address + file, {
    block: (url) => /\/index-[^/]*\.js$/.test(url.pathname),
  })
  await page.locator('#chronology article').first().waitFor({ state: 'visible' })
  // Of the events all are alike but for their words: some are enough.
  await page.evaluate(() => {
    for (const each of [...document.querySelectorAll('#chronology article')].slice(12)) each.remove()
  })
  await bringAxe(page)
  for (const viewport of Object.values(SIZES)) {
    await page.setViewportSize(viewport)
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme })
      expect(await axe(page, colorScheme === 'light' ? WHOLE : COLOURS), `${viewport.width} ${colorScheme}`).toEqual([])
    }
  }
  await close()
})
