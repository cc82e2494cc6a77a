import { useMemo } from 'react'
import { type Moment, momentAt } from '../time/moment.ts'
import { useDemarche } from './context.tsx'
import { noonOf } from './store.ts'

/** The facts of the day shown: made anew when the day changes, not on each frame of playing. */
export function useDayMoment(): Moment {
  const story = useDemarche((state) => state.story)
  const day = useDemarche((state) => Math.floor(state.clock.t))
  const asOf = useDemarche((state) => state.clock.asOf)
  return useMemo(() => momentAt(story, { t: noonOf(day), asOf }), [story, day, asOf])
}
