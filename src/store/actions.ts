import { type Facet, type Filters, NO_FILTERS, withToggled } from '../find/filters.ts'
import type { Compiled, Day, Story } from '../model.ts'
import { eventInFocus } from '../time/moment.ts'
import { type Stride, strideOf } from '../time/stride.ts'
import { addMonths } from '../time/words.ts'
import { dayShownMomentOf, daysOf, dayToShow, type Step, stepsOf } from './derived.ts'
import { type AsOf, noonOf, type State, type Store, type View } from './store.ts'

/** The day held inside the days that the timeline shows. */
export const clampDay = ({ span }: Story, day: Day, end: Day = span.end): Day =>
  Math.min(Math.max(day, span.start), Math.max(span.end, end) - 1)

/** The day held inside those too that an embed which is kept as known on a day shows past the story's. */
const heldDay = (state: Pick<State, 'story' | 'clock' | 'isEmbed'>, day: Day): Day =>
  clampDay(state.story, day, daysOf(state).end)

/** Shows a day, stops playing and lets go of the chosen event, which belongs to another day. */
export function showDay(store: Store, day: Day): void {
  const { clock, selection } = store.getState()
  store.setState({
    clock: { ...clock, t: noonOf(heldDay(store.getState(), Math.floor(day))) },
    playing: false,
    selection: selection.kind === 'event' ? { kind: 'none' } : selection,
  })
}

/** A step of the story's own measure, and one of the next larger: a day and a month, a month and a year, a year and ten. */
export function stepDate(store: Store, direction: 1 | -1, size: 'small' | 'large'): void {
  const { story, clock } = store.getState()
  const stride = strideOf(story)
  const day = Math.floor(clock.t)
  const months = MONTHS[stride][size]
  if (months > 0) showDay(store, addMonths(day, direction * months))
  else if (stride === 'hours') stepEvents(store, direction)
  else showDay(store, day + direction)
}

/** Months of a step; none is a day, and in a story of hours an event. */
const MONTHS = {
  hours: { small: 0, large: 1 },
  days: { small: 0, large: 1 },
  months: { small: 1, large: 12 },
  years: { small: 12, large: 120 },
} as const satisfies Record<Stride, unknown>

/** Chooses an event and goes to its day. */
export function selectEvent(store: Store, id: string): void {
  const { story, clock } = store.getState()
  const event = story.events.find((candidate) => candidate.id === id)
  if (event !== undefined) showStep(store, { event, day: dayToShow(story, event, clock.asOf) })
}

export function selectSite(store: Store, id: string): void {
  store.setState({ selection: { kind: 'site', id } })
}

export function clearSelection(store: Store): void {
  store.setState({ selection: { kind: 'none' } })
}

/**
 * The step before or after the one that is shown: that of the chosen event, else of the one that the card shows of the
 * day, else the nearest one off the day. null at either end.
 */
export function neighbour(store: Store, direction: 1 | -1): Step | null {
  const state = store.getState()
  const { story, clock, selection } = state
  const steps = stepsOf(state)
  const today = Math.floor(clock.t)
  const present = selection.kind === 'event' ? selection.id : eventInFocus(story, dayShownMomentOf(state))?.event.id
  const isShown = ({ event }: Step) => event.id === present
  const here = steps.findIndex((step) => isShown(step) && step.day === today)
  const index = here < 0 && selection.kind === 'event' ? steps.findIndex(isShown) : here
  if (index >= 0) return steps[index + direction] ?? null
  return direction === 1
    ? (steps.find(({ day }) => day > today) ?? null)
    : (steps.findLast(({ day }) => day < today) ?? null)
}

export function stepEvents(store: Store, direction: 1 | -1): void {
  const step = neighbour(store, direction)
  if (step !== null) showStep(store, step)
}

/** Chooses the event of a step on the day of the step. */
export function showStep(store: Store, { event, day }: Step): void {
  const { clock } = store.getState()
  store.setState({
    clock: { ...clock, t: noonOf(heldDay(store.getState(), day)) },
    playing: false,
    selection: { kind: 'event', id: event.id },
  })
}

/** Plays on; from the beginning when the end is reached. */
export function play(store: Store): void {
  const { story, clock } = store.getState()
  const ended = clock.t >= Math.min(daysOf(store.getState()).end, story.span.end) - 1
  store.setState({
    playing: true,
    selection: { kind: 'none' },
    clock: ended ? { ...clock, t: story.span.start } : clock,
  })
}

/** Stops, and settles the playhead at the noon of its day: so a link to the day gives the same picture. */
export function pause(store: Store): void {
  const { clock } = store.getState()
  store.setState({ playing: false, clock: { ...clock, t: noonOf(heldDay(store.getState(), Math.floor(clock.t))) } })
}

/** Sets the day up to which sources count: null for all of them, `news` for the day that is shown. */
export function setAsOf(store: Store, asOf: AsOf): void {
  store.setState({ clock: { ...store.getState().clock, asOf } })
}

export function showView(store: Store, view: View): void {
  store.setState({ view, isFromList: false })
}

/** Shows the card of the event that was chosen in the list, from which the reader can go back to its row. */
export function showCardFromList(store: Store): void {
  store.setState({ view: 'story', isFromList: true })
}

/** Narrows the story, or widens it again; the chosen event stays chosen. */
export function setFilters(store: Store, filters: Partial<Filters>): void {
  store.setState({ filters: { ...store.getState().filters, ...filters } })
}

export function toggleFilter(store: Store, facet: Facet, value: string): void {
  store.setState({ filters: withToggled(store.getState().filters, facet, value) })
}

export function clearFilters(store: Store): void {
  store.setState({ filters: NO_FILTERS })
}

/** Takes over freshly compiled tables; a broken table leaves the last good story and shows its problems. */
export function takeCompiled(store: Store, compiled: Compiled): void {
  if (!compiled.ok) {
    store.setState({ problems: compiled.problems })
    return
  }
  const { clock, selection } = store.getState()
  const { story } = compiled
  const stillThere =
    selection.kind === 'none' ||
    (selection.kind === 'event' && story.events.some((event) => event.id === selection.id)) ||
    (selection.kind === 'site' && story.sites.includes(selection.id))
  store.setState({
    story,
    problems: compiled.problems.filter((problem) => problem.severity === 'error'),
    clock: { ...clock, t: noonOf(clampDay(story, Math.floor(clock.t))) },
    selection: stillThere ? selection : { kind: 'none' },
  })
}
