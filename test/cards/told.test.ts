import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { StoryView } from '../../src/cards/StoryView.tsx'
import { EventList } from '../../src/list/EventList.tsx'
import type { Language, Story } from '../../src/model.ts'
import { StoreContext } from '../../src/store/context.tsx'
import { createDemarcheStore } from '../../src/store/store.ts'
import { learn } from '../../src/words/words.ts'
import { claim, event, onDay, place, tinyStory } from '../story.ts'

beforeAll(async () => {
  await learn('ar')
  await learn('ru')
})

const visit = event('visit', onDay('2025-01-15'), {
  title: { en: 'A visit', ar: 'زيارة رسمية' },
  summary: { en: 'They met.', ar: 'التقوا.' },
  actors: ['envoy'],
  claims: [{ ...claim('paper'), dateAsSaid: 'on Wednesday', date: onDay('2025-01-15') }],
})
const tiny = tinyStory([visit])
const story: Story = {
  ...tiny,
  places: { ...tiny.places, base: { ...place('base', 36, 35), name: { en: 'Base', ar: 'قاعدة', ru: 'База' } } },
  actors: {
    envoy: {
      id: 'envoy',
      name: { en: 'The envoy', ar: 'المبعوث', ru: 'Посланник' },
      aliases: [],
      kind: 'person',
      party: 'russia',
      role: { en: 'Envoy', ar: 'مبعوث' },
    },
  },
}

function markup(language: Language, view: typeof StoryView): string {
  const store = createDemarcheStore(story, { language })
  return renderToStaticMarkup(
    createElement(StoreContext, { value: store }, createElement(view, { onStep: () => undefined })),
  )
}

/** What is marked as English, without its own markup. */
const marked = (html: string) =>
  [...html.matchAll(/<span lang="en" dir="ltr">([^<]*)<\/span>/g)].map(([, text]) => text)

describe('a text without a translation is shown in English and says so', () => {
  test('on a card', () => {
    expect(marked(markup('ru', StoryView))).toEqual(['A visit', 'They met.', 'Envoy', 'paper says so', 'on Wednesday'])
    // What is translated is not marked; the claim is not translated, nor are the words that its source had for the day.
    expect(marked(markup('ar', StoryView))).toEqual(['paper says so', 'on Wednesday'])
    expect(marked(markup('en', StoryView))).toEqual([])
  })
  test('in the list', () => {
    const store = createDemarcheStore(story, { language: 'ru' })
    const list = createElement(EventList, { follows: false, onStep: () => undefined })
    expect(marked(renderToStaticMarkup(createElement(StoreContext, { value: store }, list)))).toEqual(['A visit'])
  })
})

test('in an Arabic sentence the name of an outlet in another script keeps to itself', () => {
  expect(markup('ar', StoryView)).toContain('\u2068paper\u2069')
  expect(markup('ru', StoryView)).not.toContain('\u2068')
})
