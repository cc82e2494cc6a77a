import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withPolicy } from '../../src/cli/policy.ts'
import { leanFront, leanText } from '../../src/front/lean.ts'
import { pageOf } from '../../src/front/pages.tsx'
import { filled } from '../../src/front/template.ts'
import { LANGUAGES } from '../../src/languages.ts'
import type { Language, Story } from '../../src/model.ts'
import { tinyStory } from '../story.ts'
import { CANARY, shownAttacks } from './attacks.ts'
import { type Markup, markupOf } from './markup.ts'
import { type Kind, storyOf } from './story.ts'

const template = readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8')

function pageIn(story: Story, language: Language): string {
  const { front, chronology, ...rest } = pageOf(story, language, 'whole', (each) => `index.${each}.html`)
  const places = { head: '<style></style>', story: './story.json', prose: '{"ar":"./story.ar.json"}' }
  const page = filled(template, { ...rest, ...places, front: leanFront(front, ''), chronology: leanText(chronology) })
  // The policy is about what is markup: no text looks to it like a handler.
  return withPolicy(page, 'files')
}

const markup = (kind: Kind, variant: number, language: Language): Markup =>
  markupOf(pageIn(storyOf(variant, kind), language))

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

test.each([
  ['en', 0],
  ['ar', 3],
  ['ru', 7],
] as const)(
  'the page in %s has no element or attribute that a harmless story does not give it',
  (language, variant) => {
    const hostile = markup('hostile', variant, language)
    // On which side of its place a name stands goes by how long it is.
    const kinds = (of: Markup) => new Set(of.elements.map((each) => each.replace(/ text-anchor\S*/, '')))
    const harmless = kinds(markup('harmless', variant, language))
    expect([...kinds(hostile)].filter((each) => !harmless.has(each))).toEqual([])
    expect(hostile.raw.filter((each) => each.includes(CANARY))).toEqual([])
    // The texts are there, and are what was written.
    const all = new Set(hostile.texts.map(spaced))
    const story = storyOf(variant)
    const titles = story.events.map(({ title }) => spaced(title[language] ?? title.en))
    expect(titles.filter((title) => ![...all].some((text) => text.includes(title)))).toEqual([])
  },
)

test('the whole story as text has the very elements of the harmless one, in their order', () => {
  for (const language of LANGUAGES) {
    const chronologyOf = (kind: Kind) => {
      const { chronology } = pageOf(storyOf(5, kind), language, 'whole', () => 'index.html')
      return markupOf(leanText(chronology), false).elements
    }
    expect(chronologyOf('hostile')).toEqual(chronologyOf('harmless'))
  }
})

test('the texts of the page itself: each attack as its title, description, story and front', () => {
  const harmless = markupOf(pageFor('text')).elements
  for (const attack of shownAttacks) {
    const { elements, texts } = markupOf(pageFor(attack))
    expect(elements, attack).toEqual(harmless)
    // The title, the description, and the texts in between.
    expect(texts.map(spaced).filter((text) => text.includes(spaced(attack))).length, attack).toBeGreaterThanOrEqual(4)
  }
})

/** A page whose texts are all one. */
function pageFor(text: string): string {
  const told = { en: text }
  const story: Story = { ...tinyStory([]), title: told, kicker: told, lede: told }
  return pageIn(story, 'en')
}
