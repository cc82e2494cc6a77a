import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isMapEngine, readable, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage()

const open = async (query: string, options: Parameters<typeof visit>[2] = {}) => {
  const visited = await visit(stage.browser, stage.address + query, { block: isMapEngine, ...options })
  await readable(visited.page)
  return visited
}

/** Where the focus is: a name for it, the part of the page that it stands in, and what is wrong with how it is shown. */
interface Stop {
  readonly name: string
  readonly part: string
  readonly wrong: readonly string[]
}

const PARTS = ['dm-head', 'dm-when', 'dm-views', 'dm-filter-bar', 'dm-sheet', 'dm-story', 'dm-map', 'dm-time'] as const

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
    return { name, part: parts.find((each) => element.closest(`.${each}`) !== null) ?? '', wrong }
  }, PARTS)

/** Every stop of the Tab key from one end of the page to the other. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<readonly Stop[]> {
  const stops: Stop[] = []
  for (let press = 0; press < 160; press += 1) {
    await page.keyboard.press(key)
    const stop = await stopAt(page)
    if (stop === null) return stops
    stops.push(stop)
  }
  throw new Error(`the focus does not come out of ${stops.at(-1)?.name}`)
}

describe.each(Object.entries(SIZES))('the Tab key at the size of a %s', (_, viewport) => {
  test.each([
    ['en', ''],
    ['ar', ''],
    ['en', '&show=list&kind=visit'],
  ])('%s%s: goes through the page and back, in order, and is seen at each stop', async (language, query) => {
    const { page, close } = await open(`?lang=${language}&t=2025-01-28${query}`, { viewport })
    const stops = await walk(page, 'Tab')
    expect(stops.length).toBeGreaterThan(10)
    expect(stops.filter(({ wrong }) => wrong.length > 0)).toEqual([])
    const parts = [...new Set(stops.map(({ part }) => part))]
    expect(parts).toEqual(PARTS.filter((part) => parts.includes(part)))
    const back = await walk(page, 'Shift+Tab')
    expect(back.filter(({ wrong }) => wrong.length > 0)).toEqual([])
    expect(back.map(({ name }) => name)).toEqual(stops.map(({ name }) => name).toReversed())
    await close()
  })
})
