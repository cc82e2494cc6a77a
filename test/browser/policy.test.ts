import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFirefox, launchFirefox } from './firefox.ts'
import { embedsOf, hosting, iframe, NO_ICON } from './host.ts'
import { IS_LONG } from './long.ts'
import { DIST, isMapEngine, settled } from './page.ts'
import { serve } from './serve.ts'
import { openStage } from './stage.ts'
import { noteViolations, violationsOf } from './violations.ts'

const stage = openStage()
const PAGES = readdirSync(DIST).filter((name) => name.endsWith('.html'))

/** The policy of a page, by directives. */
function policyIn(page: string): ReadonlyMap<string, readonly string[]> {
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1] ?? ''
  return new Map(
    policy.split('; ').map((line) => {
      const [name = '', ...values] = line.split(' ')
      return [name, values]
    }),
  )
}

test('pages and embeds in three languages are there', () => {
  const names = ['index', 'embed', 'embed-one'].flatMap((stem) => [
    `${stem}.html`,
    `${stem}.ar.html`,
    `${stem}.ru.html`,
  ])
  expect(PAGES).toEqual(expect.arrayContaining(names))
})

test.each(PAGES)('%s has a strict policy before all that it is about', (name) => {
  const page = readFileSync(join(DIST, name), 'utf8')
  const before = page.slice(0, page.indexOf('http-equiv="Content-Security-Policy"'))
  expect(before).not.toMatch(/<(script|style|link|body)\b/)
  const policy = policyIn(page)
  for (const directive of ['default-src', 'base-uri', 'form-action']) expect(policy.get(directive)).toEqual(["'none'"])
  expect(policy.get('require-trusted-types-for')).toEqual(["'script'"])
  expect(policy.get('trusted-types')).toHaveLength(1)
  const values = [...policy.values()].flat()
  expect(values.filter((value) => /unsafe|\*|^https?:|strict-dynamic/.test(value))).toEqual([])
  for (const directive of ['script-src', 'style-src', 'connect-src']) {
    expect(policy.get(directive)?.filter((value) => value === 'data:') ?? []).toEqual([])
  }
  if (name.startsWith('embed-one')) expect(values).not.toContain("'self'")
})

/** Uses all that a reader can use. */
async function useAll(page: Page): Promise<void> {
  const view = (name: string) => page.locator(`.dm-views [data-view="${name}"]`).click()
  await view('list')
  await page.locator('.dm-sheet').waitFor()
  await view('sources')
  await page.locator('.dm-sources').waitFor()
  await view('story')
  await page.locator('[role="slider"]').press('ArrowRight')
  await page.locator('main [data-switch="theme"]').selectOption('dark')
  await page.locator('html[data-theme="dark"]').waitFor()
  await page.locator('main [data-switch="language"]').selectOption('ru')
  await page.locator('html[lang="ru"]').waitFor()
  await settled(page)
  await page.waitForFunction(() => document.documentElement.dataset['print'] === 'ready')
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
}

describe('in a browser', () => {
  let page: Page
  const errors: string[] = []
  beforeAll(async () => {
    const context = await stage.browser.newContext({ viewport: { width: 1000, height: 640 }, reducedMotion: 'reduce' })
    await noteViolations(context)
    page = await context.newPage()
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', ({ message }) => errors.push(message))
  })
  afterAll(() => page.context().close())

  test('the whole page does all that it does, and its policy blocks nothing', async () => {
    await page.goto(stage.address)
    await settled(page)
    await useAll(page)
    expect(await page.locator('#chronology article').count()).toBeGreaterThan(50)
    expect(await violationsOf(page.mainFrame())).toEqual([])
    expect(errors).toEqual([])
  })

  test('what is not the page’s own is blocked: markup from text, code from text, scripts from elsewhere', async () => {
    const outcomes = await page.evaluate(async () => {
      // The browser's own tools may do in a page what the page may not.
      await new Promise(requestAnimationFrame)
      const tried = async (act: () => unknown): Promise<string> => {
        try {
          await act()
          return 'done'
        } catch (error) {
          return error instanceof Error ? error.name : 'blocked'
        }
      }
      const load = (script: HTMLScriptElement) =>
        new Promise((resolve, reject) => {
          script.onload = resolve
          script.onerror = () => reject(new Error('blocked'))
          document.head.append(script)
        })
      return {
        markup: await tried(() => Reflect.set(document.createElement('p'), 'innerHTML', '<img>')),
        code: await tried(() => Reflect.get(globalThis, 'eval')('1')),
        worker: await tried(() => new Worker('data:text/javascript,1')),
        inline: await tried(() => Object.assign(document.createElement('script'), { text: '1' })),
        elsewhere: await tried(() =>
          load(Object.assign(document.createElement('script'), { src: 'https://example.com/' })),
        ),
        asked: await tried(() => fetch('https://example.com/')),
      }
    })
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome === 'done')).toEqual([])
  })

  test('so does the embed, in another page', async () => {
    errors.length = 0
    const host = await hosting(iframe(`${stage.address}embed.html`), NO_ICON)
    await page.goto(host.address)
    const [frame = page.mainFrame()] = await embedsOf(page)
    await frame.locator('.dm-map[data-status="drawn"]').waitFor()
    await frame.locator('[role="slider"]').press('ArrowRight')
    await frame.locator('.dm-views [data-view="list"]').click()
    await frame.locator('.dm-sheet').waitFor()
    expect(await violationsOf(frame)).toEqual([])
    expect(errors).toEqual([])
    await host.close()
  })
})

test('far below in an article an embed fetches nothing but its page; it comes when it is near, however late', async () => {
  const site = await serve(DIST)
  const host = await hosting(`<p style="height:5000px">Words.</p>${iframe(`${site.address}embed.html`)}`, NO_ICON)
  const context = await stage.browser.newContext({ viewport: { width: 700, height: 600 }, reducedMotion: 'reduce' })
  await noteViolations(context)
  await context.route(
    (url) => isMapEngine(url),
    (route) => route.abort(),
  )
  await context.clock.install()
  const page = await context.newPage()
  await page.goto(host.address)
  const [embed = page.mainFrame()] = await embedsOf(page)
  await embed.locator('html[data-script="waiting"]').waitFor({ state: 'attached' })
  // Longer than a page waits for an app that it has asked for.
  await context.clock.fastForward(60_000)
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 })))
  const asked = () => site.sent.map(({ path }) => path).filter((path) => path !== '/icon.svg')
  expect(asked()).toEqual(['/embed.html'])
  expect(await embed.locator('html').getAttribute('data-script')).toBe('waiting')

  await page.locator('iframe').scrollIntoViewIfNeeded()
  await embed.locator('html[data-script="running"]').waitFor({ state: 'attached' })
  const day = () => embed.locator('.dm-when time').getAttribute('datetime')
  const before = await day()
  await embed.locator('[role="slider"]').press('ArrowRight')
  await expect.poll(day).not.toBe(before)
  expect(asked().filter((path, index, all) => all.indexOf(path) !== index)).toEqual([])
  expect(await violationsOf(embed)).toEqual([])
  await context.close()
  await host.close()
  await site.close()
})

/** Notes what is blocked: in a page's text before its policy, as no other way leads into a Firefox in time. */
const NOTES = `<script>
  window.blockedByPolicy = []
  addEventListener('securitypolicyviolation', (event) => {
    blockedByPolicy.push(event.effectiveDirective + ' ' + event.blockedURI.slice(0, 80))
  })
</script>`

const firefox = IS_LONG ? findFirefox() : null
test.skipIf(firefox === null)('in Firefox nothing is blocked either, in a frame and in a sandbox', async () => {
  if (firefox === null) return
  const folder = mkdtempSync(join(tmpdir(), 'demarche-policy-'))
  for (const name of readdirSync(DIST)) {
    if (!name.endsWith('.html')) symlinkSync(join(DIST, name), join(folder, name))
  }
  for (const name of ['embed.html', 'embed-one.html']) {
    writeFileSync(
      join(folder, name),
      readFileSync(join(DIST, name), 'utf8').replace('<head>', () => `<head>${NOTES}`),
    )
  }
  const site = await serve(folder)
  const host = await hosting(
    iframe(`${site.address}embed.html`) + iframe(`${site.address}embed-one.html`, undefined, 'sandbox="allow-scripts"'),
    NO_ICON,
  )
  const browser = await launchFirefox(firefox)
  try {
    await browser.goto(host.address)
    for (const frame of [0, 1]) {
      const status = () =>
        browser.evaluate(frame, () => document.querySelector<HTMLElement>('.dm-map')?.dataset['status'] ?? '')
      await expect.poll(status, { timeout: 40_000 }).toMatch(browser.hasWebGl ? /drawn/ : /drawn|failed/)
      expect(await browser.evaluate(frame, () => Reflect.get(window, 'blockedByPolicy'))).toEqual([])
    }
  } finally {
    await browser.close()
    await host.close()
    await site.close()
    rmSync(folder, { recursive: true })
  }
})
