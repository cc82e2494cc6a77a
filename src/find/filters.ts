import type { Day, Movement, Source, Story } from '../model.ts'
import { at } from '../time/at.ts'
import { type Certainty, type KnownEvent, placesOf, travellersOf } from '../time/known.ts'
import type { Moment, MovementMoment } from '../time/moment.ts'
import { traceDays } from '../time/stride.ts'
import { BUILT_IN_KINDS, MODALITIES } from '../vocabulary.ts'
import { textMatcher } from './search.ts'

/** What a reader can narrow the story by. `who` are persons, bodies, states, vessels and units; `source` are voices. */
export const FACETS = ['party', 'who', 'kind', 'place', 'modality', 'certainty', 'source'] as const
export type Facet = (typeof FACETS)[number]

/**
 * An event is found when it has one of the chosen values of every facet that has any, when it may have happened in the
 * period, and when each word of the text begins a word of it.
 */
export interface Filters {
  readonly chosen: Readonly<Record<Facet, readonly string[]>>
  /** The first and the last day of the period; null for no such bound. */
  readonly from: Day | null
  readonly to: Day | null
  readonly text: string
}

export const NO_FILTERS: Filters = {
  chosen: { party: [], who: [], kind: [], place: [], modality: [], certainty: [], source: [] },
  from: null,
  to: null,
  text: '',
}

export const CERTAINTIES: readonly Certainty[] = ['several-origins', 'one-origin', 'sources-differ', 'date-in-doubt']

export function isFiltered(filters: Filters): boolean {
  return (
    filters.from !== null ||
    filters.to !== null ||
    filters.text.trim() !== '' ||
    FACETS.some((facet) => filters.chosen[facet].length > 0)
  )
}

/** The names under which a source is found: its outlet, and the agency or paper that it repeats. */
export function voicesOf(source: Source): readonly string[] {
  const outlet = source.outlet ?? source.id
  return source.origin === null || source.origin === outlet ? [outlet] : [outlet, source.origin]
}

/** Who took part in an event, on its way or at its place, as known; actor ids, each once. */
export function participantsOf(known: KnownEvent): readonly string[] {
  return [...new Set([...known.actors, ...known.movements.flatMap((each) => travellersOf(known, each))])]
}

/** The values that an event has of a facet, each once. */
export function valuesOf(story: Story, known: KnownEvent, facet: Facet): readonly string[] {
  const { event } = known
  switch (facet) {
    case 'party':
      return [...new Set(participantsOf(known).flatMap((id) => at(story.actors, id).party ?? []))]
    case 'who':
      return participantsOf(known)
    case 'kind':
      return [event.kind]
    case 'place':
      return placesOf(known)
    case 'modality':
      return [known.modality]
    case 'certainty':
      return known.certainty
    case 'source':
      return [...new Set(known.claims.flatMap(({ source }) => voicesOf(at(story.sources, source))))]
  }
}

/** All values that a facet can have in a story, in the order in which they are offered. */
export function domainOf(story: Story, facet: Facet): readonly string[] {
  switch (facet) {
    case 'party':
      return story.parties.map(({ id }) => id)
    case 'who':
      return Object.keys(story.actors)
    case 'kind':
      return [...BUILT_IN_KINDS, ...story.kinds.map(({ id }) => id)]
    case 'place':
      return [...story.sites, ...Object.keys(story.places).filter((id) => !story.sites.includes(id))]
    case 'modality':
      return MODALITIES
    case 'certainty':
      return CERTAINTIES
    case 'source':
      return [...new Set(Object.values(story.sources).flatMap(voicesOf))]
  }
}

type Test = (known: KnownEvent) => boolean

/** Whether the event may have happened in the period: a doubtful date counts with all the days that it may be. */
function mayFallIn({ date }: KnownEvent, from: Day | null, to: Day | null): boolean {
  return (to === null || date.start <= to) && (from === null || date.end === null || date.end > from)
}

function facetTest(story: Story, filters: Filters, facet: Facet): Test | null {
  const chosen = filters.chosen[facet]
  if (chosen.length === 0) return null
  const wanted = new Set(chosen)
  return (known) => valuesOf(story, known, facet).some((value) => wanted.has(value))
}

/** The tests of the filters, without that of one facet. */
function testsOf(story: Story, filters: Filters, except: Facet | null): readonly Test[] {
  const tests: Test[] = []
  for (const facet of FACETS) {
    const test = facet === except ? null : facetTest(story, filters, facet)
    if (test !== null) tests.push(test)
  }
  const { from, to, text } = filters
  if (from !== null || to !== null) tests.push((known) => mayFallIn(known, from, to))
  const matches = textMatcher(story, text)
  if (matches !== null) tests.push(matches)
  return tests
}

/** The events that the filters leave, in their order. */
export function found<Known extends KnownEvent>(
  story: Story,
  events: readonly Known[],
  filters: Filters,
): readonly Known[] {
  const tests = testsOf(story, filters, null)
  return tests.length === 0 ? events : events.filter((known) => tests.every((test) => test(known)))
}

export interface FacetValue {
  readonly value: string
  /** How many events the list would hold with this value alone chosen in its facet. */
  readonly count: number
  readonly isChosen: boolean
}

/** The values of a facet that some event has under all other filters, or that are chosen, in the order of the story. */
export function facetValues(
  story: Story,
  events: readonly KnownEvent[],
  filters: Filters,
  facet: Facet,
): readonly FacetValue[] {
  const tests = testsOf(story, filters, facet)
  const counts = new Map<string, number>()
  for (const known of events) {
    if (!tests.every((test) => test(known))) continue
    for (const value of valuesOf(story, known, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return domainOf(story, facet)
    .map((value) => ({ value, count: counts.get(value) ?? 0, isChosen: filters.chosen[facet].includes(value) }))
    .filter(({ count, isChosen }) => count > 0 || isChosen)
}

/** With a value chosen that was not, or no longer chosen that was. */
export function withToggled(filters: Filters, facet: Facet, value: string): Filters {
  const before = filters.chosen[facet]
  const after = before.includes(value) ? before.filter((each) => each !== value) : [...before, value]
  return { ...filters, chosen: { ...filters.chosen, [facet]: after } }
}

/** One trip of a person, and the event that it belongs to. */
export interface Leg {
  readonly movement: Movement
  readonly known: KnownEvent
}

/** The trips of an actor in the order of their departure. */
export function journeyOf(events: readonly KnownEvent[], actor: string): readonly Leg[] {
  return events
    .flatMap((known) => known.movements.map((movement) => ({ movement, known })))
    .filter(({ movement, known }) => travellersOf(known, movement).includes(actor))
    .toSorted((a, b) => a.movement.departed.start - b.movement.departed.start)
}

/** The person whose journeys the map shows: the only value chosen of `who`. */
export function travellerOf(filters: Filters): string | null {
  const [actor, ...others] = filters.chosen.who
  return actor !== undefined && others.length === 0 ? actor : null
}

/**
 * The moment with only what the filters leave. The sites keep their states: a filter hides events, not what holds. With
 * one traveller chosen, the trips are exactly theirs, with those long past and those still ahead.
 */
export function narrowed(story: Story, moment: Moment, filters: Filters): Moment {
  if (!isFiltered(filters)) return moment
  const events = found(story, moment.events, filters)
  const ids = new Set(events.map(({ event }) => event.id))
  const { who } = filters.chosen
  const movements = moment.movements.filter(
    (trip) => ids.has(trip.event.id) && (who.length === 0 || who.some((actor) => trip.who.includes(actor))),
  )
  const traveller = travellerOf(filters)
  return {
    ...moment,
    events,
    today: moment.today.filter(({ event }) => ids.has(event.id)),
    movements: traveller === null ? movements : [...movements, ...restOf(story, moment, events, traveller, movements)],
  }
}

/** The legs of a journey that the moment does not show of itself: those whose trace has gone, and those ahead. */
function restOf(
  story: Story,
  moment: Moment,
  events: readonly KnownEvent[],
  traveller: string,
  shown: readonly MovementMoment[],
): readonly MovementMoment[] {
  const present = new Set(shown.map(({ movement }) => movement.id))
  return journeyOf(events, traveller)
    .filter(({ movement, known }) => {
      const isCalledOff = known.modality === 'cancelled' || known.modality === 'denied'
      return !present.has(movement.id) && !isCalledOff
    })
    .map(({ movement, known }): MovementMoment => {
      const { event, modality } = known
      const base = { movement, event, modality, who: travellersOf(known, movement) }
      return moment.day < movement.departed.start || modality === 'planned'
        ? { ...base, phase: 'ahead', progress: 0, age: 0 }
        : { ...base, phase: 'arrived', progress: 1, age: traceDays(story) }
    })
}
