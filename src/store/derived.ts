import { found, narrowed, travellerOf } from '../find/filters.ts'
import type { Day, Event } from '../model.ts'
import { type Scene, sceneAt } from '../scene/scene.ts'
import { type Days, firstOfMonth, frozenDays, toldSites } from '../time/frozen.ts'
import { dayOfSpan, eventAsKnown, firstKnown, type KnownEvent, newsDays } from '../time/known.ts'
import { eventInFocus, type Moment, momentAt } from '../time/moment.ts'
import { type AsOf, noonOf, type State } from './store.ts'

/** Remembers the last answer for as long as the arguments stay the very same values. */
function lastOf<Arguments extends readonly unknown[], Answer>(
  compute: (...all: Arguments) => Answer,
): (...all: Arguments) => Answer {
  let last: { readonly all: Arguments; readonly answer: Answer } | null = null
  return (...all) => {
    if (last === null || last.all.some((each, index) => each !== all[index])) last = { all, answer: compute(...all) }
    return last.answer
  }
}

/** The day up to which sources count at the state's clock; null for all of them. */
export const asOfDay = ({ clock }: Pick<State, 'clock'>): Day | null =>
  clock.asOf === 'news' ? Math.floor(clock.t) : clock.asOf

/** The day as known on which an embed is kept; null for what may show, or hatch, all that is known. */
export const frozenDay = ({ clock, isEmbed }: Pick<State, 'clock' | 'isEmbed'>): Day | null =>
  isEmbed && typeof clock.asOf === 'number' ? clock.asOf : null

const daysThen = lastOf(frozenDays)
const longerDays = lastOf(frozenDays)
/** The days of the timeline, where they are not those of the story: the same object for as long as they are the same. */
export function frozenDaysOf(state: Pick<State, 'story' | 'clock' | 'isEmbed'>): Days | null {
  const frozen = frozenDay(state)
  if (frozen === null) return null
  const { story, clock } = state
  const usual = daysThen(story, frozen, frozen)
  return clock.t < usual.end ? usual : longerDays(story, frozen, firstOfMonth(Math.floor(clock.t)))
}

/** The days that the timeline shows. */
export const daysOf = (state: Pick<State, 'story' | 'clock' | 'isEmbed'>): Days =>
  frozenDaysOf(state) ?? state.story.span

const momentThen = (story: State['story'], t: number, asOf: number | null, frozen: Day | null) => {
  const moment = momentAt(story, { t, asOf })
  if (frozen === null) return moment
  const told = toldSites(story, frozen)
  return { ...moment, sites: moment.sites.filter(({ site }) => told.includes(site)) }
}
const moment = lastOf(momentThen)
const dayMoment = lastOf(momentThen)
const shown = lastOf(narrowed)
const dayShown = lastOf(narrowed)
const scene = lastOf(
  (
    story: State['story'],
    at: Moment,
    selection: State['selection'],
    filters: State['filters'],
    language: State['language'],
  ) =>
    sceneAt(
      story,
      at,
      {
        event: selection.kind === 'event' ? selection.id : null,
        site: selection.kind === 'site' ? selection.id : null,
        traveller: travellerOf(filters),
      },
      language,
    ),
)

/** All facts at the state's clock, whatever the filters hide. */
export const momentOf = (state: State): Moment => moment(state.story, state.clock.t, asOfDay(state), frozenDay(state))

/** The facts at the state's clock that the filters leave: what the map draws. */
export const shownMomentOf = (state: State): Moment => shown(state.story, momentOf(state), state.filters)

/** All facts at the noon of the state's day: the same object for as long as the day is, however the playhead moves. */
export function dayMomentOf(state: State): Moment {
  const noon = noonOf(Math.floor(state.clock.t))
  return state.clock.t === noon ? momentOf(state) : dayMoment(state.story, noon, asOfDay(state), frozenDay(state))
}

/** The facts at the noon of the state's day that the filters leave. */
export const dayShownMomentOf = (state: State): Moment => dayShown(state.story, dayMomentOf(state), state.filters)

const known = lastOf((story: State['story'], asOf: Day | null): readonly KnownEvent[] =>
  story.events.flatMap((event) => eventAsKnown(story, event, asOf) ?? []),
)
const foundEvents = lastOf((story: State['story'], events: readonly KnownEvent[], filters: State['filters']) =>
  found(story, events, filters),
)

/** All events known at the state's clock: the same object for as long as the sources that count are the same. */
export const knownEventsOf = (state: Pick<State, 'story' | 'clock'>): readonly KnownEvent[] =>
  known(state.story, asOfDay(state))

/** Those of them that the filters leave: what the list holds, and what every count counts. */
export const foundEventsOf = (state: Pick<State, 'story' | 'clock' | 'filters'>): readonly KnownEvent[] =>
  foundEvents(state.story, knownEventsOf(state), state.filters)

/** The marks at the state's clock. */
export const sceneOf = (state: State): Scene =>
  scene(state.story, shownMomentOf(state), state.selection, state.filters, state.language)

/** The day on which an event is shown: that of its date, and while following the news not before it was known. */
export function dayToShow(story: State['story'], event: Event, asOf: AsOf): Day {
  const day = dayOfSpan((typeof asOf === 'number' ? eventAsKnown(story, event, asOf) : null)?.date ?? event.date)
  return asOf === 'news' ? Math.max(day, firstKnown(story, event)) : day
}

/** An event on a day that stepping stops at. */
export interface Step {
  readonly event: Event
  readonly day: Day
}

const steps = lastOf(
  (story: State['story'], asOf: AsOf, filters: State['filters'], { start, end }: Days): readonly Step[] => {
    const known = story.events.flatMap((event) => eventAsKnown(story, event, asOf === 'news' ? null : asOf) ?? [])
    return found(story, known, filters)
      .flatMap(({ event }) => {
        if (asOf !== 'news') return [{ event, day: dayToShow(story, event, asOf) }]
        // What is told of the time before the story is its background, and no news.
        return event.date.start < start ? [] : newsDays(story, event).map((day) => ({ event, day }))
      })
      .filter(({ day }) => day >= start && day < end)
      .toSorted((a, b) => a.day - b.day)
  },
)

/** What stepping goes through: events known and found, in the order of their days; following the news, each news of them. */
export const stepsOf = (state: Pick<State, 'story' | 'clock' | 'filters' | 'isEmbed'>): readonly Step[] =>
  steps(state.story, state.clock.asOf, state.filters, daysOf(state))

/** The event that the card tells of: the chosen one, else the latest of those found. */
export const currentEventOf = (state: State): string | null =>
  state.selection.kind === 'event'
    ? state.selection.id
    : (eventInFocus(state.story, dayShownMomentOf(state))?.event.id ?? null)

export const themeOf = (state: State): 'light' | 'dark' =>
  state.theme === 'system' ? (state.prefersDark ? 'dark' : 'light') : state.theme
