import { expect, test } from 'vitest'
import { untranslated } from '../src/compile/untranslated.ts'
import { claim, event, flagship, onDay, tinyStory } from './story.ts'

test('every text of the flagship story is there in Arabic and in Russian', () => {
  expect(untranslated(flagship())).toEqual({ ar: [], ru: [] })
})

test('a text that lacks a translation is named by its id and column; an empty one lacks nothing', () => {
  const said = { ...claim('paper'), says: { en: 'It did.', ar: 'نعم.' } }
  const title = { en: 'A visit', ru: 'Визит' }
  const story = tinyStory([event('visit', onDay('2025-01-05'), { title, claims: [said] })])
  const { ar, ru } = untranslated({ ...story, places: {} })
  const frame = [
    'story.json title',
    'story.json kicker',
    'story.json inset.name',
    ...story.parties.map(({ id }) => `story.json parties ${id}`),
  ]
  expect(ar).toEqual([...frame, 'visit title'])
  expect(ru).toEqual([...frame, 'visit paper says'])
})
