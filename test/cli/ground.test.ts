import { describe, expect, test } from 'vitest'
import { groundOf } from '../../src/cli/ground.ts'
import { openingsOf } from '../../src/front/opening.ts'
import type { Place, Story } from '../../src/model.ts'
import { event, flagship, movement, onDay, place, tinyStory } from '../story.ts'

const day = onDay('2025-01-15')

/** A story of one event at each of some places, without sites or inset. */
function storyAt(...places: readonly Place[]): Story {
  const events = places.map(({ id }, index) => event(`event-${index}`, day, { places: [id] }))
  return {
    ...tinyStory(events),
    sites: [],
    inset: null,
    places: Object.fromEntries(places.map((each) => [each.id, each])),
  }
}

const widthOf = ([west, , east]: readonly [number, number, number, number]) => east - west
const has = ([west, south, east, north]: readonly [number, number, number, number], lon: number, lat: number) =>
  west <= lon && lon <= east && south <= lat && lat <= north

describe('the whole', () => {
  test('holds all places, with room around them', () => {
    const { overviewExtent } = groundOf(storyAt(place('a', -9, 38), place('b', 16, 48)))
    expect(has(overviewExtent, -9, 38) && has(overviewExtent, 16, 48)).toBe(true)
    expect(has(overviewExtent, -12, 36) && has(overviewExtent, 19, 50)).toBe(true)
    expect(widthOf(overviewExtent)).toBeLessThan(60)
  })

  test('is not moved by one far stop among many', () => {
    const near = Array.from({ length: 40 }, (_, index) => place(`near-${index}`, 10 + index / 20, 50))
    expect(widthOf(groundOf(storyAt(...near, place('far', 170, -40))).overviewExtent)).toBeLessThan(20)
  })

  test('goes on across the antimeridian where that is the shorter way', () => {
    const { overviewExtent } = groundOf(storyAt(place('suva', 178.4, -18.1), place('apia', -171.8, -13.8)))
    expect(widthOf(overviewExtent)).toBeLessThan(30)
    expect(has(overviewExtent, 178.4, -18.1) && has(overviewExtent, 188.2, -13.8)).toBe(true)
  })

  test('of a story of the whole world is the world', () => {
    const capitals = [
      place('a', -120, 40),
      place('b', -60, -30),
      place('c', 0, 51),
      place('d', 75, 28),
      place('e', 150, -33),
    ]
    const { overviewExtent } = groundOf(storyAt(...capitals))
    expect([overviewExtent[0], overviewExtent[2]]).toEqual([-180, 180])
  })

  test('of one place, or of none, is a part of the world all the same', () => {
    const one = groundOf(storyAt(place('a', 13.4, 52.5)))
    expect(widthOf(one.overviewExtent)).toBeCloseTo(8)
    for (const story of [null, { ...tinyStory([]), places: {}, sites: [], inset: null }]) {
      const { overviewExtent, insetExtent } = groundOf(story)
      expect(widthOf(overviewExtent)).toBe(360)
      expect(widthOf(insetExtent)).toBeGreaterThan(0)
    }
  })

  test('ends before the poles', () => {
    const { overviewExtent } = groundOf(storyAt(place('a', 0, 89.9), place('b', 10, 84)))
    expect(overviewExtent[3]).toBeLessThanOrEqual(85)
    expect(overviewExtent[1]).toBeLessThan(overviewExtent[3])
  })

  test('counts where trips begin', () => {
    const story = storyAt(place('a', 0, 50))
    const events = [event('trip', day, { places: ['a'], movements: [movement('trip', 'b', 'a', day)] })]
    const { overviewExtent } = groundOf({ ...story, events, places: { ...story.places, b: place('b', 30, 50) } })
    expect(has(overviewExtent, 30, 50)).toBe(true)
  })
})

describe('the reach', () => {
  test('is a part of the world that holds what the first pictures show', () => {
    const story = flagship()
    const { reach } = groundOf(story)
    if (reach === null) throw new Error('a part was expected')
    expect(openingsOf(story)).toHaveLength(9)
    for (const { size, unproject } of openingsOf(story)) {
      for (const corner of [
        { x: 0, y: 0 },
        { x: size.width, y: size.height },
      ]) {
        const [lon, lat] = unproject(corner)
        expect(has(reach, lon, lat), `${lon}/${lat}`).toBe(true)
      }
    }
    expect(widthOf(reach)).toBeLessThan(300)
  })

  test('is all of it where the pictures show all, or what lies on both sides of the antimeridian', () => {
    expect(groundOf(null).reach).toBeNull()
    expect(groundOf(storyAt(place('a', -120, 40), place('b', 0, 51), place('c', 150, -33))).reach).toBeNull()
    expect(groundOf(storyAt(place('suva', 178.4, -18.1), place('apia', -171.8, -13.8))).reach).toBeNull()
  })
})

describe('the close view', () => {
  test('is the inset of a story that has one', () => {
    const story = flagship()
    expect(groundOf(story).insetExtent).toEqual(story.inset?.extent)
  })

  test('else its sites, where they lie together', () => {
    const story = storyAt(place('far', 0, 50), place('one', 30, 10), place('two', 31, 11))
    const { insetExtent } = groundOf({ ...story, sites: ['one', 'two'] })
    expect(has(insetExtent, 30, 10) && has(insetExtent, 31, 11)).toBe(true)
    expect(widthOf(insetExtent)).toBeLessThan(2)
  })

  test('else the neighbourhood with most events', () => {
    const story = storyAt(place('a', 0, 50), place('b', 30, 10), place('c', 30.5, 10.2), place('d', -60, 0))
    const { insetExtent } = groundOf(story)
    expect(has(insetExtent, 30, 10) && has(insetExtent, 30.5, 10.2)).toBe(true)
    expect(has(insetExtent, 0, 50)).toBe(false)
  })
})
