import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { at } from '../../src/time/at.ts'
import { english } from '../../src/words/en.ts'
import { flagship } from '../story.ts'
import { isMapEngine, NO_WEBGL, readable, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'

const story = flagship()
const stage = openStage(NO_WEBGL)

/** What the reader asks: who came to Damascus on 28 January 2025, and what was the state of the naval base that day? */
const VISITORS = ['Mikhail Bogdanov', 'Alexander Lavrentyev']
const BASE = at(story.places, 'tartus-naval').name.en
const PRESENCE = english.presence.withdrawing
const AGREEMENT = english.legal['under-negotiation']
const VISIT = story.events.find(({ id }) => id === 'delegation-to-damascus')?.title.en ?? ''

const open = async (query: string, viewport: { readonly width: number; readonly height: number }) => {
  const visited = await visit(stage.browser, stage.address + query, { viewport, block: isMapEngine })
  await readable(visited.page)
  return visited
}

/** The name and role of what has the focus, as they are read aloud. */
const focused = async (page: Page) => (await page.locator(':focus').ariaSnapshot()).split('\n')[0] ?? ''

/** Presses a key until what has the focus is named so. */
async function press(page: Page, key: string, until: RegExp, most = 120): Promise<void> {
  for (let times = 0; times < most; times += 1) {
    await page.keyboard.press(key)
    if (until.test(await focused(page))) return
  }
  throw new Error(`${most} times ${key}, and never ${until}: ${await focused(page)}`)
}

/** What the card says, as it is read aloud. */
const cardOf = (page: Page) => page.getByRole('main').getByRole('article').ariaSnapshot()

async function expectVisitors(page: Page): Promise<void> {
  const card = page.getByRole('main').getByRole('article')
  await card.getByRole('heading', { name: VISIT }).waitFor()
  expect(await cardOf(page)).toContain('28 January 2025')
  const who = await card.getByRole('list', { name: 'Who' }).getByRole('listitem').allInnerTexts()
  for (const name of VISITORS) expect(who.join('\n')).toContain(name)
}

describe('with the keyboard alone', () => {
  test.each(['desktop', 'embed'] as const)('%s: who came, and how the base stood', async (size) => {
    const { page, close } = await open('?t=2025-06-01', SIZES[size])
    // From June to the day, on the slider.
    await press(page, 'Tab', /^- slider "Date"/)
    for (let month = 0; month < 5; month += 1) await page.keyboard.press('PageDown')
    for (let day = 1; day < 28; day += 1) await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/^28 January 2025, \d+ events$/)
    // Through the events of the day to the visit; the page says which one it shows.
    await page.keyboard.press('ArrowLeft')
    const heading = page.getByRole('main').getByRole('article').getByRole('heading', { level: 2 })
    for (let step = 0; step < 9 && (await heading.textContent()) !== VISIT; step += 1) {
      await page.keyboard.press('Shift+ArrowRight')
    }
    await expect.poll(() => page.getByRole('status').textContent()).toBe(`${VISIT}, 28 January 2025`)
    if (size === 'embed') {
      await press(page, 'Shift+Tab', /^- button "Read more"/)
      await page.keyboard.press('Enter')
    }
    await expectVisitors(page)

    // To the base, among the sites or on the map.
    const name = size === 'desktop' ? 'Shift+Tab' : 'Tab'
    await press(page, name, new RegExp(`^- button "${BASE}`))
    expect(await focused(page)).toContain(PRESENCE)
    expect(await focused(page)).toContain(AGREEMENT)
    await page.keyboard.press('Enter')
    const card = page.getByRole('main').getByRole('article')
    await card.getByRole('heading', { name: BASE }).waitFor()
    expect(await cardOf(page)).toMatch(
      new RegExp(`heading "Presence"[^]*${PRESENCE}[^]*heading "Agreement"[^]*${AGREEMENT}`),
    )
    await close()
  })
})

describe('with the list alone', () => {
  test.each(['desktop'] as const)('%s: who came, and how the base stood', async (size) => {
    const { page, close } = await open('?t=2025-06-01&show=list', SIZES[size])
    const list = page.getByRole('region', { name: 'List of events' })
    const month = list.getByRole('table', { name: 'January 2025' })
    expect(await month.getByRole('columnheader').allInnerTexts()).toEqual(['Date', 'Event', 'How sure'])
    const row = month.getByRole('row').filter({ has: page.getByRole('rowheader', { name: VISIT }) })
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['28 Jan 2025', expect.stringMatching(/\d+ sources$/)])
    await row.getByRole('button', { name: VISIT }).click()
    if (size === 'desktop') {
      await page.getByRole('button', { name: 'Story' }).click()
    } else {
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('dm-card-box')
      await page.getByRole('button', { name: 'Read more' }).click()
    }
    await expectVisitors(page)

    // The sites of that day stand with the card, or on the map.
    await page.getByRole('button', { name: BASE }).first().press('Enter')
    const card = page.getByRole('main').getByRole('article')
    await card.getByRole('heading', { name: BASE }).waitFor()
    const said = await cardOf(page)
    expect(said).toContain('28 January 2025')
    expect(said).toMatch(new RegExp(`heading "Presence"[^]*${PRESENCE}[^]*heading "Agreement"[^]*${AGREEMENT}`))
    await close()
  })

  test.each([
    ['the button', async (page: Page) => page.getByRole('button', { name: 'Back to the list' }).click()],
    ['Escape', async (page: Page) => page.keyboard.press('Escape')],
  ])('%s leads from the card back to its row', async (_, back) => {
    const { page, close } = await open('?t=2025-06-01&show=list', SIZES.phone)
    await page.getByRole('table').getByRole('button', { name: VISIT }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('dm-card-box')
    await back(page)
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: VISIT }) })
    await expect.poll(() => focused(page)).toContain(VISIT)
    expect(
      await row.evaluate((each) => {
        const [box, room] = [each.getBoundingClientRect(), each.closest('.dm-list-scroll')?.getBoundingClientRect()]
        return room !== undefined && box.top >= room.top && box.bottom <= room.bottom + 1
      }),
    ).toBe(true)
    await close()
  })
})
