import type { Page } from 'playwright-core'
import { type Filters, NO_FILTERS } from '../../src/find/filters.ts'
import type { State } from '../../src/store/store.ts'
import { day, flagship } from '../story.ts'
import { whole } from './page.ts'

const story = flagship()

/** What the page shows, from the facts that the store holds and what is then pressed, by its class. */
export interface Shown {
  readonly facts?: Partial<Pick<State, 'clock' | 'selection' | 'view'>> & { readonly filters?: Partial<Filters> }
  readonly pressed?: readonly string[]
}

const noonOn = (iso: string) => ({ t: day(iso) + 0.5, asOf: null })

export const STATES: Readonly<Record<string, Shown>> = {
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
export async function show(page: Page, { facts = {}, pressed = [] }: Shown): Promise<void> {
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
    // What stays open from another size is not folded again.
    if ((await target.isVisible()) && (await target.getAttribute('aria-expanded')) !== 'true') await target.click()
    await whole(page)
  }
  await whole(page)
}
