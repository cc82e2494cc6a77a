import { expect, test } from 'vitest'
import { proseOf, withoutProse, withProse } from '../src/prose.ts'
import { flagship } from './story.ts'

const story = flagship()

test('a story without its prose, and the prose put back, is the story', () => {
  const english = withoutProse(story)
  expect(/"(?:ar|ru)":/.test(JSON.stringify(english.events))).toBe(false)
  expect(english.places).toEqual(story.places)
  const both = withProse(withProse(english, 'ar', proseOf(story, 'ar')), 'ru', proseOf(story, 'ru'))
  expect(both).toEqual(story)
})

test('prose of another story is refused', () => {
  expect(() => withProse(story, 'ru', ['один'])).toThrow('1 texts in ru')
})
