import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Filters, found, NO_FILTERS, withToggled } from '../../src/find/filters.ts'
import type { Claim, Day, Source, Stance, Story } from '../../src/model.ts'
import {
  correctionsAsKnown,
  dayToShowStatus,
  groupedByOutlet,
  isDispute,
  type SourceEntry,
  sourceEntries,
  sourcesOverview,
} from '../../src/sources/sources.ts'
import {
  DOT,
  headlineInWords,
  kindInWords,
  outletInWords,
  subjectInWords,
  toldInWords,
} from '../../src/sources/words.ts'
import { eventAsKnown, knownFrom, originOf, originsOf, statusesAsKnown } from '../../src/time/known.ts'
import { claim, day, event, flagship, onDay, presence, source, throughout, tinyStory } from '../story.ts'

const knownOf = (story: Story, asOf: Day | null) =>
  story.events.flatMap((each) => eventAsKnown(story, each, asOf) ?? [])

const entriesOf = (story: Story, asOf: Day | null) =>
  sourceEntries(story, knownOf(story, asOf), statusesAsKnown(story, asOf))

const entryOf = (entries: readonly SourceEntry[], id: string): SourceEntry => {
  const entry = entries.find((each) => each.source.id === id)
  if (entry === undefined) throw new Error(`no entry of ${id}`)
  return entry
}

const by = (id: string, published: string, rest: Partial<Source>): Source => ({ ...source(id, published), ...rest })

const withSources = (story: Story, sources: readonly Source[]): Story => ({
  ...story,
  sources: Object.fromEntries(sources.map((each) => [each.id, each])),
})

/** Four outlets: two repeat Reuters, one is the source of itself, one is not stated. */
const repeated = withSources(
  tinyStory(
    [
      event('visit', onDay('2025-01-10'), { claims: [claim('jpost'), claim('japan')] }),
      event('call', onDay('2025-01-12'), { claims: [claim('jpost'), claim('tass', 'denies')] }),
      event('talks', onDay('2025-01-20'), { claims: [claim('tass', 'plans'), claim('tass', 'differs')] }),
    ],
    [{ ...presence('base', 'reduced', throughout('2025-01-05', null)), claims: [claim('unnamed')] }],
  ),
  [
    by('jpost', '2025-01-11', { outlet: 'Jerusalem Post', origin: 'Reuters' }),
    by('japan', '2025-01-13', { outlet: 'The Japan News', origin: 'Reuters', url: null, language: 'pt' }),
    by('tass', '2025-01-14', { outlet: 'TASS', kind: 'agency' }),
    by('unnamed', '2025-01-15', { outlet: null }),
  ],
)

test('two outlets that repeat one agency: the agency alone tells of it, neither page does', () => {
  const entries = entriesOf(repeated, null)
  expect(entryOf(entries, 'jpost').told.map(({ alone }) => alone)).toEqual(['origin', null])
  expect(entryOf(entries, 'japan').told.map(({ alone }) => alone)).toEqual(['origin'])
  expect(entryOf(entries, 'jpost').origin).toBe('Reuters')
  const { groups, alone } = sourcesOverview(repeated, null, NO_FILTERS)
  expect(groups.map((group) => [group.outlet, group.claims, group.alone, group.disputes])).toEqual([
    ['TASS', 3, 1, 2],
    ['Jerusalem Post', 2, 0, 0],
    ['The Japan News', 1, 0, 0],
    [null, 1, 1, 0],
  ])
  expect(alone).toBe(2)
})

test('a source that came out after the day does not count, and what it shares is told by one alone until then', () => {
  const entries = entriesOf(repeated, day('2025-01-12'))
  expect(entries.map((each) => each.source.id)).toEqual(['jpost'])
  expect(entryOf(entries, 'jpost').told.map(({ alone }) => alone)).toEqual(['source', 'source'])
  expect(sourcesOverview(repeated, day('2025-01-10'), NO_FILTERS)).toMatchObject({
    groups: [],
    sources: 0,
    found: null,
  })
})

test('what a source announces and what it disputes', () => {
  const tass = entryOf(entriesOf(repeated, null), 'tass')
  expect(tass.plans.map(({ stance }) => stance)).toEqual(['plans'])
  expect(tass.disputes.map(({ stance }) => stance)).toEqual(['denies', 'differs'])
})

test('titles are those of the day', () => {
  const planned = {
    until: 'late',
    since: null,
    date: null,
    modality: null,
    actors: null,
    places: null,
    title: { en: 'Expected' },
    summary: { en: '' },
  }
  const story = tinyStory([
    event('visit', onDay('2025-01-28'), {
      title: { en: 'Came' },
      claims: [claim('paper', 'plans'), claim('late')],
      tellings: [planned],
    }),
  ])
  const titleAt = (asOf: Day | null) => {
    const [first] = entryOf(entriesOf(story, asOf), 'paper').told
    return first === undefined ? null : subjectInWords(story, first.about, 'en')
  }
  expect(titleAt(day('2025-01-20'))).toBe('Expected')
  expect(titleAt(null)).toBe('Came')
})

test('filters choose events: of the sources those that tell of them, and no states of sites', () => {
  const filters: Filters = { ...NO_FILTERS, to: day('2025-01-10') }
  const overview = sourcesOverview(repeated, null, filters)
  expect(overview.found).toBe(1)
  expect(overview.groups.map(({ outlet }) => outlet)).toEqual(['Jerusalem Post', 'The Japan News'])
  expect(overview.groups.every(({ claims }) => claims === 1)).toBe(true)
})

test('the name of a group is one that the filter finds all its events by', () => {
  for (const story of [repeated, flagship()]) {
    const known = knownOf(story, null)
    for (const group of sourcesOverview(story, null, NO_FILTERS).groups) {
      const ids = new Set(
        found(story, known, withToggled(NO_FILTERS, 'source', group.voice)).map((each) => each.event.id),
      )
      const told = group.entries.flatMap((entry) =>
        entry.told.flatMap(({ about }) => (about.kind === 'event' ? [about.known.event.id] : [])),
      )
      expect(told.every((id) => ids.has(id))).toBe(true)
      if (!group.isCited) expect(new Set(told)).toEqual(ids)
    }
  }
})

test('pages without an outlet stand by themselves, also beside an outlet of the same name', () => {
  const story = withSources(
    tinyStory([event('visit', onDay('2025-01-10'), { claims: ['a', 'b', 'c'].map((id) => claim(id)) })]),
    [
      by('a', '2025-01-11', { outlet: null }),
      by('b', '2025-01-11', { outlet: null, origin: 'Le Monde' }),
      by('c', '2025-01-11', { outlet: 'a' }),
    ],
  )
  const groups = groupedByOutlet(story, entriesOf(story, null))
  expect(groups.map((group) => outletInWords(group, 'en'))).toEqual([
    'a',
    'Outlet not stated',
    'Outlet not stated, citing Le Monde',
  ])
})

test('pages stand in the order in which they came out', () => {
  const story = withSources(tinyStory([event('visit', onDay('2025-01-10'), { claims: [claim('b'), claim('a')] })]), [
    by('a', '2025-01-11', { outlet: 'TASS' }),
    by('b', '2025-01-12', { outlet: 'TASS' }),
  ])
  const [group] = groupedByOutlet(story, entriesOf(story, null))
  expect(group?.entries.map((entry) => entry.source.id)).toEqual(['a', 'b'])
  expect(group?.alone).toBe(1)
})

test('in words', () => {
  const overview = sourcesOverview(repeated, null, NO_FILTERS)
  expect(headlineInWords(overview, 'en')).toBe(
    [
      '4 sources from 3 outlets',
      '1 with no outlet stated',
      '2 tell something that no other does',
      '1 differs from others',
    ].join(DOT),
  )
  const { japan, tass } = repeated.sources
  expect(japan && kindInWords(japan, 'en')).toEqual(['citing Reuters', 'article', 'in Portuguese'])
  expect(tass && kindInWords(tass, 'en')).toEqual(['news agency'])
  expect(tass && kindInWords({ ...tass, language: 'en-x' }, 'en')).toEqual(['news agency', 'in en-x'])
  const [state] = entryOf(entriesOf(repeated, null), 'unnamed').told
  expect(state && subjectInWords(repeated, state.about, 'en')).toBe('base. Presence: Reduced')
  expect(state && toldInWords(state, 'en')).toBe('reports')
  const [, talks] = entryOf(entriesOf(repeated, null), 'tass').told
  expect(talks && toldInWords(talks, 'en')).toBe(`20 January 2025${DOT}announces, differs`)
})

test('a state is shown on its first sure day, and while following the news not before it was told of', () => {
  const [known] = statusesAsKnown(repeated, null)
  expect(known && dayToShowStatus(repeated, known, false)).toBe(day('2025-01-05'))
  expect(known && dayToShowStatus(repeated, known, true)).toBe(day('2025-01-15'))
})

test('corrections are told with what was known; later ones are only counted', () => {
  const change = (date: string, about: string) => ({
    date: day(date),
    about,
    what: { en: `${about} was wrong` },
    why: { en: 'A source was misread' },
  })
  const [status] = repeated.statuses
  const story: Story = {
    ...repeated,
    changes: [change('2026-03-01', 'talks'), change('2025-01-16', status?.id ?? ''), change('2025-01-12', 'visit')],
  }
  const all = correctionsAsKnown(story, null)
  expect(all.made.map(({ about }) => about.kind)).toEqual(['event', 'status', 'event'])
  expect(all.later).toBe(0)
  const then = correctionsAsKnown(story, day('2025-01-14'))
  expect(then.made.map((each) => each.change.about)).toEqual(['visit'])
  expect(then.later).toBe(2)
  expect(correctionsAsKnown(repeated, null)).toEqual({ made: [], later: 0 })
})

const STANCES: readonly Stance[] = ['reports', 'supports', 'differs', 'denies', 'plans']
const someSource = fc.record({
  outlet: fc.constantFrom(null, 'TASS', 'Reuters', 'The National', 'SANA'),
  origin: fc.constantFrom(null, 'TASS', 'Reuters', 'AFP'),
  published: fc.integer({ min: 1, max: 28 }),
})
const someClaims = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...STANCES)), { minLength: 1, maxLength: 6 })

const someStory = fc
  .record({
    sources: fc.array(someSource, { minLength: 1, maxLength: 9 }),
    events: fc.array(someClaims, { minLength: 1, maxLength: 8 }),
    statuses: fc.array(someClaims, { maxLength: 3 }),
  })
  .map(({ sources, events, statuses }): Story => {
    const all = sources.map(({ outlet, origin, published }, index) =>
      by(`page-${index}`, `2025-01-${String(published).padStart(2, '0')}`, { outlet, origin }),
    )
    const claims = (written: readonly (readonly [number, Stance])[]): readonly Claim[] =>
      written.map(([index, stance]) => claim(`page-${index % all.length}`, stance))
    return withSources(
      tinyStory(
        events.map((written, index) => event(`event-${index}`, onDay('2025-01-10'), { claims: claims(written) })),
        statuses.map((written, index) => ({
          ...presence('base', 'reduced', throughout('2025-01-05', null)),
          id: `status-${index}`,
          claims: claims(written),
        })),
      ),
      all,
    )
  })

const anyDay = fc.option(fc.integer({ min: day('2025-01-01'), max: day('2025-01-31') }), { nil: null })

function holds(story: Story, asOf: Day | null): void {
  const entries = entriesOf(story, asOf)
  const { groups, sources, alone, differing } = sourcesOverview(story, asOf, NO_FILTERS)
  const inGroups = groups.flatMap((group) => group.entries)
  expect(inGroups.map((each) => each.source.id).toSorted()).toEqual(entries.map((each) => each.source.id).toSorted())
  expect(sources).toBe(entries.length)

  // Every known claim appears exactly once, under its own source.
  const subjects = [...story.events, ...story.statuses]
  const isKnown = ({ source: id }: Claim) => {
    const page = story.sources[id]
    return page !== undefined && (asOf === null || knownFrom(page) <= asOf)
  }
  // An event of which sources only say what it was not is not known: nothing stands that they could differ from.
  const isTold = (claims: readonly Claim[]) => claims.some(({ stance }) => stance !== 'differs')
  const statuses = new Set(story.statuses.map(({ id }) => id))
  const expected = subjects.flatMap(({ id, claims }) => {
    const known = claims.filter(isKnown)
    return statuses.has(id) || isTold(known) ? known.map((each) => [id, each] as const) : []
  })
  const shown = entries.flatMap((entry) =>
    entry.told.flatMap(({ about, claims }) => {
      const id = about.kind === 'event' ? about.known.event.id : about.known.status.id
      expect(claims.every((each) => each.source === entry.source.id)).toBe(true)
      return claims.map((each) => [id, each] as const)
    }),
  )
  const key = ([id, each]: readonly [string, Claim]) => JSON.stringify([id, each])
  expect(shown.map(key).toSorted()).toEqual(expected.map(key).toSorted())

  for (const entry of entries) {
    for (const told of entry.told) {
      // Alone where no known claim about it has another origin.
      const { claims } = told.about.known
      const others = claims.filter((each) => {
        const page = story.sources[each.source]
        return page !== undefined && originOf(page) !== entry.origin
      })
      expect(told.alone === null).toBe(others.length > 0)
      expect(told.alone === null).toBe(originsOf(story, claims).length > 1)
      expect(told.alone === 'source').toBe(claims.every((each) => each.source === entry.source.id))
      expect(entry.alone.includes(told)).toBe(told.alone !== null)
    }
    // It disputes what its stances say, and nothing else.
    const own = entry.told.flatMap(({ claims }) => claims)
    expect(entry.disputes).toEqual(own.filter(({ stance }) => stance === 'differs' || stance === 'denies'))
    expect(entry.plans).toEqual(own.filter(({ stance }) => stance === 'plans'))
    expect(entry.claims).toBe(own.length)
  }
  expect(differing).toBe(entries.filter(({ told }) => told.some(({ claims }) => claims.some(isDispute))).length)
  expect(alone).toBe(entries.filter(({ told }) => told.some((each) => each.alone === 'source')).length)
  for (const [index, group] of groups.entries()) {
    expect(group.claims).toBe(group.entries.reduce((sum, { claims }) => sum + claims, 0))
    expect(group.claims).toBeLessThanOrEqual(groups[index - 1]?.claims ?? Infinity)
  }
}

test('every known claim once; alone where there is no other origin; disputes as the stances say', () => {
  fc.assert(fc.property(someStory, anyDay, holds), { numRuns: 300 })
})

test('the same holds of the story that ships, on several days', () => {
  const story = flagship()
  for (const asOf of ['2024-12-10', '2025-01-27', '2025-01-29', '2025-06-01']) holds(story, day(asOf))
  holds(story, null)
})
