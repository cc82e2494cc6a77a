import fc from 'fast-check'
import { isoOf } from '../../src/civil.ts'
import type { Claim, Day, Event, Source, Span, Status, Story, Telling } from '../../src/model.ts'
import { claim, day, event, movement, onDay, source, throughout, tinyStory, within } from '../story.ts'

/** A story whose sources are named after the day of January 2025 on which they came out. */
export function storyOf(events: readonly Event[], statuses: Story['statuses'] = []): Story {
  const days = Array.from({ length: 31 }, (_, index) => `2025-01-${String(index + 1).padStart(2, '0')}`)
  const sources = Object.fromEntries(days.map((iso) => [`of-${iso.slice(8)}`, source(`of-${iso.slice(8)}`, iso)]))
  return { ...tinyStory(events, statuses), sources }
}

export const january = (date: number) => day(`2025-01-${String(date).padStart(2, '0')}`)

export const claimsOf = (...all: readonly (readonly [by: string, stance: Claim['stance']])[]): readonly Claim[] =>
  all.map(([by, stance]) => claim(by, stance))

/** The days of the stories made up here, both included: few, so that much meets on one day. */
export const FIRST = day('2025-01-05')
export const LAST = day('2025-01-24')

/** A day of a made-up story or a little outside of it. */
export const anyDay = fc.integer({ min: FIRST - 5, max: LAST + 8 })
/** A last day whose sources count; null for all of them. */
export const anyAsOf = fc.option(anyDay, { freq: 8, nil: null })

const outlets = fc.constantFrom('TASS', 'SANA', 'Reuters', null)

const anySource = (id: string): fc.Arbitrary<Source> =>
  fc
    .record({ from: fc.integer({ min: FIRST, max: LAST }), days: fc.nat(2), outlet: outlets, origin: outlets })
    .map(({ from, days, outlet, origin }) => ({
      ...source(id, isoOf(from)),
      published: days === 0 ? onDay(isoOf(from)) : within(isoOf(from), isoOf(from + days)),
      outlet,
      origin,
    }))

/** One day, one of several, a stretch with doubtful ends, or one without an end; from a day on. */
const anySpan = (from: fc.Arbitrary<Day>): fc.Arbitrary<Span> =>
  fc
    .record({
      from,
      days: fc.nat(6),
      before: fc.nat(2),
      after: fc.nat(2),
      kind: fc.constantFrom('day', 'day', 'one of', 'about', 'stretch', 'open'),
    })
    .map(({ from, days, before, after, kind }) => {
      const [first, last] = [isoOf(from), isoOf(from + days)]
      if (kind === 'day') return onDay(first)
      if (kind === 'one of') return within(first, last)
      if (kind === 'about') return { ...within(first, last), approximate: true }
      return throughout(first, kind === 'open' ? null : isoOf(from + days + 4), before, after)
    })

const spanInside = anySpan(fc.integer({ min: FIRST, max: LAST }))
const stances = fc.constantFrom<Claim['stance']>(
  'reports',
  'reports',
  'supports',
  'differs',
  'denies',
  'plans',
  'plans',
)
const knownOn = ({ published }: Source) => (published.end ?? published.start + 1) - 1

function claimsBy(sources: readonly Source[]): fc.Arbitrary<readonly Claim[]> {
  return fc
    .subarray([...sources], { minLength: 1, maxLength: 4 })
    .chain((chosen) => fc.tuple(...chosen.map((each) => stances.map((stance) => ({ each, stance })))))
    .map((pairs) =>
      // A source that only differs tells of nothing by itself: the compiler refuses an event of such claims alone.
      (pairs.every(({ stance }) => stance === 'differs')
        ? pairs.map((pair) => ({ ...pair, stance: 'reports' as const }))
        : pairs
      )
        .toSorted((a, b) => knownOn(a.each) - knownOn(b.each))
        .map(({ each, stance }) => claim(each.id, stance)),
    )
}

/** An event as the tables can have it: claims and tellings in the order of publication. */
function anyEvent(id: string, sources: readonly Source[]): fc.Arbitrary<Event> {
  return fc
    .record({
      date: spanInside,
      claims: claimsBy(sources),
      kind: fc.constantFrom<Event['kind']>('visit', 'visit', 'call', 'statement', 'voyage'),
      modality: fc.constantFrom<Event['modality']>(
        ...(['occurred', 'occurred', 'occurred', 'planned', 'cancelled', 'denied', 'reported', 'under-way'] as const),
      ),
      hasTrip: fc.boolean(),
      arrives: fc.option(anySpan(fc.constant(0)), { freq: 2 }),
      told: fc.option(
        fc.record({ date: fc.option(spanInside), modality: fc.constantFrom<Telling['modality']>(null, 'planned') }),
      ),
      lastToldBy: fc.nat(3),
    })
    .map(({ date, claims, kind, modality, hasTrip, arrives, told, lastToldBy }) => {
      const shift = (days: Day | null) => (days === null ? null : days + date.start)
      const arrived =
        arrives === null
          ? date
          : {
              ...arrives,
              start: date.start,
              certainFrom: date.start + arrives.certainFrom,
              certainUntil: shift(arrives.certainUntil),
              end: shift(arrives.end),
            }
      const tellings = told === null ? [] : claims.slice(0, lastToldBy + 1)
      return event(id, date, {
        claims,
        kind,
        modality,
        summary: { en: `${id} in full` },
        movements: hasTrip ? [movement(id, 'moscow', 'damascus', date, { arrived })] : [],
        tellings: tellings.map(({ source: until }, index) => ({
          until,
          // Some hold from a source on that comes before, or only from their own.
          since: index === 1 ? (tellings[0]?.source ?? null) : null,
          date: told?.date ?? null,
          modality: told?.modality ?? null,
          actors: null,
          places: null,
          title: { en: `${id} as told before ${index}` },
          summary: { en: `${id} told ${index}` },
        })),
      })
    })
}

function anyStatus(events: readonly Event[], sources: readonly Source[]): fc.Arbitrary<Status> {
  const ids = events.map(({ id }) => id)
  const base = fc.record({
    site: fc.constantFrom('base', 'damascus'),
    span: spanInside.map((span): Span => ({ ...span, meaning: 'throughout' })),
    until: fc.subarray(ids),
    claims: claimsBy(sources),
  })
  const state = fc.oneof(
    fc.record({
      track: fc.constant('presence' as const),
      state: fc.constantFrom('operating' as const, 'reduced' as const),
    }),
    fc.record({
      track: fc.constant('legal' as const),
      state: fc.constantFrom('in-force' as const, 'contested' as const),
    }),
  )
  return fc.tuple(base, state).map(([a, b]) => ({ ...a, ...b, id: '', because: [] }))
}

/** A small story with all that the tables allow. */
export const anyStory: fc.Arbitrary<Story> = fc.tuple(...['a', 'b', 'c', 'd', 'e'].map(anySource)).chain((sources) =>
  fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...['one', 'two', 'three', 'four'].slice(0, count).map((id) => anyEvent(id, sources))))
    .chain((events) =>
      fc.array(anyStatus(events, sources), { maxLength: 5 }).map((statuses): Story => {
        const sites = ['base', 'damascus']
        const rank = ({ site, track, span }: Status) =>
          sites.indexOf(site) * 1e6 + (track === 'legal' ? 5e5 : 0) + span.start
        const sorted = statuses
          .toSorted((a, b) => rank(a) - rank(b))
          .map((each, index) => ({ ...each, id: `s${index}` }))
        return {
          ...tinyStory(
            events.toSorted((a, b) => a.date.start - b.date.start),
            sorted,
          ),
          span: { start: FIRST - 2, end: LAST + 10 },
          sources: Object.fromEntries(sources.map((each) => [each.id, each])),
          sites,
        }
      }),
    ),
)
