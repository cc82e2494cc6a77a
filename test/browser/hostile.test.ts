import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Story } from '../../src/model.ts'
import { parseLink } from '../../src/store/link.ts'
import { labelIn } from '../../src/text.ts'
import { ADDRESSES, CANARY, refusedAttacks, shownAttacks } from '../hostile/attacks.ts'
import { ALMOST, NAMES } from '../hostile/parameters.ts'
import { storyOf, VARIANTS } from '../hostile/story.ts'
import { faultsOfLayout } from './faults-of-layout.ts'
import { buildHostile } from './hostile-site.ts'
import { IS_LONG, some, times } from './long.ts'
import { drawn, launch, NO_WEBGL, readable, SIZES, settled, type Visit, visit } from './page.ts'
import { type Site, serve } from './serve.ts'

let built: { readonly folder: string; readonly remove: () => void }
let site: Site
let browser: Browser

beforeAll(async () => {
  built = await buildHostile()
  site = await serve(built.folder)
  browser = await launch(NO_WEBGL)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  built?.remove()
})

interface Watched extends Visit {
  /** Dialogs, windows, navigations and attempts that the page's policy stopped. */
  readonly happenings: () => Promise<readonly string[]>
}

/** Opens a page of the hostile site, and writes down whatever a text could do in it. */
async function watched(path: string, options: Parameters<typeof visit>[2], by = browser): Promise<Watched> {
  const happened: string[] = []
  const opened = await visit(by, site.address + path, {
    ...options,
    prepare: async (page) => {
      await page.addInitScript(() => {
        const violations: string[] = []
        Object.assign(window, { violations })
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
          violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
        )
      })
    },
  })
  const { page } = opened
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`)
    dialog.dismiss().catch(() => undefined)
  })
  page.on('popup', (popup) => happened.push(`window ${popup.url()}`))
  // The page keeps its own address in step with what it shows.
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(`${site.address}${path.split('?')[0]}`)) happened.push(`navigation ${frame.url()}`)
  })
  return {
    ...opened,
    happenings: async () => [
      ...happened,
      ...(await page.evaluate(
        (canary) => [
          ...(Reflect.has(window, canary) ? ['the canary is dead'] : []),
          ...(Reflect.get(window, 'violations') ?? []),
        ],
        CANARY,
      )),
    ],
  }
}

/** Everything quiet: nothing ran, nobody was asked, nothing was thrown, and every link is what it says. */
async function expectQuiet({ page, foreign, errors, happenings }: Watched): Promise<void> {
  expect(await happenings()).toEqual([])
  expect(foreign).toEqual([])
  expect(errors.filter((error) => !/WebGL|net::ERR_FAILED/.test(error))).toEqual([])
  const links = await page.evaluate(() =>
    [...document.querySelectorAll('a[href]')].map((a) => (a instanceof HTMLAnchorElement ? a.href : '')),
  )
  expect(links.filter((href) => !href.startsWith('https://') && !href.startsWith(site.address))).toEqual([])
}

/** Another variant of the attacks, without building the site again. */
async function take(page: Page, story: Story): Promise<void> {
  await page.evaluate((next) => {
    window.demarche.store.setState({ story: next, selection: { kind: 'none' }, view: 'story' })
  }, story)
  await drawn(page)
}

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

const faults = (page: Page) => page.evaluate(faultsOfLayout)

const VISITS = [
  ['phone', SIZES.phone, 0],
  ['embed', SIZES.embed, 1],
] as const

test.each(some(VISITS, 1))(
  '%s: list, sources, filters and cards show attacks as text, run nothing and keep their boxes',
  async (_, size, first) => {
    const opened = await watched('', { viewport: size })
    const { page, close } = opened
    await readable(page)
    expect.soft(await faults(page)).toEqual([])
    // Half of the variants in each size.
    for (let variant = first; variant < times(VARIANTS, 2); variant += 2) {
      const story = storyOf(variant)
      if (variant > 0) await take(page, story)
      expect.soft(await faults(page), `the story, variant ${variant}`).toEqual([])

      await page.evaluate(() => window.demarche.store.setState({ view: 'list' }))
      await page.locator('.dm-list-row').first().waitFor()
      const rows = new Set((await page.locator('.dm-list-title').allTextContents()).map(spaced))
      const titles = story.events.map(({ title }) => spaced(title.en))
      expect(titles.filter((title) => ![...rows].some((row) => row.includes(title)))).toEqual([])
      expect.soft(await faults(page), `the list, variant ${variant}`).toEqual([])

      await page.evaluate(() => window.demarche.store.setState({ view: 'sources' }))
      await page.locator('.dm-sources details').first().waitFor()
      await page.evaluate(() => {
        for (const each of document.querySelectorAll<HTMLDetailsElement>('.dm-sources details')) each.open = true
      })
      await page.locator('.dm-sources-pages').last().waitFor()
      const said = new Set((await page.locator('.dm-sources-title').allTextContents()).map(spaced))
      const pages = Object.values(story.sources).map(({ title }) => spaced(title))
      expect(pages.filter((title) => ![...said].some((row) => row.includes(title)))).toEqual([])
      expect.soft(await faults(page), `the sources, variant ${variant}`).toEqual([])

      // Every card of the variant's share, with its claims open; between them all cards are seen.
      await page.evaluate(() => window.demarche.store.setState({ view: 'story' }))
      const ids = story.events.map(({ id }) => id).filter((_, index) => index % VARIANTS === variant)
      for (const id of ids) {
        await page.evaluate((event) => window.demarche.store.setState({ selection: { kind: 'event', id: event } }), id)
        const fold = page.locator('.dm-card-fold[aria-expanded="false"]')
        if (await fold.isVisible()) await fold.click()
        await drawn(page)
        expect.soft(await faults(page), `the card of ${id}, variant ${variant}`).toEqual([])
      }
      // However long the card is, it can be read to its end: it scrolls, or the page does.
      const isReached = await page.locator('.dm-card').evaluate((card) => {
        for (let box: Element | null = card; box !== null; box = box.parentElement) {
          if (/auto|scroll/.test(getComputedStyle(box).overflowY) && box.clientHeight <= innerHeight) return true
        }
        const { scrollHeight } = document.documentElement
        return card.getBoundingClientRect().bottom + scrollY <= scrollHeight
      })
      expect(isReached).toBe(true)
    }

    // Filters with all their values, and what is chosen of each as chips over the list.
    await page.evaluate(() => window.demarche.store.setState({ view: 'list' }))
    await page.locator('.dm-list-search button').first().click()
    await page.locator('.dm-facets').waitFor()
    expect.soft(await faults(page), 'the filters').toEqual([])
    await page.evaluate(() => {
      const { story, filters } = window.demarche.store.getState()
      const source = [...new Set(Object.values(story.sources).map(({ outlet }) => outlet ?? ''))]
      window.demarche.store.setState({
        filters: {
          ...filters,
          chosen: { ...filters.chosen, who: Object.keys(story.actors), source },
          text: '<img src=x>',
        },
      })
    })
    await drawn(page)
    expect.soft(await faults(page), 'the chosen filters').toEqual([])
    await expectQuiet(opened)
    await close()
  },
)

test.runIf(IS_LONG)(
  'the moving map: names as they are written, labels within it, and addresses that are none',
  {
    timeout: 120_000,
  },
  async () => {
    const drawing = await launch()
    const opened = await watched('', { viewport: SIZES.embed }, drawing)
    const { page, close } = opened
    const warnings: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text())
    })
    await settled(page)
    for (const [variant, size] of [
      [1, SIZES.embed],
      [4, SIZES.phone],
    ] as const) {
      const story = storyOf(variant)
      await page.setViewportSize(size)
      await take(page, story)
      // The coast from near, where badges carry their names and chips tell of what lies outside; then the whole.
      for (const camera of [{ zoom: 7.5, lat: 35, lon: 36 }, null]) {
        await page.evaluate((next) => window.demarche.store.setState({ camera: next }), camera)
        await page.evaluate(() => window.demarche.engine.settled())
        expect.soft(await faults(page), `variant ${variant} at ${JSON.stringify(camera)}`).toEqual([])
      }
      const drawnNames = await page.evaluate(() =>
        window.demarche.engine.map
          .queryRenderedFeatures({ layers: ['story-place-label'] })
          .map(({ properties }) => String(properties['name'])),
      )
      const names = Object.values(story.places).map(({ name }) => labelIn(name, 'en'))
      expect(names).toEqual(expect.arrayContaining(drawnNames))
    }

    // What an address can say, by Back: each that is ignored is named, and the page stays as it is.
    await page.setViewportSize(SIZES.embed)
    const { ignored: lines, queries } = hostileQueries()
    for (const query of queries) {
      await page.evaluate((search) => {
        history.replaceState(null, '', location.pathname + search)
        dispatchEvent(new PopStateEvent('popstate'))
      }, query)
    }
    await page.evaluate(() => window.demarche.engine.settled())
    expect(warnings.filter((line) => line.startsWith('ignored '))).toEqual(lines)
    expect.soft(await faults(page)).toEqual([])
    await page.locator('.dm-map[data-status="drawn"]').waitFor()
    await expectQuiet(opened)
    await close()
    await drawing.close()
  },
)

/** Addresses of every attack and every broken value, a dozen in each, with what the page must say of them. */
function hostileQueries(): { readonly queries: readonly string[]; readonly ignored: readonly string[] } {
  const story = storyOf(4)
  const values = [...shownAttacks, ...refusedAttacks, ...ADDRESSES, ...ALMOST]
  const queries = Array.from({ length: Math.ceil(values.length / NAMES.length) }, (_, row) => {
    const part = values.slice(row * NAMES.length, (row + 1) * NAMES.length)
    const parameters = part.map((value, index) => [NAMES[(index + row) % NAMES.length] ?? 't', value])
    return `?${new URLSearchParams([...parameters, [part[0] ?? 'x', 'x']])}`
  })
  return { queries, ignored: queries.flatMap((query) => parseLink(query, story).ignored) }
}

test('paper: the whole story, sideways of nothing', async () => {
  const opened = await watched('index.ar.html', { viewport: SIZES.embed })
  const { page, close } = opened
  await readable(page)
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(100_000)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 700, height: 900 })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await drawn(page)
  expect.soft(await faults(page)).toEqual([])
  await expectQuiet(opened)
  await close()
})

test.each(['index.html', 'index.ar.html', 'embed.html'])(
  '%s before and without the app: picture and text, nothing runs',
  async (path) => {
    const opened = await watched(path, { viewport: SIZES.phone, block: (url) => url.pathname.endsWith('.js') })
    const { page, close } = opened
    await page.waitForFunction(() => document.documentElement.dataset['script'] === undefined)
    expect.soft(await faults(page)).toEqual([])
    await expectQuiet(opened)
    await close()
  },
)
