import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoOf } from '../../src/civil.ts'
import type { Day, Story } from '../../src/model.ts'
import { lastEvidence } from '../../src/time/known.ts'
import { type Moment, momentAt, type TrackMoment } from '../../src/time/moment.ts'
import { day, flagship } from '../story.ts'
import { anyAsOf, anyDay, anyStory } from './made-up.ts'
import { knowledgeOf, lastEvidenceOf, momentByTheRules } from './reference.ts'

const json = (value: unknown) => JSON.stringify(value)

/** Whether two values say the same; what both take from the story itself is the very same object. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 1e-9
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [ofA, ofB] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return ofA.size === ofB.size && [...ofA].every(([key, value]) => ofB.has(key) && isSame(value, ofB.get(key)))
}

const trackLine = ({ state, certain, known }: TrackMoment<string>) =>
  `${state}${certain ? '' : ' perhaps'}${known === null ? '' : ` by ${known.status.id} ${json([known.span, known.claims])}`}`

/** All that a moment says, one line for each event, trip and site, so that a difference names its place. */
function linesOf(moment: Moment): readonly string[] {
  return [
    `day ${isoOf(moment.day)} at ${moment.t}, horizon ${isoOf(moment.horizon)}`,
    ...moment.events.map(
      ({ event, phase, modality, title, summary, date, claims, certainty }) =>
        `event ${event.id}: ${phase}, ${modality}, ${json([title, summary, date, certainty, claims])}`,
    ),
    `today: ${moment.today.map(({ event }) => event.id).join(', ')}`,
    ...moment.movements.map(
      ({ movement, event, modality, phase, progress, age }) =>
        `trip ${movement.id} of ${event.id}: ${modality}, ${phase}, ${progress.toFixed(9)}, ${age}`,
    ),
    ...moment.sites.map(({ site, presence, legal }) => `site ${site}: ${trackLine(presence)}; ${trackLine(legal)}`),
  ]
}

/** What `src` says and the rules do not, and the other way round; empty where both agree. */
function differences(story: Story, t: number, asOf: Day | null, knowledge = knowledgeOf(story, asOf)): string[] {
  const [actual, expected] = [momentAt(story, { t, asOf }), momentByTheRules(story, { t, asOf }, knowledge)]
  if (isSame(actual, expected)) return []
  const [is, ought] = [linesOf(actual), linesOf(expected)]
  const when = `on ${isoOf(Math.floor(t))} as known on ${asOf === null ? 'any day' : isoOf(asOf)}`
  return [
    `${when}, they differ`,
    ...is.filter((line) => !ought.includes(line)).map((line) => `${when}, src only: ${line}`),
    ...ought.filter((line) => !is.includes(line)).map((line) => `${when}, rules only: ${line}`),
  ]
}

describe('the flagship, on every day of its span', () => {
  const story = flagship()
  const days = Array.from({ length: story.span.end - story.span.start }, (_, index) => story.span.start + index)
  const last = lastEvidence(story)

  test('has evidence for the days that it is held against', () => {
    expect(last).toBe(lastEvidenceOf(story))
    expect(last).toBeGreaterThan(day('2025-12-31'))
    expect(last).toBeLessThan(story.span.end)
  })

  const fixed = ['2024-12-10', '2025-01-27', '2025-01-28', '2025-07-31', '2025-12-31', isoOf(last)]
  test.each(fixed)('is what the rules make of it, as known on %s', (iso) => {
    const knowledge = knowledgeOf(story, day(iso))
    expect(days.flatMap((each) => differences(story, each + 0.5, day(iso), knowledge)).slice(0, 12)).toEqual([])
  })

  test('is what the rules make of it, with all sources', () => {
    const knowledge = knowledgeOf(story, null)
    expect(days.flatMap((each) => differences(story, each + 0.5, null, knowledge)).slice(0, 12)).toEqual([])
  })

  test('is what the rules make of it, following the news', () => {
    expect(days.flatMap((each) => differences(story, each + 0.25, each)).slice(0, 12)).toEqual([])
  })

  test('was known differently on each of those days', () => {
    const known = fixed.map((iso) => json(knowledgeOf(story, day(iso))))
    expect(new Set(known).size).toBe(known.length)
  })
})

test('a made-up story is what the rules make of it', () => {
  fc.assert(
    fc.property(anyStory, anyDay, fc.constantFrom(0, 0.5, 0.9), anyAsOf, (story, each, part, asOf) => {
      expect(differences(story, each + part, asOf)).toEqual([])
      expect(differences(story, each + part, each)).toEqual([])
    }),
    { numRuns: 500 },
  )
})
