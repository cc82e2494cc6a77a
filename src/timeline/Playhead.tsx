import type { KeyboardEvent, Ref } from 'react'
import { showDay, stepDate, stepEvents } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { currentEventOf, dayShownMomentOf } from '../store/derived.ts'
import { eventInFocus } from '../time/moment.ts'
import { dayInWords } from '../time/words.ts'
import { wordsIn } from '../words/words.ts'
import { markOf, type TimelineLayout } from './layout.ts'
import { pixelOf } from './scale.ts'
import { toggle } from './toggle.ts'

interface PlayheadProps {
  readonly layout: TimelineLayout
  readonly ref: Ref<HTMLDivElement>
  readonly onStep: (() => void) | undefined
}

/** The line at the date shown: the slider, and with the rings the only part that is drawn again while the date moves. */
export function Playhead({ layout, ref, onStep }: PlayheadProps) {
  const store = useDemarcheStore()
  const t = useDemarche((state) => state.clock.t)
  const language = useDemarche((state) => state.language)
  const moment = useDemarche(dayShownMomentOf)
  const words = wordsIn(language)
  const [first, end] = [Math.floor(layout.scale.first), Math.ceil(layout.scale.end)]
  // In a story of hours the date is at the event that the card tells of: its day has one noon, and the event its hour.
  const current = useDemarche(currentEventOf)
  const hour = layout.isOfHours ? markOf(layout, current) : null

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const reversed = getComputedStyle(event.currentTarget).direction === 'rtl'
    const towards = (direction: 1 | -1) => {
      const step = reversed ? (direction === 1 ? -1 : 1) : direction
      if (!event.shiftKey) return stepDate(store, step, 'small')
      stepEvents(store, step)
      if (!event.repeat) onStep?.()
    }
    switch (event.key) {
      case 'ArrowRight':
        towards(1)
        break
      case 'ArrowLeft':
        towards(-1)
        break
      case 'ArrowUp':
        stepDate(store, 1, 'small')
        break
      case 'ArrowDown':
        stepDate(store, -1, 'small')
        break
      case 'PageUp':
        stepDate(store, 1, 'large')
        break
      case 'PageDown':
        stepDate(store, -1, 'large')
        break
      case 'Home':
        showDay(store, first)
        break
      case 'End':
        showDay(store, end - 1)
        break
      case ' ':
        if (!event.repeat) toggle(store)
        break
      default:
        return
    }
    event.preventDefault()
  }

  return (
    <div
      ref={ref}
      className="dm-timeline-playhead"
      role="slider"
      tabIndex={0}
      aria-label={words.timeline.date}
      aria-valuemin={0}
      aria-valuemax={end - 1 - first}
      aria-valuenow={moment.day - first}
      aria-valuetext={words.timeline.dayWithEvents(
        dayInWords(moment.day, language),
        words.counts.events(moment.today.length),
      )}
      style={{ insetInlineStart: hour ?? pixelOf(layout.scale, t), height: layout.bottom + 3 }}
      onKeyDown={onKeyDown}
    >
      <svg className="dm-timeline-handle" viewBox="0 0 14 13" width="14" height="13" aria-hidden="true">
        <path d="M1.5 0H12.5A1.5 1.5 0 0 1 14 1.5V8L7 13L0 8V1.5A1.5 1.5 0 0 1 1.5 0Z" />
      </svg>
    </div>
  )
}

/** A ring around the event that the card tells of, chosen or in focus; a line below the others of the day shown. */
export function Rings({ layout }: { readonly layout: TimelineLayout }) {
  const selection = useDemarche((state) => state.selection)
  const moment = useDemarche(dayShownMomentOf)
  const phases = new Map(moment.today.map(({ event, phase }) => [event.id, phase]))
  const story = useDemarche((state) => state.story)
  const chosen = selection.kind === 'event' ? selection.id : null
  const focus = chosen ?? eventInFocus(story, moment)?.event.id ?? null
  return (
    <>
      {layout.lanes.flatMap((lane) => {
        if (lane.kind === 'site') return []
        const boxes =
          lane.kind === 'events'
            ? lane.marks.map((mark) => ({ ...mark, width: lane.markSize + 8, height: lane.markSize + 8 }))
            : lane.segments.map((segment) => ({ ...segment, width: segment.width + 4, height: segment.height + 4 }))
        return boxes
          .filter(({ event }) => event === focus || (lane.kind === 'events' && phases.has(event)))
          .map(({ event, at, middle, width, height }) => {
            const full = event === focus
            return (
              <div
                key={event}
                className="dm-timeline-ring"
                data-chosen={event === chosen}
                data-focus={full}
                data-phase={phases.get(event)}
                data-lane={lane.kind}
                style={{
                  insetInlineStart: at,
                  top: middle,
                  width: full ? width : width - 8,
                  height: full ? height : height - 4,
                }}
              />
            )
          })
      })}
    </>
  )
}
