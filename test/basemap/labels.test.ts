import { expect, test } from 'vitest'
import { worldviewAt } from '../../src/basemap/build.ts'
import { readBasemapInput } from '../../src/basemap/files.ts'
import { parseLabels } from '../../src/basemap/labels.ts'
import { isLand } from '../../src/basemap/worldview.ts'

const input = await readBasemapInput()
const labels = parseLabels(input.labels)

test('every label is written in its three scripts', () => {
  for (const { name_en, name_ar, name_ru } of labels) {
    expect(name_en).toMatch(/^[\p{Script=Latin}\p{P}\s]+$/u)
    // No vowel marks: the map's text engine breaks the join beneath them.
    expect(name_ar).toMatch(/^[\p{Script=Arabic}\p{P}\s]+$/u)
    expect(name_ar).not.toMatch(/\p{M}/u)
    expect(name_ru).toMatch(/^[\p{Script=Cyrillic}\p{P}\s]+$/u)
  }
})

test('no label is written twice', () => {
  const keys = labels.map(({ kind, name_en, lon }) => `${kind} ${name_en} ${Math.round(lon)}`)
  expect(new Set(keys).size).toBe(keys.length)
})

test('countries are on land, seas are at sea, cities are on land or within a few kilometres of it', () => {
  const world = worldviewAt(input, '10m')
  const around = [-0.06, 0, 0.06]
  const wrong = labels.filter(({ kind, lon, lat }) => {
    if (kind === 'city') return !around.some((dx) => around.some((dy) => isLand(world, lon + dx, lat + dy)))
    return isLand(world, lon, lat) !== (kind === 'country')
  })
  expect(wrong.map(({ name_en }) => name_en)).toEqual([])
})

test.each([
  ['kind,rank,lon,lat,name_en,name_ar,name_ru\ntown,1,0,0,A,ا,А', 'row 2: write one of country, city, sea in "kind".'],
  ['kind,rank,lon,lat,name_en,name_ar,name_ru\ncity,1,0,99,A,ا,А', 'row 2: write a number from -85 to 85 in "lat".'],
  ['kind,rank,lon,lat,name_en,name_ar,name_ru\ncity,1,,0,A,ا,А', 'row 2: write a number from -180 to 180 in "lon".'],
  ['kind,rank,lon,lat,name_en,name_ar,name_ru\ncity,1,0,0,A,,А', 'row 2: write a name in "name_ar".'],
])('a bad row names its remedy: %#', (text, message) => {
  expect(() => parseLabels(text)).toThrow(message)
})
