import { dayOfIso } from '../civil.ts'
import type { Day, Language, Story } from '../model.ts'
import type { AsOf } from '../store/store.ts'
import { lastEvidence } from '../time/known.ts'
import type { Moment } from '../time/moment.ts'
import { dayInShort, dayInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'

/** The days up to which sources can be asked to count: from the story's first to that of the last evidence. */
export function asOfRange(story: Story): { readonly first: Day; readonly last: Day } {
  return { first: story.span.start, last: lastEvidence(story) }
}

/** The day held inside the days up to which sources can be asked to count. */
export function heldAsOf(story: Story, day: Day): Day {
  const { first, last } = asOfRange(story)
  return Math.min(Math.max(day, first), last)
}

/** The day that a date field holds; null while it is not a whole day, or lies outside those that can be asked for. */
export function asOfFrom(story: Story, text: string): Day | null {
  const day = dayOfIso(text)
  return day !== null && heldAsOf(story, day) === day ? day : null
}

/** Which sources count, in words for a wide column and for a narrow one. */
export function asOfInWords(
  story: Story,
  asOf: AsOf,
  language: Language,
): { readonly long: string; readonly short: string } {
  const words = wordsIn(language).asOf
  if (asOf === null) return { long: words.all(dayInWords(lastEvidence(story), language)), short: words.allShort }
  if (asOf === 'news') return { long: words.news, short: words.newsShort }
  return { long: words.day(dayInWords(asOf, language)), short: words.dayShort(dayInShort(asOf, language)) }
}

/** What to say of a day that no source reaches, be it of all or of those that count; null for a day that some reach. */
export function reachInWords(
  { day, asOf, horizon }: Pick<Moment, 'day' | 'asOf' | 'horizon'>,
  language: Language,
): string | null {
  if (day <= horizon) return null
  const words = wordsIn(language).asOf
  // Whether anything is told of later is not asked: what is said as known on a day stays the same, whatever comes.
  return asOf !== null && horizon === asOf
    ? words.noSourceThen(dayInWords(asOf, language))
    : words.noSource(dayInWords(horizon, language))
}
