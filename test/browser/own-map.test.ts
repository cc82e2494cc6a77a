import { expect, test } from 'vitest'
import { barOf, drop, showIt } from './own.ts'
import { readable, settled, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage()

test('the moving map draws the own story, and the page’s one again', async () => {
  const { page, errors, close } = await visit(stage.browser, `${stage.address}index.html`, { reducedMotion: 'reduce' })
  await readable(page)
  await drop(page, [
    [
      'quakes.csv',
      'when,title,place,lat,lon\n2024-01-01,Noto earthquake,Wajima,37.4,136.9\n2024-04-03,Hualien earthquake,Hualien,23.9,121.6\n',
    ],
  ])
  await showIt(page)
  await page.locator('.dm-head h1', { hasText: 'Quakes' }).waitFor()
  await settled(page)
  const seen = () =>
    page.evaluate(() => {
      const { map } = window.demarche.engine
      const { lng, lat } = map.getCenter()
      return {
        events: map.queryRenderedFeatures().filter(({ layer }) => layer.id.startsWith('story-')).length,
        land: map.queryRenderedFeatures({ layers: ['land'] }).length,
        lng,
        lat,
      }
    })
  const own = await seen()
  expect(own.events).toBeGreaterThan(0)
  expect(own.land).toBeGreaterThan(0)
  expect(own.lng).toBeGreaterThan(110)
  await barOf(page).getByRole('button', { name: 'Back to the page’s story' }).click()
  await page.locator('.dm-head h1', { hasText: 'Russia' }).waitFor()
  await settled(page)
  expect((await seen()).lng).toBeLessThan(70)
  expect(errors).toEqual([])
  await close()
}, 120_000)
