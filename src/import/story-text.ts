import { dayOfIso, isoOf } from '../civil.ts'
import type { Day, Span } from '../model.ts'
import { kebab } from './ids.ts'
import type { ImportOptions } from './types.ts'

interface Dated {
  readonly span: Span
}

/** The first and the last day that a story's tables can have. */
const [FIRST, LAST] = [dayOfIso('0001-01-01') ?? 0, dayOfIso('9999-12-31') ?? 0]

/** "a-trip-of-mine" as a title: "A trip of mine". */
export function titleOf(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim()
  return words === '' ? 'Untitled' : `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`
}

/** The days that the timeline shows: what the rows span, with room on both sides. */
function extentOf(entries: readonly Dated[]): { readonly first: Day; readonly last: Day } {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { span } of entries) {
    first = Math.min(first, span.start)
    // What goes on would fill the timeline up to today, whatever the rest of the story is.
    last = Math.max(last, (span.end ?? span.start + 1) - 1)
  }
  const margin = Math.max(1, Math.round((last - first) * 0.04))
  return { first: Math.max(FIRST, first - margin), last: Math.min(LAST, last + margin) }
}

/** The last day with an event that is not after today; the first day, where all are to come. */
function openingOf(entries: readonly Dated[], today: Day): Day {
  let opening: Day | null = null
  let earliest = Number.POSITIVE_INFINITY
  for (const { span } of entries) {
    earliest = Math.min(earliest, span.start)
    if (span.start > today) continue
    opening = Math.max(opening ?? span.start, Math.min(today, (span.end ?? span.start + 1) - 1))
  }
  return opening ?? earliest
}

export interface StoryHead {
  readonly title: string
  readonly lede: string
  readonly language: string
}

/** The text of story.json. */
export function storyText(
  entries: readonly Dated[],
  head: StoryHead,
  lists: {
    readonly parties: readonly { id: string; name: string }[]
    readonly kinds: readonly { id: string; name: string }[]
  },
  options: ImportOptions,
): string {
  const today = dayOfIso(options.today) ?? 0
  const { first, last } = extentOf(entries)
  const opening = Math.min(last, Math.max(first, openingOf(entries, today)))
  const named = (all: readonly { id: string; name: string }[]) =>
    all.map(({ id, name }) => ({ id, name: { en: name } }))
  const story = {
    id: kebab(options.name) || 'story',
    title: { en: head.title },
    ...(head.lede === '' ? {} : { lede: { en: head.lede } }),
    ...(head.language === 'en' ? {} : { language: head.language }),
    span: `${isoOf(first)}/${isoOf(last)}`,
    opening: isoOf(opening),
    ...(lists.parties.length === 0 ? {} : { parties: named(lists.parties) }),
    ...(lists.kinds.length === 0 ? {} : { kinds: named(lists.kinds) }),
  }
  return `${JSON.stringify(story, null, 2)}\n`
}
