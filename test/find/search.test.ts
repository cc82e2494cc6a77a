import { expect, test } from 'vitest'
import { meaningsOf, misspellings, withMeaning } from '../../src/find/facets.ts'
import { found, NO_FILTERS } from '../../src/find/filters.ts'
import { namesFor } from '../../src/find/search.ts'
import { eventAsKnown } from '../../src/time/known.ts'
import { journeysStory } from './made-up.ts'

const story = journeysStory()
const events = story.events.flatMap((event) => eventAsKnown(story, event, null) ?? [])
const search = (text: string) => found(story, events, { ...NO_FILTERS, text }).map(({ event }) => event.id)

const sharaa = ['met', 'led']
const bogdanov = ['out', 'met', 'back', 'led', 'called-off', 'hoped']

test.each([
  ['Sharaa', sharaa],
  ['al-Sharaa', sharaa],
  ['SHARA', sharaa],
  ['al-Charaa', sharaa],
  ['Шараа', sharaa],
  ['аш-Шараа', sharaa],
  ['الشرع', sharaa],
  ['شرع', sharaa],
  ['أحمد', sharaa],
  ['احمد', sharaa],
  ['ahmed sharaa', sharaa],
  ['Bogdanov', bogdanov],
  ['Bogdanof', bogdanov],
  ['богданов', bogdanov],
  ['بوغدانوف', bogdanov],
  ['mikhail  bog', bogdanov],
  ['Hmeimim', ['seen']],
  ['Khmeimim', ['seen']],
  ['Hmeymim', ['seen']],
  ['Хмеймим', ['seen']],
  ['حميميم', ['seen']],
  ['later paper', ['met', 'back', 'called-off', 'seen']],
  ['bogdanov later', ['met', 'back', 'called-off']],
  ['nobody at all', []],
])('%s finds its events', (text, expected) => {
  expect(search(text)).toEqual(expected)
})

test('a search without letters finds everything', () => {
  for (const text of ['', '  ', '-', '«»']) expect(search(text)).toHaveLength(events.length)
})

test('a misspelled word is said as it was typed, with what was taken for it', () => {
  expect(misspellings(story, 'Mikhail Bogdanof')).toEqual([{ written: 'Bogdanof', read: ['bogdanov'] }])
  expect(misspellings(story, 'Xylophone')).toEqual([{ written: 'Xylophone', read: [] }])
  expect(misspellings(story, 'Bogdanov')).toEqual([])
})

test('a typed name is offered as who and what it names, with the count that choosing it gives', () => {
  const filters = { ...NO_FILTERS, text: 'bogdanof' }
  expect(meaningsOf(story, events, filters)).toEqual([{ facet: 'who', id: 'bogdanov', count: 6 }])
  expect(meaningsOf(story, events, { ...NO_FILTERS, text: 'Дамаск' })).toMatchObject([
    { facet: 'place', id: 'damascus' },
  ])
  for (const text of ['dama', 'sharaa', 'الشرع', 'kyiv', 'a', 'zzz']) {
    for (const meaning of meaningsOf(story, events, { ...NO_FILTERS, text })) {
      expect(found(story, events, withMeaning(NO_FILTERS, meaning))).toHaveLength(meaning.count)
    }
  }
  // Places have more events than whom they share a name with, and yet come after them.
  for (const text of ['sy', 'al', 'ru', 'mos', 'ta']) {
    const kinds = meaningsOf(story, events, { ...NO_FILTERS, text }).map(({ facet, id }) => {
      const kind = facet === 'who' ? story.actors[id]?.kind : 'place'
      return kind === 'person' || kind === 'body'
    })
    expect(kinds, text).toEqual(kinds.toSorted((a, b) => Number(b) - Number(a)))
  }
  expect(withMeaning(filters, { facet: 'who', id: 'bogdanov' })).toEqual({
    ...NO_FILTERS,
    chosen: { ...NO_FILTERS.chosen, who: ['bogdanov'] },
  })
})

test('names are found among actors and places alike', () => {
  expect(namesFor(story, 'dimashq')).toEqual({ actors: [], places: ['damascus'] })
  expect(namesFor(story, 'jolani')).toEqual({ actors: ['sharaa'], places: [] })
  expect(namesFor(story, '')).toEqual({ actors: [], places: [] })
})
