import type { Story } from '../model.ts'
import { at } from '../time/at.ts'
import type { KnownEvent } from '../time/known.ts'
import { FACETS, type Facet, type FacetValue, type Filters, found } from './filters.ts'
import { namesFor, readQuery } from './search.ts'

/** Events in the order of their dates as known: that of the list, and of the place in it that a card says. */
export function inListOrder<Known extends Pick<KnownEvent, 'date'>>(events: readonly Known[]): readonly Known[] {
  return events.toSorted((a, b) => a.date.start - b.date.start)
}

/** How many values of a long facet are offered before all are asked for. */
export const MOST_OFFERED = 6
/** Facets with as many values as the story has people, places and voices: the frequent ones come first. */
const LONG: readonly Facet[] = ['who', 'place', 'source']

export interface Offer {
  readonly shown: readonly FacetValue[]
  /** How many there are in all. */
  readonly total: number
}

/** The values of a facet to offer: of a long one the most frequent, the story's sites first, and all that are chosen. */
export function offered(story: Story, facet: Facet, values: readonly FacetValue[], isWhole: boolean): Offer {
  if (!LONG.includes(facet)) return { shown: values, total: values.length }
  const isSite = ({ value }: FacetValue) => facet === 'place' && story.sites.includes(value)
  const ordered = values.toSorted((a, b) => Number(isSite(b)) - Number(isSite(a)) || b.count - a.count)
  const shown = isWhole ? ordered : ordered.filter(({ isChosen }, index) => index < MOST_OFFERED || isChosen)
  return { shown, total: values.length }
}

/** One filter that is on. */
export type Choice =
  | { readonly kind: 'value'; readonly facet: Facet; readonly value: string }
  | { readonly kind: 'from' | 'to' | 'text' }

/** All that the filters hold, each as one thing that can be taken away. */
export function choicesOf({ chosen, from, to, text }: Filters): readonly Choice[] {
  return [
    ...(text.trim() === '' ? [] : [{ kind: 'text' } as const]),
    ...FACETS.flatMap((facet) => chosen[facet].map((value) => ({ kind: 'value', facet, value }) as const)),
    ...(from === null ? [] : [{ kind: 'from' } as const]),
    ...(to === null ? [] : [{ kind: 'to' } as const]),
  ]
}

/** The filters without one of the things that they hold. */
export function without(filters: Filters, choice: Choice): Filters {
  switch (choice.kind) {
    case 'value': {
      const rest = filters.chosen[choice.facet].filter((each) => each !== choice.value)
      return { ...filters, chosen: { ...filters.chosen, [choice.facet]: rest } }
    }
    case 'text':
      return { ...filters, text: '' }
    case 'from':
      return { ...filters, from: null }
    case 'to':
      return { ...filters, to: null }
  }
}

/** Who or what a typed name may stand for, and how many events choosing it instead of the text leaves. */
export interface Meaning {
  readonly facet: 'who' | 'place'
  readonly id: string
  readonly count: number
}

/** Letters from which a text is taken for a name, and how many meanings are offered. */
const LEAST_LETTERS = 2
const MOST_MEANINGS = 4

/** The filters with a name chosen in place of the typed text. */
export function withMeaning(filters: Filters, { facet, id }: Pick<Meaning, 'facet' | 'id'>): Filters {
  return { ...filters, text: '', chosen: { ...filters.chosen, [facet]: [id] } }
}

/** Persons and bodies are whom a reader types the name of most: they come before states, ships and places. */
const isSomebody = (story: Story, { facet, id }: Pick<Meaning, 'facet' | 'id'>): boolean => {
  const kind = facet === 'who' ? at(story.actors, id).kind : null
  return kind === 'person' || kind === 'body'
}

/** What the typed text may name: persons and bodies first, then the most frequent; empty where it names nobody and nothing that has an event. */
export function meaningsOf(story: Story, events: readonly KnownEvent[], filters: Filters): readonly Meaning[] {
  if (filters.text.trim().length < LEAST_LETTERS) return []
  const { actors, places } = namesFor(story, filters.text)
  const named = [
    ...actors.map((id) => ({ facet: 'who', id }) as const),
    ...places.map((id) => ({ facet: 'place', id }) as const),
  ]
  return named
    .map((name) => ({ ...name, count: found(story, events, withMeaning(filters, name)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => Number(isSomebody(story, b)) - Number(isSomebody(story, a)) || b.count - a.count)
    .slice(0, MOST_MEANINGS)
}

/** A word of the query that the story does not have, and the words of the story that were taken for it. */
export interface Misspelling {
  readonly written: string
  readonly read: readonly string[]
}

/** The words of a query that were not found as written, with the reader's own letters. */
export function misspellings(story: Story, text: string): readonly Misspelling[] {
  const typed = text.split(/[\s\p{Pd},;]+/u)
  return readQuery(story, text)
    .filter(({ isExact }) => !isExact)
    .map(({ written, read }) => ({
      written: typed.find((word) => word.toLowerCase() === written) ?? written,
      read,
    }))
}
