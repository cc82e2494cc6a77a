import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { DIST, launch, settled, visit } from '../browser/page.ts'
import { serve } from '../browser/serve.ts'
import { flagship } from '../story.ts'
import { madeUp } from './made-up.ts'

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Prints bytes, time to first drawn features, and what a scrub step costs, as ratios within this one run. */
export async function run(): Promise<void> {
  const site = await serve(DIST)
  const browser = await launch()
  try {
    const loaded: { readonly path: string; readonly map: boolean }[] = []
    const firsts: { readonly readable: number; readonly drawn: number }[] = []
    for (let run = 0; run < 5; run += 1) {
      const { page, close } = await visit(browser, `${site.address}icon.svg`)
      const seen: string[] = []
      page.on('request', (request) => seen.push(new URL(request.url()).pathname))
      const begun = Date.now()
      await page.goto(site.address, { waitUntil: 'commit' })
      await page.getByRole('slider').waitFor()
      const readable = Date.now() - begun
      await page.locator('.dm-map[data-status="drawn"]').waitFor()
      firsts.push({ readable, drawn: Date.now() - begun })
      if (run === 0) {
        const ofMap = /engine|maplibre|worker|pmtiles/
        for (const path of new Set(seen)) loaded.push({ path, map: ofMap.test(path) })
      }
      await close()
    }
    printBytes(loaded)
    const readable = median(firsts.map((first) => first.readable))
    const drawn = median(firsts.map((first) => first.drawn))
    console.log('\nTime (median of 5)')
    console.log(`  to the timeline and card       ${readable} ms`)
    console.log(`  to first drawn map features    ${drawn} ms   ratio ${(drawn / readable).toFixed(2)}`)

    console.log('\nMain-thread time of one scrub step (60 steps, mean), ratio to this story')
    const { page, close } = await visit(browser, site.address)
    await settled(page)
    const story = flagship()
    let own = 0
    for (const made of [story, madeUp(story, 1000), madeUp(story, 10_000)]) {
      await page.evaluate((next) => window.demarche.store.setState({ story: next, selection: { kind: 'none' } }), made)
      await settled(page)
      const cost = await scrubStep(page)
      if (own === 0) own = cost
      const label = `${made.events.length} events`.padEnd(28)
      console.log(`  ${label}${cost.toFixed(2).padStart(8)} ms   ratio ${(cost / own).toFixed(2)}`)
    }
    await close()
  } finally {
    await browser.close()
    await site.close()
  }
}

function printBytes(loaded: readonly { readonly path: string; readonly map: boolean }[]): void {
  const total = { before: [0, 0, 0], map: [0, 0, 0] }
  for (const { path, map } of loaded) {
    if (path.endsWith('.pmtiles')) continue
    const bytes = readFileSync(join(DIST, path.endsWith('/') ? `${path}index.html` : path))
    // Fonts are compressed already: hosts send them as they are.
    const packed = path.endsWith('.woff2')
      ? [bytes.length, bytes.length, bytes.length]
      : [bytes.length, gzipSync(bytes).length, brotliCompressSync(bytes).length]
    const sum = map ? total.map : total.before
    for (const [index, size] of packed.entries()) sum[index] = (sum[index] ?? 0) + size
  }
  console.log('Bytes of one visit                 plain       gzip     brotli')
  for (const [name, sums] of [
    ['before the map', total.before],
    ['the map engine', total.map],
  ] as const) {
    console.log(`  ${name.padEnd(24)}${sums.map((size) => kilobytes(size).padStart(11)).join('')}`)
  }
  const archive = readdirSync(DIST).find((file) => file.endsWith('.pmtiles'))
  if (archive !== undefined) {
    console.log(`  basemap archive (read in parts)  ${kilobytes(readFileSync(join(DIST, archive)).length)}`)
  }
}

/** Mean milliseconds of main-thread tasks for one step of a day, drawn, by the browser's own accounts. */
async function scrubStep(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const taskTime = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const steps = 60
  const measure = async (moving: boolean) => {
    const before = await taskTime()
    await page.evaluate(
      async ([count, move]) => {
        const { store } = window.demarche
        const first = store.getState().story.span.start + 40
        for (let step = 0; step < Number(count); step += 1) {
          if (move) store.setState({ clock: { t: first + step + 0.5, asOf: null } })
          await new Promise((resolve) => requestAnimationFrame(resolve))
        }
      },
      [steps, moving] as const,
    )
    return (await taskTime()) - before
  }
  await measure(true)
  const idle = await measure(false)
  const moving = await measure(true)
  await session.detach()
  return Math.max(0, moving - idle) / steps
}
