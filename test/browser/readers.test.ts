import AxeBuilder, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { type Filters, NO_FILTERS } from '../../src/find/filters.ts'
import type { State } from '../../src/store/store.ts'
import { day, flagship } from '../story.ts'
import { isMapEngine, readable, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'

const story = flagship()
const stage = openStage()

const LANGUAGES = ['en', 'ar', 'ru'] as const
const THEMES = ['light', 'dark'] as const

/** What the page shows, from the facts that the store holds and what is then pressed, by its class. */
interface Shown {
  readonly facts?: Partial<Pick<State, 'clock' | 'selection' | 'view'>> & { readonly filters?: Partial<Filters> }
  readonly pressed?: readonly string[]
}

const noonOn = (iso: string) => ({ t: day(iso) + 0.5, asOf: null })

const STATES: Readonly<Record<string, Shown>> = {
  'the story at its opening': {},
  'a site': { facts: { selection: { kind: 'site', id: 'khmeimim' } } },
  'an event that sources dispute, its claims open': {
    facts: { clock: noonOn('2024-12-09'), selection: { kind: 'event', id: 'qamishli-withdrawal' } },
    pressed: ['.dm-card-fold'],
  },
  'which sources count, asked': {
    facts: { clock: { t: day('2025-01-28') + 0.5, asOf: day('2025-01-27') } },
    pressed: ['.dm-asof-button'],
  },
  'the legend, open': { pressed: ['.dm-card-legend > summary'] },
  'nothing reported yet': { facts: { clock: { t: story.span.start + 0.5, asOf: story.span.start } } },
  'the list': { facts: { view: 'list' } },
  'the list, filtered, with the filters open': {
    facts: {
      view: 'list',
      filters: { chosen: { ...NO_FILTERS.chosen, kind: ['visit'], who: ['bogdanov'] }, text: 'a' },
    },
    pressed: ['.dm-list-search button'],
  },
  'the sources, an outlet open': { facts: { view: 'sources' }, pressed: ['.dm-sources-outlets summary'] },
}

/** Shows a state, from the opening on. */
async function show(page: Page, { facts = {}, pressed = [] }: Shown): Promise<void> {
  const { filters, ...rest } = facts
  await page.keyboard.press('Escape')
  await page.evaluate(
    (state) => {
      const { store } = window.demarche
      store.setState({ view: 'story', selection: { kind: 'none' } })
      for (const open of document.querySelectorAll('.dm-card-legend[open]')) open.removeAttribute('open')
      store.setState(state)
    },
    {
      clock: { t: story.opening + 0.5, asOf: null },
      ...rest,
      filters: { ...NO_FILTERS, ...filters },
    },
  )
  for (const selector of pressed) {
    const target = page.locator(selector).first()
    if (await target.isVisible()) await target.click()
  }
}

const WHOLE: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Experimental, and a criterion of WCAG all the same (2.5.3).
  rules: { 'label-content-name-mismatch': { enabled: true } },
}
/** A theme is colours and nothing else: what does not look at them finds in the other theme what it found in the first. */
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

const bringAxe = (page: Page) => page.addScriptTag({ content: AxeBuilder.source })

const axe = (page: Page, options: RunOptions): Promise<readonly string[]> =>
  page.evaluate(async (asked) => {
    const axe: typeof AxeBuilder = Reflect.get(window, 'axe')
    const { violations } = await axe.run(document, { ...asked, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  }, options)

describe.each(Object.entries(SIZES))('axe finds nothing at the size of a %s', (_, viewport) => {
  test.each(LANGUAGES)('in %s, in every state, light and dark', async (language) => {
    const { page, close } = await visit(stage.browser, `${stage.address}?lang=${language}`, {
      viewport,
      reducedMotion: 'reduce',
      block: isMapEngine,
    })
    await readable(page)
    // Not shown while the script runs, and large: it is looked at without a script, below.
    await page.evaluate(() => document.querySelector('#chronology')?.remove())
    await bringAxe(page)
    const found: Record<string, readonly string[]> = {}
    for (const [name, state] of Object.entries(STATES)) {
      await show(page, state)
      for (const theme of THEMES) {
        await page.evaluate((next) => window.demarche.store.setState({ theme: next }), theme)
        const violations = await axe(page, theme === 'light' ? WHOLE : COLOURS)
        if (violations.length > 0) found[`${name}, ${theme}`] = violations
      }
    }
    expect(found).toEqual({})
    await close()
  })
})
