import { editDistance, foldName } from '../fold.ts'
import type { Event, Story, Text } from '../model.ts'
import { at } from '../time/at.ts'
import { type KnownEvent, placesOf, travellersOf } from '../time/known.ts'

/** Articles that spellings of Arabic names have or leave out: they decide nothing beside another word. */
const ARTICLES = new Set(['al', 'el', 'as', 'ash', 'ad', 'ar', 'an', 'at', 'аль', 'эль', 'аш', 'ас', 'ال'])
/** Letters from which a word with one slip is still known, and from which one with two is. */
const LETTERS_FOR_SLIPS = { one: 4, two: 8 } as const

const wordsOf = (text: string): readonly string[] =>
  foldName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Arabic writes its article onto the word: both forms are searched. */
const withoutArticle = (word: string): readonly string[] =>
  word.startsWith('ال') && word.length > 4 ? [word, word.slice(2)] : [word]

const ofTexts = new WeakMap<Text, readonly string[]>()

function wordsOfText(text: Text): readonly string[] {
  const before = ofTexts.get(text)
  if (before !== undefined) return before
  const words = [text.en, text.ar, text.ru].flatMap((each) =>
    each === undefined ? [] : wordsOf(each).flatMap(withoutArticle),
  )
  ofTexts.set(text, words)
  return words
}

const namesOfEvents = new WeakMap<Story, Map<Event, readonly string[]>>()

/** The names of all who and where an event tells of, in every spelling and script that the tables have. */
function namesOf(story: Story, event: Event): readonly string[] {
  const events = namesOfEvents.get(story) ?? new Map<Event, readonly string[]>()
  namesOfEvents.set(story, events)
  const before = events.get(event)
  if (before !== undefined) return before
  const travellers = event.movements.flatMap(({ who }) => who)
  const words = wordsOfNames(story, [...event.actors, ...travellers], placesOf(event))
  events.set(event, words)
  return words
}

/** The same of an event as known: without those, and without the trips, of which nobody had told yet. */
function namesAsKnown(story: Story, known: KnownEvent): readonly string[] {
  const { event, actors, places, movements } = known
  const isWhole = actors === event.actors && places === event.places && movements.length === event.movements.length
  if (isWhole) return namesOf(story, event)
  const travellers = movements.flatMap((movement) => travellersOf(known, movement))
  return wordsOfNames(story, [...actors, ...travellers], placesOf(known))
}

function wordsOfNames(story: Story, actors: readonly string[], places: readonly string[]): readonly string[] {
  const things = [...actors.map((id) => at(story.actors, id)), ...places.map((id) => at(story.places, id))]
  return [
    ...new Set(
      things.flatMap(({ name, aliases }) => [
        ...wordsOfText(name),
        ...aliases.flatMap(wordsOf).flatMap(withoutArticle),
      ]),
    ),
  ]
}

/** Every word that the search can meet in a story. */
const vocabularies = new WeakMap<Story, ReadonlySet<string>>()

function vocabularyOf(story: Story): ReadonlySet<string> {
  const before = vocabularies.get(story)
  if (before !== undefined) return before
  const outlets = Object.values(story.sources).flatMap(({ outlet, origin }) => [outlet ?? '', origin ?? ''])
  const vocabulary = new Set([
    ...story.events.flatMap((event) => [
      ...namesOf(story, event),
      ...[event, ...event.tellings].flatMap(({ title, summary }) => [...wordsOfText(title), ...wordsOfText(summary)]),
    ]),
    ...outlets.flatMap(wordsOf),
  ])
  vocabularies.set(story, vocabulary)
  return vocabulary
}

/** How a word of the query is read: by its beginning, or as words of the story that are spelled almost like it. */
export interface Reading {
  readonly written: string
  readonly read: readonly string[]
  readonly isExact: boolean
}

/** What the words of a query stand for in a story; empty for an empty query. */
export function readQuery(story: Story, text: string): readonly Reading[] {
  const written = wordsOf(text).flatMap((word) => withoutArticle(word).slice(-1))
  const telling = written.filter((word) => !ARTICLES.has(word))
  return (telling.length > 0 ? telling : written).map((word): Reading => {
    const vocabulary = [...vocabularyOf(story)]
    if (vocabulary.some((each) => each.startsWith(word))) return { written: word, read: [word], isExact: true }
    const slips = word.length >= LETTERS_FOR_SLIPS.two ? 2 : word.length >= LETTERS_FOR_SLIPS.one ? 1 : 0
    const near = vocabulary
      .filter((each) => Math.abs(each.length - word.length) <= slips)
      .filter((each) => each.length >= LETTERS_FOR_SLIPS.one && editDistance(word, each) <= slips)
    return { written: word, read: near, isExact: false }
  })
}

/**
 * Whether an event has all words of a query, each at the beginning of a word of its title, summary, names or outlets in
 * any spelling and script, or nearly so where the story has no such word. null for a query without words.
 */
export function textMatcher(story: Story, text: string): ((known: KnownEvent) => boolean) | null {
  const readings = readQuery(story, text)
  if (readings.length === 0) return null
  return (known) => {
    const outlets = known.claims.flatMap(({ source }) => {
      const { outlet, origin } = at(story.sources, source)
      return [...wordsOf(outlet ?? ''), ...wordsOf(origin ?? '')]
    })
    const words = [
      ...wordsOfText(known.title),
      ...(known.summary === null ? [] : wordsOfText(known.summary)),
      ...namesAsKnown(story, known),
      ...outlets,
    ]
    return readings.every(({ read, isExact }) =>
      read.some((wanted) => words.some((word) => (isExact ? word.startsWith(wanted) : word === wanted))),
    )
  }
}

/** The actors and places that have a name beginning with each word of a query; ids, each in the story's order. */
export function namesFor(
  story: Story,
  text: string,
): { readonly actors: readonly string[]; readonly places: readonly string[] } {
  const readings = readQuery(story, text)
  const has = ({ name, aliases }: { readonly name: Text; readonly aliases: readonly string[] }) => {
    const words = [...wordsOfText(name), ...aliases.flatMap(wordsOf).flatMap(withoutArticle)]
    return readings.every(({ read, isExact }) =>
      read.some((wanted) => words.some((word) => (isExact ? word.startsWith(wanted) : word === wanted))),
    )
  }
  if (readings.length === 0) return { actors: [], places: [] }
  return {
    actors: Object.values(story.actors)
      .filter(has)
      .map(({ id }) => id),
    places: Object.values(story.places)
      .filter(has)
      .map(({ id }) => id),
  }
}
