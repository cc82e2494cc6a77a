import type { Change, Day, Language, Story, Text } from '../model.ts'
import { evidenceDays, type KnownStatus } from '../time/known.ts'
import type { EventMoment, Moment } from '../time/moment.ts'
import { beginsInWords, dayInWords, endsInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'

/** The events with these ids that are known, in the story's order. */
export function knownEvents(moment: Moment, ids: readonly string[]): readonly EventMoment[] {
  return moment.events.filter(({ event }) => ids.includes(event.id))
}

/** The event that one replaces, and those that replaced it, as far as they are known. */
export function replacementsOf(
  moment: Moment,
  { id, replaces }: { readonly id: string; readonly replaces: string | null },
): { readonly replaces: readonly EventMoment[]; readonly replacedBy: readonly EventMoment[] } {
  return {
    replaces: replaces === null ? [] : knownEvents(moment, [replaces]),
    replacedBy: moment.events.filter(({ event }) => event.replaces === id),
  }
}

/** A correction in words; `says` is null where the reader looks at a day before it, as it may tell what came later. */
export interface Correction {
  readonly lead: string
  readonly says: string | null
  /** The language of `says`. */
  readonly tongue: Language
}

/** The corrections of an event or status, the latest first. */
export function correctionsOf(
  story: Story,
  about: string,
  asOf: Day | null,
  language: Language,
): readonly Correction[] {
  const words = wordsIn(language).cards
  return story.changes
    .filter((change) => change.about === about)
    .map(({ date, what, why }: Change): Correction => {
      const day = dayInWords(date, language)
      return asOf !== null && date > asOf
        ? { lead: words.correctedLater(day), says: null, tongue: language }
        : { lead: words.corrected(day), ...toldTogether(what, why, language) }
    })
}

/** What changed and why, both in the reader's language or both in English. */
function toldTogether(what: Text, why: Text, language: Language): Pick<Correction, 'says' | 'tongue'> {
  const [own, reason] = [what[language], why[language]]
  return own === undefined || reason === undefined
    ? { says: `${what.en} ${why.en}`, tongue: 'en' }
    : { says: `${own} ${reason}`, tongue: language }
}

/** "Since 21 January 2025, until some day between 29 January and 3 February 2025". */
export function statusSpanInWords({ span }: Pick<KnownStatus, 'span'>, language: Language): string {
  const words = wordsIn(language)
  const begins = words.cards.since(beginsInWords(span, language))
  const ends = endsInWords(span, language)
  const both = ends === null ? begins : begins + words.comma + words.cards.until(ends)
  return span.uncertain ? words.dates.uncertain(both) : both
}

/**
 * Between which days of evidence the day shown lies: the last one before it, and the first one after it, null where there
 * is none. null on a day of evidence, before the first, and for a state that is not known, which needs no evidence.
 */
export function evidenceAround(
  story: Story,
  known: KnownStatus,
  day: Day,
): { readonly before: Day; readonly after: Day | null } | null {
  if (known.status.state === 'unknown') return null
  const days = evidenceDays(story, known.claims)
  const before = days.findLast((each) => each <= day)
  if (before === undefined || before === day) return null
  return { before, after: days.find((each) => each > day) ?? null }
}
