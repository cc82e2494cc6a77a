import { describe, expect, test } from 'vitest'
import {
  claimDate,
  claimsBySource,
  emptinessOf,
  isPlainDay,
  latestWord,
  outletInWords,
  outletsInShort,
  positionOf,
  sourcesInWords,
} from '../../src/cards/card.ts'
import { dayOf } from '../../src/civil.ts'
import { inListOrder } from '../../src/find/facets.ts'
import { NO_FILTERS } from '../../src/find/filters.ts'
import type { Story } from '../../src/model.ts'
import { foundEventsOf } from '../../src/store/derived.ts'
import type { AsOf } from '../../src/store/store.ts'
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
  const next = oneDay(tuesday + 1)
  expect(claimDate(claim('early'), own)).toBeNull()
  expect(claimDate({ ...claim('early'), date: own }, own)).toBeNull()
  const said = { ...claim('early'), date: own, dateAsSaid: 'on Tuesday' }
  expect(claimDate(said, own)).toEqual({ said: 'on Tuesday', read: own })
  expect(claimDate({ ...claim('early'), date: next }, own)).toEqual({ said: null, read: next })
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

const listedIn = (of: Story, asOf: AsOf = null, t = tuesday) =>
  inListOrder(foundEventsOf({ story: of, clock: { t, asOf }, filters: NO_FILTERS })).map((known) => known.event)

test('an event knows its place in the list of those that are known', () => {
  const [, second] = story.events
  if (second === undefined) throw new Error('two events were expected')
  expect(positionOf(listedIn(story), second)).toEqual({ place: 2, total: 2 })
  expect(positionOf(listedIn(story, FIRST - 1), second)).toBeNull()
})

const before = event('before', oneDay(FIRST - 30))
const longer = storyOf([
  before,
  event('a', oneDay(FIRST + 5)),
  event('b', oneDay(tuesday), 'visit', { claims: [claim('late')] }),
])

test('the background is in the list, so it is counted; following the news only what is known is', () => {
  const places = (asOf: AsOf) => longer.events.map((each) => positionOf(listedIn(longer, asOf), each)?.place ?? null)
  expect(places(null)).toEqual([1, 2, 3])
  expect(places('news')).toEqual([1, 2, null])
})

describe('where no event is in focus', () => {
  const said = (of: Story, isNarrowed: boolean, asOf: number | null = null) => {
    const { title, first } = emptinessOf(of, momentAt(of, { t: FIRST, asOf }), isNarrowed)
    return [title, first?.event.id ?? null]
  }
  test('the first event of the story’s days is offered where it is known, and never the background', () => {
    expect(said(longer, false)).toEqual(['before', 'a'])
    expect(said(longer, false, FIRST)).toEqual(['before', 'a'])
    expect(said(storyOf([before]), false, FIRST)).toEqual(['unreported', null])
    expect(said(storyOf([]), false)).toEqual(['before', null])
  })
  test('of what the filters leave it is said whether it has come', () => {
    expect(said(storyOf([]), true)).toEqual(['none-found', null])
    expect(said(story, true)).toEqual(['none-found-yet', 'a'])
    expect(said(longer, true)).toEqual(['only-background', 'a'])
    expect(said(storyOf([before]), true)).toEqual(['only-background', null])
  })
})

test('the latest word is that of the last who reports or supports, else of the last', () => {
  const [reports, differs, plans] = [claim('early'), claim('late', 'differs'), claim('early', 'plans')]
  expect(latestWord([plans, reports, differs])).toBe(reports)
  expect(latestWord([plans, differs])).toBe(differs)
  expect(latestWord([])).toBeNull()
})
