import type { Page } from 'playwright-core'
import type { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { drawn, isMapEngine, NO_WEBGL, picture, readable, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)

const isWholeGround = (url: URL): boolean => url.pathname === '/ground.svg'

/** Whether the page's ground ends somewhere. */
const hasReach = (page: Page) => page.locator('#dm-ground[data-reach]').count()

/** The colour at a place of the picture, which has nothing else there. */
async function colourAt(page: Page, png: PNG, lon: number, lat: number): Promise<string> {
  const { x, y } = await page.evaluate(
    ([lon, lat]) => {
      const box = document.querySelector('.dm-stage')?.getBoundingClientRect()
      const ground = document.querySelector('.dm-stage .dm-ground')
      if (box === undefined || !(ground instanceof SVGGElement)) throw new Error('no picture')
      const matrix = ground.transform.baseVal.consolidate()?.matrix
      if (matrix === undefined) throw new Error('no place')
      const sine = Math.sin((lat * Math.PI) / 180)
      const south = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
      return { x: box.x + matrix.a * (lon / 360 + 0.5) + matrix.e, y: box.y + matrix.d * south + matrix.f }
    },
    [lon, lat] as const,
  )
  const at = (png.width * Math.round(y) + Math.round(x)) * 4
  return [...png.data.subarray(at, at + 3)].join()
}

/** A page whose map engine neither comes nor fails, at a camera of the address, and what it asked for. */
async function waiting(camera: string) {
  const asked: string[] = []
  const { page, errors, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28&view=${camera}`, {
    prepare: async (page) => {
      page.on('request', (request) => asked.push(new URL(request.url()).pathname))
      await page.route(
        (url) => isMapEngine(url),
        () => undefined,
      )
    },
  })
  await readable(page)
  await page.locator('.dm-stage .dm-picture').waitFor()
  return { page, asked, errors, close }
}

test('the page’s own ground is enough for what its first pictures show', async () => {
  const { page, asked, close } = await waiting('3.4/42/37')
  await drawn(page)
  expect(await hasReach(page)).toBe(1)
  expect(asked).not.toContain('/ground.svg')
  await close()
})

test('further away the whole world is fetched, once, and America is there', async () => {
  const { page, asked, errors, close } = await waiting('3/40/-95')
  await expect.poll(() => hasReach(page)).toBe(0)
  await drawn(page)
  const png = await picture(page)
  const [kansas, quebec, pacific] = [
    await colourAt(page, png, -98, 38.5),
    await colourAt(page, png, -75, 50),
    await colourAt(page, png, -119.5, 31.5),
  ]
  expect(kansas).toBe('247,245,240')
  expect(quebec).toBe(kansas)
  expect(pacific).toBe('223,231,234')
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await drawn(page)
  expect(asked.filter((path) => path === '/ground.svg')).toHaveLength(1)
  expect(errors).toEqual([])
  await close()
})

test('where the moving map never comes, the finer ground does, wherever the reader is', async () => {
  const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28`, { block: isMapEngine })
  await page.locator('.dm-map[data-status="failed"]').waitFor()
  await expect.poll(() => hasReach(page)).toBe(0)
  const land = (markup: string) => /id="dm-overview-land"[^>]* d="([^"]*)"/.exec(markup)?.[1]?.length ?? Number.NaN
  const brought = land(await (await fetch(stage.address)).text())
  expect(land(await page.locator('#dm-ground').evaluate((ground) => ground.outerHTML))).toBeGreaterThan(2 * brought)
  await close()
})

test('a file that does not come changes nothing, and is asked for again', async () => {
  let isThere = false
  const { page, close } = await visit(stage.browser, `${stage.address}?t=2025-01-28`, {
    block: (url) => isMapEngine(url) || (isWholeGround(url) && !isThere),
  })
  await readable(page)
  const failed = page.waitForEvent('requestfailed', (request) => isWholeGround(new URL(request.url())))
  const go = (lon: number) =>
    page.evaluate((lon) => window.demarche.store.setState({ camera: { lon, lat: 40, zoom: 3 } }), lon)
  await go(-95)
  await failed
  await expect.poll(() => page.locator('#dm-ground[data-whole]').count(), { timeout: 6000 }).toBe(1)
  expect(await hasReach(page)).toBe(1)
  isThere = true
  await go(-90)
  await expect.poll(() => hasReach(page)).toBe(0)
  await close()
})
