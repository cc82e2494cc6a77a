import axeCore, { type RunOptions } from 'axe-core'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DIST, isMapEngine, NO_WEBGL, readable, SIZES, type Visit, visit } from './page.ts'
import { type Site, serve } from './serve.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

const opened: Visit[] = []
/** A host whose pages work in a sandbox too. */
let cors: Site
beforeAll(async () => {
  cors = await serve(DIST, { headers: () => ({ 'access-control-allow-origin': '*' }) })
})
afterAll(async () => {
  await cors.close()
  for (const { close } of opened) await close()
})

async function open(query: string, options: Parameters<typeof visit>[2] = {}): Promise<Page> {
  const here = await visit(stage.browser, stage.address + query, {
    reducedMotion: 'reduce',
    block: isMapEngine,
    ...options,
  })
  opened.push(here)
  await readable(here.page)
  return here.page
}

const dialogOf = (page: Page | Frame) => page.locator('dialog.dm-share-dialog')
const codeOf = (page: Page | Frame) => dialogOf(page).locator('textarea').inputValue()

async function share(page: Page | Frame): Promise<void> {
  await page.locator('.dm-share > button').click()
  await dialogOf(page).waitFor()
}

test('opened, used and left by keys alone; nothing is stored and no step is made', async () => {
  const page = await open('index.html?t=2025-01-28&e=delegation-to-damascus', { viewport: SIZES.desktop })
  const before = await page.evaluate(() => history.length)
  const button = page.locator('.dm-share > button')
  expect(await button.textContent()).toBe('Share')
  await button.focus()
  await page.keyboard.press('Enter')
  await dialogOf(page).waitFor()
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName)
  expect(await focused()).toBe('Copy the link')
  const preview = dialogOf(page).locator('iframe')
  expect(await preview.getAttribute('src')).toBe(`${stage.address}embed.html?t=2025-01-28&e=delegation-to-damascus`)

  // The form, the size, the language, the colours, the sources: each by its keys.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const fields = dialogOf(page).locator('.dm-share-choice input')
  await fields.first().waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('12')
  expect(await dialogOf(page).locator('[role="alert"]').textContent()).toBe('Write a whole number from 240 to 2,400.')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('700')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => codeOf(page)).toContain('embed.ar.html')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  const code = await codeOf(page)
  expect(code).toContain(
    `src="${stage.address}embed.ar.html?t=2025-01-28&amp;asof=2026-02-19&amp;e=delegation-to-damascus&amp;theme=dark"`,
  )
  expect(code).toContain('title="روسيا في سوريا بعد الأسد: خريطة عبر الزمن" width="700" height="540"')
  expect(code).toContain(`<a href="${stage.address}index.ar.html?t=2025-01-28`)

  await page.keyboard.press('Escape')
  await dialogOf(page).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.parentElement?.className)).toBe('dm-share')
  expect(await page.evaluate(() => history.length)).toBe(before)
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0)
})

describe('what is copied', () => {
  test('is on the clipboard, and shows the same map where it is pasted', async () => {
    const here = await visit(
      stage.browser,
      `${cors.address}index.html?t=2025-01-28&lang=ru&theme=dark&asof=2025-01-29`,
      {
        viewport: SIZES.embed,
        permissions: ['clipboard-read', 'clipboard-write'],
        block: isMapEngine,
      },
    )
    opened.push(here)
    const { page } = here
    await readable(page)
    await share(page)
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
    await dialogOf(page).locator('.dm-share-copied button').first().click()
    await expect.poll(() => dialogOf(page).locator('[role="status"]').textContent()).toBe('Ссылка скопирована.')
    expect(await clipboard()).toBe(`${cors.address}index.ru.html?t=2025-01-28&asof=2025-01-29&theme=dark`)
    await dialogOf(page).locator('.dm-share-copied button').last().click()
    await expect.poll(clipboard).toContain('<iframe')
    const code = await clipboard()
    await dialogOf(page).locator('[data-share="form"]').selectOption('element')
    const element = await codeOf(page)
    expect(element).toContain('<demarche-map ')

    const host = await page.context().newPage()
    await host.route('**/host.html', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><title>Host</title><main>${code}${element}</main>`,
      }),
    )
    await host.goto(`${cors.address}host.html`)
    const inside = () => host.frames().filter((each) => each.url().includes('embed.ru.html'))
    await expect.poll(() => inside().length).toBe(2)
    for (const frame of inside()) {
      // What is out of sight waits.
      await (await frame.frameElement()).evaluate((element: HTMLElement) => element.scrollIntoView())
      await frame.locator('.dm-timeline [data-event]').first().waitFor()
      expect(
        await frame.evaluate(() => {
          const { clock, language, theme, isEmbed } = window.demarche.store.getState()
          return { day: Math.floor(clock.t), asOf: clock.asOf, language, theme, isEmbed }
        }),
      ).toEqual({
        day: Date.UTC(2025, 0, 28) / 86_400_000,
        asOf: Date.UTC(2025, 0, 29) / 86_400_000,
        language: 'ru',
        theme: 'dark',
        isEmbed: true,
      })
    }
    expect(
      await host
        .locator('iframe')
        .first()
        .evaluate((element: HTMLIFrameElement) => [element.title, element.textContent]),
    ).toEqual(['Россия в Сирии после Асада: карта во времени', expect.stringContaining('<a href=')])
  })

  test('in a sandbox is selected, and the dialog says which keys copy it', async () => {
    const frameOf = `<iframe src="embed-one.html?t=2025-01-28" width="650" height="540" sandbox="allow-scripts"></iframe>`
    const here = await visit(stage.browser, `${stage.address}host.html`, {
      prepare: async (page) => {
        await page.route('**/host.html', (route) =>
          route.fulfill({
            contentType: 'text/html; charset=utf-8',
            body: `<!doctype html><title>Host</title>${frameOf}`,
          }),
        )
        // As in browsers that let no frame copy.
        await page.addInitScript(() => Object.assign(document, { execCommand: () => false }))
      },
    })
    opened.push(here)
    const { page } = here
    await page.frameLocator('iframe').locator('.dm-timeline [data-event]').first().waitFor()
    const frame = page.frames().find((each) => each.url().includes('embed'))
    if (frame === undefined) throw new Error('there is no frame')
    await share(frame)
    await dialogOf(frame).locator('.dm-share-copied button').last().click()
    await expect
      .poll(() => dialogOf(frame).locator('[role="status"]').textContent())
      .toBe('It is selected: press Ctrl+C to copy it.')
    const selected = await frame.evaluate(() => {
      const field = document.activeElement
      return field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd) : null
    })
    expect(selected).toBe(await codeOf(frame))
    expect(selected).toContain('<iframe src=')
    expect(await dialogOf(frame).locator('.dm-share-preview').textContent()).toContain('no preview')
  })
})

describe('an embed that is kept as known on a day', () => {
  test.each(Object.entries({ embed: SIZES.embed, phone: SIZES.phone }))(
    'says so, and goes on to what is known since: %s',
    async (size, viewport) => {
      const page = await open('embed.html?t=2025-01-28&asof=2025-01-29', { viewport })
      const line = page.locator('.dm-card-reach')
      const says = await line.locator('.dm-asof-button > span').filter({ visible: true }).allTextContents()
      expect(says).toEqual([size === 'embed' ? 'As known on 29 January 2025' : 'As known 29 Jan 2025'])
      const link = line.locator('a')
      expect(await link.textContent()).toMatch(/^See what is known since/)
      expect(await link.evaluate((a: HTMLAnchorElement) => [a.href, a.target, a.rel])).toEqual([
        `${stage.address}index.html?t=2025-01-28`,
        '_blank',
        'noopener',
      ])
      // It lies over nothing that is pressed or read.
      const covered = await page.evaluate(() => {
        const [own] = [...document.querySelectorAll('.dm-frozen')].map((each) => each.getBoundingClientRect())
        if (own === undefined) return ['there is no line']
        return [
          ...document.querySelectorAll(
            '.dm-badge, .dm-inset-box, .dm-map-buttons, .dm-views, .dm-card-box, .dm-card-legend, .dm-share, .dm-place-label, .dm-card-date',
          ),
        ]
          .filter((other) => {
            const box = other.getBoundingClientRect()
            return (
              box.width > 0 &&
              box.left < own.right &&
              own.left < box.right &&
              box.top < own.bottom - 1 &&
              own.top + 1 < box.bottom
            )
          })
          .map((each) => each.className)
      })
      expect(covered).toEqual([])
      // The timeline ends soon after, and hatches nothing that came later.
      expect(await page.locator('.dm-timeline [data-known="false"]').count()).toBe(0)
      await page.evaluate(() => {
        const { store } = window.demarche
        store.setState({ clock: { ...store.getState().clock, asOf: null } })
      })
      await link.waitFor({ state: 'detached' })
    },
  )
})

test('the map alone has neither switch nor filters', async () => {
  const page = await open('embed.html?t=2025-01-28&ui=map', { viewport: SIZES.embed })
  expect(await page.locator('.dm-views, .dm-filter-bar').count()).toBe(0)
  expect(await page.locator('.dm-card h2, .dm-timeline-playhead, .dm-when time').count()).toBe(3)
})

test('axe finds nothing in the dialog, and it fits: light and dark, English and Arabic, small and large', async () => {
  const page = await open('index.html?t=2025-01-28', {
    viewport: SIZES.phone,
    // What the preview shows is looked at elsewhere.
    block: (url) => isMapEngine(url) || /\/embed[^/]*$/.test(url.pathname),
  })
  const options: RunOptions = {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'label-content-name-mismatch': { enabled: true } },
  }
  const found: Record<string, unknown> = {}
  for (const [language, sizes] of [
    ['en', ['phone', 'desktop']],
    ['ar', ['embed', 'phone']],
  ] as const) {
    if (language === 'ar') await page.goto(`${stage.address}index.ar.html?t=2025-01-28`)
    await readable(page)
    await page.evaluate(axeCore.source)
    for (const viewport of sizes.map((size) => SIZES[size])) {
      await page.setViewportSize(viewport)
      await share(page)
      for (const theme of ['light', 'dark'] as const) {
        await page.evaluate((next) => window.demarche.store.setState({ theme: next }), theme)
        const violations = await page.evaluate(async (asked) => {
          const axe: typeof axeCore = Reflect.get(window, 'axe')
          const dialog = document.querySelector('dialog')
          const { violations } = await axe.run(
            { include: ['dialog'], exclude: ['iframe'] },
            { ...asked, resultTypes: ['violations'], preload: false, iframes: false },
          )
          const wide = dialog !== null && dialog.scrollWidth > dialog.clientWidth ? ['the dialog is too wide'] : []
          const small = [
            ...document.querySelectorAll(
              'dialog :is(button, input:not([type="radio"]), select, textarea, fieldset label)',
            ),
          ]
            .filter((each) => each.getBoundingClientRect().height < 44 || each.getBoundingClientRect().width < 44)
            .map((each) => `small: ${each.outerHTML.slice(0, 80)}`)
          return [
            ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
            ...wide,
            ...small,
          ]
        }, options)
        if (violations.length > 0) found[`${language} ${viewport.width} ${theme}`] = violations
      }
      await page.keyboard.press('Escape')
      await dialogOf(page).waitFor({ state: 'detached' })
    }
  }
  expect(found).toEqual({})
})
