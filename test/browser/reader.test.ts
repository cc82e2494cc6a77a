import type { Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../src/model.ts'
import { textIn } from '../../src/text.ts'
import { flagship } from '../story.ts'
import { isMapEngine, NO_WEBGL, picture, readable, visit } from './page.ts'
import { openStage } from './stage.ts'

const story = flagship()
const stage = openStage(NO_WEBGL)

/** What a reader sees and only a script can move; the picture is inert. */
const MOVED_BY_SCRIPT = ':is(button, select, [role="slider"]):not([inert] *):visible'

/** White space as a reader sees it. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What of the story the text of a page lacks: titles, summaries, claims, and the addresses of sources. */
async function lacking(page: Page, language: Language): Promise<readonly string[]> {
  const place = page.locator('#chronology')
  const text = plain((await place.textContent()) ?? '')
  // As the browser asks for them: in the page they are written in letters.
  const addresses = new Set(
    await place
      .locator('a[href^="https:"]')
      .evaluateAll((all) => all.map((each) => (each instanceof HTMLAnchorElement ? each.href : ''))),
  )
  const claims = [...story.events, ...story.statuses].flatMap((each) => each.claims)
  const texts = [...story.events.flatMap(({ title, summary }) => [title, summary]), ...claims.map(({ says }) => says)]
  const sources = claims.map(({ source }) => story.sources[source]?.url ?? null).filter((url) => url !== null)
  return [
    ...texts.map((each) => textIn(each, language)).filter((each) => !text.includes(plain(each))),
    ...sources.filter((url) => !addresses.has(new URL(url).href)),
  ]
}

describe('without JavaScript', () => {
  test.each([
    ['en', 'index.html', 'ltr', '28 January 2025'],
    ['ar', 'index.ar.html', 'rtl', '28'],
    ['ru', 'index.ru.html', 'ltr', '28 января 2025'],
  ] as const)(
    '%s: title, date, picture, and every event with its claims and sources',
    async (language, file, dir, day) => {
      const { page, close } = await visit(stage.browser, `${stage.address}${file}`, {
        javaScriptEnabled: false,
        viewport: { width: 1000, height: 900 },
      })
      expect(await page.locator('html').getAttribute('dir')).toBe(dir)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await page.title()).toBe(textIn(story.kicker, language))
      expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
      expect(await page.locator('.dm-card-date time').textContent()).toContain(day)
      expect(await lacking(page, language)).toEqual([])
      expect(await page.locator('#chronology article').last().isVisible()).toBe(true)
      // What only a script could move is not offered.
      expect(await page.locator(MOVED_BY_SCRIPT).count()).toBe(0)

      // The picture is drawn: sea and land, the trip of the day, and both bases.
      const room = page.locator('.dm-map')
      const box = await room.boundingBox()
      if (box === null) throw new Error('there is no picture')
      expect(box.height).toBeGreaterThan(300)
      const png = await picture(page)
      const colours = new Set<string>()
      for (let x = box.x + 4; x < box.x + box.width - 4; x += 3) {
        for (let y = box.y + 4; y < Math.min(box.y + box.height, 900) - 4; y += 3) {
          const offset = (Math.round(y) * png.width + Math.round(x)) * 4
          colours.add(png.data.subarray(offset, offset + 3).join())
        }
      }
      // #dfe7ea, #f7f5f0 and the party's #b3432b.
      for (const colour of ['223,231,234', '247,245,240', '179,67,43']) expect(colours, colour).toContain(colour)
      await close()
    },
  )
})

describe('where the script does not come', () => {
  test.each([
    ['the script itself', (url: URL) => /\/index-[^/]*\.js$/.test(url.pathname)],
    ['the story', (url: URL) => /\/story-[^/]*\.json$/.test(url.pathname)],
  ])('without %s the page is a picture and the whole story as text', async (_, block) => {
    const { page, close } = await visit(stage.browser, stage.address, { block })
    await page.locator('#chronology article').first().waitFor({ state: 'visible' })
    expect(await lacking(page, 'en')).toEqual([])
    expect(await page.locator('.dm-still').isVisible()).toBe(true)
    expect(await page.locator(MOVED_BY_SCRIPT).count()).toBe(0)
    await close()
  })
})

describe('on paper', () => {
  test('picture, date, legend and the whole story, as the reader has it on the screen', async () => {
    const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-30`, { block: isMapEngine })
    await readable(page)
    await page.waitForFunction(() => document.documentElement.dataset['print'] === 'ready')
    await page.locator('.dm-card-legend-columns').waitFor({ state: 'attached' })
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })))
    const { text } = await extractText(pdf, { mergePages: true })
    // The style sets some words in capitals.
    const letters = (each: string) => each.replace(/[\s\u00ad-]+/g, '').toLowerCase()
    const printed = letters(text)
    for (const event of story.events) {
      expect(printed, event.id).toContain(letters(event.title.en))
      for (const { says } of event.claims) expect(printed, event.id).toContain(letters(says.en))
    }
    expect(printed).toContain('30january2025')
    for (const words of ['How to read this map', 'Who leads', 'A trip southwards']) {
      expect(printed).toContain(letters(words))
    }
    expect(await page.locator('.dm-stage .dm-picture').count()).toBeGreaterThan(0)
    await close()
  })

  test('filters and the sources that count hold on paper too', async () => {
    const { page, close } = await visit(
      stage.browser,
      `${stage.address}?t=2025-01-28&asof=2025-01-27&kind=visit&lang=ru`,
      {
        block: isMapEngine,
      },
    )
    await readable(page)
    await page.waitForFunction(() => document.documentElement.dataset['print'] === 'ready')
    await page.pdf({ format: 'A4' })
    const text = (await page.locator('#chronology').textContent()) ?? ''
    const told = story.events
      .filter(({ claims }) => claims.some(({ says }) => text.includes(textIn(says, 'ru'))))
      .map(({ id }) => id)
    const found = await page.evaluate(() => document.querySelectorAll('.dm-views-count').length)
    expect(found).toBeGreaterThan(0)
    expect(told).toContain('delegation-to-damascus')
    expect(told.length).toBeLessThan(story.events.length / 2)
    expect(text).toContain('27 января 2025')
    await close()
  })
})
