import { expect, test } from 'vitest'
import {
  claimDateInWords,
  claimsBySource,
  firstEvent,
  isPlainDay,
  outletInWords,
  outletsInShort,
  positionOf,
  sourcesInWords,
} from '../../src/cards/card.ts'
import { dayOf } from '../../src/civil.ts'
import { NO_FILTERS } from '../../src/find/filters.ts'
import type { Story } from '../../src/model.ts'
import { stepsOf } from '../../src/store/derived.ts'
import { at } from '../../src/time/at.ts'
import { momentAt } from '../../src/time/moment.ts'
import { claim, event, FIRST, oneDay, storyOf } from '../timeline/story.ts'

const tuesday = dayOf(2025, 1, 28)
const story = storyOf([event('a', oneDay(FIRST + 5)), event('b', oneDay(tuesday))])
const source = (id: string) => at(story.sources, id)

test('an outlet is named with the agency that it repeats, and never guessed', () => {
  expect(outletInWords(source('early'), 'en')).toBe('TASS')
  expect(outletInWords(source('late'), 'en')).toBe('Levant24, citing TASS')
  expect(outletInWords(source('nameless'), 'en')).toBe('Outlet not stated')
})

test('a second outlet that repeats the same agency is not a second origin', () => {
  expect(sourcesInWords(story, [claim('early')], 'en')).toBe('Reported by one source')
  expect(sourcesInWords(story, [claim('early'), claim('late')], 'en')).toBe('2 sources, all from TASS')
  expect(sourcesInWords(story, [claim('early'), claim('nameless')], 'en')).toBe('2 sources')
  expect(sourcesInWords(story, [claim('early'), claim('late'), claim('nameless')], 'en')).toBe(
    '3 sources from 2 origins',
  )
  expect(sourcesInWords(story, [claim('early'), claim('early')], 'en')).toBe('Reported by one source')
})

test('what one source says stands together, in the order in which the sources speak', () => {
  const groups = claimsBySource([claim('late'), claim('early'), claim('late', 'differs')])
  expect(groups.map(({ source, claims }) => [source, claims.map(({ stance }) => stance)])).toEqual([
    ['late', ['reports', 'differs']],
    ['early', ['reports']],
  ])
})

test("a claim's date is said in the source's words, and only where it adds something", () => {
  const own = oneDay(tuesday)
  expect(claimDateInWords(claim('early'), own, 'en')).toBeNull()
  expect(claimDateInWords({ ...claim('early'), date: own }, own, 'en')).toBeNull()
  expect(claimDateInWords({ ...claim('early'), date: own, dateAsSaid: 'on Tuesday' }, own, 'en')).toBe(
    'Said “on Tuesday”, read as 28 January 2025',
  )
  expect(claimDateInWords({ ...claim('early'), date: oneDay(tuesday + 1) }, own, 'en')).toBe('Dates it 29 January 2025')
})

test('the outlets in short are named once each', () => {
  const short = outletsInShort(story, [claim('early'), claim('early'), claim('late'), claim('nameless')], 2, 'en')
  expect(short.sources.map(({ id }) => id)).toEqual(['early', 'late'])
  expect(short.more).toBe(1)
})

test('a day is said by its weekday where nothing of it is in doubt', () => {
  const day = oneDay(tuesday)
  expect(isPlainDay(day)).toBe(true)
  expect(isPlainDay(oneDay(tuesday, tuesday + 2))).toBe(false)
  expect(isPlainDay({ ...day, uncertain: true })).toBe(false)
  expect(isPlainDay({ ...day, approximate: true })).toBe(false)
  expect(isPlainDay({ ...day, time: { clock: '04:59', zone: '+03:00' } })).toBe(false)
  expect(isPlainDay({ ...day, end: null })).toBe(false)
})

const stepsIn = (of: Story, asOf: number | null = null) =>
  stepsOf({ story: of, clock: { t: tuesday, asOf }, filters: NO_FILTERS })

test('an event knows its place among those that are known', () => {
  const [, second] = story.events
  if (second === undefined) throw new Error('two events were expected')
  expect(positionOf(stepsIn(story), second)).toEqual({ place: 2, total: 2 })
  expect(positionOf(stepsIn(story, FIRST - 1), second)).toBeNull()
  expect(firstEvent(momentAt(story, { t: tuesday, asOf: null }))?.event.id).toBe('a')
})

test('an event that stepping does not reach has no place, and is not counted', () => {
  const longer = storyOf([
    event('before', oneDay(FIRST - 30)),
    event('a', oneDay(FIRST + 5)),
    event('b', oneDay(tuesday)),
  ])
  expect(longer.events.map((each) => positionOf(stepsIn(longer), each))).toEqual([
    null,
    { place: 1, total: 2 },
    { place: 2, total: 2 },
  ])
})
