import { type Scene, sceneAt } from '../scene/scene.ts'
import { type Moment, momentAt } from '../time/moment.ts'
import { noonOf, type State } from './store.ts'

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

const momentThen = (story: State['story'], t: number, asOf: number | null) => momentAt(story, { t, asOf })
const moment = lastOf(momentThen)
const dayMoment = lastOf(momentThen)
const scene = lastOf((story: State['story'], at: Moment, selection: State['selection'], language: State['language']) =>
  sceneAt(
    story,
    at,
    {
      event: selection.kind === 'event' ? selection.id : null,
      site: selection.kind === 'site' ? selection.id : null,
    },
    language,
  ),
)

/** The facts at the state's clock. */
export const momentOf = (state: State): Moment => moment(state.story, state.clock.t, state.clock.asOf)

/** The facts at the noon of the state's day: the same object for as long as the day is, however the playhead moves. */
export function dayMomentOf(state: State): Moment {
  const noon = noonOf(Math.floor(state.clock.t))
  return state.clock.t === noon ? momentOf(state) : dayMoment(state.story, noon, state.clock.asOf)
}

/** The marks at the state's clock. */
export const sceneOf = (state: State): Scene => scene(state.story, momentOf(state), state.selection, state.language)

export const themeOf = (state: State): 'light' | 'dark' =>
  state.theme === 'system' ? (state.prefersDark ? 'dark' : 'light') : state.theme
