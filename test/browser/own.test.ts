import axeCore, { type RunOptions } from 'axe-core'
import { strFromU8, unzipSync } from 'fflate'
import type { Page, Request } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { writeWorkbook } from '../../src/read/write-workbook.ts'
import { shownAttacks } from '../hostile/attacks.ts'
import { findFirefox, launchFirefox } from './firefox.ts'
import { IS_LONG, some } from './long.ts'
import { barOf, dialogOf, drop, showIt } from './own.ts'
import { isMapEngine, NO_WEBGL, readable, SIZES, type Visit, visit } from './page.ts'
import { openStage } from './stage.ts'
import { noteViolations } from './violations.ts'

const stage = openStage(NO_WEBGL)
const opened: Visit[] = []
afterAll(async () => {
  for (const { close } of opened) await close()
})

interface Opened extends Visit {
  /** Every request since the page stood. */
  readonly requests: readonly Request[]
}

async function open(path: string, options: Parameters<typeof visit>[2] = {}): Promise<Opened> {
  const here = await visit(stage.browser, stage.address + path, {
    reducedMotion: 'reduce',
    block: isMapEngine,
    prepare: (page) => noteViolations(page.context()),
    ...options,
  })
  opened.push(here)
  await readable(here.page)
  const requests: Request[] = []
  here.page.on('request', (request) => requests.push(request))
  return { ...here, requests }
}

const titles = (page: Page) =>
  page.evaluate(() => window.demarche.store.getState().story.events.map(({ title }) => title.en))
const account = async (page: Page) =>
  (await dialogOf(page).locator('.dm-own-account strong').allTextContents()).map((text) =>
    Number(text.replace(',', '')),
  )
const blocked = (page: Page) => page.evaluate(() => Reflect.get(window, 'blockedByPolicy'))

const TRIPS = `Traveller;Place;Country;Start date;End date;Remarks
Anna Berg;Damascus;Syria;03.04.2025;05.04.2025;"Talks; on transport"
Anna Berg;Beirut;Lebanon;06.04.2025;07.04.2025;Meets the press
Omar Haddad;Tripoli;;11.05.2025;12.05.2025;
Omar Haddad;Moscow;Russia;13.06.2025;14.06.2025;
Li Wei;Xyzzyburg;;16.06.2025;;
Li Wei;Paris;France;spring;;
`

test('a table that is dropped becomes a map; nothing of it leaves the browser, and the policy blocks nothing', async () => {
  const { page, foreign, errors, requests } = await open('index.html?t=2025-01-28&e=delegation-to-damascus')
  await drop(page, [['delegations.csv', TRIPS]])
  await dialogOf(page).locator('.dm-own-account').waitFor()
  const [read = 0, ...parts] = await account(page)
  expect(read).toBe(6)
  expect(parts.reduce((sum, part) => sum + part)).toBe(6)
  expect(parts[2]).toBe(1)
  expect(await dialogOf(page).locator('.dm-own-file p').textContent()).toContain('semicolons')
  // As the command line says it.
  expect(await dialogOf(page).locator('.dm-own-problems li').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^delegations\.csv:7:Start date: spring has no year\. /)]),
  )
  const rows = await dialogOf(page).locator('tbody tr').allTextContents()
  expect(rows[0]).toContain('3 to 5 April 2025')
  await showIt(page)
  expect(await titles(page)).toHaveLength(5)
  expect(await page.locator('.dm-app').getAttribute('data-view')).toBe('story')

  expect(new URL(page.url()).search).toBe('?own')
  expect(await page.locator('.dm-share').isVisible()).toBe(false)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('button')?.textContent))
    .toMatch(/^Change columns/)
  // What is done with the own story is no part of an address.
  await page.locator('[role="slider"]').press('ArrowLeft')
  await page.locator('.dm-views [data-view="list"]').click()
  await page.locator('.dm-sheet').waitFor()
  expect(new URL(page.url()).search).toBe('?own')

  expect(foreign).toEqual([])
  expect(requests.filter((request) => request.method() !== 'GET' || request.postData() !== null)).toEqual([])
  const asked = requests.map((request) => decodeURIComponent(request.url()))
  expect(asked.filter((url) => !url.startsWith(stage.address) && !url.startsWith('blob:'))).toEqual([])
  expect(asked.filter((url) => /berg|haddad|xyzzy|transport|delegations\.csv/i.test(url))).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0)
  expect(await blocked(page)).toEqual([])
  expect(errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([])
})

test('files held over the page are told where they may go, and what is not a file is left alone', async () => {
  const { page, requests } = await open('index.html')
  const hold = (hasFiles: boolean) =>
    page.evaluate((isFile) => {
      const dataTransfer = new DataTransfer()
      if (isFile) dataTransfer.items.add(new File(['a'], 'a.csv'))
      else dataTransfer.setData('text/plain', 'words')
      const event = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer })
      document.body.dispatchEvent(event)
      return event.defaultPrevented
    }, hasFiles)
  expect(await hold(false)).toBe(false)
  expect(requests.filter((request) => request.url().includes('/take-'))).toEqual([])
  expect(await hold(true)).toBe(true)
  await page.locator('.dm-own-veil').waitFor()
  expect(await page.locator('.dm-own-veil').textContent()).toBe(
    'Drop your table hereIt is read in this browser and never leaves it.',
  )
  // They are carried away again.
  await page.locator('.dm-own-veil').waitFor({ state: 'detached' })
})

test('by keys alone: asked for by address, pasted, answered, shown, and left', async () => {
  const { page, errors } = await open('index.html?own', {
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: SIZES.desktop,
  })
  await dialogOf(page).waitFor()
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document
      const label = activeElement?.id === '' ? null : document.querySelector(`label[for="${activeElement?.id}"]`)
      if (activeElement === document.body) return 'nothing'
      return (label ?? activeElement?.closest('label') ?? activeElement)?.textContent
    })
  await expect.poll(focused).toBe('Choose files')
  const show = dialogOf(page).locator('.dm-own-show')
  expect(await show.getAttribute('aria-disabled')).toBe('true')
  await page.evaluate(() =>
    navigator.clipboard.writeText('Date\tTitle\tlat\tlon\n03/04/2025\tFirst\t33.5\t36.3\n05/06/2025\tSecond\t34\t36\n'),
  )
  await page.keyboard.press('Control+V')
  await dialogOf(page).locator('.dm-own-choice [aria-invalid="true"]').waitFor()
  expect(await dialogOf(page).locator('footer p').textContent()).toBe('Answer the marked questions first.')
  for (let press = 0; press < 12 && (await focused()) !== 'Dates in the column Date'; press++) {
    await page.keyboard.press('Tab')
  }
  const options = dialogOf(page).locator('.dm-own-choice [aria-invalid="true"] option')
  expect(await options.allTextContents()).toEqual([
    'Choose…',
    'day, month, year: 03/04/2025 is 3 April 2025',
    'month, day, year: 03/04/2025 is 4 March 2025',
    'year, month, day',
  ])
  await page.keyboard.press('ArrowDown')
  await dialogOf(page).locator('.dm-own-show[aria-disabled="false"]').waitFor()
  // The focus stays inside, whichever way it goes round.
  for (let press = 0; press < 40 && (await focused()) !== 'Show the map'; press++) await page.keyboard.press('Tab')
  expect(await focused()).toBe('Show the map')
  await page.keyboard.press('Enter')
  await barOf(page).waitFor()
  await expect.poll(focused).toContain('Change columns')
  expect(await titles(page)).toEqual(['First', 'Second'])
  expect(await page.evaluate(() => window.demarche.store.getState().story.events[0]?.date.edtf)).toBe('2025-04-03')
  // The dialog is there again, as it was left, and gives the focus back.
  await page.keyboard.press('Enter')
  await dialogOf(page).waitFor()
  await page.keyboard.press('Escape')
  await dialogOf(page).waitFor({ state: 'detached' })
  await expect.poll(focused).toContain('Change columns')
  expect(errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([])
})

test('the share dialog leads there', async () => {
  const { page } = await open('index.html')
  await page.locator('.dm-share > button').click()
  await page.getByRole('link', { name: 'Make a map from a table of your own' }).click()
  await dialogOf(page).waitFor()
  expect(new URL(page.url()).search).toBe('?own')
})

test('a workbook is read; columns are chosen anew, and an unclear place is settled', async () => {
  const { page } = await open('index.html')
  const workbook = await writeWorkbook([
    {
      name: 'Visits',
      rows: [
        ['When', 'Headline', 'Note', 'City'],
        ['2025-06-03', 'A visit', 'Private', 'Tripoli'],
        ['2025-06-05', 'Another', 'Open', 'Damascus'],
      ],
    },
  ])
  if (!workbook.ok) throw new Error(workbook.refusal.message)
  await drop(page, [['visits.xlsx', [...workbook.bytes]]])
  const tripoli = dialogOf(page).getByLabel('Tripoli', { exact: true })
  await tripoli.waitFor()
  const before = await dialogOf(page).locator('tbody tr').allTextContents()
  expect(before[0]).toContain('not on the map')
  await tripoli.selectOption({ label: (await tripoli.locator('option', { hasText: 'Lebanon' }).textContent()) ?? '' })
  await expect.poll(() => dialogOf(page).locator('tbody tr').first().textContent()).toContain('Tripoli')
  await dialogOf(page).getByLabel('Title', { exact: true }).selectOption('Note')
  await expect.poll(() => dialogOf(page).locator('tbody tr').first().textContent()).toContain('Private')
  await dialogOf(page).getByLabel('Title of the story').fill('My visits')
  await dialogOf(page).getByLabel('Title of the story').press('Enter')
  await showIt(page)
  expect(await titles(page)).toEqual(['Private', 'Open'])
  const place = await page.evaluate(() =>
    Object.values(window.demarche.store.getState().story.places).find(({ name }) => name.en === 'Tripoli'),
  )
  expect(place?.lat).toBeCloseTo(34.4, 0)
  expect(place?.coordinatesFrom).toContain('GeoNames')
  expect(await page.title()).toBe('My visits')
  await expect.poll(() => page.locator('.dm-head h1').textContent()).toBe('My visits')
})

test('several files are joined, and trips that do not say it begin where the editor says', async () => {
  const { page } = await open('index.html')
  await drop(page, [
    ['visits.csv', 'Traveller,Place,Date\nAnna Berg,Camp North,2025-06-03\nOmar Haddad,Damascus,2025-06-05\n'],
    ['places.csv', 'name,lat,lon\nCamp North,35.9,36.8\n'],
  ])
  const home = dialogOf(page).getByLabel('Where trips begin that do not say it')
  await home.waitFor()
  expect(await dialogOf(page).locator('h4').allTextContents()).toEqual(['Table visits', 'Table places'])
  await home.fill('Oslo')
  await home.press('Enter')
  await expect.poll(() => dialogOf(page).locator('tbody tr').first().textContent()).toContain('Oslo → Camp North')
  await showIt(page)
  const trips = await page.evaluate(() =>
    window.demarche.store
      .getState()
      .story.events.flatMap(({ movements }) => movements.map(({ from, to }) => [from, to])),
  )
  expect(trips.filter(([from]) => from === 'oslo')).toEqual([
    ['oslo', 'camp-north'],
    ['oslo', 'damascus'],
  ])
})

test('what is no table but has dates and places is read as well: GeoJSON, KML', async () => {
  const point = { type: 'Point', coordinates: [36.3, 33.5] }
  const geojson = {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: point, properties: { date: '2025-06-03', title: 'From GeoJSON' } }],
  }
  const kml = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>
    <name>From KML</name><TimeStamp><when>2025-06-04</when></TimeStamp><Point><coordinates>35.5,33.9</coordinates></Point>
  </Placemark></Document></kml>`
  const { page } = await open('index.html')
  await drop(page, [
    ['points.geojson', JSON.stringify(geojson)],
    ['points.kml', kml],
  ])
  await showIt(page)
  expect(await titles(page)).toEqual(['From GeoJSON', 'From KML'])
})

describe('an own story that is shown', () => {
  test('is downloaded as a story that compiles to the same; until then the page asks before it is left', async () => {
    const { page } = await open('index.html', { acceptDownloads: true })
    await drop(page, [['delegations.csv', TRIPS]])
    await showIt(page)
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await page.reload({ timeout: 3000 }).catch(() => null)
    expect(asked).toEqual(['beforeunload'])
    expect(await titles(page)).toHaveLength(5)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      barOf(page).getByRole('button', { name: 'Download as a story' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('delegations.zip')
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
    const files = Object.fromEntries(
      Object.entries(unzipSync(Buffer.concat(chunks))).map(([name, bytes]) => [
        name.replace(/^delegations\//, ''),
        strFromU8(bytes),
      ]),
    )
    const compiled = compile(files)
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
    expect(await page.evaluate(() => window.demarche.store.getState().story)).toEqual(compiled.story)
    expect(files['rejected.csv']).toContain('spring')
    await expect.poll(() => page.locator('.dm-own-said').textContent()).toBe('The story is downloaded.')

    await page.reload()
    await dialogOf(page).waitFor()
    expect(asked).toEqual(['beforeunload'])
  })

  test('gives way to the page’s story, by its button and by Back, and Forward shows it again', async () => {
    const { page } = await open('index.html?t=2025-02-12&lang=ru')
    const before = await titles(page)
    const state = () =>
      page.evaluate(() => {
        const { story, clock, language } = window.demarche.store.getState()
        return { id: story.id, day: Math.floor(clock.t), language, search: location.search }
      })
    const pages = await state()
    await drop(page, [['delegations.csv', TRIPS]])
    await showIt(page)
    expect(await state()).toMatchObject({ id: 'delegations', language: 'ru', search: '?own&lang=ru' })
    // On paper too it is the story that is shown.
    const printed = () =>
      page.evaluate(() => {
        dispatchEvent(new Event('beforeprint'))
        dispatchEvent(new Event('afterprint'))
        return document.getElementById('chronology')?.textContent
      })
    await expect.poll(printed).toContain('Anna Berg: Damascus')
    await barOf(page).getByRole('button', { name: 'К истории страницы' }).click()
    await barOf(page).waitFor({ state: 'detached' })
    expect(await state()).toEqual(pages)
    await expect.poll(printed).not.toContain('Anna Berg')
    expect(await titles(page)).toEqual(before)
    await expect.poll(() => page.locator('.dm-share').isVisible()).toBe(true)

    await page.goForward()
    await barOf(page).waitFor()
    expect(await state()).toMatchObject({ id: 'delegations' })
    // In another language, whose words come for all of the page.
    await page.locator('main [data-switch="language"]').selectOption('ar')
    await expect.poll(() => barOf(page).locator('p').first().textContent()).toBe('جدولك، في هذا المتصفح وحده')
    expect(await state()).toMatchObject({ language: 'ar', search: '?own&lang=ar' })
    await page.goBack()
    await barOf(page).waitFor({ state: 'detached' })
    await expect.poll(state).toMatchObject({ id: pages.id, language: 'ar' })
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    await expect.poll(() => page.locator('.dm-head h1').textContent()).toMatch(/\p{Script=Arabic}/u)
    // The page is the page's own again: its address follows it.
    await page.locator('[role="slider"]').press('ArrowLeft')
    await expect.poll(() => page.evaluate(() => location.search)).toContain('t=')
  })

  test('shows texts of attack as texts', async () => {
    const { page, foreign } = await open('index.html')
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const rows = shownAttacks.map(
      (text, index) => `${2000 + (index % 20)}-06-03,${quoted(text)},${quoted(text)},33.5,36.3`,
    )
    await drop(page, [[`<img src=x onerror=alert(1)>.csv`, `when,title,who,lat,lon\n${rows.join('\n')}\n`]])
    await dialogOf(page).locator('.dm-own-account').waitFor()
    expect((await account(page))[0]).toBe(shownAttacks.length)
    await showIt(page)
    expect(await page.locator('img, iframe, object, embed, script:not([src]):not([type])').count()).toBeLessThanOrEqual(
      await page.evaluate(() => [...document.head.querySelectorAll('script:not([src])')].length),
    )
    expect(foreign).toEqual([])
    expect(await blocked(page)).toEqual([])
  })
})

describe('where something does not come', () => {
  test('the gazetteer: the names are listed, and all else works', async () => {
    const { page } = await open('index.html', { block: (url) => isMapEngine(url) || /gazetteer/.test(url.pathname) })
    await drop(page, [['delegations.csv', TRIPS]])
    await dialogOf(page).getByText('The list of places did not come').waitFor()
    expect(await dialogOf(page).locator('.dm-own-unknown li').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Damascus')]),
    )
    await showIt(page)
    expect(await titles(page)).toHaveLength(5)
  })

  test('the part that reads tables: it is said, and tried again with the next file', async () => {
    let isThere = false
    const { page } = await open('index.html', {
      block: (url) => isMapEngine(url) || (!isThere && /\/assets\/worker-/.test(url.pathname)),
    })
    await drop(page, [['delegations.csv', TRIPS]])
    await dialogOf(page).locator('.dm-own-lost').waitFor()
    expect(await dialogOf(page).locator('.dm-own-lost').textContent()).toContain('did not start')
    isThere = true
    await drop(page, [['delegations.csv', TRIPS]])
    await dialogOf(page).locator('.dm-own-account').waitFor()
    expect(await dialogOf(page).locator('.dm-own-file').count()).toBe(1)
  })

  test('the table: what is no table is refused in a sentence, and there is no map of it', async () => {
    const { page } = await open('index.html')
    await drop(page, [['photo.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]]])
    await dialogOf(page).locator('.dm-own-problems li').first().waitFor()
    expect(await dialogOf(page).locator('.dm-own-show').getAttribute('aria-disabled')).toBe('true')
    await dialogOf(page).getByRole('button', { name: 'Remove photo.png' }).click()
    await dialogOf(page).getByText('Choose a table first.').waitFor()
    expect(await dialogOf(page).locator('.dm-own-problems').count()).toBe(0)
  })
})

test('20,000 rows are read while the page stays at hand', async () => {
  const { page } = await open('index.html')
  const rows = Array.from({ length: 20_000 }, (_, index) => {
    const day = `${2000 + (index % 25)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
    return `${day},Event ${index},Place ${index % 500},${(index % 120) - 60},${(index % 300) - 150}`
  })
  await page.evaluate(() => {
    const facts = { longest: 0, before: performance.now() }
    Object.assign(window, { gaps: facts })
    const look = () => {
      const now = performance.now()
      facts.longest = Math.max(facts.longest, now - facts.before)
      facts.before = now
      setTimeout(look, 0)
    }
    look()
  })
  await drop(page, [['many.csv', `when,title,place,lat,lon\n${rows.join('\n')}\n`]])
  await dialogOf(page).locator('.dm-own-account').waitFor({ timeout: 30_000 })
  expect((await account(page))[0]).toBe(20_000)
  const longest = await page.evaluate(() => Number(Reflect.get(Reflect.get(window, 'gaps'), 'longest')))
  expect(longest).toBeLessThan(1000)
})

const AXE: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'label-content-name-mismatch': { enabled: true } },
}

/** What is wrong in a part of the page in one theme: by axe, wider than the window, or too small to be pressed. */
async function wrongIn(page: Page, part: string, theme: 'light' | 'dark'): Promise<readonly string[]> {
  await page.evaluate((next) => window.demarche.store.setState({ theme: next }), theme)
  return page.evaluate(
    async ([asked, within]) => {
      const axe: typeof axeCore = Reflect.get(window, 'axe')
      const { violations } = await axe.run(
        { include: [within] },
        { ...asked, resultTypes: ['violations'], preload: false },
      )
      const named = (why: string, each: Element) => `${why}: ${each.outerHTML.slice(0, 80)}`
      const wide = [...document.querySelectorAll(`${within}, ${within} *`)]
        // Tables scroll in a room of their own.
        .filter((each) => each.checkVisibility() && each.closest('.dm-own-scroll > *') === null)
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 || each.getBoundingClientRect().left < -1)
      const small = [...document.querySelectorAll(`${within} :is(button, input, select, summary)`)]
        .filter((each) => each.checkVisibility())
        .filter((each) => each.getBoundingClientRect().height < 44 || each.getBoundingClientRect().width < 24)
      return [
        ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
        ...wide.map((each) => named('too wide', each)),
        ...small.map((each) => named('small', each)),
      ]
    },
    [AXE, part] as const,
  )
}

const LOOKS = [
  ['index.ar.html', 'phone'],
  ['index.html', 'desktop'],
  ['index.html', 'phone'],
  ['index.ar.html', 'embed'],
] as const
test.each(some(LOOKS, 1))(
  'axe finds nothing, all fits and can be pressed, light and dark: %s, %s',
  async (name, size) => {
    const { page } = await open(name, { viewport: SIZES[size] })
    await page.evaluate(axeCore.source)
    const found: Record<string, readonly string[]> = {}
    const look = async (state: string, part: string) => {
      for (const theme of ['light', 'dark'] as const) {
        const wrong = await wrongIn(page, part, theme)
        if (wrong.length > 0) found[`${state}, ${theme}`] = wrong
      }
    }
    await drop(page, [['unclear.csv', 'Date,Title,City\n03/04/2025,A visit,Tripoli\n05/06/2025,Another,Damascus\n']])
    const question = dialogOf(page).locator('.dm-own-choice [aria-invalid="true"]')
    await question.waitFor()
    await look('asked', 'dialog')
    await question.selectOption('dmy')
    await dialogOf(page).locator('.dm-own-show[aria-disabled="false"]').waitFor()
    for (const summary of await dialogOf(page).locator('summary').all()) await summary.click()
    await look('answered', 'dialog')
    await showIt(page)
    await barOf(page).locator('summary').click()
    await look('shown', '.dm-own')
    expect(found).toEqual({})
  },
)

// Its start takes as long as five tests of the other browser.
const firefox = IS_LONG ? findFirefox() : null
test.skipIf(firefox === null)('in Firefox a dropped table becomes a map too', async () => {
  if (firefox === null) return
  const browser = await launchFirefox(firefox)
  try {
    await browser.goto(`${stage.address}index.html?own`)
    const isThere = () => browser.evaluate(null, () => document.querySelector('dialog.dm-own-dialog') !== null)
    await expect.poll(isThere, { timeout: 30_000 }).toBe(true)
    await browser.evaluate(null, () => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['when,title,lat,lon\n2025-06-03,A visit,33.5,36.3\n'], 'visits.csv'))
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
    })
    const heading = () =>
      browser.evaluate(null, () => {
        document.querySelector<HTMLElement>('.dm-own-show[aria-disabled="false"]')?.click()
        return document.querySelector('.dm-own-bar') === null ? '' : document.querySelector('.dm-head h1')?.textContent
      })
    await expect.poll(heading, { timeout: 30_000 }).toBe('Visits')
  } finally {
    await browser.close()
  }
})
