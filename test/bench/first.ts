import type { Browser } from 'playwright-core'
import { SIZES } from '../browser/page.ts'
import { type Site, serve } from '../browser/serve.ts'
import { type Build, buildBare, buildEager } from './builds.ts'
import { median } from './numbers.ts'
import { type Seen, type Signs, slowly } from './slow.ts'

const APP: Signs = {
  picture: '.dm-front-picture svg, .dm-stage svg, .dm-map[data-status="drawn"]',
  slider: '[role="slider"]',
  drawn: '.dm-map[data-status="drawn"]',
}
const BARE: Signs = { picture: '#map.has-land', slider: '[role="slider"]', drawn: '#map[data-status="drawn"]' }
const RUNS = 3
const STEPS = 30
/** Milliseconds from which a task is long. */
const LONG = 100

interface First {
  readonly picture: number
  readonly scrubbed: number
  readonly drawn: number
  readonly longTasks: number
  readonly longTasksOfScrub: number
}

/** Prints when the first picture, the first scrub and the WebGL map come on a slow phone, beside what they are held to. */
export async function printFirst(browser: Browser, dist: string): Promise<void> {
  const builds: Build[] = []
  const sites: Site[] = []
  const open = async (folder: string) => {
    const site = await serve(folder, { brotli: true })
    sites.push(site)
    return site.address
  }
  try {
    const app = await open(dist)
    builds.push(await buildEager(), await buildBare(dist))
    const [eager, bare] = await Promise.all(builds.map(({ folder }) => open(folder)))
    if (eager === undefined || bare === undefined) throw new Error('a build is missing')
    const measured = {
      app: await measure(browser, app, APP),
      eager: await measure(browser, eager, APP),
      bare: await measure(browser, `${bare}test/bench/bare/index.html`, BARE),
    }
    print(measured, await shiftsOf(browser, app, APP))
  } finally {
    for (const site of sites) await site.close()
    for (const build of builds) build.remove()
  }
}

/** The medians of some visits; the first fills the host's memory and does not count. */
async function measure(browser: Browser, address: string, signs: Signs): Promise<First> {
  const firsts: First[] = []
  for (let run = 0; run <= RUNS; run += 1) {
    const first = await measureOnce(browser, address, signs)
    if (run > 0) firsts.push(first)
  }
  const of = (key: keyof First) => median(firsts.map((first) => first[key]))
  return {
    picture: of('picture'),
    scrubbed: of('scrubbed'),
    drawn: of('drawn'),
    longTasks: of('longTasks'),
    longTasksOfScrub: of('longTasksOfScrub'),
  }
}

async function measureOnce(browser: Browser, address: string, signs: Signs): Promise<First> {
  const { page, seen, close } = await slowly(browser, address, signs, SIZES.phone)
  await page.waitForFunction(() => window.seen?.drawn !== null, null, { timeout: 120_000, polling: 200 })
  const atDrawn = await seen()
  const slider = page.getByRole('slider')
  let longTasksOfScrub = Number.NaN
  if ((await slider.count()) > 0) {
    await page.waitForTimeout(3000)
    const before = (await seen()).longTasks.length
    await slider.focus()
    for (let step = 0; step < STEPS; step += 1) {
      await page.keyboard.press('ArrowRight')
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    }
    await page.waitForTimeout(500)
    longTasksOfScrub = countLong((await seen()).longTasks.slice(before))
  }
  await close()
  return {
    picture: Math.max(atDrawn.picture ?? Number.NaN, atDrawn.firstPaint ?? 0),
    scrubbed: atDrawn.scrubbed ?? Number.NaN,
    drawn: atDrawn.drawn ?? Number.NaN,
    longTasks: countLong(atDrawn.longTasks),
    longTasksOfScrub,
  }
}

/** How much moves by itself while the page, its fonts and its map come, and what: nobody presses a key. */
async function shiftsOf(browser: Browser, address: string, signs: Signs): Promise<Seen['shifts']> {
  const { page, seen, close } = await slowly(browser, address, { ...signs, slider: 'none' }, SIZES.phone)
  await page.waitForFunction(() => window.seen?.drawn !== null, null, { timeout: 120_000, polling: 200 })
  await page.waitForTimeout(2000)
  const { shifts } = await seen()
  await close()
  return shifts
}

const countLong = (tasks: Seen['longTasks']): number => tasks.filter(({ duration }) => duration > LONG).length

function print({ app, eager, bare }: Readonly<Record<'app' | 'eager' | 'bare', First>>, shifts: Seen['shifts']): void {
  const row = (name: string, cells: readonly string[]) =>
    console.log(`  ${name.padEnd(26)}${cells.map((cell) => cell.padStart(13)).join('')}`)
  const ms = (value: number) => (Number.isNaN(value) ? '–' : `${Math.round(value)} ms`)
  const ratio = (other: number, own: number) => (Number.isNaN(other) ? '–' : `${(other / own).toFixed(2)} ×`)
  console.log(`\nFirst visit, CPU 4 times slower, 1.6 Mbit/s, 150 ms, median of ${RUNS}; how many times sooner than`)
  row('', ['this app', 'eager build', 'sooner', 'bare MapLibre', 'sooner'])
  for (const [name, key] of [
    ['to the first picture', 'picture'],
    ['to the first scrub', 'scrubbed'],
    ['to the WebGL map', 'drawn'],
  ] as const) {
    row(name, [ms(app[key]), ms(eager[key]), ratio(eager[key], app[key]), ms(bare[key]), ratio(bare[key], app[key])])
  }
  const count = (value: number) => (Number.isNaN(value) ? '–' : String(value))
  for (const [name, key] of [
    ['tasks > 100 ms, to WebGL', 'longTasks'],
    [`tasks > 100 ms, ${STEPS} steps`, 'longTasksOfScrub'],
  ] as const) {
    row(name, [count(app[key]), count(eager[key]), '', count(bare[key]), ''])
  }
  row('layout shift', [shifts.reduce((sum, { value }) => sum + value, 0).toFixed(4)])
  for (const { value, moved } of shifts) console.log(`    ${value.toFixed(4)} ${moved.join(', ')}`)
  const say = (name: string, isMet: boolean) => console.log(`  ${isMet ? 'ok  ' : 'over'} ${name}`)
  say('first picture at least 4 times sooner than the bare page', bare.picture / app.picture >= 4)
  say('first scrub before WebGL', app.scrubbed < app.drawn)
  say('fewer than 5 tasks over 100 ms', app.longTasks < 5)
  say('none during a scrub', app.longTasksOfScrub === 0)
  say('no layout shift', shifts.length === 0)
}
