import type { Language, Source, Story } from '../model.ts'
import { nameIn, textIn, tongueOf } from '../text.ts'
import { at } from '../time/at.ts'
import { spanInWords } from '../time/words.ts'
import { localeOf } from '../words/locale.ts'
import { wordsIn } from '../words/words.ts'
import type { OutletGroup, SourcesOverview, Subject, Told } from './sources.ts'

/** Between the parts of a line; it stays with the part before it, so that no line begins with it. */
export const DOT = '\u00a0· '

/** "178 sources from 74 outlets · 4 with no outlet stated · 12 tell something that no other does · 9 differ from others". */
export function headlineInWords(overview: SourcesOverview, language: Language): string {
  const words = wordsIn(language).sourcesView
  const { sources, outlets, unstated, alone, differing } = overview
  const counted = words.sources(sources)
  return [
    outlets === 0 ? counted : words.from(counted, words.outlets(outlets)),
    ...(unstated > 0 ? [words.unstated(unstated)] : []),
    ...(alone > 0 ? [words.unique(alone)] : []),
    ...(differing > 0 ? [words.differing(differing)] : []),
  ].join(DOT)
}

/** "TASS", "Outlet not stated", "Outlet not stated, citing The New York Times". */
export function outletInWords({ outlet, entries }: OutletGroup, language: Language): string {
  const words = wordsIn(language)
  if (outlet !== null) return nameIn(outlet, language)
  const origin = entries[0]?.source.origin ?? null
  return origin === null ? words.outletNotStated : words.sourcesView.unstatedOutlet(nameIn(origin, language))
}

/** What a page is, whom it repeats, and its language unless it is the reader's own: "news agency", "in Portuguese". */
export function kindInWords(source: Source, language: Language): readonly string[] {
  const words = wordsIn(language).sourcesView
  const { origin, outlet, kind } = source
  return [
    ...(origin === null || origin === outlet ? [] : [words.citing(nameIn(origin, language))]),
    ...(kind === 'other' ? [] : [words.kinds[kind]]),
    ...(source.language === language || source.language === 'und'
      ? []
      : [words.inLanguage(languageInWords(source.language, language))]),
  ]
}

/** The name of a language; its code where nobody knows a name for it. */
function languageInWords(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([localeOf(language)], { type: 'language', fallback: 'code' }).of(code) ?? code
  } catch {
    // A code of the right letters that no list has, as `en-x`.
    return code
  }
}

/**
 * When, and how the source says it: "28 January 2025 · reports". A state has no date here: when it began and ended is
 * known from all its sources, and this one may have come out long before the end.
 */
export function toldInWords({ about, claims }: Told, language: Language): string {
  const words = wordsIn(language)
  const stances = [...new Set(claims.map(({ stance }) => words.stances[stance]))].join(words.comma)
  return about.kind === 'event' ? spanInWords(about.known.date, language) + DOT + stances : stances
}

/** The language in which `subjectInWords` says it: English, where an event's title has no translation. */
export function subjectTongue(about: Subject, language: Language): Language {
  return about.kind === 'event' ? tongueOf(about.known.title, language) : language
}

/** The title of an event as known, or "Northern harbour. Presence: Drawing down". */
export function subjectInWords(story: Story, about: Subject, language: Language): string {
  if (about.kind === 'event') return textIn(about.known.title, language)
  const words = wordsIn(language)
  const { status } = about.known
  const [track, state] =
    status.track === 'presence'
      ? [words.cards.presence, words.presence[status.state]]
      : [words.cards.legal, words.sourcesView.agreement[status.state]]
  return words.sourcesView.state(textIn(at(story.places, status.site).name, language), track, state)
}
