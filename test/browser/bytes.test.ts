import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Opening, openingVisit } from './opening.ts'
import { DIST, launch, SIZES } from './page.ts'
import { BUDGETS, bytesOf, isOfEngine, partOf, sumByPart } from './transfers.ts'

const PAGES = ['/index.html', '/index.ar.html', '/index.ru.html'].filter((page) => existsSync(join(DIST, page)))

test.each(PAGES)('%s is small: the picture, the whole story as text, and what draws them first', (page) => {
  expect(bytesOf(DIST, page).brotli).toBeLessThanOrEqual(BUDGETS.html)
})

test.each(PAGES)('%s waits for no sheet before its first picture', (page) => {
  const [head = ''] = readFileSync(join(DIST, page), 'utf8').split('<body')
  expect(head).toContain('<style>')
  expect(head.replace(/<noscript>.*?<\/noscript>/gs, '')).not.toContain('rel="stylesheet"')
})

describe('a first visit in English until the map is drawn', () => {
  let browser: Browser
  let visit: Opening
  beforeAll(async () => {
    browser = await launch()
    visit = await openingVisit(browser, DIST, SIZES.desktop)
  })
  afterAll(() => browser.close())

  const brotli = (part: keyof typeof BUDGETS) => sumByPart(DIST, visit.sent)[part].brotli

  test('little script comes before the map', () => {
    expect(brotli('script')).toBeLessThanOrEqual(BUDGETS.script)
  })

  test('the fonts are small', () => {
    expect(brotli('fonts')).toBeLessThanOrEqual(BUDGETS.fonts)
  })

  test('little of the basemap is read', () => {
    expect(brotli('basemap')).toBeGreaterThan(0)
    expect(brotli('basemap')).toBeLessThanOrEqual(BUDGETS.basemap)
  })

  test('the page and the map share their files: nothing comes twice', () => {
    const paths = visit.sent.map(({ path }) => path).filter((path) => partOf(path) !== 'basemap')
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([])
  })

  test('the drawn ground of the whole world is left to those who need it', () => {
    expect(visit.sent.map(({ path }) => path)).not.toContain('/ground.svg')
  })

  test('nothing of MapLibre is asked for before the first picture is painted', () => {
    const ofMap = visit.requests.filter(({ path }) => ['engine', 'basemap'].includes(partOf(path)))
    expect(ofMap.length).toBeGreaterThan(2)
    expect(ofMap.filter(({ start }) => start < visit.firstPaint).map(({ path }) => path)).toEqual([])
  })

  test('MapLibre is in the files of the map engine only', () => {
    const scripts = visit.sent.map(({ path }) => path).filter((path) => path.endsWith('.js'))
    expect(scripts.filter(isOfEngine).length).toBeGreaterThan(0)
    const others = scripts.filter((path) => !isOfEngine(path))
    expect(others.filter((path) => readFileSync(join(DIST, path), 'utf8').includes('maplibregl-canvas'))).toEqual([])
  })
})
