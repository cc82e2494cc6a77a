import { expect, test } from 'vitest'
import { drawnOf } from '../../src/cards/drawn.ts'
import { flagship, presence, throughout, tinyStory } from '../story.ts'

test('the legend of the story here has every entry', () => {
  const drawn = drawnOf(flagship())
  const { parties, whiskers, presences, legals, ...has } = drawn
  expect(parties.map(({ id }) => id)).toEqual(['russia', 'syria', 'third'])
  expect(Object.entries(has).filter(([, is]) => !is)).toEqual([])
  expect(whiskers).toEqual(['one-of', 'claimed', 'throughout', 'about'])
  expect([...presences].toSorted()).toEqual(['operating', 'reduced', 'unknown', 'withdrawing', 'withdrawn'])
  expect(legals.has('under-negotiation') && legals.has('contested') && legals.has('in-force')).toBe(true)
})

test('states that no status has are not explained, nor sides that nobody is on', () => {
  const drawn = drawnOf(tinyStory([], [presence('base', 'operating', throughout('2025-01-05', null))]))
  expect(drawn.parties).toEqual([])
  expect([...drawn.presences]).toEqual(['operating'])
  expect(drawn.legals.size).toBe(0)
  expect(drawn.hasDoubtfulStates).toBe(false)
})
