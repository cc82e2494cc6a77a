import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isMapEngine, NO_WEBGL, readable, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

const open = async (query: string, options: Parameters<typeof visit>[2] = {}) => {
  const visited = await visit(stage.browser, stage.address + query, { block: isMapEngine, ...options })
  await readable(visited.page)
  // The drawing can be walked to once it is known that no map will come.
  await visited.page.locator('.dm-map[data-status="failed"]').waitFor()
  return visited
}

/** Where the focus is: a name for it, the part of the page that it stands in, and what is wrong with how it is shown. */
interface Stop {
  readonly name: string
  readonly part: string
  readonly wrong: readonly string[]
}

const PARTS = [
  'dm-head',
  'dm-when',
  'dm-views',
  'dm-filter-bar',
  'dm-sheet',
  'dm-story',
  'dm-share',
  'dm-map',
  'dm-time',
] as const

/** What has the focus; null where nothing has it. */
const stopAt = (page: Page): Promise<Stop | null> =>
  page.evaluate((parts) => {
    const element = document.activeElement
    if (element === null || element === document.body) return null
    const box = element.getBoundingClientRect()
    const [width, height] = [innerWidth, innerHeight]
    const points = [
      [0.5, 0.5],
      [0.1, 0.5],
      [0.9, 0.5],
      [0.5, 0.1],
      [0.5, 0.9],
    ].map(([x = 0, y = 0]) => [box.left + box.width * x, box.top + box.height * y] as const)
    const isSeen = ([x, y]: readonly [number, number]) => {
      if (x < 0 || y < 0 || x >= width || y >= height) return false
      const hit = document.elementFromPoint(x, y)
      return hit !== null && (element.contains(hit) || hit.contains(element))
    }
    const hasOutline = (style: CSSStyleDeclaration) =>
      style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    const outlined = [
      getComputedStyle(element),
      getComputedStyle(element, '::after'),
      ...[...element.children].map((child) => getComputedStyle(child)),
    ]
    const wrong = [
      ...(points.some(isSeen) ? [] : ['not in sight']),
      ...(outlined.some(hasOutline) ? [] : ['no outline']),
    ]
    const ids = [
      element.tagName,
      element.className,
      element.getAttribute('data-event'),
      element.getAttribute('data-view'),
    ]
    const name = [...ids, element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)].join(' ')
    return { name, part: parts.findLast((each) => element.closest(`.${each}`) !== null) ?? '', wrong }
  }, PARTS)

/** The stops of the Tab key: all of them to the end of the page, or so many. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab', most = 160): Promise<readonly Stop[]> {
  const stops: Stop[] = []
  while (stops.length < most) {
    await page.keyboard.press(key)
    const stop = await stopAt(page)
    if (stop === null) return stops
    stops.push(stop)
  }
  if (key === 'Tab') throw new Error(`the focus does not come out of ${stops.at(-1)?.name}`)
  return stops
}

describe('the Tab key', () => {
  test.each([
    ['desktop', 'en', ''],
    ['embed', 'ar', ''],
    ['phone', 'en', ''],
    ['desktop', 'ar', '&show=list&kind=visit'],
    ['embed', 'en', '&show=list&kind=visit'],
  ] as const)(
    '%s, %s%s: goes through the page and back, in order, and is seen at each stop',
    async (size, language, query) => {
      const { page, close } = await open(`?lang=${language}&t=2025-01-28${query}`, { viewport: SIZES[size] })
      const stops = await walk(page, 'Tab')
      expect(stops.length).toBeGreaterThan(10)
      expect(stops.filter(({ wrong }) => wrong.length > 0)).toEqual([])
      const parts = [...new Set(stops.map(({ part }) => part))]
      expect(parts).toEqual(PARTS.filter((part) => parts.includes(part)))
      const back = await walk(page, 'Shift+Tab', stops.length)
      expect(back.filter(({ wrong }) => wrong.length > 0)).toEqual([])
      expect(back.map(({ name }) => name)).toEqual(stops.map(({ name }) => name).toReversed())
      await close()
    },
  )
})

/** Whether something that can be used has the focus, and is seen. */
const isSomewhere = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    return activeElement !== document.body && activeElement?.checkVisibility({ visibilityProperty: true }) === true
  })

describe('the focus is never lost', () => {
  const STEPS: readonly (readonly [what: string, query: string, selector: string])[] = [
    ['“Follow the story” goes when it is pressed', '?view=6/34/37', '.dm-follow'],
    ['a chip goes when its place comes into the frame', '?t=2025-01-28&view=8/34.9/35.9', '.dm-chip'],
    ['“Back” goes with the card of a site', '?t=2025-01-28&s=khmeimim', '.dm-card-back'],
    ['“Go to the first event” goes with the empty card', '?t=2024-11-27&asof=2024-11-27', '.dm-card-action'],
    ['the last filter goes with its bar', '?kind=visit', '.dm-filter-bar li button'],
    ['so does what clears them', '?kind=visit', '.dm-filter-clear'],
    ['and from the empty list', '?show=list&q=qqqqq', '.dm-list-none button'],
    ['the sources make way for the list', '?show=sources', '.dm-sources-action'],
    ['the list makes way for the card', '?show=list&t=2025-01-28', '.dm-list [aria-current]'],
    ['the card makes way for the list', '', '.dm-views [data-view="list"]'],
  ]

  test.each(['desktop', 'phone'] as const)('%s', async (size) => {
    const { page, close } = await open('', { viewport: SIZES[size] })
    for (const [what, query, selector] of STEPS) {
      await page.evaluate((search) => {
        history.replaceState(null, '', location.pathname + search)
        dispatchEvent(new PopStateEvent('popstate'))
      }, query)
      if (query === '?show=sources') await page.locator('.dm-sources-outlets summary').first().click()
      const target = page.locator(selector).first()
      if (!(await target.isVisible())) continue
      await target.focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => isSomewhere(page), { message: what }).toBe(true)
    }
    await close()
  })

  test('nor by going back in the history', async () => {
    const { page, close } = await open('?t=2025-01-28&show=list', { viewport: SIZES.phone })
    await page.locator('.dm-list [aria-current]').press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('dm-card-box')
    await page.goBack()
    await page.locator('.dm-sheet').waitFor()
    await expect.poll(() => isSomewhere(page)).toBe(true)
    await close()
  })
})

describe('what the page says', () => {
  const said = (page: Page) => page.getByRole('status').textContent()

  test('the reader’s own steps, and nothing at the start or while it plays', async () => {
    const { page, close } = await open('?t=2025-01-28')
    await page.waitForTimeout(600)
    expect(await said(page)).toBe('')
    expect(await page.locator('[aria-live], [role="status"], [role="alert"], [role="log"]').count()).toBe(1)
    await page.getByRole('button', { name: 'Next event' }).click()
    await expect.poll(() => said(page)).toMatch(/, .*2025/)

    // What is said at each moment, with the time.
    await page.evaluate(() => {
      const status = document.querySelector('[role="status"]')
      const heard: [number, string][] = []
      Object.assign(window, { heard })
      if (status === null) return
      new MutationObserver(() => {
        const text = status.textContent
        if (text !== null && text !== '') heard.push([performance.now(), text])
      }).observe(status, { childList: true, characterData: true, subtree: true })
    })
    const heard = (): Promise<readonly (readonly [number, string])[]> =>
      page.evaluate(() => Reflect.get(window, 'heard'))
    const next = page.getByRole('button', { name: 'Next event' })
    for (let press = 0; press < 6; press += 1) await next.press('Enter')
    await expect.poll(async () => (await heard()).length).toBeGreaterThan(0)
    await page.getByRole('slider').press('ArrowRight')
    await page.getByRole('slider').press('PageUp')
    await page.waitForTimeout(1200)
    const before = await heard()
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.waitForTimeout(1500)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await page.waitForTimeout(600)
    expect(await heard()).toEqual(before)
    for (const [index, [at]] of before.entries()) {
      if (index > 0) expect(at - (before[index - 1]?.[0] ?? 0)).toBeGreaterThan(980)
    }
    await close()
  })
})
