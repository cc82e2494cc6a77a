import { type PointerEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { selectEvent, showDay } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { asOfDay, frozenDaysOf } from '../store/derived.ts'
import { wordsIn } from '../words/words.ts'
import { Lanes } from './Lanes.tsx'
import { eventAt, timelineLayout } from './layout.ts'
import { Playhead, Rings } from './Playhead.tsx'
import { dayAtPixel } from './scale.ts'
import './timeline.css'

/** CSS pixels of a chart that is not measured yet, and of the least that can be read. */
const USUAL = 1000
const LEAST = 200
const chartWidth = (measured: number) => Math.max(LEAST, Math.floor(measured))
/** Pixels of an average character of the sans face at 12 pixels, by script. */
export const CHARACTER_WIDTH = { en: 6.3, ru: 6.7, ar: 5.8 } as const
/** Pixels that a pointer may slip before a click becomes a drag. */
const SLIP = 4
/** Pixels around a mark in which a click still chooses it, by kind of pointer. */
const REACH = { fine: 13, coarse: 20 } as const

interface Drag {
  readonly pointer: number
  readonly startX: number
  readonly startY: number
  moved: boolean
  /** The day to show in the next frame, and the frame's handle. */
  day: number
  frame: number | null
}

interface TimelineProps {
  /** CSS pixels of the chart before it is measured, where they are known: a measuring less while the page is drawn. */
  readonly standing?: number | null
  /** Called after a deliberate step: a click or a step from event to event; not while a drag goes over the days. */
  readonly onStep?: () => void
}

/** The story in lanes, with the playhead. */
export function Timeline({ onStep, standing = null }: TimelineProps) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const asOf = useDemarche(asOfDay)
  const frozen = useDemarche(frozenDaysOf)
  const filters = useDemarche((state) => state.filters)
  const language = useDemarche((state) => state.language)
  const chart = useRef<HTMLDivElement>(null)
  const slider = useRef<HTMLDivElement>(null)
  const drag = useRef<Drag | null>(null)
  const [width, setWidth] = useState(chartWidth(standing ?? USUAL))

  useLayoutEffect(() => {
    const element = chart.current
    if (element === null) return
    const measure = () => setWidth(chartWidth(element.getBoundingClientRect().width))
    if (standing === null) measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [standing])

  useEffect(
    () => () => {
      const frame = drag.current?.frame ?? null
      if (frame !== null) cancelAnimationFrame(frame)
    },
    [],
  )

  const layout = useMemo(
    () =>
      timelineLayout({ story, asOf, filters, frozen }, { width, characterWidth: CHARACTER_WIDTH[language], language }),
    [story, asOf, filters, frozen, width, language],
  )

  // The marks are many: they come a frame after the lanes and the playhead, which would wait for them in one long task.
  const [hasMarks, setMarks] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setMarks(true))
    return () => cancelAnimationFrame(frame)
  }, [])

  const choose = useCallback(
    (event: string) => {
      selectEvent(store, event)
      onStep?.()
    },
    [store, onStep],
  )

  /** Pixels of a pointer from the chart's inline start and its top. */
  const place = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const reversed = getComputedStyle(event.currentTarget).direction === 'rtl'
    return { pixel: reversed ? box.right - event.clientX : event.clientX - box.left, height: event.clientY - box.top }
  }

  const show = (day: number) => {
    if (day !== Math.floor(store.getState().clock.t)) showDay(store, day)
  }

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.isPrimary || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    slider.current?.focus({ preventScroll: true })
    event.preventDefault()
    drag.current = {
      pointer: event.pointerId,
      startX: event.clientX,
      startY: event.clientY,
      moved: false,
      day: 0,
      frame: null,
    }
  }

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const now = drag.current
    if (now === null || now.pointer !== event.pointerId) return
    if (Math.hypot(event.clientX - now.startX, event.clientY - now.startY) > SLIP) now.moved = true
    if (!now.moved) return
    now.day = dayAtPixel(layout.scale, place(event).pixel)
    now.frame ??= requestAnimationFrame(() => {
      now.frame = null
      show(now.day)
    })
  }

  const finish = (event: PointerEvent<HTMLDivElement>): Drag | null => {
    const now = drag.current
    if (now === null || now.pointer !== event.pointerId) return null
    drag.current = null
    if (now.frame !== null) cancelAnimationFrame(now.frame)
    if (now.moved) show(now.day)
    return now
  }

  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const now = finish(event)
    if (now === null || now.moved) return
    const { pixel, height } = place(event)
    const chosen = eventAt(layout, pixel, height, event.pointerType === 'mouse' ? REACH.fine : REACH.coarse)
    if (chosen !== null) return choose(chosen)
    if (pixel < layout.scale.from - SLIP) return
    showDay(store, dayAtPixel(layout.scale, pixel))
    onStep?.()
  }

  return (
    <div
      ref={chart}
      className="dm-timeline"
      role="group"
      aria-label={wordsIn(language).timeline.label}
      data-size={layout.size}
      style={{ height: layout.height }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={finish}
    >
      <Lanes layout={layout} hasMarks={hasMarks} onChoose={choose} />
      <Rings layout={layout} />
      <Playhead layout={layout} ref={slider} onStep={onStep} />
    </div>
  )
}
