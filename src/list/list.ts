import { civilOf } from '../civil.ts'
import { type Choice, inListOrder, misspellings } from '../find/facets.ts'
import type { Facet, Filters, Leg } from '../find/filters.ts'
import { CERTAINTIES } from '../find/filters.ts'
import type { Day, Language, Story } from '../model.ts'
import { textIn, tongueOf } from '../text.ts'
import { at } from '../time/at.ts'
import type { KnownEvent } from '../time/known.ts'
import { dayInShort, spanInShort } from '../time/short.ts'
import { EVENT_KINDS, MODALITIES, PARTIES } from '../vocabulary.ts'
import { wordsIn } from '../words/words.ts'

/** Events under one heading: a month, or null for what came before the days of the timeline. */
export interface Month {
  readonly month: Day | null
  readonly events: readonly KnownEvent[]
}

/** Events in the order of their dates as known, by month; what lies before the timeline comes first, as background. */
export function monthsOf(story: Story, events: readonly KnownEvent[]): readonly Month[] {
  const months = new Map<string, { month: Day | null; events: KnownEvent[] }>()
  for (const known of inListOrder(events)) {
    const { start } = known.date
    const isBackground = start < story.span.start
    const { year, month } = civilOf(start)
    const key = isBackground ? 'background' : `${year}-${month}`
    const group = months.get(key)
    if (group === undefined) months.set(key, { month: isBackground ? null : start, events: [known] })
    else group.events.push(known)
  }
  return [...months.values()]
}

const isOneOf = <Value extends string>(values: readonly Value[], text: string): text is Value =>
  values.some((value) => value === text)

/** A value of a facet as its readers know it. */
export function valueInWords(story: Story, facet: Facet, value: string, language: Language): string {
  const words = wordsIn(language)
  switch (facet) {
    case 'party':
      return isOneOf(PARTIES, value) ? words.parties[value] : value
    case 'who':
      return textIn(at(story.actors, value).name, language)
    case 'kind':
      return isOneOf(EVENT_KINDS, value) ? words.kinds[value] : value
    case 'place':
      return textIn(at(story.places, value).name, language)
    case 'modality':
      return isOneOf(MODALITIES, value) ? words.modalities[value] : value
    case 'certainty':
      return isOneOf(CERTAINTIES, value) ? words.find.certainties[value] : value
    case 'source': {
      // A source that states no outlet is its own voice, under its id.
      const silent = story.sources[value]
      return silent === undefined ? value : `${words.outletNotStated} (${silent.title})`
    }
  }
}

/** The language in which `valueInWords` says it: English, where a name has no translation. */
export function valueTongue(story: Story, facet: Facet, value: string, language: Language): Language {
  if (facet === 'who') return tongueOf(at(story.actors, value).name, language)
  return facet === 'place' ? tongueOf(at(story.places, value).name, language) : language
}

/** One thing that the filters hold, as the reader chose it. */
export function choiceInWords(story: Story, filters: Filters, choice: Choice, language: Language): string {
  const words = wordsIn(language).find
  switch (choice.kind) {
    case 'value':
      return valueInWords(story, choice.facet, choice.value, language)
    case 'text':
      return words.quoted(filters.text.trim())
    case 'from':
      return filters.from === null ? '' : words.fromDay(dayInShort(filters.from, language))
    case 'to':
      return filters.to === null ? '' : words.toDay(dayInShort(filters.to, language))
  }
}

/** What was read for words of a search that nothing here has. */
export function hintsInWords(story: Story, text: string, language: Language): readonly string[] {
  const words = wordsIn(language).find
  return misspellings(story, text).map(({ written, read }) =>
    read.length > 0 ? words.nearly(written, read.slice(0, 3)) : words.nothingLike(written),
  )
}

export const keyOf = (choice: Choice): string =>
  choice.kind === 'value' ? `${choice.facet} ${choice.value}` : choice.kind

/** How many sources tell of an event. */
export const sourcesOf = ({ claims }: KnownEvent): number => new Set(claims.map(({ source }) => source)).size

/** How a leg stands to the facts: made, still a plan, or called off. */
export type LegState = 'made' | 'planned' | 'off'

export function legState({ known: { modality } }: Leg): LegState {
  if (modality === 'cancelled' || modality === 'denied') return 'off'
  return modality === 'planned' ? 'planned' : 'made'
}

/** When a leg was, by what was known: a plan has the date that it was planned for, not the days that it later took. */
export function legDate(leg: Leg, language: Language): string {
  const { movement, known } = leg
  if (legState(leg) !== 'made') return spanInShort(known.date, language)
  const departed = spanInShort(movement.departed, language)
  const arrived = spanInShort(movement.arrived, language)
  const words = wordsIn(language)
  return departed === arrived ? departed : departed + words.comma + words.find.arrived(arrived)
}

/** What a reader has to know of a leg beside its ends and its date. */
export function legNotes(leg: Leg, language: Language): readonly string[] {
  const words = wordsIn(language)
  const state = legState(leg)
  const { modality } = leg.known
  return [
    ...(state === 'made' ? [] : [state === 'planned' ? words.find.planned : words.modalities[modality].toLowerCase()]),
    ...(modality === 'reported' ? [words.modalities.reported.toLowerCase()] : []),
    ...(leg.movement.route === 'inferred' ? [words.map.inferred] : []),
  ]
}
