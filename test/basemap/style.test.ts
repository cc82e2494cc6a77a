import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, test } from 'vitest'
import { basemapLayers, basemapStyle, type FontFile, fontStacks } from '../../src/basemap/style.ts'
import { contrast, palettes } from '../../src/basemap/theme.ts'

const fonts: readonly FontFile[] = [
  { family: 'IBM Plex Sans Medium', url: 'https://example.org/medium.woff2', unicodeRange: ['U+0000-00FF'] },
]
const themes = ['light', 'dark'] as const
const languages = ['en', 'ar', 'ru'] as const

describe.each(themes)('%s', (theme) => {
  test.each(languages)('validates in %s', (language) => {
    expect(
      validateStyleMin(basemapStyle({ theme, language, tiles: 'https://example.org/basemap.pmtiles', fonts })),
    ).toEqual([])
  })

  const { sea, land, coast, border, disputed, paper, labelSea, labelCity, labelCountry, ...story } = palettes[theme]
  test.each(Object.entries(story))('%s stands out from land, sea and paper', (_, colour) => {
    for (const ground of [sea, land, paper]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3)
  })
  test('labels can be read on their ground', () => {
    expect(contrast(labelSea, sea)).toBeGreaterThanOrEqual(3)
    expect(contrast(labelCountry, land)).toBeGreaterThanOrEqual(3)
    expect(contrast(labelCity, land)).toBeGreaterThanOrEqual(4.5)
  })
  test('the ground stays quiet', () => {
    for (const line of [coast, border, disputed]) expect(contrast(line, land)).toBeLessThan(3)
  })
})

test('Arabic is never letter-spaced nor put in capitals', () => {
  for (const layer of basemapLayers('light', 'ar')) {
    if (layer.type !== 'symbol') continue
    expect(layer.layout?.['text-letter-spacing'] ?? 0).toBe(0)
    expect(layer.layout?.['text-transform'] ?? 'none').toBe('none')
  }
})

test('every stack has an Arabic face', () => {
  for (const stack of Object.values(fontStacks)) expect(stack.some((family) => family.includes('Arabic'))).toBe(true)
})

test('layer ids are unique', () => {
  const ids = basemapLayers('dark', 'ru').map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
