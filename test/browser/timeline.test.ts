import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { dayOfIso } from '../../src/civil.ts'
import { some } from './long.ts'
import { drawn, isMapEngine, NO_WEBGL, readable, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

interface Label {
  readonly text: string
  readonly box: readonly [left: number, top: number, right: number, bottom: number]
}

/** Every text of the timeline as it is drawn, with its box in CSS pixels, and the chart's own box. */
function labelsOf(page: Page): Promise<{ readonly labels: readonly Label[]; readonly chart: Label['box'] }> {
  return page.evaluate(() => {
    const chart = document.querySelector('.dm-timeline')
    if (chart === null) throw new Error('the page has no timeline')
    const boxOf = ({ left, top, right, bottom }: DOMRect) => [left, top, right, bottom] as const
    const walker = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT)
    const labels: { text: string; box: readonly [number, number, number, number] }[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      if (text === '') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      if (box.width > 0 && box.height > 0) labels.push({ text, box: boxOf(box) })
    }
    return { labels, chart: boxOf(chart.getBoundingClientRect()) }
  })
}

/** Pairs of texts that share more than a hair's breadth. Line boxes are taller than the letters: by a quarter at each end. */
function collisions(labels: readonly Label[]): readonly string[] {
  return labels.flatMap((one, index) =>
    labels.slice(index + 1).flatMap((other) => {
      const across = Math.min(one.box[2], other.box[2]) - Math.max(one.box[0], other.box[0])
      const inset = (label: Label) => (label.box[3] - label.box[1]) / 4
      const down =
        Math.min(one.box[3] - inset(one), other.box[3] - inset(other)) -
        Math.max(one.box[1] + inset(one), other.box[1] + inset(other))
      return across > 0.5 && down > 0.5 ? [`${one.text} / ${other.text}`] : []
    }),
  )
}

test.each(['en', 'ar', 'ru'])(
  'the timeline of the whole story in %s has no words over one another nor beyond its edges, at every size',
  async (language) => {
    const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28&lang=${language}`, {
      block: isMapEngine,
    })
    await readable(page)
    // With all sources, and as known on a day.
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport)
      for (const asOf of [null, '2025-01-29']) {
        await page.evaluate(
          (day) => {
            const { store } = window.demarche
            store.setState({ clock: { ...store.getState().clock, asOf: day } })
          },
          asOf === null ? null : dayOfIso(asOf),
        )
        await drawn(page)
        const { labels, chart } = await labelsOf(page)
        expect(labels.length).toBeGreaterThan(2)
        expect(chart[2]).toBeLessThanOrEqual(viewport.width)
        expect(collisions(labels), size).toEqual([])
        // What nobody had told of looks the same, whatever it was.
        const looks = await page
          .locator('.dm-timeline-bar[data-known="false"]')
          .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).background))
        expect(new Set(looks).size).toBe(asOf === null ? 0 : 1)
        const outside = labels.filter(
          ({ box }) => box[0] < chart[0] - 1 || box[2] > chart[2] + 1 || box[3] > chart[3] + 1,
        )
        expect(outside, size).toEqual([])
      }
    }
    await close()
  },
)

/** The ids of all events that the timeline draws, with the middle of each mark in CSS pixels of the page. */
function marksOf(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.dm-timeline [data-event]')].map((mark) => {
      const { left, top, width, height } = mark.getBoundingClientRect()
      return { id: mark.getAttribute('data-event') ?? '', x: left + width / 2, y: top + height / 2 }
    }),
  )
}

const selected = (page: Page) =>
  page.evaluate(() => {
    const { selection } = window.demarche.store.getState()
    return selection.kind === 'event' ? selection.id : null
  })

const idsOnTimeline = (page: Page) =>
  page.evaluate(() => {
    const { story } = window.demarche.store.getState()
    return story.events
      .filter(({ date }) => date.start >= story.span.start && date.start < story.span.end)
      .map(({ id }) => id)
  })

const HANDS = [
  ['a mouse', SIZES.embed, false],
  ['a finger', SIZES.phone, true],
] as const

test.each(some(HANDS, 1))('every event is reached with %s', async (_, viewport, hasTouch) => {
  const { page, close } = await visit(stage.browser, stage.address, { viewport, hasTouch, block: isMapEngine })
  await readable(page)
  const marks = await marksOf(page)
  expect(marks.map(({ id }) => id).toSorted()).toEqual((await idsOnTimeline(page)).toSorted())
  const missed: string[] = []
  for (const { id, x, y } of marks) {
    await (hasTouch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y))
    if ((await selected(page)) !== id) missed.push(id)
  }
  expect(missed).toEqual([])
  await close()
})

test('every event is reached with the keyboard', async () => {
  const { page, close } = await visit(stage.browser, stage.address, { block: isMapEngine })
  await readable(page)
  const ids = await idsOnTimeline(page)
  const slider = page.getByRole('slider', { name: 'Date' })
  await slider.press('Home')
  const reached = new Set<string>()
  // Several may lie on the first day, and the card shows one of them: from the second on, back to the first.
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await slider.press(`Shift+${key}`)
  for (let step = 0; step < ids.length; step++) {
    const id = await selected(page)
    if (id !== null) reached.add(id)
    await slider.press('Shift+ArrowRight')
  }
  expect([...reached].toSorted()).toEqual(ids.toSorted())
  await close()
})

describe('two clocks', () => {
  test('following the news, the page shows what a reader of the day could know, and playing moves both', async () => {
    const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28&asof=news`, {
      block: isMapEngine,
    })
    await readable(page)
    const known = () =>
      page.evaluate(() => document.querySelectorAll('.dm-timeline [data-event][data-known="true"]').length)
    const before = await known()
    await page.getByRole('slider', { name: 'Date' }).press('PageUp')
    expect(await known()).toBeGreaterThan(before)
    const start = await page.evaluate(() => window.demarche.store.getState().clock.t)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.waitForFunction((t) => window.demarche.store.getState().clock.t > t + 3, start)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    expect(new URL(page.url()).searchParams.get('asof')).toBe('news')
    await close()
  })

  test('on a phone the timeline stays where it is while the news changes', async () => {
    const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-24&asof=news`, {
      viewport: SIZES.phone,
      block: isMapEngine,
    })
    await readable(page)
    const tops = new Set<number | undefined>()
    for (let step = 0; step < 10; step++) {
      await page.getByRole('slider', { name: 'Date' }).press('ArrowRight')
      tops.add((await page.locator('.dm-timeline').boundingBox())?.y)
    }
    expect(tops.size).toBe(1)
    await close()
  })
})
