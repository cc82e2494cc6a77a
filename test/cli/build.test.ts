import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { flagship } from '../story.ts'
import { demarche, temporaryFolder } from './running.ts'

// A fresh clone has no cache: then the basemap is cut first.
const ENOUGH = 180_000

test(
  'a new story becomes a whole site from any folder, in which nothing of another story is left',
  async () => {
    const folder = temporaryFolder()
    await demarche(['new', 'mine'], { folder })
    const env = { DEMARCHE_URL: 'https://map.example/mine' }
    const built = await demarche(['build', 'mine', '--out', 'sites/mine'], { folder, env })
    expect(built).toMatchObject({ code: 0, error: '' })
    expect(built.out).toMatch(/^Wrote sites\/mine: \d+ files, [\d.]+ MB\. Put the folder on any host\.\n$/)

    const site = join(folder, 'sites/mine')
    const read = (name: string) => readFileSync(join(site, name), 'utf8')
    const names = readdirSync(site)
    for (const stem of ['index', 'embed', 'embed-one']) {
      for (const ending of ['html', 'ar.html', 'ru.html']) expect(names).toContain(`${stem}.${ending}`)
    }
    for (const name of [
      'basemap.pmtiles',
      'embed.js',
      'element.js',
      'hosts.html',
      'article.css',
      'oembed.json',
      'icon.svg',
    ]) {
      expect(names).toContain(name)
    }
    // These are of the story that comes with the program.
    for (const name of ['article.html', 'article.ar.html', 'picture.png']) expect(names).not.toContain(name)

    const page = read('index.html')
    expect(page).toContain('<title>An invented example</title>')
    expect(page).toContain('how a hundred clocks went on tour')
    expect(page).toContain('Two lorries brought them in three days.')
    expect(page).not.toContain('og:image')
    expect(page).toContain('href="https://map.example/mine/index.html"')
    const gazetteer = /data-gazetteer="\.\/([^"]+)"/.exec(page)?.[1] ?? ''
    expect(JSON.parse(read(gazetteer))).toBeInstanceOf(Object)
    for (const name of ['embed.html', 'embed-one.html']) expect(read(name)).not.toContain('data-gazetteer')
    expect(JSON.parse(read('oembed.json'))).toMatchObject({ title: 'An invented example' })

    const { places, actors } = flagship()
    const others = [...Object.values(places), ...Object.values(actors)]
      .map(({ id }) => id)
      .filter((id) => id.includes('-'))
    const texts = readdirSync(site, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(html|js|css|json)$/.test(name) && name !== gazetteer)
      .map((name) => ({ name, text: read(name) }))
    expect(
      texts.flatMap(({ name, text }) => others.filter((id) => text.includes(id)).map((id) => `${name}: ${id}`)),
    ).toEqual([])
  },
  ENOUGH,
)

test('a story with errors is not built, and the site that was there stays', async () => {
  const folder = temporaryFolder()
  await demarche(['new', 'mine'], { folder })
  const site = join(folder, 'site')
  writeFileSync(join(folder, 'mine/events.csv'), 'id\nno\n')
  const refused = await demarche(['build', 'mine', '--out', 'site'], { folder })
  expect([refused.code, refused.out]).toEqual([1, ''])
  expect(refused.error).toContain('mine/events.csv:1:date: The column date is missing.')
  expect(refused.error).toContain('Nothing was written.')
  expect(existsSync(site)).toBe(false)
})

test('a folder of something else is not replaced by a site, nor is the story itself', async () => {
  const folder = temporaryFolder()
  await demarche(['new', 'mine'], { folder })
  writeFileSync(join(folder, 'mine.txt'), '')
  for (const [out, message] of [
    ['.', 'holds the story itself'],
    ['mine', 'holds the story itself'],
    ['mine.txt', 'is a file'],
  ] as const) {
    const refused = await demarche(['build', 'mine', '--out', out], { folder })
    expect(refused.code).toBe(2)
    expect(refused.error).toContain(message)
  }
  rmSync(join(folder, 'mine.txt'))
  expect(readdirSync(folder)).toEqual(['mine'])
})
