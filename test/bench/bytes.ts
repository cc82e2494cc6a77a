import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openingVisit } from '../browser/opening.ts'
import { SIZES } from '../browser/page.ts'
import { BUDGETS, bytesOf, PARTS, type Part, sumByPart } from '../browser/transfers.ts'
import { kilobytes } from './numbers.ts'

const NAMES: Readonly<Record<Part, string>> = {
  html: 'HTML',
  script: 'JavaScript before the map',
  style: 'CSS',
  story: 'story',
  fonts: 'fonts',
  engine: 'map engine',
  basemap: 'basemap, opening view',
  rest: 'icons',
}
const budgets: Readonly<Partial<Record<Part, number>>> = BUDGETS
const PAGES = ['/index.html', '/index.ar.html', '/index.ru.html']

/** Prints what a visit of the opening view fetches, until the map is drawn, beside the budgets. */
export async function printBytes(browser: Browser, dist: string): Promise<void> {
  const { sent } = await openingVisit(browser, dist, SIZES.desktop)
  const sums = sumByPart(dist, sent)
  const row = (name: string, cells: readonly string[]) =>
    console.log(`  ${name.padEnd(28)}${cells.map((cell) => cell.padStart(11)).join('')}`)
  console.log('\nBytes of a first visit in English, 1360 × 860, until the map is drawn')
  row('', ['plain', 'gzip', 'brotli', 'budget', ''])
  const line = (
    name: string,
    { plain, gzip, brotli }: { plain: number; gzip: number; brotli: number },
    most?: number,
  ) =>
    row(name, [
      ...[plain, gzip, brotli].map(kilobytes),
      ...(most === undefined ? [] : [kilobytes(most), brotli <= most ? 'ok' : 'over']),
    ])
  for (const part of PARTS) line(NAMES[part], sums[part], budgets[part])
  console.log('\nEach page')
  for (const page of PAGES.filter((name) => existsSync(join(dist, name)))) {
    line(page.slice(1), bytesOf(dist, page), BUDGETS.html)
  }
  const archive = readdirSync(dist).find((file) => file.endsWith('.pmtiles'))
  if (archive !== undefined) {
    console.log(`  basemap archive, read in parts: ${kilobytes(statSync(join(dist, archive)).size)}`)
  }
}
