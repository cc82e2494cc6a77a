import { expect, test } from 'vitest'
import { choicesOf, inListOrder } from '../../src/find/facets.ts'
import { domainOf, FACETS, NO_FILTERS } from '../../src/find/filters.ts'
import { sourcesOf } from '../../src/list/legs.ts'
import { choiceInWords, monthsOf, valueInWords } from '../../src/list/list.ts'
import { eventAsKnown } from '../../src/time/known.ts'
import { claim, day, event, flagship, onDay, tinyStory } from '../story.ts'

const story = flagship()

test('events stand under their months, and what came before the timeline under its own heading', () => {
  const small = tinyStory([
    event('old', onDay('1971-05-01')),
    event('older-than-the-span', onDay('2024-12-31')),
    event('first', onDay('2025-01-31')),
    event('second', onDay('2025-02-01')),
    event('third', onDay('2025-02-28')),
  ])
  const known = small.events.flatMap((each) => eventAsKnown(small, each, null) ?? [])
  expect(monthsOf(small, known).map(({ month, events }) => [month, events.map((each) => each.event.id)])).toEqual([
    [null, ['old', 'older-than-the-span']],
    [day('2025-01-31'), ['first']],
    [day('2025-02-01'), ['second', 'third']],
  ])
  expect(monthsOf(small, [])).toEqual([])
})

test('events are ordered by their dates as known', () => {
  const small = tinyStory([event('a', onDay('2025-01-20')), event('b', onDay('2025-01-22'))])
  const [a, b] = small.events.flatMap((each) => eventAsKnown(small, each, null) ?? [])
  if (a === undefined || b === undefined) throw new Error('not known')
  const told = { ...b, date: onDay('2025-01-18') }
  expect(inListOrder([a, told])).toEqual([told, a])
  expect(monthsOf(small, [a, told])[0]?.events.map((each) => each.event.id)).toEqual(['b', 'a'])
})

test('every value of every facet has a name that is not its id', () => {
  for (const facet of FACETS) {
    for (const value of domainOf(story, facet)) {
      const said = valueInWords(story, facet, value, 'en')
      expect(said, `${facet} ${value}`).not.toBe('')
      if (facet !== 'source') expect(said, facet).not.toBe(value)
      expect(story.sources, said).not.toHaveProperty([said])
    }
  }
})

test('what is chosen is said in words', () => {
  const filters = {
    chosen: { ...NO_FILTERS.chosen, party: ['russia'], kind: ['visit'] },
    from: day('2025-01-01'),
    to: day('2025-02-28'),
    text: ' Bog ',
  }
  expect(choicesOf(filters).map((choice) => choiceInWords(story, filters, choice, 'en'))).toEqual([
    '“Bog”',
    'Russia',
    'Visit',
    'from 1 Jan 2025',
    'to 28 Feb 2025',
  ])
})

test('a source with two claims is one source', () => {
  const small = tinyStory([
    event('a', onDay('2025-01-20'), { claims: [claim('paper'), claim('paper', 'differs'), claim('late')] }),
  ])
  const [known] = small.events.flatMap((each) => eventAsKnown(small, each, null) ?? [])
  expect(known && sourcesOf(known)).toBe(2)
})
