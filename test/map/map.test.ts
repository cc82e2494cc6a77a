import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { expect, test } from 'vitest'
import { basemapStyle } from '../../src/basemap/style.ts'
import { arrowImage } from '../../src/map/arrow.ts'
import { featuresOf, spacesOf } from '../../src/map/features.ts'
import { STORY_SOURCES, storyLayers } from '../../src/map/layers.ts'
import { sceneAt } from '../../src/scene/scene.ts'
import { momentAt } from '../../src/time/moment.ts'
import { day, flagship } from '../story.ts'

test.each(['light', 'dark'] as const)('the whole style, basemap and story, validates to no error: %s', (theme) => {
  for (const language of ['en', 'ar', 'ru'] as const) {
    const style = basemapStyle({ theme, language, tiles: 'https://example.org/basemap.pmtiles', fonts: [] })
    const sources = Object.fromEntries(
      STORY_SOURCES.map((source) => [source, { type: 'geojson' as const, data: spacesOf([], () => [0, 0]) }]),
    )
    const layers = [...style.layers, ...storyLayers(theme)]
    expect(validateStyleMin({ ...style, sources: { ...style.sources, ...sources }, layers })).toEqual([])
    expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length)
  }
})

test('every mark of the scene becomes a feature', () => {
  const story = flagship()
  const scene = sceneAt(
    story,
    momentAt(story, { t: day('2025-01-28') + 0.5, asOf: null }),
    { event: null, site: null, traveller: null },
    'en',
  )
  const { arcs, tips, places } = featuresOf(scene)
  expect(arcs.features.filter((feature) => feature.properties?.['part'] === 'route')).toHaveLength(scene.arcs.length)
  expect(tips.features).toHaveLength(scene.arcs.filter((arc) => arc.tip !== null).length)
  expect(tips.features.length).toBeGreaterThan(0)
  expect(places.features.map((feature) => feature.properties?.['name'])).toContain('Damascus')
})

test('the arrowhead points up: solid in its middle, empty at the corners and in its notch', () => {
  const { data, width } = arrowImage(48)
  const alpha = (x: number, y: number) => data[(y * width + x) * 4 + 3] ?? 0
  expect(alpha(24, 24)).toBeGreaterThan(191)
  expect(alpha(24, 12)).toBeGreaterThan(150)
  expect([alpha(1, 1), alpha(46, 1), alpha(24, 44)]).toEqual([0, 0, 0])
})

test('what lies above the map is tiled without gaps and without overhang', () => {
  const { features } = spacesOf([{ x: 10, y: 20, width: 100, height: 30 }], ([x, y]) => [x, y])
  const columns = [...new Set(features.map(({ geometry }) => geometry.coordinates[0] ?? 0))].sort((a, b) => a - b)
  expect(columns[0]).toBe(22)
  expect(columns.at(-1)).toBe(98)
  for (const [index, x] of columns.entries())
    if (index > 0) expect(x - (columns[index - 1] ?? 0)).toBeLessThanOrEqual(24)
})
