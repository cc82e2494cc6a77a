import { describe, expect, test } from 'vitest'
import { isoOf } from '../../src/civil.ts'
import type { Claim, Event, Source, Span, Story } from '../../src/model.ts'
import {
  claimedDays,
  eventAsKnown,
  evidenceDays,
  firstKnown,
  horizonOf,
  isInDoubt,
  type KnownEvent,
  knownFrom,
  lastEvidence,
  originOf,
  originsOf,
  statusesAsKnown,
  travellersOf,
} from '../../src/time/known.ts'
import { momentAt } from '../../src/time/moment.ts'
import { claim, event, movement, onDay, presence, source, throughout, within } from '../story.ts'
import { claimsOf, january, storyOf } from './made-up.ts'

/** The only event of a story as known on a day of January. */
function knownOn(only: Event, asOf: number | null): KnownEvent {
  const known = eventAsKnown(storyOf([only]), only, asOf === null ? null : january(asOf))
  if (known === null) throw new Error('not known yet')
  return known
}

describe('modality', () => {
  const on = onDay('2025-01-20')
  test.each<[string, Partial<Event>, Readonly<Record<number, KnownEvent['modality']>>]>([
    [
      'a plan that a source denies',
      { claims: claimsOf(['of-10', 'plans'], ['of-12', 'denies']) },
      { 10: 'planned', 12: 'cancelled' },
    ],
    [
      'a plan that is denied and made',
      { claims: claimsOf(['of-10', 'plans'], ['of-12', 'denies'], ['of-21', 'reports']) },
      { 12: 'cancelled', 21: 'occurred' },
    ],
    [
      'a denial that comes first',
      { claims: claimsOf(['of-20', 'denies'], ['of-22', 'reports']) },
      { 21: 'denied', 22: 'occurred' },
    ],
    [
      'a cancelled visit',
      { modality: 'cancelled', claims: claimsOf(['of-10', 'plans'], ['of-12', 'denies']) },
      { 11: 'planned', 12: 'cancelled' },
    ],
    [
      'a cancellation that nobody denies',
      { modality: 'cancelled', claims: claimsOf(['of-10', 'plans'], ['of-12', 'reports']) },
      { 11: 'planned', 12: 'cancelled' },
    ],
    [
      'a report that is denied',
      { modality: 'denied', claims: claimsOf(['of-20', 'reports'], ['of-22', 'denies']) },
      { 21: 'reported', 22: 'denied' },
    ],
    [
      'a plan that is denied',
      { modality: 'denied', claims: claimsOf(['of-10', 'plans'], ['of-22', 'denies']) },
      { 21: 'planned', 22: 'denied' },
    ],
    ['a plan', { modality: 'planned', claims: claimsOf(['of-10', 'reports']) }, { 10: 'planned', 25: 'planned' }],
    ['a visit known on its day', { claims: claimsOf(['of-20', 'reports']) }, { 20: 'under-way', 21: 'occurred' }],
    ['a statement known on its day', { kind: 'statement', claims: claimsOf(['of-20', 'reports']) }, { 20: 'occurred' }],
    ['a report on its day', { modality: 'reported', claims: claimsOf(['of-20', 'reports']) }, { 20: 'reported' }],
    [
      'a voyage of five days',
      { kind: 'voyage', date: throughout('2025-01-18', '2025-01-22'), claims: claimsOf(['of-18', 'reports']) },
      { 18: 'under-way', 22: 'under-way', 23: 'occurred' },
    ],
    [
      'a visit on one of three days',
      { date: within('2025-01-18', '2025-01-20'), claims: claimsOf(['of-18', 'reports']) },
      { 18: 'under-way', 19: 'occurred', 20: 'occurred' },
    ],
  ])('%s', (_, rest, expected) => {
    const one = event('one', on, rest)
    const is = Object.fromEntries(Object.keys(expected).map((asOf) => [asOf, knownOn(one, Number(asOf)).modality]))
    expect(is).toEqual(expected)
    expect(knownOn(one, null).modality).toBe(knownOn(one, 31).modality)
  })
})

describe('how an event was told', () => {
  const telling = (until: string, title: string, rest: object = {}) => ({
    until,
    since: null,
    date: null,
    modality: null,
    actors: null,
    places: null,
    title: { en: title },
    summary: { en: `${title}, at length` },
    ...rest,
  })
  const claims = claimsOf(['of-10', 'plans'], ['of-15', 'reports'], ['of-20', 'supports'])

  test('without a telling the title is today’s, and the summary waits for the last source', () => {
    const one = event('one', onDay('2025-01-15'), { claims, summary: { en: 'All of it' } })
    for (const asOf of [10, 15, 19]) expect(knownOn(one, asOf)).toMatchObject({ title: { en: 'one' }, summary: null })
    for (const asOf of [20, 31, null]) expect(knownOn(one, asOf).summary).toEqual({ en: 'All of it' })
  })

  test('each telling lasts until the day before its source came out', () => {
    const tellings = [telling('of-15', 'To come'), telling('of-20', 'Here')]
    const one = event('one', onDay('2025-01-15'), { claims, tellings, summary: { en: 'All of it' } })
    const titles = [10, 14, 15, 19, 20, null].map((asOf) => knownOn(one, asOf).title.en)
    expect(titles).toEqual(['To come', 'To come', 'Here', 'Here', 'one', 'one'])
    expect(knownOn(one, 14).summary).toEqual({ en: 'To come, at length' })
    expect(knownOn(one, 20).summary).toEqual({ en: 'All of it' })
  })

  test('a telling has a date and a modality of its own where it says so', () => {
    const told = telling('of-15', 'To come', { date: within('2025-01-12', '2025-01-28'), modality: 'reported' })
    const one = event('one', onDay('2025-01-15'), { claims, tellings: [told] })
    expect(knownOn(one, 14)).toMatchObject({ modality: 'reported', date: { edtf: '[2025-01-12..2025-01-28]' } })
    expect(knownOn(one, 14).date).toEqual(told.date)
    expect(knownOn(one, 14).certainty).toContain('date-in-doubt')
    expect(knownOn(one, 15)).toMatchObject({ modality: 'under-way', date: onDay('2025-01-15') })
  })

  test('who takes part, and where, is what it was told of', () => {
    const told = telling('of-15', 'To come', { actors: ['bogdanov', 'russia'], places: ['damascus'] })
    const actors = ['bogdanov', 'lavrentyev', 'russia']
    const trip = movement('one', 'moscow', 'damascus', onDay('2025-01-15'), { who: ['bogdanov', 'lavrentyev'] })
    const one = event('one', onDay('2025-01-15'), { claims, tellings: [told], actors, movements: [trip] })
    const who = (asOf: number) => [knownOn(one, asOf).actors, travellersOf(knownOn(one, asOf), trip)]
    expect(who(14)).toEqual([['bogdanov', 'russia'], ['bogdanov']])
    expect(who(15)).toEqual([actors, ['bogdanov', 'lavrentyev']])
    expect([knownOn(one, 14).places, knownOn(one, 15).places]).toEqual([['damascus'], []])
    const nobodyNamed = { ...trip, who: [] }
    expect(travellersOf(knownOn(one, 15), nobodyNamed)).toEqual(['bogdanov'])
  })

  test('a trip is known with its own source, and one of the event’s date is on the day that was told', () => {
    const told = telling('of-20', 'Here', { date: onDay('2025-01-14') })
    const [own, later] = [
      movement('one', 'moscow', 'damascus', onDay('2025-01-15')),
      movement('one', 'damascus', 'moscow', onDay('2025-01-17'), { id: 'one/2', source: 'of-20' }),
    ]
    const one = event('one', onDay('2025-01-15'), { claims, tellings: [told], movements: [own, later] })
    const trips = (asOf: number | null) =>
      knownOn(one, asOf).movements.map(({ id, departed }) => `${id} ${isoOf(departed.start)}`)
    expect(trips(19)).toEqual(['one/1 2025-01-14'])
    expect(trips(20)).toEqual(['one/1 2025-01-15', 'one/2 2025-01-17'])
    expect(trips(null)).toEqual(trips(20))
  })

  test('it is under way on the day that it was told for', () => {
    const told = telling('of-20', 'Here', { date: onDay('2025-01-14') })
    const one = event('one', onDay('2025-01-15'), {
      claims: claimsOf(['of-14', 'reports'], ['of-20', 'differs']),
      tellings: [told],
    })
    expect([14, 15, 20].map((asOf) => knownOn(one, asOf).modality)).toEqual(['under-way', 'occurred', 'occurred'])
  })
})

describe('the date, as far as it could be known', () => {
  const bounds = (date: Span, asOf: number | null, rest: Partial<Event> = {}) => {
    const { start, certainFrom, certainUntil, end } = knownOn(
      event('one', date, { claims: [claim('of-01')], ...rest }),
      asOf,
    ).date
    return [start, certainFrom, certainUntil, end].map((each) => (each === null ? null : isoOf(each).slice(8)))
  }
  const oneOf = within('2025-01-10', '2025-01-13')
  const long = throughout('2025-01-10', '2025-01-20', 2, 3)

  test('one of several days was one of those up to then', () => {
    expect(bounds(oneOf, 10)).toEqual(['10', '10', '11', '11'])
    expect(bounds(oneOf, 12)).toEqual(['10', '10', '13', '13'])
    expect(bounds(oneOf, 13)).toEqual(['10', '10', '14', '14'])
    expect(bounds(oneOf, null)).toEqual(['10', '10', '14', '14'])
  })
  test('what went on had no end until its last possible day', () => {
    expect(bounds(long, 10)).toEqual(['10', '12', null, null])
    expect(bounds(long, 19)).toEqual(['10', '12', null, null])
    expect(bounds(long, 20)).toEqual(['10', '12', '18', '21'])
    expect(bounds(throughout('2025-01-10', null), 15)).toEqual(['10', '10', null, null])
  })
  test('before it begins, its date is that of which the sources told', () => {
    expect(bounds(oneOf, 9)).toEqual(['10', '10', '14', '14'])
    expect(bounds(long, 9)).toEqual(['10', '12', '18', '21'])
  })
  test('a plan keeps its date, and one that was called off too', () => {
    const plans = claimsOf(['of-01', 'plans'])
    expect(bounds(oneOf, 11, { claims: plans })).toEqual(['10', '10', '14', '14'])
    expect(bounds(oneOf, 11, { claims: [...plans, claim('of-02', 'denies')] })).toEqual(['10', '10', '14', '14'])
  })
  test('what was about a day keeps its margin, as the middle is the day that the source named', () => {
    expect(bounds({ ...oneOf, approximate: true }, 11)).toEqual(['10', '10', '14', '14'])
  })
})

describe('the end of a status', () => {
  const ender = (stance: Claim['stance'], by = 'of-16') =>
    event('ender', onDay('2025-01-15'), { kind: 'agreement', claims: [claim(by, stance)] })
  const first = {
    ...presence('base', 'operating', throughout('2025-01-05', '2025-01-14')),
    until: ['ender'],
    claims: [claim('of-06')],
  }
  const next = { ...presence('base', 'reduced', throughout('2025-01-15', null)), claims: [claim('of-25')] }
  const endOn = (story: Story, asOf: number) => statusesAsKnown(story, january(asOf))[0]?.span.end ?? null

  test('is known with the event that brings it', () => {
    const story = storyOf([ender('reports')], [first])
    expect([6, 15, 16].map((asOf) => endOn(story, asOf))).toEqual([null, null, january(15)])
    const shown = (asOf: number) => momentAt(story, { t: january(15), asOf: january(asOf) }).sites[0]?.presence.state
    expect([shown(15), shown(16)]).toEqual(['operating', 'unknown'])
  })
  test('is not known with a mere plan of it, but with the state that follows', () => {
    const story = storyOf([ender('plans', 'of-08')], [first, next])
    expect([8, 16, 24, 25].map((asOf) => endOn(story, asOf))).toEqual([null, null, null, january(15)])
  })
  test('is not known before it has come, though what brings it has begun', () => {
    const story = storyOf([ender('reports', 'of-10')], [first])
    expect([10, 13, 14].map((asOf) => endOn(story, asOf))).toEqual([null, null, january(15)])
  })
})

describe('sources', () => {
  const by = (id: string, outlet: string | null, origin: string | null): Source => ({
    ...source(id, '2025-01-10'),
    outlet,
    origin,
  })
  const story: Story = {
    ...storyOf([]),
    sources: {
      tass: by('tass', 'TASS', null),
      copy: by('copy', 'Pravda', 'TASS'),
      sana: { ...by('sana', 'SANA', null), published: within('2025-01-12', '2025-01-15') },
      unnamed: { ...by('unnamed', null, null), published: { ...onDay('2025-01-11'), end: null } },
    },
  }
  const origins = (...ids: readonly string[]) =>
    originsOf(
      story,
      ids.map((id) => claim(id)),
    )
  const certainty = (claims: readonly Claim[], date = onDay('2025-01-10')) =>
    eventAsKnown(story, event('one', date, { claims }), null)?.certainty

  test('count from the last day on which they may have come out', () => {
    expect(Object.values(story.sources).map((each) => isoOf(knownFrom(each)).slice(8))).toEqual([
      '10',
      '10',
      '15',
      '11',
    ])
    expect(firstKnown(story, event('one', onDay('2025-01-09'), { claims: [claim('sana'), claim('unnamed')] }))).toBe(
      january(11),
    )
    expect(lastEvidence(story)).toBe(january(15))
    expect([horizonOf(story, null), horizonOf(story, january(12)), horizonOf(story, january(20))]).toEqual(
      [15, 12, 15].map(january),
    )
  })
  test('a copy is not a second origin', () => {
    expect(Object.values(story.sources).map(originOf)).toEqual(['TASS', 'TASS', 'SANA', 'unnamed'])
    expect(origins('copy', 'tass')).toEqual(['TASS'])
    expect(origins('sana', 'tass', 'copy', 'unnamed')).toEqual(['SANA', 'TASS', 'unnamed'])
  })
  test('make an event as sure as those behind them and its date allow', () => {
    expect(certainty([claim('tass'), claim('copy')])).toEqual(['one-origin'])
    expect(certainty([claim('tass'), claim('sana')])).toEqual(['several-origins'])
    expect(certainty([claim('tass'), claim('copy', 'differs')])).toEqual(['one-origin', 'sources-differ'])
    expect(certainty([claim('tass'), claim('sana', 'denies')])).toEqual(['one-origin', 'sources-differ'])
    expect(certainty([claim('tass')], within('2025-01-09', '2025-01-10'))).toEqual(['one-origin', 'date-in-doubt'])
  })
  test.each<[string, Span, boolean]>([
    ['a day', onDay('2025-01-10'), false],
    ['one of two days', within('2025-01-10', '2025-01-11'), true],
    ['about a day', { ...onDay('2025-01-10'), approximate: true }, true],
    ['a day that the source doubts', { ...onDay('2025-01-10'), uncertain: true }, true],
    ['a stretch', throughout('2025-01-10', '2025-01-12'), false],
    ['a stretch that may begin later', throughout('2025-01-10', '2025-01-15', 1), true],
    ['a stretch that may end earlier', throughout('2025-01-10', '2025-01-15', 0, 1), true],
    ['a stretch without an end', throughout('2025-01-10', null), false],
  ])('%s: is its date in doubt?', (_, span, expected) => expect(isInDoubt(span)).toBe(expected))

  const dated = (id: string, iso: string, stance: Claim['stance'] = 'reports') => ({
    ...claim(id, stance),
    date: onDay(iso),
  })
  test('name different days: each day with those who say so', () => {
    expect(claimedDays([dated('tass', '2025-01-10'), dated('sana', '2025-01-10')])).toEqual([])
    expect(
      claimedDays([dated('tass', '2025-01-10'), dated('sana', '2025-01-09', 'differs'), dated('copy', '2025-01-10')]),
    ).toEqual([
      { day: january(9), sources: ['sana'] },
      { day: january(10), sources: ['tass', 'copy'] },
    ])
  })
  test('name no day with a plan, a denial, a vague date or none', () => {
    const vague = { ...claim('copy'), date: within('2025-01-08', '2025-01-09') }
    const others = [
      dated('sana', '2025-01-09', 'plans'),
      dated('unnamed', '2025-01-08', 'denies'),
      vague,
      claim('sana'),
    ]
    expect(claimedDays([dated('tass', '2025-01-10'), ...others])).toEqual([])
  })
  test('speak for the day that they give, and for their own day where that is later or none is given', () => {
    expect(evidenceDays(story, [])).toEqual([])
    expect(evidenceDays(story, [claim('tass')]).at(-1)).toBe(january(10))
    expect(evidenceDays(story, [dated('sana', '2025-01-09')]).at(-1)).toBe(january(9))
    expect(evidenceDays(story, [dated('sana', '2025-01-09'), claim('tass')]).at(-1)).toBe(january(10))
    expect(evidenceDays(story, [dated('tass', '2025-01-20', 'plans')]).at(-1)).toBe(january(10))
    expect(evidenceDays(story, [{ ...claim('sana'), date: throughout('2025-01-01', null) }]).at(-1)).toBe(january(15))
  })
})
