import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isMapEngine, NO_WEBGL, readable, SIZES, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

const open = async (query: string, options: Parameters<typeof visit>[2] = {}) => {
  const visited = await visit(stage.browser, stage.address + query, { block: isMapEngine, ...options })
  await readable(visited.page)
  return visited
}

const dayShown = (page: Page) => page.evaluate(() => Math.floor(window.demarche.store.getState().clock.t))
const root = (page: Page) =>
  page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }))
const middleOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`${selector} is not on the page`)
  return box.x + box.width / 2
}

/**
 * Texts, names and notes of the app with Latin letters, without what is marked as of another language, the names of
 * outlets, the few names that are written so everywhere, and the story's own texts in the page's language.
 */
const strangers = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { story } = window.demarche.store.getState()
    const outlets = Object.values(story.sources).flatMap(({ outlet, origin }) => [outlet ?? '', origin ?? ''])
    const names = [...new Set([...outlets, 'Natural Earth', 'GeoNames', 'JavaScript', 'UTC'])]
      .filter((name) => name !== '')
      .toSorted((a, b) => b.length - a.length)
    const language = document.documentElement.lang === 'ar' ? 'ar' : 'ru'
    const told = [
      ...[...Object.values(story.actors), ...Object.values(story.places)].map(({ name }) => name),
      ...story.events.flatMap(({ title, summary, claims, tellings }) => [
        ...[title, summary, ...claims.map(({ says }) => says)],
        ...tellings.flatMap((each) => [each.title, each.summary]),
      ]),
    ]
      .map((text) => text[language] ?? '')
      .filter((text) => /[A-Za-z]{2}/.test(text))
    const bare = (text: string) => [...told, ...names].reduce((rest, name) => rest.replaceAll(name, ''), text)
    const isForeign = (element: Element) =>
      element.closest('[lang]')?.getAttribute('lang') !== document.documentElement.lang
    const found: string[] = []
    const look = (text: string | null, element: Element) => {
      if (text === null || !/[A-Za-z]{2}/.test(text) || isForeign(element)) return
      if (/[A-Za-z]{2}/.test(bare(text))) found.push(text.trim())
    }
    for (const element of document.querySelectorAll('#demarche *')) {
      for (const attribute of ['aria-label', 'aria-valuetext', 'placeholder', 'title']) {
        // What an outlet calls its page stays in the words of the outlet.
        if (attribute === 'title' && element.matches('a')) continue
        look(element.getAttribute(attribute), element)
      }
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) look(node.textContent, element)
      }
    }
    return found
  })

describe.each([
  ['ar', 'rtl'],
  ['ru', 'ltr'],
] as const)('the page in %s', (lang, dir) => {
  test('says which language it is in, runs its way, and leaves no word untranslated', async () => {
    const { page, errors, close } = await open(`?t=2025-01-28&lang=${lang}`, { viewport: SIZES.desktop })
    expect(await root(page)).toEqual({ lang, dir })

    // The panel, the steps and the days begin where the language begins.
    const reversed = dir === 'rtl'
    const isAfter = async (first: string, second: string) =>
      (await middleOf(page, first)) < (await middleOf(page, second)) !== reversed
    expect(await isAfter('.dm-panel', '.dm-map')).toBe(true)
    expect(await isAfter('.dm-timeline-play', '.dm-timeline-speed')).toBe(true)
    expect(await isAfter('.dm-timeline-name', '.dm-timeline-playhead')).toBe(true)
    const ids = await page.evaluate(() => {
      const { story } = window.demarche.store.getState()
      const days = story.events.filter(({ date }) => date.start >= story.span.start && date.start < story.span.end)
      return [days[0]?.id, days.at(-1)?.id]
    })
    const [first, last] = ids.map((id) => `.dm-timeline [data-event="${id}"]`)
    expect(await isAfter(first ?? '', last ?? '')).toBe(true)
    const isTurned = await page
      .locator('.dm-timeline-play svg')
      .evaluate((sign) => getComputedStyle(sign).scale.startsWith('-1'))
    expect(isTurned).toBe(reversed)

    // The right arrow goes on to what lies on the right.
    const slider = page.getByRole('slider')
    const before = await dayShown(page)
    await slider.press('ArrowRight')
    expect(await dayShown(page)).toBe(before + (reversed ? -1 : 1))
    await slider.press('ArrowLeft')
    await slider.press('ArrowLeft')
    expect(await dayShown(page)).toBe(before + (reversed ? 1 : -1))
    await slider.press('ArrowUp')
    expect(await dayShown(page)).toBe(before + (reversed ? 2 : 0))

    expect(await strangers(page)).toEqual([])
    await page.locator('.dm-views [data-view="list"]').click()
    await page.locator('.dm-list-search button').click()
    expect(await strangers(page)).toEqual([])
    await page.locator('.dm-views [data-view="sources"]').click()
    await page.locator('.dm-sources summary').first().click()
    await page.locator('.dm-sources-pages').first().waitFor()
    expect(await strangers(page)).toEqual([])
    await page.locator('.dm-views [data-view="story"]').click()
    await page.locator('.dm-card-sites button').first().click()
    await page.locator('.dm-asof-button').click()
    expect(await strangers(page)).toEqual([])
    // A map that is blocked says so once; there is nothing else to say.
    expect(errors.filter((error) => !/Failed to load|ERR_FAILED/.test(error))).toEqual([])
    await close()
  })

  test.each(['embed', 'phone'] as const)('fits at %s size', async (size) => {
    const { page, close } = await open(`?t=2025-01-28&lang=${lang}`, { viewport: SIZES[size] })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(SIZES[size].width)
    const boxes = await page
      .locator(
        '.dm-when time, .dm-asof-button, .dm-views, .dm-card-legend summary, .dm-timeline-controls, .dm-timeline',
      )
      .evaluateAll((all) => all.map((each) => ({ name: each.className, ...each.getBoundingClientRect().toJSON() })))
    expect(boxes.length).toBe(6)
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1
        expect(apart, `${a.name} and ${b.name}`).toBe(true)
      }
    }
    await close()
  })
})

describe('the switch', () => {
  const chosen = '?t=2025-02-03&e=delegation-to-damascus&who=bogdanov&show=list'
  const kept = (page: Page) =>
    page.evaluate(() => {
      const { clock, selection, filters, view } = window.demarche.store.getState()
      return { clock, selection, filters, view }
    })

  test('keeps date, selection and filters, stands in the address, and Back takes it back', async () => {
    const { page, close } = await open(chosen, { viewport: SIZES.desktop })
    const before = await kept(page)
    const language = page.locator('.dm-head [data-switch="language"]')
    expect(await language.locator('option').allTextContents()).toEqual(['English', 'العربية', 'Русский'])
    await language.selectOption('ar')
    await page.locator('html[lang="ar"]').waitFor()
    expect(await kept(page)).toEqual(before)
    await expect.poll(() => new URL(page.url()).searchParams.get('lang')).toBe('ar')
    expect(new URL(page.url()).searchParams.getAll('who')).toEqual(['bogdanov'])
    await language.selectOption('ru')
    await page.locator('html[lang="ru"][dir="ltr"]').waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('lang')).toBe('ru')
    await page.goBack()
    await page.locator('html[lang="ar"][dir="rtl"]').waitFor()
    await page.goBack()
    await page.locator('html[lang="en"][dir="ltr"]').waitFor()
    expect(await kept(page)).toEqual(before)
    expect(await language.inputValue()).toBe('en')
    await close()
  })

  test('is reached on a phone by a finger and by keys, and covers no other control there', async () => {
    const { page, close } = await open('?t=2025-01-28', { viewport: SIZES.phone, hasTouch: true })
    const legend = page.locator('.dm-card-legend summary')
    expect((await legend.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await legend.tap()
    const language = page.locator('.dm-card-legend [data-switch="language"]')
    expect((await language.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    // The legend itself is a stop, so that keys scroll it; the switch comes next.
    await legend.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-switch'))).toBe('language')
    await language.selectOption('ru')
    await page.locator('html[lang="ru"]').waitFor()
    expect(await language.isVisible()).toBe(true)
    await close()
  })
})

test('a reader from Syria gets the months and figures of Syria', async () => {
  const { page, close } = await open('?t=2025-01-28&lang=ar', { locale: 'ar-SY' })
  expect(await page.locator('.dm-when time').textContent()).toBe('٢٨ كانون الثاني ٢٠٢٥')
  expect(await page.locator('.dm-card-position').textContent()).toMatch(/^[٠-٩]+ من [٠-٩]+$/)
  await close()
})
