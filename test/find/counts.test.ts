import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choicesOf, offered, without } from '../../src/find/facets.ts'
import {
  domainOf,
  FACETS,
  type Facet,
  type Filters,
  facetValues,
  found,
  isFiltered,
  NO_FILTERS,
  withToggled,
} from '../../src/find/filters.ts'
import { monthsOf } from '../../src/list/list.ts'
import type { Day, Story } from '../../src/model.ts'
import { foundEventsOf, knownEventsOf, momentOf, shownMomentOf, stepsOf } from '../../src/store/derived.ts'
import { formatLink, parseLink } from '../../src/store/link.ts'
import { createDemarcheStore, noonOf } from '../../src/store/store.ts'
import { eventAsKnown, type KnownEvent, lastEvidence } from '../../src/time/known.ts'
import { flagship } from '../story.ts'
import { journeysStory } from './made-up.ts'

const story = flagship()
const known = (of: Story, asOf: Day | null): readonly KnownEvent[] =>
  of.events.flatMap((event) => eventAsKnown(of, event, asOf) ?? [])

/** Words that readers type: parts of names and titles, some misspelled, and none. */
const texts = fc.constantFrom('', '', '', 'bog', 'Sharaa', 'Damaskus', 'delegation', 'الشرع', 'TASS', 'zzzz', 'al-')
const days = fc.integer({ min: story.span.start - 30, max: lastEvidence(story) + 30 })

function filtersOf(of: Story): fc.Arbitrary<Filters> {
  const some = (facet: Facet) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      {
        weight: 1,
        arbitrary: fc.subarray([...domainOf(of, facet)], {
          minLength: 1,
          maxLength: Math.min(4, domainOf(of, facet).length),
        }),
      },
    )
  return fc.record({
    chosen: fc.record({
      party: some('party'),
      who: some('who'),
      kind: some('kind'),
      place: some('place'),
      modality: some('modality'),
      certainty: some('certainty'),
      source: some('source'),
    }),
    from: fc.option(days, { freq: 3 }),
    to: fc.option(days, { freq: 3 }),
    text: texts,
  })
}

const anyAsOf = fc.option(days, { freq: 2 })

test('every count of every facet is the length of the list with that value alone in its facet', () => {
  fc.assert(
    fc.property(filtersOf(story), anyAsOf, fc.constantFrom(...FACETS), (filters, asOf, facet) => {
      const events = known(story, asOf)
      const values = facetValues(story, events, filters, facet)
      const counted = new Map(values.map(({ value, count }) => [value, count]))
      for (const value of domainOf(story, facet)) {
        const alone = { ...filters, chosen: { ...filters.chosen, [facet]: [value] } }
        expect(counted.get(value) ?? 0, `${facet} ${value}`).toBe(found(story, events, alone).length)
      }
    }),
    { numRuns: 40 },
  )
})

test('what is found is known, in the order of the story, and not changed', () => {
  fc.assert(
    fc.property(filtersOf(story), anyAsOf, (filters, asOf) => {
      const events = known(story, asOf)
      const left = found(story, events, filters)
      expect(events.filter((each) => left.includes(each))).toEqual(left)
      if (!isFiltered(filters)) expect(left).toBe(events)
    }),
    { numRuns: 150 },
  )
})

test('as sources come out, no event loses a claim and none is forgotten', () => {
  fc.assert(
    fc.property(days, fc.nat(120), (day, later) => {
      const then = new Map(known(story, day + later).map((each) => [each.event.id, each]))
      for (const { event, claims } of known(story, day)) {
        const after = then.get(event.id)?.claims ?? []
        expect(claims.filter((claim) => !after.includes(claim))).toEqual([])
      }
    }),
    { numRuns: 150 },
  )
})

test('the list, the steps, the picture and the address hold the same events', () => {
  const { start, end } = story.span
  fc.assert(
    fc.property(filtersOf(story), anyAsOf, fc.integer({ min: start, max: end - 1 }), (filters, asOf, t) => {
      const { getState: state } = createDemarcheStore(story, { clock: { t: noonOf(t), asOf }, filters })
      const list = foundEventsOf(state()).map(({ event }) => event.id)
      expect(
        monthsOf(story, foundEventsOf(state()))
          .flatMap(({ events }) => events.map(({ event }) => event.id))
          .sort(),
      ).toEqual([...list].sort())
      expect(shownMomentOf(state()).events.map(({ event }) => event.id)).toEqual(list)
      expect(momentOf(state()).events.map(({ event }) => event.id)).toEqual(
        knownEventsOf(state()).map(({ event }) => event.id),
      )
      expect(stepsOf(state()).filter(({ event }) => !list.includes(event.id))).toEqual([])
      for (const { event } of shownMomentOf(state()).movements) expect(list).toContain(event.id)

      const again = createDemarcheStore(story, parseLink(formatLink(state()), story).state)
      expect(foundEventsOf(again.getState()).map(({ event }) => event.id)).toEqual(list)
    }),
    { numRuns: 80 },
  )
})

test('taking every chosen thing away, one after another, leaves no filter', () => {
  fc.assert(
    fc.property(filtersOf(story), (filters) => {
      let left = filters
      const choices = choicesOf(filters)
      expect(choices.length > 0).toBe(isFiltered(filters))
      for (const choice of choices) left = without(left, choice)
      expect(isFiltered(left)).toBe(false)
    }),
  )
})

test('a value that is chosen twice is not chosen', () => {
  const once = withToggled(NO_FILTERS, 'kind', 'visit')
  expect(once.chosen.kind).toEqual(['visit'])
  expect(withToggled(once, 'kind', 'visit')).toEqual(NO_FILTERS)
})

test('a long facet offers the frequent values and all chosen ones, of places the sites first', () => {
  const events = known(story, null)
  const rare = facetValues(story, events, NO_FILTERS, 'who').toSorted((a, b) => a.count - b.count)[0]
  if (rare === undefined) throw new Error('nobody takes part')
  const filters = withToggled(NO_FILTERS, 'who', rare.value)
  const people = facetValues(story, events, filters, 'who')
  const { shown, total } = offered(story, 'who', people, false)
  expect(shown).toHaveLength(7)
  expect(total).toBe(people.length)
  expect(shown.at(-1)).toMatchObject({ value: rare.value, isChosen: true })
  const counts = shown.slice(0, 6).map(({ count }) => count)
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  expect(offered(story, 'who', people, true).shown).toHaveLength(total)

  const places = offered(story, 'place', facetValues(story, events, NO_FILTERS, 'place'), true).shown
  const sites = places.filter(({ value }) => story.sites.includes(value))
  expect(places.slice(0, sites.length)).toEqual(sites)
})

test('a doubtful date is found in each period that it may fall into', () => {
  const small = journeysStory()
  const ids = (from: Day | null, to: Day | null) =>
    found(small, known(small, null), { ...NO_FILTERS, from, to }).map(({ event }) => event.id)
  const seen = small.events.find(({ id }) => id === 'seen')
  if (seen?.date.end == null) throw new Error('no such event')
  const { start, end } = seen.date
  expect(ids(end - 1, null)).toContain('seen')
  expect(ids(end, null)).not.toContain('seen')
  expect(ids(null, start)).toContain('seen')
  expect(ids(null, start - 1)).not.toContain('seen')
})
