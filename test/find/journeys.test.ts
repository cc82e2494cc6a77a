import { expect, test } from 'vitest'
import { type Filters, journeyOf, NO_FILTERS, narrowed, travellerOf } from '../../src/find/filters.ts'
import { legDate, legNotes, legState } from '../../src/list/legs.ts'
import { sceneAt } from '../../src/scene/scene.ts'
import { at } from '../../src/time/at.ts'
import { eventAsKnown } from '../../src/time/known.ts'
import { momentAt } from '../../src/time/moment.ts'
import { day, flagship } from '../story.ts'
import { journeysStory } from './made-up.ts'

const story = journeysStory()
const knownBy = (asOf: number | null) => story.events.flatMap((event) => eventAsKnown(story, event, asOf) ?? [])
const choosing = (...who: readonly string[]): Filters => ({
  ...NO_FILTERS,
  chosen: { ...NO_FILTERS.chosen, who },
})
const phases = (filters: Filters, iso: string, asOf: number | null = null) => {
  const { movements } = narrowed(story, momentAt(story, { t: day(iso) + 0.5, asOf }), filters)
  return Object.fromEntries(movements.map(({ event, phase }) => [event.id, phase]))
}

test('one who is chosen alone is the traveller', () => {
  expect(travellerOf(NO_FILTERS)).toBeNull()
  expect(travellerOf(choosing('bogdanov'))).toBe('bogdanov')
  expect(travellerOf(choosing('bogdanov', 'sharaa'))).toBeNull()
})

test('a journey holds the trips that one makes, in their order, and no trip of others', () => {
  const legs = journeyOf(knownBy(null), 'bogdanov')
  expect(legs.map(({ movement }) => movement.event)).toEqual(['out', 'back', 'called-off', 'hoped'])
  // Nobody is named on board of "led": it is Sharaa, who leads the event, and not Bogdanov, who is met.
  expect(journeyOf(knownBy(null), 'sharaa').map(({ movement }) => movement.event)).toEqual(['led'])
  expect(journeyOf(knownBy(null), 'nobody')).toEqual([])
})

test('a leg says when it was, and that it was planned, called off or inferred', () => {
  const legs = journeyOf(knownBy(null), 'bogdanov')
  expect(legs.map(legState)).toEqual(['made', 'made', 'off', 'planned'])
  expect(legs.map((leg) => legDate(leg, 'en'))).toEqual(['10 Jan 2025', '12 Jan 2025', '1 Feb 2025', '20 Feb 2025'])
  expect(legs.map((leg) => legNotes(leg, 'en'))).toEqual([[], [], ['put off or cancelled'], ['planned']])
  // Before it was called off it was a plan.
  expect(journeyOf(knownBy(day('2025-01-31')), 'bogdanov').map(legState)).toEqual([
    'made',
    'made',
    'planned',
    'planned',
  ])
})

test('choosing a person shows exactly their trips: the past ones, those ahead, none of others', () => {
  expect(phases(choosing('bogdanov'), '2025-01-11')).toEqual({
    out: 'arrived',
    back: 'ahead',
    // On that day it was still a plan.
    'called-off': 'planned',
    hoped: 'planned',
  })
  expect(phases(choosing('bogdanov'), '2025-02-27')).toEqual({ out: 'arrived', back: 'arrived', hoped: 'ahead' })
  expect(phases(choosing('sharaa'), '2025-01-05')).toEqual({ led: 'ahead' })
  expect(phases(choosing('envoy'), '2025-01-05')).toEqual({ out: 'ahead' })
})

test('other filters narrow the journeys too, and two who are chosen show what is under way for either', () => {
  const only = { ...choosing('bogdanov'), to: day('2025-01-11') }
  expect(phases(only, '2025-01-11')).toEqual({ out: 'arrived' })
  expect(phases(choosing('bogdanov', 'sharaa'), '2025-01-20')).toMatchObject({ led: 'under-way', out: 'arrived' })
})

test('without filters nothing is narrowed, and a filter never hides what holds at a site', () => {
  const moment = momentAt(story, { t: story.opening, asOf: null })
  expect(narrowed(story, moment, NO_FILTERS)).toBe(moment)
  expect(narrowed(story, moment, choosing('envoy')).sites).toBe(moment.sites)
})

test('of the flagship story each person has exactly their trips on the map, on any day', () => {
  const flag = flagship()
  for (const iso of ['2024-12-01', '2025-01-28', '2025-07-31', '2025-11-01']) {
    const moment = momentAt(flag, { t: day(iso) + 0.5, asOf: null })
    for (const actor of Object.keys(flag.actors)) {
      const scene = sceneAt(
        flag,
        narrowed(flag, moment, choosing(actor)),
        { event: null, site: null, traveller: actor },
        'en',
      )
      const own = journeyOf(moment.events, actor)
        .filter(({ known, movement }) => {
          const isOff = known.modality === 'cancelled' || known.modality === 'denied'
          const isDrawn = movement.from !== movement.to
          // What was called off is still drawn as a plan until a source called it off.
          return isDrawn && (!isOff || scene.arcs.some(({ id }) => id === movement.id))
        })
        .map(({ movement }) => movement.id)
      expect(scene.arcs.map(({ id }) => id).toSorted(), `${at(flag.actors, actor).name.en} on ${iso}`).toEqual(
        own.toSorted(),
      )
    }
  }
})
