import { type CSSProperties, memo, useId } from 'react'
import { glyphPath } from '../scene/glyphs.ts'
import { DIFFER_PATH, type Look, markPath } from '../scene/signs.ts'
import { codeOf } from '../text.ts'
import type { Bar } from './bars.ts'
import type { Lane, TimelineLayout } from './layout.ts'
import type { Mark, Whisker } from './marks.ts'

interface LanesProps {
  readonly layout: TimelineLayout
  /** False where only the lanes themselves are wanted yet. */
  readonly hasMarks: boolean
  /** Called by assistive technology only; pointers are followed by the chart. */
  readonly onChoose: (event: string) => void
}

/** All that does not depend on the date shown: ticks, names, marks and bars. */
export const Lanes = memo(function Lanes({ layout, hasMarks, onChoose }: LanesProps) {
  const hatch = useId()
  return (
    <>
      <svg className="dm-timeline-patterns" aria-hidden="true">
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2" height="5" />
          </pattern>
        </defs>
      </svg>
      {layout.ticks.map((tick) => (
        <div
          key={tick.day}
          className="dm-timeline-tick"
          style={{ insetInlineStart: tick.at, top: layout.top - 4, height: layout.bottom - layout.top + 7 }}
        />
      ))}
      {layout.ticks.map((tick) =>
        tick.label === '' ? null : (
          <span
            key={tick.day}
            className="dm-timeline-tick-label"
            style={{ insetInlineStart: tick.at + 4, top: layout.bottom + 2 }}
          >
            {tick.label}
          </span>
        ),
      )}
      {layout.beyond !== null && (
        <div
          className="dm-timeline-beyond"
          style={{
            insetInlineStart: layout.beyond.start,
            width: layout.beyond.end - layout.beyond.start,
            top: layout.top,
            height: layout.bottom - layout.top,
          }}
        />
      )}
      {layout.beyond?.label != null && (
        <span className="dm-timeline-beyond-label" style={{ insetInlineStart: layout.beyond.label.start }}>
          {layout.beyond.label.text}
        </span>
      )}
      {layout.lanes.map((lane) => (
        <LaneView key={lane.id} lane={lane} layout={layout} hasMarks={hasMarks} hatch={hatch} onChoose={onChoose} />
      ))}
    </>
  )
})

function LaneView({
  lane,
  layout,
  hasMarks,
  hatch,
  onChoose,
}: LanesProps & { readonly lane: Lane; readonly hatch: string }) {
  return (
    <div
      className="dm-timeline-lane"
      role="group"
      aria-label={lane.label}
      lang={codeOf(lane.tongue)}
      style={{ top: lane.top, height: lane.height }}
    >
      <LaneName lane={lane} layout={layout} />
      {lane.kind === 'site' && lane.bars.map((bar) => <BarView key={bar.id} bar={bar} />)}
      {hasMarks &&
        lane.kind === 'histogram' &&
        lane.segments.map((segment) => (
          <button
            key={segment.event}
            type="button"
            tabIndex={-1}
            className="dm-timeline-segment"
            data-event={segment.event}
            lang={codeOf(segment.tongue)}
            data-look={segment.look ?? undefined}
            data-style={segment.style}
            data-known={segment.known}
            aria-label={segment.title}
            aria-hidden={!segment.known}
            title={segment.title}
            style={{
              insetInlineStart: segment.at - segment.width / 2,
              top: segment.middle - segment.height / 2 - lane.top,
              width: segment.width,
              height: segment.height,
            }}
            onClick={(click) => {
              if (click.detail === 0) onChoose(segment.event)
            }}
          />
        ))}
      {hasMarks &&
        lane.kind === 'events' &&
        lane.marks.map(
          ({ event, whisker, look, middle }) =>
            whisker !== null && (
              <WhiskerView key={event} whisker={whisker} look={look ?? undefined} middle={middle - lane.top} />
            ),
        )}
      {hasMarks &&
        lane.kind === 'events' &&
        lane.marks.map((mark) => (
          <MarkView
            key={mark.event}
            mark={mark}
            laneTop={lane.top}
            size={lane.markSize}
            hatch={hatch}
            onChoose={onChoose}
          />
        ))}
    </div>
  )
}

function LaneName({ lane, layout }: { readonly lane: Lane; readonly layout: TimelineLayout }) {
  const { from } = layout.scale
  if (layout.size === 'wide')
    return (
      <span className="dm-timeline-name" style={{ width: from - 14 }} title={lane.label}>
        {lane.label}
      </span>
    )
  if (lane.kind !== 'site') {
    const { caption } = lane
    return (
      caption !== null && (
        <span
          className="dm-timeline-caption"
          style={{ insetInlineStart: caption.start, top: caption.middle - lane.top - 6 }}
          aria-hidden="true"
        >
          {lane.label}
        </span>
      )
    )
  }
  const side = Math.min(18, lane.height)
  return (
    <svg
      className="dm-timeline-glyph"
      viewBox="0 0 24 24"
      width={side}
      height={side}
      style={{ insetInlineStart: (from - 8 - side) / 2, top: (lane.height - side) / 2 }}
      aria-hidden="true"
    >
      <path d={glyphPath[lane.placeKind]} />
    </svg>
  )
}

function BarView({ bar }: { readonly bar: Bar }) {
  const { label } = bar
  return (
    <>
      <div
        className="dm-timeline-bar"
        data-track={bar.track}
        data-state={bar.state}
        data-known={bar.known}
        data-thin={bar.height <= 6}
        data-cut-start={bar.cutStart || bar.certainStart > bar.start}
        data-open-end={bar.openEnd || bar.certainEnd < bar.end}
        title={bar.title}
        style={{
          insetInlineStart: bar.start,
          width: bar.end - bar.start,
          top: bar.top,
          height: bar.height,
          ...fadeOf(bar),
        }}
      />
      {label !== null && (
        <span
          className="dm-timeline-bar-label"
          data-track={bar.track}
          data-state={bar.state}
          data-known={bar.known}
          data-placement={label.placement}
          style={{
            insetInlineStart: label.start,
            top: bar.top,
            height: bar.height,
            lineHeight: `${bar.height}px`,
            fontSize: bar.fontSize,
          }}
        >
          {label.text}
        </span>
      )}
    </>
  )
}

/** The mask under which uncertain ends fade; `--dm-timeline-onward` is the direction of time. */
function fadeOf(bar: Pick<Bar, 'start' | 'end' | 'certainStart' | 'certainEnd'>): CSSProperties {
  if (bar.certainStart === bar.start && bar.certainEnd === bar.end) return {}
  const stops = [
    ...(bar.certainStart > bar.start ? ['transparent 0'] : []),
    `#000 ${bar.certainStart - bar.start}px`,
    `#000 ${bar.certainEnd - bar.start}px`,
    ...(bar.certainEnd < bar.end ? [`transparent ${bar.end - bar.start}px`] : []),
  ]
  return { maskImage: `linear-gradient(var(--dm-timeline-onward), ${stops.join(', ')})` }
}

interface WhiskerProps {
  readonly whisker: Whisker
  readonly look: Look | undefined
  /** Pixels from the lane's top. */
  readonly middle: number
}

/** The days of an event: a line with ends for one of several, a band for all of them, fading where they are not certain. */
function WhiskerView({ whisker, look, middle }: WhiskerProps) {
  const { kind, start, end, claimed } = whisker
  return (
    <>
      <div
        className="dm-timeline-whisker"
        data-kind={kind}
        data-look={look}
        style={{ insetInlineStart: start, width: Math.max(2, end - start), top: middle, ...fadeOf(whisker) }}
      />
      {claimed.map((day) => (
        <div
          key={day}
          className="dm-timeline-claimed"
          data-look={look}
          style={{ insetInlineStart: day, top: middle }}
        />
      ))}
    </>
  )
}

interface MarkProps {
  readonly mark: Mark
  readonly laneTop: number
  readonly size: number
  readonly hatch: string
  readonly onChoose: (event: string) => void
}

function MarkView({ mark, laneTop, size, hatch, onChoose }: MarkProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className="dm-timeline-mark"
      data-event={mark.event}
      lang={codeOf(mark.tongue)}
      data-look={mark.look ?? undefined}
      data-style={mark.style}
      data-known={mark.known}
      aria-label={mark.title}
      aria-hidden={!mark.known}
      title={mark.title}
      style={{ insetInlineStart: mark.at, top: mark.middle - laneTop }}
      onClick={(click) => {
        // A pointer's click has been followed by the chart already; one without a pointer has not.
        if (click.detail === 0) onChoose(mark.event)
      }}
    >
      <svg viewBox="-2 -2 28 28" width={size + 2} height={size + 2} aria-hidden="true">
        <path d={markPath(mark.direction, mark.look)} style={mark.known ? undefined : { fill: `url(#${hatch})` }} />
        {mark.differs && <path className="dm-timeline-differ" d={DIFFER_PATH} />}
        {mark.style === 'crossed' && <path className="dm-timeline-cross" d="M3 21L21 3" />}
      </svg>
    </button>
  )
}
