import { expect, test } from 'vitest'
import { dayOf } from '../../src/civil.ts'
import { NO_FILTERS } from '../../src/find/filters.ts'
import type { Event, Status } from '../../src/model.ts'
import type { Bar } from '../../src/timeline/bars.ts'
import { eventAt, type Lane, sizeOf, type TimelineLayout, timelineLayout } from '../../src/timeline/layout.ts'
import { FARTHEST_ASIDE, LEAST_PIXELS_PER_MARK, type Mark } from '../../src/timeline/marks.ts'
import { dayAtPixel, pixelOf } from '../../src/timeline/scale.ts'
import { claim, END, event, FIRST, LAST_EVIDENCE, oneDay, statusOf, storyOf, throughout, trip } from './story.ts'

const CHARACTER = 6.3
const WIDTHS = [320, 390, 650, 900, 1136, 1700] as const

function layoutOf(
  events: readonly Event[],
  statuses: readonly Status[] = [],
  width = 1136,
  asOf: number | null = null,
): TimelineLayout {
  const facts = { story: storyOf(events, statuses), asOf, filters: NO_FILTERS }
  return timelineLayout(facts, { width, characterWidth: CHARACTER, language: 'en' })
}

const marksOf = (layout: TimelineLayout): readonly Mark[] =>
  layout.lanes.flatMap((lane) => (lane.kind === 'events' ? lane.marks : []))

const barsOf = (layout: TimelineLayout): readonly Bar[] =>
  layout.lanes.flatMap((lane) => (lane.kind === 'site' ? lane.bars : []))

function only<Entry>(all: readonly Entry[]): Entry {
  const [first] = all
  if (first === undefined || all.length > 1) throw new Error(`one was expected, not ${all.length}`)
  return first
}

const spaced = (count: number, days: number): Event[] =>
  Array.from({ length: count }, (_, index) => event(`e${index}`, oneDay(FIRST + index * days)))

test('the width decides how much is shown', () => {
  expect(WIDTHS.map(sizeOf)).toEqual(['narrow', 'narrow', 'medium', 'wide', 'wide', 'wide'])
})

test('it fits the height that its size allows', () => {
  const crowd = [...spaced(40, 3), ...spaced(40, 4).map((each) => ({ ...each, kind: 'attack' as const }))]
  expect(layoutOf(crowd, [], 1136).height).toBeLessThanOrEqual(186)
  expect(layoutOf(crowd, [], 600).height).toBeLessThanOrEqual(112)
  expect(layoutOf(crowd, [], 390).height).toBeLessThanOrEqual(132)
})

test('lanes follow one another without overlapping', () => {
  for (const width of WIDTHS) {
    const { lanes, bottom } = layoutOf([...spaced(30, 5), event('attack', oneDay(FIRST + 3), 'attack')], [], width)
    expect(lanes.map((lane) => lane.id)).toEqual(['diplomacy', 'ground', 'khmeimim', 'tartus'])
    lanes.forEach((lane: Lane, index) => {
      const next = lanes[index + 1]
      expect(lane.top + lane.height).toBe(next === undefined ? bottom : next.top)
    })
  }
})

test('a lane without events is left out', () => {
  expect(layoutOf([]).lanes.map((lane) => lane.id)).toEqual(['khmeimim', 'tartus'])
})

test('marks of a lane never overlap and stand near their day', () => {
  for (const width of WIDTHS) {
    const layout = layoutOf(
      [...spaced(20, 2), ...spaced(20, 11).map((each) => ({ ...each, id: `b${each.id}` }))],
      [],
      width,
    )
    for (const lane of layout.lanes) {
      if (lane.kind !== 'events') continue
      for (const mark of lane.marks) {
        const twin = lane.marks.find(
          (other) =>
            other !== mark && other.middle === mark.middle && Math.abs(other.at - mark.at) < lane.markSize - 1e-6,
        )
        expect(twin).toBeUndefined()
        expect(mark.middle - lane.markSize / 2).toBeGreaterThanOrEqual(lane.top)
        expect(mark.middle + lane.markSize / 2).toBeLessThanOrEqual(lane.top + lane.height)
      }
    }
    expect(marksOf(layout).length === 40 || layout.lanes.some((lane) => lane.kind === 'histogram')).toBe(true)
  }
})

test('a trip is never moved off its day', () => {
  const day = dayOf(2025, 1, 28)
  const crowd = Array.from({ length: 4 }, (_, index) => event(`a${index}`, oneDay(day + (index % 2))))
  const visit = event('trip', oneDay(day), 'visit', { movements: trip('trip', 'moscow', 'damascus', oneDay(day)) })
  for (const width of WIDTHS) {
    const layout = layoutOf([...crowd, visit], [], width)
    const mark = marksOf(layout).find((each) => each.event === 'trip')
    expect(mark?.at).toBe(pixelOf(layout.scale, day + 0.5))
  }
})

test('a lane is named inside of it where there is no room at the side and no mark in the way', () => {
  const captionsOf = (first: number, width: number) =>
    layoutOf([event('a', oneDay(FIRST + first))], [], width).lanes.flatMap((lane) =>
      lane.kind === 'site' ? [] : [lane.caption !== null],
    )
  expect(captionsOf(200, 390)).toEqual([true])
  expect(captionsOf(2, 390)).toEqual([false])
  expect(captionsOf(200, 1136)).toEqual([false])
})

test('a lone mark stands at the noon of its day', () => {
  const day = dayOf(2025, 1, 28)
  const layout = layoutOf([event('visit', oneDay(day))])
  expect(only(marksOf(layout)).at).toBe(pixelOf(layout.scale, day + 0.5))
})

test('a histogram takes over where there are too many events, and hides none', () => {
  const layout = layoutOf(spaced(400, 1), [], 1136)
  const lane = layout.lanes[0]
  expect(400).toBeGreaterThan((layout.scale.to - layout.scale.from) / LEAST_PIXELS_PER_MARK)
  if (lane?.kind !== 'histogram') throw new Error('a histogram was expected')
  expect(new Set(lane.segments.map((segment) => segment.event)).size).toBe(400)
  for (const segment of lane.segments) {
    expect(segment.middle - segment.height / 2).toBeGreaterThanOrEqual(lane.top)
    expect(segment.middle + segment.height / 2).toBeLessThanOrEqual(lane.top + lane.height)
  }
})

test('a histogram takes over where a crowd would push marks far from their days', () => {
  const crowd = Array.from({ length: 40 }, (_, index) => event(`e${index}`, oneDay(FIRST + 200)))
  expect(layoutOf(crowd, [], 390).lanes[0]?.kind).toBe('histogram')
  const few = layoutOf(crowd.slice(0, 6), [], 1136)
  expect(few.lanes[0]?.kind).toBe('events')
  for (const mark of marksOf(few)) {
    expect(Math.abs(mark.at - pixelOf(few.scale, FIRST + 200.5))).toBeLessThanOrEqual(FARTHEST_ASIDE)
  }
})

test('an event of several possible days has a whisker over them; one of a day has none', () => {
  const start = dayOf(2025, 1, 26)
  const layout = layoutOf([event('a', oneDay(start, start + 4)), event('b', oneDay(start + 60))])
  const [several, single] = marksOf(layout)
  expect(several?.whisker).toMatchObject({
    kind: 'one-of',
    start: pixelOf(layout.scale, start),
    end: pixelOf(layout.scale, start + 4),
    claimed: [],
  })
  expect(single?.whisker).toBeNull()
})

test('a trip south points down, a trip north up, anything else is a dot', () => {
  const day = (offset: number) => oneDay(FIRST + offset)
  const marks = marksOf(
    layoutOf([
      event('down', day(0), 'visit', { movements: trip('down', 'moscow', 'damascus', day(0)) }),
      event('up', day(30), 'visit', { movements: trip('up', 'damascus', 'moscow', day(30)), actors: ['sharaa'] }),
      event('call', day(60), 'call', { actors: [] }),
    ]),
  )
  expect(marks.map(({ direction, look }) => [direction, look])).toEqual([
    ['south', 'red single'],
    ['north', 'teal double'],
    ['none', null],
  ])
})

test('how sure it is decides how a mark is drawn', () => {
  const modalities = ['occurred', 'planned', 'reported', 'cancelled', 'denied', 'under-way'] as const
  const events = modalities.map((modality, index) => event(modality, oneDay(FIRST + index * 30), 'visit', { modality }))
  expect(marksOf(layoutOf(events)).map((mark) => mark.style)).toEqual([
    'filled',
    'dashed',
    'hollow',
    'crossed',
    'crossed',
    'filled',
  ])
})

test('what no source had reported by the day is marked so', () => {
  const late = [claim('late')]
  const events = [event('a', oneDay(FIRST)), event('b', oneDay(FIRST + 60), 'visit', { claims: late })]
  const statuses = [{ ...statusOf('s', throughout(FIRST, FIRST, null, null)), claims: late }]
  const before = layoutOf(events, statuses, 1136, dayOf(2025, 5, 31))
  expect(marksOf(before).map((mark) => mark.known)).toEqual([true, false])
  // Nothing of it is told: neither what, nor who, nor which way.
  expect(marksOf(before)[1]).toMatchObject({
    title: 'Not yet reported by then',
    look: null,
    direction: 'none',
    whisker: null,
  })
  expect(only(barsOf(before))).toMatchObject({ title: 'Not yet reported by then', label: null })
  expect(only(barsOf(before)).known).toBe(false)
  const after = layoutOf(events, statuses, 1136, dayOf(2025, 6, 1))
  expect(marksOf(after).every((mark) => mark.known)).toBe(true)
  expect(only(barsOf(after)).known).toBe(true)
})

test('a bar is certain between its doubts', () => {
  const layout = layoutOf([], [statusOf('s', throughout(FIRST + 10, FIRST + 20, FIRST + 100, FIRST + 120))])
  const bar = only(barsOf(layout))
  const at = (day: number) => pixelOf(layout.scale, day)
  expect([bar.start, bar.certainStart, bar.certainEnd, bar.end]).toEqual([
    at(FIRST + 10),
    at(FIRST + 20),
    at(FIRST + 100),
    at(FIRST + 120),
  ])
  expect(bar.openEnd).toBe(false)
})

test('a bar whose doubts meet is certain nowhere', () => {
  const bar = only(barsOf(layoutOf([], [statusOf('s', throughout(FIRST + 10, FIRST + 30, FIRST + 20, FIRST + 40))])))
  expect(bar.certainStart).toBe(bar.certainEnd)
  expect(bar.certainStart).toBeGreaterThan(bar.start)
})

test('an open end fades at the last evidence and has no cap', () => {
  const layout = layoutOf([], [statusOf('s', throughout(FIRST - 500, FIRST - 500, null, null))])
  const bar = only(barsOf(layout))
  const last = pixelOf(layout.scale, LAST_EVIDENCE + 1)
  expect(bar).toMatchObject({ start: layout.scale.from, end: last, cutStart: true, openEnd: true })
  expect(bar.certainEnd).toBeLessThan(bar.end)
  expect(layout.beyond).toMatchObject({ start: last, end: layout.scale.to })
  expect(layout.beyond?.label?.text).toBe('last evidence: 1 June 2025')
})

test('as known on a day, states reach that day, and what came later is hatched beyond it', () => {
  const until = dayOf(2025, 2, 1)
  const statuses = [
    statusOf('first', throughout(FIRST, FIRST, FIRST + 20, FIRST + 20)),
    { ...statusOf('second', throughout(FIRST + 20, FIRST + 20, null, null)), claims: [claim('late')] },
  ]
  const layout = layoutOf([], statuses, 1136, until)
  const edge = pixelOf(layout.scale, until + 1)
  // Nobody had told of the first one's end: it was thought to go on.
  expect(barsOf(layout)).toMatchObject([
    { id: 'first', known: true, end: edge, openEnd: true },
    { id: 'second', known: false, start: edge, end: pixelOf(layout.scale, LAST_EVIDENCE + 1) },
  ])
  expect(layout.beyond?.label?.text).toBe('not yet reported on 1 February 2025')
  expect(barsOf(layoutOf([], statuses))).toMatchObject([{ end: pixelOf(layout.scale, FIRST + 20) }, { known: true }])
})

test('the days that sources give stand on the whisker where they differ', () => {
  const day = dayOf(2025, 1, 28)
  const dated = (source: string, offset: number) => ({ ...claim(source), date: oneDay(day + offset) })
  const layout = layoutOf([event('a', oneDay(day), 'visit', { claims: [dated('early', 0), dated('late', -2)] })])
  expect(only(marksOf(layout)).whisker).toMatchObject({
    start: pixelOf(layout.scale, day - 2),
    end: pixelOf(layout.scale, day + 1),
    claimed: [pixelOf(layout.scale, day - 1.5), pixelOf(layout.scale, day + 0.5)],
  })
  const agreed = layoutOf([event('a', oneDay(day), 'visit', { claims: [dated('early', 0), dated('late', 0)] })])
  expect(only(marksOf(agreed)).whisker).toBeNull()
})

test('each kind of doubt about a date is drawn in its own way', () => {
  const start = dayOf(2025, 1, 20)
  const kindOf = (span: Partial<ReturnType<typeof oneDay>>) =>
    only(marksOf(layoutOf([event('a', { ...oneDay(start, start + 6), ...span })]))).whisker
  expect(kindOf({})?.kind).toBe('one-of')
  expect(kindOf({ approximate: true })?.kind).toBe('about')
  expect(kindOf({ uncertain: true })?.kind).toBe('about')
  const fading = kindOf(throughout(start, start + 2, start + 4, start + 6))
  expect(fading?.kind).toBe('throughout')
  expect(fading?.certainStart).toBeGreaterThan(fading?.start ?? Infinity)
  expect(fading?.certainEnd).toBeLessThan(fading?.end ?? 0)
})

test('a mark says that its sources differ', () => {
  const disputed = event('a', oneDay(FIRST), 'visit', { claims: [claim('early'), claim('late', 'differs')] })
  const layout = (asOf: number | null) => layoutOf([disputed, event('b', oneDay(FIRST + 40))], [], 1136, asOf)
  expect(marksOf(layout(null)).map(({ differs }) => differs)).toEqual([true, false])
  expect(marksOf(layout(FIRST + 5)).map(({ differs }) => differs)).toEqual([false, false])
})

test('only what the filters leave is drawn, hatched or not', () => {
  const events = [
    event('a', oneDay(FIRST)),
    event('b', oneDay(FIRST + 9), 'call'),
    event('c', oneDay(FIRST + 60), 'call', { claims: [claim('late')] }),
  ]
  const filters = { ...NO_FILTERS, chosen: { ...NO_FILTERS.chosen, kind: ['call'] } }
  const layout = timelineLayout(
    { story: storyOf(events), asOf: FIRST + 20, filters },
    { width: 1136, characterWidth: CHARACTER, language: 'en' },
  )
  expect(marksOf(layout).map(({ event: id, known }) => [id, known])).toEqual([
    ['b', true],
    ['c', false],
  ])
})

test('a bar outside the days shown is left out', () => {
  expect(barsOf(layoutOf([], [statusOf('s', throughout(FIRST - 500, FIRST - 500, FIRST, FIRST))]))).toEqual([])
})

test('words stand inside a bar only where they fit whole, else after it, else nowhere', () => {
  const short = throughout(FIRST + 10, FIRST + 10, FIRST + 15, FIRST + 15)
  const rest = throughout(FIRST + 15, FIRST + 15, null, null)
  const alone = barsOf(layoutOf([], [statusOf('s', short)]))
  expect(only(alone).label).toMatchObject({ text: 'Operating', placement: 'after' })
  const followed = barsOf(layoutOf([], [statusOf('s', short), statusOf('t', rest)]))
  expect(followed.map((bar) => bar.label?.placement ?? 'none')).toEqual(['none', 'inside'])
})

test('words never leave the certain part of their bar, nor the chart', () => {
  for (const width of WIDTHS) {
    for (const days of [5, 20, 40, 80, 200]) {
      const layout = layoutOf(
        [],
        [
          statusOf('p', throughout(FIRST + 30, FIRST + 40, FIRST + 40 + days, FIRST + 60 + days)),
          statusOf('l', throughout(FIRST + 30, FIRST + 30, null, null), { track: 'legal', state: 'under-negotiation' }),
        ],
        width,
      )
      for (const { label, certainStart, certainEnd, end, fontSize } of barsOf(layout)) {
        if (label === null) continue
        const right = label.start + (label.text.length * CHARACTER * fontSize) / 12
        expect(fontSize).toBeGreaterThanOrEqual(width >= 900 ? 11 : 9.5)
        if (label.placement === 'inside') {
          expect(label.start).toBeGreaterThanOrEqual(certainStart)
          expect(right).toBeLessThanOrEqual(certainEnd)
        } else expect(label.start).toBeGreaterThanOrEqual(end)
        expect(right).toBeLessThanOrEqual(layout.scale.to)
      }
    }
  }
})

test('both tracks of a site lie in its lane, one below the other, the agreement thinner', () => {
  for (const width of WIDTHS) {
    const span = throughout(FIRST, FIRST, null, null)
    const layout = layoutOf([], [statusOf('p', span), statusOf('l', span, { track: 'legal' })], width)
    const [presence, legal] = barsOf(layout)
    const lane = layout.lanes[0]
    if (presence === undefined || legal === undefined || lane === undefined) throw new Error('two bars were expected')
    expect(legal.top).toBeGreaterThanOrEqual(presence.top + presence.height)
    expect(legal.top + legal.height).toBeLessThanOrEqual(lane.height)
    expect(legal.height).toBeLessThan(presence.height)
  }
})

test('ticks thin out, never collide, and January says the year', () => {
  const labels = (width: number) =>
    layoutOf([], [], width)
      .ticks.map((tick) => tick.label)
      .filter((label) => label !== '')
  expect(labels(1136)).toEqual([
    'Dec 2024',
    'Jan 2025',
    ...['Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
    'Jan 2026',
    'Feb',
  ])
  expect(labels(390)).toContain('Jan 2025')
  expect(labels(390).length).toBeLessThan(8)
  for (const width of WIDTHS) {
    const layout = layoutOf([], [], width)
    let free = 0
    for (const tick of layout.ticks.filter(({ label }) => label !== '')) {
      expect(tick.at).toBeGreaterThanOrEqual(free)
      free = tick.at + 4 + tick.label.length * 5.7
      expect(free).toBeLessThanOrEqual(width)
    }
  }
})

test('a story shorter than a month still says when it is', () => {
  const story = { ...storyOf([]), span: { start: dayOf(2025, 1, 5), end: dayOf(2025, 1, 20) } }
  const { ticks } = timelineLayout(
    { story, asOf: null, filters: NO_FILTERS },
    { width: 600, characterWidth: CHARACTER, language: 'en' },
  )
  expect(
    ticks
      .map((tick) => tick.label)
      .filter((label) => label !== '')
      .slice(0, 3),
  ).toEqual(['6 Jan 2025', '8 Jan', '10 Jan'])
})

test('a pixel is the day that it shows', () => {
  const { scale } = layoutOf([])
  for (const day of [FIRST, FIRST + 74, END - 1]) expect(dayAtPixel(scale, pixelOf(scale, day + 0.5))).toBe(day)
  expect(dayAtPixel(scale, -50)).toBe(FIRST)
  expect(dayAtPixel(scale, 5000)).toBe(END - 1)
})

test('a point within reach chooses the nearest mark', () => {
  const layout = layoutOf([event('a', oneDay(FIRST + 30)), event('b', oneDay(FIRST + 36))])
  const [, second] = marksOf(layout)
  if (second === undefined) throw new Error('two marks were expected')
  expect(eventAt(layout, second.at + 3, second.middle - 3, 13)).toBe('b')
  expect(eventAt(layout, second.at + 80, second.middle, 13)).toBeNull()
})
