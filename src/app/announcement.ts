import { asOfInWords } from '../cards/asof.ts'
import { isFiltered } from '../find/filters.ts'
import { hintsInWords } from '../list/list.ts'
import { currentEventOf, dayMomentOf, dayShownMomentOf, foundEventsOf, knownEventsOf } from '../store/derived.ts'
import type { State, Store } from '../store/store.ts'
import { textIn } from '../text.ts'
import { at } from '../time/at.ts'
import { eventAsKnown } from '../time/known.ts'
import { dayInWords, spanInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'

/** Milliseconds that the page must rest before it is told what became of it: of many changes only the last is said. */
const REST = 350
/** Milliseconds from one announcement to the next. */
const PACE = 1000

const dayOf = ({ clock }: State) => Math.floor(clock.t)

/**
 * What a reader who does not see the page is told of a step: the event, the site, the day, the view, the number of
 * events found, which sources count. null where nothing of the kind changed, while the story plays, and where another
 * story or language came.
 * @param isDayHeard the reader is on the slider, which says its day itself
 */
export function announcementOf(before: State, after: State, isDayHeard: boolean): string | null {
  if (after.playing || after.story !== before.story || after.language !== before.language) return null
  const parts = [
    ...(after.view === before.view ? [] : [viewInWords(after)]),
    ...(after.filters === before.filters ? [] : foundInWords(after)),
    ...(after.clock.asOf === before.clock.asOf
      ? []
      : [asOfInWords(after.story, after.clock.asOf, after.language).long]),
    ...placeInWords(before, after, isDayHeard),
  ]
  return parts.length === 0 ? null : parts.join('. ')
}

/** What was chosen, or the day that was. */
function placeInWords(before: State, after: State, isDayHeard: boolean): readonly string[] {
  const { selection } = after
  const isSame = selection.kind === before.selection.kind && idOf(selection) === idOf(before.selection)
  const isSameDay = dayOf(after) === dayOf(before)
  if (selection.kind === 'event' && !(isSame && isSameDay)) return eventInWords(after, selection.id)
  if (selection.kind === 'site' && !isSame) return siteInWords(after, selection.id)
  // Pausing settles the playhead; the day was not chosen.
  if (before.playing) return []
  if (!isSameDay) return isDayHeard ? [] : [dayWithEvents(after)]
  const left = before.selection.kind === 'site' && selection.kind === 'none' ? currentEventOf(after) : null
  return left === null ? [] : eventInWords(after, left)
}

const idOf = (selection: State['selection']) => (selection.kind === 'none' ? null : selection.id)

function eventInWords(state: State, id: string): readonly string[] {
  const { story, language } = state
  const words = wordsIn(language)
  const event = story.events.find((each) => each.id === id)
  if (event === undefined) return []
  const known = eventAsKnown(story, event, dayMomentOf(state).asOf)
  if (known === null) return [words.cards.notReportedTitle]
  const said = textIn(known.title, language) + words.comma + spanInWords(known.date, language)
  return known.modality === 'occurred' ? [said] : [said, words.modalities[known.modality]]
}

function siteInWords(state: State, id: string): readonly string[] {
  const { story, language } = state
  const words = wordsIn(language)
  const site = dayMomentOf(state).sites.find((each) => each.site === id)
  if (site === undefined) return []
  const said = (text: string, isCertain: boolean) => (isCertain ? text : words.cards.uncertain(text))
  const presence = said(words.presence[site.presence.state], site.presence.certain)
  const agreement = said(words.sourcesView.agreement[site.legal.state], site.legal.certain)
  return [`${textIn(at(story.places, id).name, language)}: ${presence}. ${words.cards.legal}: ${agreement}`]
}

function dayWithEvents(state: State): string {
  const words = wordsIn(state.language)
  const { day, today } = dayShownMomentOf(state)
  return words.timeline.dayWithEvents(dayInWords(day, state.language), words.counts.events(today.length))
}

function viewInWords({ view, language }: State): string {
  const words = wordsIn(language).find
  return view === 'list' ? words.listLabel : words[view]
}

/** "12 of 97 events", and what was made of a word that nothing has. */
function foundInWords(state: State): readonly string[] {
  const { story, filters, language } = state
  const words = wordsIn(language)
  const found = foundEventsOf(state).length
  if (!isFiltered(filters)) return [words.counts.events(found)]
  return [words.find.found(found, knownEventsOf(state).length), ...hintsInWords(story, filters.text, language)]
}

/** Whether anything changed that could be told of. */
const isOfInterest = (now: State, before: State) =>
  now.clock !== before.clock ||
  now.selection !== before.selection ||
  now.filters !== before.filters ||
  now.view !== before.view

/**
 * Tells of the reader's steps through `say`, which gets '' when what was said before is over. Nothing is said of what
 * was there from the start, nor of what moves by itself. Returns the way to call it off.
 */
export function announce(store: Store, say: (text: string) => void, isDayHeard: () => boolean): () => void {
  let told = store.getState()
  let spokenAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const speak = () => {
    timer = undefined
    const now = store.getState()
    const text = announcementOf(told, now, isDayHeard())
    told = now
    if (text === null) return
    spokenAt = Date.now()
    say(text)
  }
  const unsubscribe = store.subscribe((now, before) => {
    if (now.playing || now.story !== before.story || now.language !== before.language) {
      clearTimeout(timer)
      timer = undefined
      told = now
      return
    }
    if (!isOfInterest(now, before)) return
    clearTimeout(timer)
    // The same words a second time are heard only where something else stood between them.
    say('')
    timer = setTimeout(speak, Math.max(REST, spokenAt + PACE - Date.now()))
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
  }
}
