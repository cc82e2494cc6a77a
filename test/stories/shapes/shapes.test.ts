import { beforeAll, describe, expect, test } from 'vitest'
import { drawnOf } from '../../../src/cards/drawn.ts'
import { isoOf } from '../../../src/civil.ts'
import { facetValues, NO_FILTERS } from '../../../src/find/filters.ts'
import { pageOf } from '../../../src/front/pages.tsx'
import { LANGUAGES } from '../../../src/languages.ts'
import { valueInWords } from '../../../src/list/list.ts'
import type { Story } from '../../../src/model.ts'
import { cameraFor, viewportOf } from '../../../src/scene/camera.ts'
import { positionOf, seamOf, usedPlaces } from '../../../src/scene/geometry.ts'
import { insetsFor } from '../../../src/scene/insets.ts'
import { sceneAt } from '../../../src/scene/scene.ts'
import { lookOf, rhythmOf } from '../../../src/scene/signs.ts'
import { zoomsOf } from '../../../src/scene/zooms.ts'
import { play, selectEvent, stepDate } from '../../../src/store/actions.ts'
import { currentEventOf, knownEventsOf, sceneOf, stepsOf } from '../../../src/store/derived.ts'
import { formatLink, parseLink } from '../../../src/store/link.ts'
import { startPlayer } from '../../../src/store/player.ts'
import { createDemarcheStore, type Store } from '../../../src/store/store.ts'
import { headingOf } from '../../../src/text.ts'
import { momentAt } from '../../../src/time/moment.ts'
import { paceOf, secondsAt } from '../../../src/time/pace.ts'
import { strideOf } from '../../../src/time/stride.ts'
import { markOf, timelineLayout } from '../../../src/timeline/layout.ts'
import { learn } from '../../../src/words/words.ts'
import { SHAPE_NAMES, type ShapeName, shape } from './shapes.ts'

const NOBODY = { event: null, site: null, traveller: null }
const WIDTHS = [1360, 650, 340]

const chartOf = (story: Story, width = 1360) =>
  timelineLayout({ story, asOf: null, filters: NO_FILTERS }, { width, characterWidth: 6.3, language: 'en' })
const lanesOf = (story: Story, width?: number) => chartOf(story, width).lanes.map(({ label }) => label)
const labelsOf = (story: Story, width?: number) =>
  chartOf(story, width)
    .ticks.map(({ label }) => label)
    .filter((label) => label !== '')
const sceneOn = (story: Story, day = story.opening) =>
  sceneAt(story, momentAt(story, { t: day + 0.5, asOf: null }), NOBODY, 'en')
const shownDay = (store: Store) => isoOf(Math.floor(store.getState().clock.t))

beforeAll(() => Promise.all(LANGUAGES.map(learn)))

describe.each(SHAPE_NAMES)('%s', (name) => {
  const story = shape(name)

  test('each day has a picture of numbers, whose frame stands in every room', () => {
    const days = [story.span.start, story.opening, story.span.end - 1, ...story.events.map(({ date }) => date.start)]
    for (const day of days) {
      const { frame } = sceneOn(story, day)
      expect(frame.every(Number.isFinite)).toBe(true)
      for (const [width, height, panel] of [
        [988, 700, 'beside'],
        [650, 400, 'over'],
        [390, 330, 'under'],
      ] as const) {
        const size = { width, height }
        const insets = insetsFor(size, panel, 'ltr', false)
        const camera = cameraFor(frame, size, insets, zoomsOf(story).following, seamOf(story))
        expect(Object.values(camera).every(Number.isFinite)).toBe(true)
        expect(camera.zoom).toBeLessThanOrEqual(zoomsOf(story).following.most)
        const { project } = viewportOf(camera, size)
        // What is in the story is in its picture, unless the whole world is too wide for it.
        for (const id of seamOf(story) === -180 && frame[2] - frame[0] > 180 ? [] : usedPlaces(story)) {
          const { x, y } = project(positionOf(story, id))
          expect(x, id).toBeGreaterThan(0)
          expect(x, id).toBeLessThan(width)
          expect(y, id).toBeGreaterThan(0)
          expect(y, id).toBeLessThan(height)
        }
      }
    }
  })

  test.each(WIDTHS)('the timeline is a chart of %i pixels: lanes, ticks, and every mark inside', (width) => {
    const { lanes, ticks, scale, height, bottom } = chartOf(story, width)
    expect(lanes.length).toBeGreaterThan(0)
    expect(lanes.length).toBeLessThanOrEqual(6)
    expect(labelsOf(story, width).length).toBeGreaterThan(0)
    expect(labelsOf(story, width).length).toBeLessThan(24)
    expect(height).toBeLessThan(200)
    for (const { at } of ticks) expect(at).toBeLessThanOrEqual(scale.to)
    for (const lane of lanes) {
      if (lane.kind === 'site') continue
      for (const mark of lane.kind === 'events' ? lane.marks : lane.segments) {
        expect(mark.at).toBeGreaterThanOrEqual(scale.from)
        expect(mark.at).toBeLessThanOrEqual(scale.to)
        expect(mark.middle).toBeGreaterThan(lane.top)
        expect(mark.middle).toBeLessThan(bottom)
      }
    }
  })

  test('playing it takes no longer than usual, and rests on what happens', () => {
    const pace = paceOf(story)
    const whole = secondsAt(pace, story.span.end)
    expect(whole).toBeLessThanOrEqual(151)
    const day = story.events.at(-1)?.date.start ?? story.opening
    expect(secondsAt(pace, day + 1) - secondsAt(pace, day)).toBeGreaterThan(0.9)
  })

  test.each(LANGUAGES)('its page says what it has in %s, and has no empty box', (language) => {
    const { title, description, front, chronology } = pageOf(story, language, 'whole', () => 'index.html')
    expect(title).toBe(headingOf(story, language))
    expect(title).not.toBe('')
    expect(description).not.toBe('')
    for (const empty of [/<p class="dm-(?:kicker|lede)"><\/p>/, /<ul[^>]*><\/ul>/, /<h3>[^<]*<\/h3>$/]) {
      expect(front).not.toMatch(empty)
      expect(chronology).not.toMatch(empty)
    }
    expect(front).not.toContain('dm-inset')
    expect(front + chronology).not.toMatch(/undefined|NaN|Infinity/)
  })
})

describe('lanes', () => {
  test.each<[ShapeName, readonly string[]]>([
    ['one-event', ['Event']],
    ['many-parties', ['Visit']],
    ['two-centuries', ['Agreement', 'Event', 'Statement', 'Visit']],
    ['one-afternoon', ['March', 'Arrest', 'Statement']],
    ['own-kinds', ['Protest', 'Strike', 'Rally', 'Sit-in', 'Vigil', 'Other']],
  ])('%s: the busiest kinds, by the names that the story gives them', (name, lanes) => {
    expect(lanesOf(shape(name))).toEqual(lanes)
  })
  test('names that stand in the chart are clear of all marks', () => {
    for (const name of SHAPE_NAMES) {
      for (const width of [650, 340]) {
        for (const lane of chartOf(shape(name), width).lanes) {
          expect(lane.kind === 'site' ? null : lane.caption, `${name} ${width}`).not.toBeNull()
        }
      }
    }
  })
})

describe('time', () => {
  test.each<[ShapeName, ReturnType<typeof strideOf>, string]>([
    ['one-afternoon', 'hours', '13:00'],
    ['one-place', 'days', '10 Mar'],
    ['no-statuses', 'days', 'Apr'],
    ['two-centuries', 'years', '1900'],
  ])('%s is told in %s', (name, stride, label) => {
    expect(strideOf(shape(name))).toBe(stride)
    expect(labelsOf(shape(name))).toContain(label)
  })

  test('one day without a time of day is a day, not its hours', () => {
    const story = shape('one-afternoon')
    const plain = { ...story, events: story.events.map((event) => ({ ...event, date: { ...event.date, time: null } })) }
    expect(strideOf(plain)).toBe('days')
    expect(labelsOf(plain)).toEqual(['1 May 2025'])
    expect(chartOf(plain).lanes.length).toBe(3)
  })

  test('keys go by years and decades in a story of centuries', () => {
    const store = createDemarcheStore(shape('two-centuries'))
    stepDate(store, 1, 'small')
    expect(shownDay(store)).toBe('1920-06-28')
    stepDate(store, -1, 'large')
    expect(shownDay(store)).toBe('1910-06-28')
  })

  test('an afternoon goes from event to event, in the order of their hours, whatever the table’s', () => {
    const store = createDemarcheStore(shape('one-afternoon'))
    expect(stepsOf(store.getState()).map(({ event }) => event.id)).toEqual(['a', 'b', 'c', 'd', 'e', 'late'])
    expect(currentEventOf(store.getState())).toBe('a')
    const seen = [1, 2, 3, 4, 5].map(() => {
      stepDate(store, 1, 'small')
      return currentEventOf(store.getState())
    })
    expect(seen).toEqual(['b', 'c', 'd', 'e', 'late'])
    const story = store.getState().story
    const marks = ['a', 'b', 'c', 'd', 'e', 'late'].map((id) => markOf(chartOf(story), id) ?? 0)
    expect(marks).toEqual(marks.toSorted((a, b) => a - b))
  })

  test('an afternoon’s picture is that of the hour: what comes later is not there yet', () => {
    const store = createDemarcheStore(shape('one-afternoon'))
    const places = () => sceneOf(store.getState()).places.map(({ id }) => id)
    expect(places()).toEqual(['station'])
    expect(sceneOf(store.getState()).arcs).toEqual([])
    selectEvent(store, 'c')
    expect(sceneOf(store.getState()).arcs.map(({ phase }) => phase)).toEqual(['under-way'])
    selectEvent(store, 'd')
    expect(places()).toEqual(['station', 'bridge', 'square'])
    expect(sceneOf(store.getState()).arcs.map(({ phase }) => phase)).toEqual(['arrived'])
    // A link gives the same picture.
    const again = createDemarcheStore(
      store.getState().story,
      parseLink(formatLink(store.getState()), store.getState().story, false).state,
    )
    expect(sceneOf(again.getState())).toEqual(sceneOf(store.getState()))
  })

  test('an afternoon plays from event to event', () => {
    const store = createDemarcheStore(shape('one-afternoon'))
    const frames: ((now: number) => void)[] = []
    startPlayer(store, { requestFrame: (frame) => frames.push(frame), cancelFrame: () => undefined })
    play(store)
    const seen = new Set<string | null>()
    for (let now = 0; now < 30_000; now += 100) {
      frames.shift()?.(now)
      seen.add(currentEventOf(store.getState()))
    }
    expect([...seen]).toEqual(['a', 'b', 'c', 'd', 'e', 'late'])
    expect(store.getState().playing).toBe(false)
  })
})

describe('parties', () => {
  test('up to three are told apart by colour and without it; nobody’s side is grey, unless there are no sides', () => {
    const { parties } = shape('no-statuses')
    const looks = parties.map(({ id }) => lookOf({ parties }, id))
    expect(looks).toEqual(['red single', 'teal double', 'violet triple'])
    expect(new Set(looks.map(rhythmOf)).size).toBe(3)
    expect(lookOf({ parties }, null)).toBe('grey triple')
    expect(lookOf({ parties: [] }, null)).toBe('red single')
  })
  test('twelve take the tones in order, then grey', () => {
    expect(shape('many-parties').parties.map(({ tone }) => tone)).toEqual([
      ...['red', 'teal', 'violet', 'ochre', 'blue', 'grey'],
      ...['grey', 'grey', 'grey', 'grey', 'grey', 'grey'],
    ])
  })
  test('a filter has the story’s parties and kinds by its own names, and the address keeps them', () => {
    const story = shape('one-afternoon')
    const known = knownEventsOf(createDemarcheStore(story).getState())
    const named = (facet: 'party' | 'kind') =>
      facetValues(story, known, NO_FILTERS, facet).map(({ value }) => valueInWords(story, facet, value, 'en'))
    expect(named('party')).toEqual(['Strikers', 'Police'])
    expect(named('kind')).toEqual(['Statement', 'March', 'Arrest'])
    const { state, ignored } = parseLink('?party=police&kind=arrest&party=russia', story, false)
    expect(state.filters?.chosen).toMatchObject({ party: ['police'], kind: ['arrest'] })
    expect(ignored.length).toBe(1)
  })
})

test('texts without a suffix are in the language that the story says', () => {
  const german = pageOf({ ...shape('one-event'), language: 'de' }, 'en', 'whole', () => 'index.html')
  expect(german.chronology).toContain('<span lang="de" dir="auto">The one thing</span>')
  const english = pageOf(shape('one-event'), 'en', 'whole', () => 'index.html')
  expect(english.chronology).not.toContain('lang="de"')
})

describe('the legend', () => {
  test('explains what the story has', () => {
    expect(drawnOf(shape('no-movements'))).toMatchObject({
      hasTrips: false,
      hasRegions: true,
      hasPlans: true,
      hasDifferences: false,
      whiskers: ['one-of'],
    })
    expect(drawnOf(shape('no-movements')).parties.map(({ id }) => id)).toEqual(['north', 'south'])
    expect(drawnOf(shape('placeless'))).toMatchObject({ isOnMap: false, hasTrips: false, parties: [] })
    expect(drawnOf(shape('one-place')).whiskers).toEqual(['throughout', 'about'])
  })
})

describe('views', () => {
  test('a quiet day of a story without sites still shows what happened lately, and the last that happened', () => {
    const story = shape('no-movements')
    expect(sceneOn(story, story.opening + 8).places.map(({ id, today }) => [id, today])).toEqual([
      ['vienna', 'no'],
      ['rome', 'no'],
    ])
    expect(sceneOn(shape('two-centuries'), shape('two-centuries').opening + 10_000).places.length).toBeGreaterThan(0)
  })
  test('across the antimeridian places lie side by side, and trips go the shorter way', () => {
    const story = shape('antimeridian')
    expect(seamOf(story)).toBeGreaterThan(-180)
    const { frame, arcs } = sceneOn(story)
    expect(frame[2] - frame[0]).toBeLessThan(30)
    const longitudes = arcs.flatMap(({ line }) => line.map(([lon]) => lon))
    expect(Math.max(...longitudes) - Math.min(...longitudes)).toBeLessThan(20)
  })
  test('around the world a trip leaves at one side and its tip comes back at the other', () => {
    const story = shape('world')
    expect(seamOf(story)).toBe(-180)
    const tips = sceneOn(story).arcs.flatMap(({ tip }) => tip?.position[0] ?? [])
    expect(tips.length).toBe(2)
    for (const lon of tips) expect(Math.abs(lon)).toBeLessThanOrEqual(180)
  })
  test('one place has its country around it, and a town its streets', () => {
    const size = { width: 988, height: 700 }
    const zoomOf = (story: Story) =>
      cameraFor(sceneOn(story).frame, size, insetsFor(size, 'beside', 'ltr', false), zoomsOf(story).following).zoom
    expect(zoomOf(shape('one-place'))).toBeGreaterThan(4)
    expect(zoomOf(shape('one-place'))).toBeLessThan(7)
    expect(zoomOf(shape('one-afternoon'))).toBeGreaterThan(10)
  })
})
