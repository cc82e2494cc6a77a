import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DIST, isMapEngine, NO_WEBGL, readable, visit } from './page.ts'
import { openStage } from './stage.ts'

const stage = openStage(NO_WEBGL)
const FILES = readdirSync(join(DIST, 'assets')).filter((file) => /\.woff2?$/.test(file))
const fileOf = (name: string) => {
  const file = FILES.find((each) => each.startsWith(`${name}-`))
  if (file === undefined) throw new Error(`the built site has no ${name}`)
  return file
}

test('fonts are in the format that every browser takes', () => {
  expect(FILES.filter((file) => !file.endsWith('.woff2'))).toEqual([])
})

test.each(['arabic', 'cyrillic'])('all that %s adds, on the page and on the map, is at most 60 KB', (script) => {
  const added = FILES.filter((file) => file.includes(`-${script}-`) && file.includes('-used-'))
  expect(added.length).toBeGreaterThan(2)
  const sizes = added.map((file) => statSync(join(DIST, 'assets', file)).size)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60 * 1024)
})

// Small and whole files of a face must give the same: letters join, kern, and take figures of one width.
const TEXTS = [
  ['ibm-plex-sans-arabic-arabic-400', 'المسؤولين'],
  ['ibm-plex-sans-arabic-arabic-600', 'الإجلاء٢٨'],
  // As the map's engine asks for them, letter by letter.
  ['ibm-plex-sans-arabic-arabic-500', '\ufee3\ufeb7\ufed6\ufeb3\ufefc'],
  ['ibm-plex-sans-latin-400', 'AVATAR To. fi 1,111 0123456789'],
  ['ibm-plex-sans-cyrillic-600', 'ГуляйтеТОБУ'],
] as const

test.each(TEXTS)('%s holds what it needs of the whole face', async (name, text) => {
  // An empty page of the same host: the app would only take time.
  const { page, close } = await visit(stage.browser, `${stage.address}nothing`)
  const widths = await page.evaluate(
    async ([small, whole, written]) => {
      const context = document.createElement('canvas').getContext('2d')
      if (context === null) throw new Error('no canvas')
      const widths: number[] = []
      for (const [family, file] of [
        ['small', small],
        ['whole', whole],
      ] as const) {
        document.fonts.add(await new FontFace(family, `url(./assets/${file})`).load())
        context.font = `100px ${family}`
        widths.push(context.measureText(written).width)
      }
      context.font = '100px small'
      // What the letters would measure if none of them joined or kerned with its neighbour.
      return [...widths, [...written].reduce((sum, letter) => sum + context.measureText(letter).width, 0)]
    },
    [fileOf(`${name}-used`), fileOf(`${name}-normal`), text] as const,
  )
  await close()
  const [small, whole, apart] = widths
  expect(small).toBeCloseTo(whole ?? Number.NaN, 1)
  if (/[\u0621-\u064a]/.test(text)) expect(Math.abs((small ?? 0) - (apart ?? 0))).toBeGreaterThan(20)
})

test('what a reader types beyond the usual letters brings the whole face, and nothing did before', async () => {
  const { page, close } = await visit(stage.browser, stage.address, { block: isMapEngine })
  const fonts = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.woff2')),
    )
  await readable(page)
  expect((await fonts()).filter((name) => !name.includes('-used-'))).toEqual([])
  await page.evaluate(() => document.body.appendChild(document.createElement('p')).append('Ǆ'))
  await expect.poll(async () => (await fonts()).some((name) => name.includes('latin-ext-400-normal'))).toBe(true)
  await close()
})
