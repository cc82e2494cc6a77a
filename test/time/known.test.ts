import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day, Source, Story } from '../../src/model.ts'
import { eventAsKnown, horizonOf, lastEvidence, statusesAsKnown } from '../../src/time/known.ts'
import { momentAt, type Phase } from '../../src/time/moment.ts'
import { event, flagship, movement, onDay, source } from '../story.ts'
import { anyAsOf, anyDay, anyStory, claimsOf, january, storyOf } from './made-up.ts'

const real = flagship()
const anyRealDay = fc.integer({ min: real.span.start - 10, max: real.span.end + 10 })
/** A made-up story with a day and an `asOf` near it, or the flagship with its own. */
const anywhere: fc.Arbitrary<readonly [Story, Day, Day | null]> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(anyStory, anyDay, anyAsOf) },
  { weight: 1, arbitrary: fc.tuple(fc.constant(real), anyRealDay, fc.option(anyRealDay, { freq: 8, nil: null })) },
)
const holds = <Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>) =>
  fc.assert(property, { numRuns: 300 })

const CALLED_OFF = ['planned', 'cancelled', 'denied']

describe('whatever the story', () => {
  test('a later asOf takes away no event, no claim and no status', () => {
    holds(
      fc.property(anywhere, fc.nat(30), ([story, t, asOf], further) => {
        const before = asOf ?? t
        const early = { events: momentAt(story, { t, asOf: before }).events, statuses: statusesAsKnown(story, before) }
        for (const after of [before + further, null]) {
          const { events } = momentAt(story, { t, asOf: after })
          for (const { event, claims } of early.events) {
            const then = events.find((each) => each.event === event)
            expect(claims.filter((each) => !then?.claims.includes(each))).toEqual([])
          }
          const statuses = statusesAsKnown(story, after)
          for (const { status, claims } of early.statuses) {
            const then = statuses.find((each) => each.status === status)
            expect(claims.filter((each) => !then?.claims.includes(each))).toEqual([])
          }
        }
      }),
    )
  })

  test('with all sources everything is known, as the editor has it', () => {
    holds(
      fc.property(anywhere, ([story, t]) => {
        const { events } = momentAt(story, { t, asOf: null })
        expect(events.map(({ event }) => event)).toEqual(story.events)
        for (const { event, claims, title, summary, date } of events) {
          expect([claims, title, summary, date]).toEqual([event.claims, event.title, event.summary, event.date])
        }
        const statuses = story.statuses.map((status) => ({ status, claims: status.claims, span: status.span }))
        expect(statusesAsKnown(story, null)).toEqual(statuses)
      }),
    )
  })

  test('no claim counts before the last day on which its source may have come out', () => {
    holds(
      fc.property(anywhere, ([story, t, asOf]) => {
        const all = [...momentAt(story, { t, asOf }).events, ...statusesAsKnown(story, asOf)]
        if (asOf === null) return
        for (const { source } of all.flatMap(({ claims }) => claims)) {
          expect(story.sources[source]?.published.end).toBeLessThanOrEqual(asOf + 1)
        }
      }),
    )
  })

  test('what is known by plans alone is not under way and has not occurred, and nobody travels', () => {
    holds(
      fc.property(anywhere, ([story, t, asOf]) => {
        const moment = momentAt(story, { t: t + 0.5, asOf })
        for (const { event, claims, modality } of moment.events) {
          if (claims.some(({ stance }) => stance !== 'plans')) continue
          expect(CALLED_OFF).toContain(modality)
          const trips = moment.movements.filter((each) => each.event === event)
          expect(trips.filter(({ phase }) => phase !== 'planned')).toEqual([])
        }
      }),
    )
  })

  test('a planned, cancelled or denied trip is never under way and never arrives', () => {
    holds(
      fc.property(anywhere, ([story, t, asOf]) => {
        const trips = momentAt(story, { t: t + 0.5, asOf }).movements.filter((each) =>
          CALLED_OFF.includes(each.modality),
        )
        expect(trips.filter(({ phase }) => phase !== 'planned')).toEqual([])
      }),
    )
  })

  test('until the source that ends a telling is known, the event has its title and summary and not those of today', () => {
    holds(
      fc.property(anywhere, ([story, t, asOf]) => {
        for (const { event, title, summary } of momentAt(story, { t, asOf }).events) {
          const isOut = ({ published }: Source) => asOf === null || (published.end ?? published.start + 1) <= asOf + 1
          const told = event.tellings.find(({ until }) => !isOut(story.sources[until] ?? source('none', '2000-01-01')))
          if (told !== undefined) expect([title, summary]).toEqual([told.title, told.summary])
          else expect(title).toBe(event.title)
        }
      }),
    )
  })

  test('past the last day of which anything is known both tracks of every site are unknown, and nothing is sure', () => {
    holds(
      fc.property(anywhere, fc.nat(60), ([story, , asOf], further) => {
        const t = horizonOf(story, asOf) + 1 + further
        const moment = momentAt(story, { t: t + 0.5, asOf })
        const unknown = { state: 'unknown', certain: true, known: null }
        for (const { presence, legal } of moment.sites) expect([presence, legal]).toEqual([unknown, unknown])
        const sure: readonly Phase[] = moment.events.map(({ phase }) => phase)
        expect(sure).not.toContain('under-way')
        expect(moment.movements.map(({ phase }) => phase)).not.toContain('under-way')
      }),
    )
  })

  test('the end of a status is not known before an event that brings it or the state that follows', () => {
    holds(
      fc.property(anywhere, ([story, , asOf]) => {
        const statuses = statusesAsKnown(story, asOf)
        for (const { status, span } of statuses) {
          if (asOf === null || span.end === null) continue
          const { site, track, until } = status
          const follows = statuses.some(
            (next) => next.status.site === site && next.status.track === track && next.span.start > span.start,
          )
          const hasEnded = until.some((id) => {
            const found = story.events.find((each) => each.id === id)
            const known = found === undefined ? null : eventAsKnown(story, found, asOf)
            return known !== null && !CALLED_OFF.includes(known.modality)
          })
          expect(follows || (hasEnded && span.end <= asOf + 1)).toBe(true)
        }
      }),
    )
  })

  test('what has begun by asOf and is no plan has no day after it, unless a telling or a margin says so', () => {
    holds(
      fc.property(anywhere, ([story, t, asOf]) => {
        for (const { event, modality, date } of momentAt(story, { t, asOf }).events) {
          const isFree = CALLED_OFF.includes(modality) || date.approximate || event.tellings.length > 0
          if (asOf === null || isFree || date.start > asOf || date.end === null) continue
          expect(date.end).toBeLessThanOrEqual(asOf + 1)
        }
      }),
    )
  })
})

test('at its last evidence the flagship is known as it is with all sources', () => {
  const last = lastEvidence(real)
  const { statuses } = real
  for (const one of real.events) expect(eventAsKnown(real, one, last)).toEqual(eventAsKnown(real, one, null))
  expect(statusesAsKnown(real, last).map(({ span }) => span)).toEqual(statuses.map(({ span }) => span))
})

describe('a visit announced on the 26th and made on the 28th', () => {
  const date = onDay('2025-01-28')
  const visit = event('visit', date, {
    claims: claimsOf(['of-26', 'plans'], ['of-28', 'reports']),
    movements: [movement('visit', 'moscow', 'damascus', date)],
  })
  const story = storyOf([visit])
  const at = (t: number, asOf: number) => momentAt(story, { t: january(t) + 0.5, asOf: january(asOf) })
  const tripAt = (t: number, asOf: number) => at(t, asOf).movements.map(({ phase }) => phase)

  test('is not known on the 25th', () => expect(at(28, 25).events).toEqual([]))
  test('is a plan on the 26th, and its trip too, from the announcement to the day', () => {
    expect(at(26, 26).events[0]).toMatchObject({ modality: 'planned', phase: 'upcoming' })
    expect([25, 26, 27, 28, 29].map((t) => tripAt(t, 26))).toEqual([[], ['planned'], ['planned'], ['planned'], []])
  })
  test('is under way on the 28th, and its trip too', () => {
    expect(at(28, 28).events[0]).toMatchObject({ modality: 'under-way', phase: 'under-way' })
    expect(at(28, 28).movements[0]).toMatchObject({ phase: 'under-way', progress: 0.5 })
  })
  test('has occurred on the 29th, and its trip has arrived', () => {
    expect(at(29, 29).events[0]).toMatchObject({ modality: 'occurred', phase: 'past' })
    expect(tripAt(29, 29)).toEqual(['arrived'])
  })
  test('never arrives for a reader of the 27th', () => {
    for (let t = 1; t <= 31; t += 1) {
      expect(at(t, 27).events[0]?.modality).toBe('planned')
      expect(tripAt(t, 27)).not.toContain('arrived')
    }
    expect(tripAt(30, 27)).toEqual([])
  })
  test('is followed by the news through all of it', () => {
    const news = [25, 26, 27, 28, 29].map((each) => at(each, each).events[0]?.modality)
    expect(news).toEqual([undefined, 'planned', 'planned', 'under-way', 'occurred'])
  })
})
