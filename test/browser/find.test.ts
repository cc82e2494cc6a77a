import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { at } from '../../src/time/at.ts'
import { flagship } from '../story.ts'
import { isMapEngine, NO_WEBGL, readable, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'
import { travellersOf } from './travellers.ts'

const story = flagship()
const [travels] = travellersOf(story)
if (travels === undefined) throw new Error('nobody travels')
const [traveller, trips] = travels
const person = at(story.actors, traveller)

const stage = openStage(NO_WEBGL)

const rows = (page: Page) =>
  page.locator('.dm-list [data-event]').evaluateAll((all) => all.map((row) => row.getAttribute('data-event')))
const switchTo = (page: Page, name: string) => page.locator('.dm-views button', { hasText: name })
const counted = async (page: Page) => Number(/\d+/.exec((await switchTo(page, 'List').textContent()) ?? '')?.[0])
const parameters = (page: Page) => new URL(page.url()).searchParams

/** The trips whose routes the picture draws; that the map draws the same ones is asked in map.test.ts. */
const drawn = (page: Page) =>
  page
    .locator('.dm-stage [data-route]')
    .evaluateAll((all) => [...new Set(all.map((route) => route.getAttribute('data-route')))].sort())

describe('choosing a person', () => {
  test('the list, the counts, the picture and the address agree, and Back takes back one step', async () => {
    const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-06-01`, { block: isMapEngine })
    await readable(page)
    await switchTo(page, 'List').click()
    const all = await counted(page)
    await expect.poll(() => rows(page)).toHaveLength(all)

    const search = page.getByRole('searchbox')
    await search.fill(person.name.en)
    await page.getByRole('button', { name: `: ${person.name.en} (` }).click()
    expect(await search.inputValue()).toBe('')
    const list = await rows(page)
    expect(list.length).toBeGreaterThan(0)
    expect(list.length).toBeLessThan(all)
    expect(await counted(page)).toBe(list.length)
    expect(parameters(page).getAll('who')).toEqual([traveller])
    expect(await page.locator('.dm-filter-bar').textContent()).toContain(`${list.length} of ${all} events`)

    // Each trip of theirs is a leg of the journey and a line of the picture, and no other trip is.
    const lines = trips.filter(({ from, to }) => from !== to).map(({ id }) => id)
    await expect.poll(() => drawn(page)).toEqual(lines.toSorted())
    expect(await page.locator('.dm-journey li:not([data-state="off"])').count()).toBe(trips.length)

    // The filter's own count, and the same list from the address alone.
    await page.getByRole('button', { name: /^Filter/ }).click()
    const box = page.getByRole('checkbox', { name: person.name.en })
    expect(await box.isChecked()).toBe(true)
    expect(await box.locator('xpath=..').textContent()).toBe(`${person.name.en}${list.length}`)
    await page.reload()
    await readable(page)
    expect(await rows(page)).toEqual(list)

    await page.getByRole('button', { name: /^Filter/ }).click()
    await page.getByRole('group', { name: 'What' }).getByRole('checkbox').first().click()
    expect(await counted(page)).toBe((await rows(page)).length)
    await page.goBack()
    await expect.poll(() => rows(page)).toEqual(list)
    await page.getByRole('button', { name: `Remove filter: ${person.name.en}` }).click()
    await expect.poll(() => counted(page)).toBe(all)
    expect(await page.locator('.dm-filter-bar').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.closest('.dm-views') !== null)).toBe(true)
    await close()
  })
})

test('the list is walked by arrows, follows the date inside its own scroller, and chooses', async () => {
  const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28&show=list`, { block: isMapEngine })
  await readable(page)
  const current = page.locator('.dm-list [aria-current]')
  const isSeen = () =>
    current.evaluate((row) => {
      const [box, room] = [row.getBoundingClientRect(), row.closest('.dm-list-scroll')?.getBoundingClientRect()]
      return room !== undefined && box.top >= room.top && box.bottom <= room.bottom + 1
    })
  await expect.poll(isSeen).toBe(true)
  await page.getByRole('slider').press('End')
  await expect.poll(isSeen).toBe(true)
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0)

  await current.focus()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-event') ?? null)
  const all = await rows(page)
  await page.keyboard.press('Home')
  expect(await focused()).toBe(all[0])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  expect(await focused()).toBe(all[1])
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect.poll(() => parameters(page).get('e')).toBe(all.at(-1))
  await expect.poll(isSeen).toBe(true)
  await close()
})

test.each(['embed', 'phone'] as const)(
  '%s: the list opens over the map and closes, and the focus is kept',
  async (size) => {
    const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28`, {
      viewport: SIZES[size],
      block: isMapEngine,
    })
    await readable(page)
    const has = (selector: string) => page.evaluate((each) => document.activeElement?.matches(each) ?? false, selector)
    const sheet = page.locator('.dm-sheet')
    const list = switchTo(page, 'List')
    await list.focus()
    await page.keyboard.press('Enter')
    await sheet.waitFor()
    expect(await has('.dm-views button')).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SIZES[size].width)

    // Nothing lies over anything else.
    const boxes = await page
      .locator(
        '.dm-when, .dm-views, .dm-sheet-close, .dm-list-search, .dm-list-scroll, .dm-timeline-controls, .dm-timeline',
      )
      .evaluateAll((all) => all.map((each) => ({ name: each.className, ...each.getBoundingClientRect().toJSON() })))
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1
        expect(apart, `${a.name} and ${b.name}`).toBe(true)
      }
    }

    await page.getByRole('button', { name: 'Close, back to the story' }).click()
    await sheet.waitFor({ state: 'detached' })
    expect(await has('.dm-views button[aria-pressed="true"]')).toBe(true)
    await list.click()
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    expect(await has('.dm-views button[aria-pressed="true"]')).toBe(true)

    await list.click()
    await page.locator('.dm-list [aria-current]').click()
    await sheet.waitFor({ state: 'detached' })
    expect(await has('.dm-card-box')).toBe(true)
    expect(await page.evaluate(() => window.demarche.store.getState().selection.kind)).toBe('event')
    await close()
  },
)
