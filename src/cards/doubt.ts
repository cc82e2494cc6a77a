import { civilOf } from '../civil.ts'
import type { Claim, Day, Language, Modality, Span, Story, Text } from '../model.ts'
import { nameIn } from '../text.ts'
import { at } from '../time/at.ts'
import { claimedDays } from '../time/known.ts'
import { dayAndLongMonth, dayInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'

/** How sources differ, in one plain sentence; the list of claims holds the rest. */
export interface Difference {
  /** What is said first, and stressed: "Sources differ on the day:", "Levant24 differs:". */
  readonly lead: string
  /** What the source that leads says; null where the days say it. */
  readonly quote: Text | null
  /** The days, and who else differs; may be empty. */
  readonly says: string
}

/** Outlets named for one day before the others are only counted. */
const MOST_OUTLETS = 2

/** The name of a source's outlet amid a sentence. */
function outletAmid(story: Story, source: string, unnamed: string, language: Language): string {
  const { outlet } = at(story.sources, source)
  return outlet === null ? unnamed : nameIn(outlet, language)
}

/** The outlets of some sources, each once; the first ones by name and the others by number. */
function outletsInWords(story: Story, sources: readonly string[], language: Language): string {
  const words = wordsIn(language)
  const names = [...new Set(sources.map((id) => outletAmid(story, id, words.cards.unnamed, language)))]
  if (names.length <= MOST_OUTLETS + 1) return words.cards.and(names)
  return words.cards.and([...names.slice(0, MOST_OUTLETS), words.cards.more(names.length - MOST_OUTLETS)])
}

/** "27 January (TASS) or 28 January (Reuters and SANA)"; null unless sources give more than one day. */
function daysInWords(story: Story, claims: readonly Claim[], date: Span | null, language: Language): string | null {
  // Of what goes on for days, each source may well tell of another one.
  if (date === null || date.meaning !== 'one-day') return null
  const days = claimedDays(claims)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return null
  const words = wordsIn(language).cards
  const isOneYear = civilOf(first.day).year === civilOf(last.day).year
  const say = (day: Day) => (isOneYear ? dayAndLongMonth(day, language) : dayInWords(day, language))
  return words.or(days.map(({ day, sources }) => words.dayBy(say(day), outletsInWords(story, sources, language))))
}

/**
 * How the claims differ: in the words of the first that denies; where none does, on the day where they name several;
 * else in the words of the first that differs. The outlets of the others follow. A plan that a source denies is put off.
 * null where all agree.
 */
export function differenceOf(
  story: Story,
  claims: readonly Claim[],
  about: { readonly date: Span; readonly modality: Modality } | null,
  language: Language,
): Difference | null {
  const words = wordsIn(language).cards
  const differing = claims.filter(({ stance }) => stance === 'differs' || stance === 'denies')
  const denial = differing.find(({ stance }) => stance === 'denies')
  const first = denial ?? differing[0]
  if (first === undefined) return null
  const isPlan = about !== null && (about.modality === 'planned' || about.modality === 'cancelled')
  const onDay = differingOnDay(claims)
  const days =
    denial !== undefined || onDay.size === 0 ? null : daysInWords(story, claims, about?.date ?? null, language)
  const rest = differing.filter((claim) => (days === null ? claim.source !== first.source : !onDay.has(claim)))
  const of = (stance: Claim['stance']) => rest.filter((claim) => claim.stance === stance).map(({ source }) => source)
  const also = [
    { sources: of('denies'), say: words.alsoDenies },
    { sources: of('differs'), say: words.alsoDiffers },
  ]
    .filter(({ sources }) => sources.length > 0)
    .map(({ sources, say }) => say(outletsInWords(story, sources, language)))
  if (days !== null) return { lead: words.differOnDay, quote: null, says: [`${days}.`, ...also].join(' ') }
  const lead = first.stance === 'differs' ? words.differs : isPlan ? words.putsOff : words.denies
  const unnamed = first.stance === 'differs' ? words.unnamedFirst : words.unnamed
  return {
    lead: lead(outletAmid(story, first.source, unnamed, language)),
    quote: first.says,
    says: also.join(' '),
  }
}

/** The single day that a claim gives; null when it gives none or several. */
const dayOf = ({ date }: Claim): Day | null => (date !== null && date.end === date.start + 1 ? date.start : null)

/** The claims that differ by the day that they give: no claim without a difference gives it. */
function differingOnDay(claims: readonly Claim[]): ReadonlySet<Claim> {
  const agreed = new Set(claims.filter(({ stance }) => stance !== 'differs' && stance !== 'denies').map(dayOf))
  return new Set(
    claims.filter((claim) => {
      const day = dayOf(claim)
      return claim.stance === 'differs' && day !== null && !agreed.has(day)
    }),
  )
}

/** The days that sources give, where none of them is marked as differing; null where they agree or give none. */
export function daysGiven(story: Story, claims: readonly Claim[], date: Span, language: Language): string | null {
  if (claims.some(({ stance }) => stance === 'differs' || stance === 'denies')) return null
  const days = daysInWords(story, claims, date, language)
  return days === null ? null : wordsIn(language).cards.giveDays(days)
}
