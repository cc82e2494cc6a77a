import { civilOf } from '../civil.ts'
import { type Choice, inListOrder, misspellings } from '../find/facets.ts'
import type { Facet, Filters } from '../find/filters.ts'
import { CERTAINTIES } from '../find/filters.ts'
import type { Day, Language, Story, Text } from '../model.ts'
import { textIn, tongueOf } from '../text.ts'
import { at } from '../time/at.ts'
import type { KnownEvent } from '../time/known.ts'
import { dayInShort } from '../time/short.ts'
import { MODALITIES } from '../vocabulary.ts'
import { kindIn, ownKindOf, partyOf } from '../words/names.ts'
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
  const name = nameOf(story, facet, value)
  if (name !== null) return textIn(name, language)
  switch (facet) {
    case 'kind':
      return kindIn(story, value, language)
    case 'modality':
      return isOneOf(MODALITIES, value) ? words.modalities[value] : value
    case 'certainty':
      return isOneOf(CERTAINTIES, value) ? words.find.certainties[value] : value
    case 'source': {
      // A source that states no outlet is its own voice, under its id.
      const silent = story.sources[value]
      return silent === undefined ? value : `${words.outletNotStated} (${silent.title})`
    }
    default:
      return value
  }
}

/** The language in which `valueInWords` says it: English, where a name has no translation. */
export function valueTongue(story: Story, facet: Facet, value: string, language: Language): Language {
  const name = nameOf(story, facet, value)
  return name === null ? language : tongueOf(name, language)
}

/** The name that the story itself gives to a value of a facet; null for what has the product's words. */
function nameOf(story: Story, facet: Facet, value: string): Text | null {
  switch (facet) {
    case 'party':
      return partyOf(story, value)
    case 'who':
      return at(story.actors, value).name
    case 'kind':
      return ownKindOf(story, value)
    case 'place':
      return at(story.places, value).name
    default:
      return null
  }
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
