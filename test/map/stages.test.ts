import { expect, test } from 'vitest'
import { basemapLayers } from '../../src/basemap/style.ts'
import { storyLayers } from '../../src/map/layers.ts'
import { stagesOf, veiled } from '../../src/map/stages.ts'

const layers = [...basemapLayers('light', 'en'), ...storyLayers('light')]

/** What is there from the first frame on, or is never seen. */
const UNSTAGED = ['sea', 'land', 'story-route-touch', 'story-place-space', 'story-space']

test('every layer that is seen comes out in a stage, once', () => {
  const staged = stagesOf(layers).flatMap((stage) => [...new Set(stage.map(({ layer }) => layer))])
  expect(staged.toSorted()).toEqual(
    layers
      .map(({ id }) => id)
      .filter((id) => !UNSTAGED.includes(id))
      .toSorted(),
  )
})

test('what waits is drawn with no opacity, and gets its own in its stage', () => {
  const waiting = veiled(layers)
  expect(waiting.map(({ id }) => id)).toEqual(layers.map(({ id }) => id))
  for (const { layer: id, property, value } of stagesOf(layers).flat()) {
    const paint = (all: typeof layers) => Object.entries(all.find((each) => each.id === id)?.paint ?? {})
    expect(paint(waiting), id).toContainEqual([property, 0])
    expect(paint(layers).find(([name]) => name === property)?.[1]).toEqual(value)
  }
})
