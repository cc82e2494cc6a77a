import { expect, test } from 'vitest'
import { oembedOf } from '../../src/cli/oembed.ts'
import { inJson, inlineData } from '../../src/cli/one-file.ts'
import { NO_FILTERS } from '../../src/find/filters.ts'
import { LANGUAGES } from '../../src/languages.ts'
import type { Language, Story } from '../../src/model.ts'
import { embedCode, FORMS, type Form } from '../../src/share/code.ts'
import { noonOf } from '../../src/store/store.ts'
import { tinyStory } from '../story.ts'
import { ADDRESSES, refusedAttacks, shownAttacks } from './attacks.ts'
import { markupOf } from './markup.ts'
import { storyOf, VARIANTS } from './story.ts'

const attacks = [...shownAttacks, ...refusedAttacks, ...ADDRESSES]

/** A picture whose search is the text. */
function codeFor(form: Form, text: string, language: Language): string {
  return embedCode({
    folder: 'https://map.example/a/',
    form,
    size: { width: 650, height: 540 },
    title: text,
    picture: {
      clock: { t: noonOf(20116), asOf: null },
      selection: { kind: 'event', id: 'constructor' },
      filters: { ...NO_FILTERS, text, chosen: { ...NO_FILTERS.chosen, source: [text] } },
      view: 'list',
      camera: null,
      theme: 'system',
      language,
    },
  })
}

test.each(FORMS)('the embed code as %s: a text stays in its attribute, and addresses on their host', (form) => {
  for (const language of LANGUAGES) {
    const harmless = markupOf(codeFor(form, 'text', language), false)
    for (const attack of attacks) {
      const code = codeFor(form, attack, language)
      const { elements, values } = markupOf(code, false)
      expect(elements, attack).toEqual(harmless.elements)
      for (const address of values) expect(new URL(address).origin, address).toBe('https://map.example')
    }
  }
})

test('oEmbed: what hosts put into their pages is the quotation and the frame, whatever the story is called', () => {
  const markupFor = (text: string) => {
    const story: Story = { ...tinyStory([]), title: { en: text }, kicker: { en: text }, lede: { en: text } }
    const pages = {
      site: 'https://map.example/',
      whole: 'https://map.example/',
      embed: 'https://map.example/embed.html',
    }
    const answer: unknown = JSON.parse(JSON.stringify(oembedOf(story, 'en', pages)))
    return markupOf(String(Reflect.get(Object(answer), 'html')), false)
  }
  const harmless = markupFor('text')
  for (const attack of shownAttacks) {
    const { elements, texts } = markupFor(attack)
    expect(elements, attack).toEqual(harmless.elements)
    expect(
      texts.some((text) => text.includes(attack)),
      attack,
    ).toBe(true)
  }
})

test('the story inside a page: no text ends its element, and the same story comes out', () => {
  for (const variant of [0, VARIANTS - 1]) {
    const story = storyOf(variant)
    const { elements, raw } = markupOf(`${inlineData('story', 'application/json', inJson(story))}<p>after</p>`, false)
    expect(elements).toHaveLength(2)
    expect(JSON.parse(raw[0] ?? '')).toEqual(JSON.parse(JSON.stringify(story)))
  }
})
