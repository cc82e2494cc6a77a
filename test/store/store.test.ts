import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoOf } from '../../src/civil.ts'
import { domainOf, type Facet, NO_FILTERS } from '../../src/find/filters.ts'
import {
  neighbour,
  pause,
  play,
  selectEvent,
  showDay,
  stepDate,
  stepEvents,
  takeCompiled,
} from '../../src/store/actions.ts'
import { momentOf, sceneOf } from '../../src/store/derived.ts'
import { formatLink, parseLink } from '../../src/store/link.ts'
import { startPlayer } from '../../src/store/player.ts'
import { createDemarcheStore, noonOf, type State, VIEWS } from '../../src/store/store.ts'
import { claim, day, event, onDay, source, tinyStory } from '../story.ts'

const story = tinyStory([
  event('one', onDay('2025-01-10')),
  event('two', onDay('2025-01-20')),
  event('three', onDay('2025-01-20')),
  event('four', onDay('2025-02-10')),
])
const shown = (store: { getState: () => State }) => isoOf(Math.floor(store.getState().clock.t))

describe('moving the date', () => {
  test('opens on the story’s opening day', () => {
    expect(shown(createDemarcheStore(story))).toBe('2025-01-15')
  })
  test('a day, a month, and never out of the story', () => {
    const store = createDemarcheStore(story)
    stepDate(store, 1, 'small')
    expect(shown(store)).toBe('2025-01-16')
    stepDate(store, 1, 'large')
    expect(shown(store)).toBe('2025-02-16')
    for (const _ of [1, 2, 3]) stepDate(store, 1, 'large')
    expect(shown(store)).toBe('2025-02-28')
    showDay(store, Math.floor(store.getState().clock.t) - 400)
    expect(shown(store)).toBe('2025-01-01')
  })
  test('following the news, steps stop where an event is announced, reported and called off, and not at the background', () => {
    const papers = ['2025-01-05', '2025-01-20', '2025-01-25'].map((iso) => source(`of-${iso.slice(8)}`, iso))
    const news = {
      ...tinyStory([
        event('background', onDay('1971-01-01'), { claims: [claim('of-20')] }),
        event('visit', onDay('2025-01-10'), { claims: [claim('of-05', 'plans'), claim('of-20')] }),
        event('summit', onDay('2025-02-01'), {
          modality: 'cancelled',
          claims: [claim('of-05', 'plans'), claim('of-25', 'denies')],
        }),
        event('told', onDay('2025-01-04'), { claims: [claim('of-05', 'differs'), claim('of-25')] }),
      ]),
      sources: Object.fromEntries(papers.map((each) => [each.id, each])),
    }
    const store = createDemarcheStore(news, { clock: { t: noonOf(news.span.start), asOf: 'news' } })
    const visited: string[] = []
    for (let step = neighbour(store, 1); step !== null; step = neighbour(store, 1)) {
      stepEvents(store, 1)
      visited.push(`${shown(store).slice(8)} ${step.event.id}`)
      const known = momentOf(store.getState()).events.find(({ event: { id } }) => id === step.event.id)
      visited.push(known?.modality ?? 'not known')
    }
    expect(visited).toEqual([
      ...['05 visit', 'planned', '05 summit', 'planned', '20 visit', 'occurred'],
      ...['25 summit', 'cancelled', '25 told', 'occurred'],
    ])
  })

  test('next and previous visit every event, those of one day too', () => {
    const store = createDemarcheStore(story)
    const visited: string[] = []
    showDay(store, day('2025-01-01'))
    for (let step = neighbour(store, 1); step !== null; step = neighbour(store, 1)) {
      stepEvents(store, 1)
      visited.push(step.event.id)
    }
    expect(visited).toEqual(['one', 'two', 'three', 'four'])
    expect(shown(store)).toBe('2025-02-10')
    stepEvents(store, -1)
    expect(store.getState().selection).toEqual({ kind: 'event', id: 'three' })
  })
  test('moving the date lets go of the chosen event', () => {
    const store = createDemarcheStore(story)
    selectEvent(store, 'four')
    expect(shown(store)).toBe('2025-02-10')
    stepDate(store, 1, 'small')
    expect(store.getState().selection).toEqual({ kind: 'none' })
  })
})

describe('playing', () => {
  /** A clock of frames that the test turns by hand, in milliseconds. */
  function frames() {
    let next: ((now: number) => void) | null = null
    let now = 0
    return {
      beat: {
        requestFrame: (frame: (at: number) => void) => {
          next = frame
          return 1
        },
        cancelFrame: () => {
          next = null
        },
      },
      turn: (milliseconds: number) => {
        for (let passed = 0; passed < milliseconds; passed += 50) {
          now += 50
          const frame: ((at: number) => void) | null = next
          next = null
          frame?.(now)
        }
      },
      idle: () => next === null,
    }
  }

  test('moves the date until it is paused, and settles at noon', () => {
    const store = createDemarcheStore(story)
    const { beat, turn, idle } = frames()
    startPlayer(store, beat)
    turn(1000)
    expect(shown(store)).toBe('2025-01-15')
    play(store)
    turn(400)
    expect(store.getState().clock.t).toBeGreaterThan(noonOf(day('2025-01-16')))
    pause(store)
    expect(store.getState().clock.t % 1).toBe(0.5)
    expect(idle()).toBe(true)
  })
  test('is on an event longer than on the days around it, and four times as fast at 4×', () => {
    const framesUntil = (speed: 1 | 4) => {
      const store = createDemarcheStore(story, { speed })
      const { beat, turn } = frames()
      startPlayer(store, beat)
      showDay(store, day('2025-01-20'))
      play(store)
      let count = 0
      while (shown(store) === '2025-01-20' && count < 1000) {
        turn(50)
        count += 1
      }
      return count
    }
    expect(framesUntil(1)).toBeGreaterThan(10)
    expect(framesUntil(1) / framesUntil(4)).toBeGreaterThan(2.5)
  })
  test('reaches the end and stops there', () => {
    const store = createDemarcheStore(story, { speed: 4 })
    const { beat, turn, idle } = frames()
    startPlayer(store, beat)
    play(store)
    turn(60_000)
    expect(shown(store)).toBe('2025-02-28')
    expect(store.getState().playing).toBe(false)
    expect(idle()).toBe(true)
  })
  test('with reduced motion it steps from event to event', () => {
    const store = createDemarcheStore(story, { reducedMotion: true })
    const { beat, turn } = frames()
    startPlayer(store, beat)
    const seen = new Set<string>([shown(store)])
    store.subscribe(() => seen.add(shown(store)))
    play(store)
    turn(20_000)
    expect([...seen]).toEqual(['2025-01-15', '2025-01-20', '2025-02-10'])
    expect(store.getState().playing).toBe(false)
  })
  test('playing to a day gives the very moment that scrubbing to it gives', () => {
    const played = createDemarcheStore(story)
    const { beat, turn } = frames()
    startPlayer(played, beat)
    play(played)
    turn(600)
    pause(played)
    const scrubbed = createDemarcheStore(story)
    for (const iso of ['2025-02-20', '2025-01-03', shown(played)]) showDay(scrubbed, day(iso))
    const opened = createDemarcheStore(story, parseLink(formatLink(played.getState()), story).state)
    expect(momentOf(scrubbed.getState())).toEqual(momentOf(played.getState()))
    expect(momentOf(opened.getState())).toEqual(momentOf(played.getState()))
    expect(sceneOf(opened.getState())).toEqual(sceneOf(played.getState()))
  })
})

describe('the address', () => {
  test('carries date, event and camera, and brings them back: 300 random states', () => {
    const some = (facet: Facet) => fc.subarray([...domainOf(story, facet)])
    const state = fc.record({
      clock: fc.record({
        t: fc.integer({ min: story.span.start, max: story.span.end - 1 }).map(noonOf),
        asOf: fc.oneof(fc.option(fc.integer({ min: 0, max: 30_000 })), fc.constant('news' as const)),
      }),
      selection: fc.oneof(
        fc.constant({ kind: 'none' as const }),
        fc.constantFrom('one', 'two').map((id) => ({ kind: 'event' as const, id })),
        fc.constant({ kind: 'site' as const, id: 'base' }),
      ),
      filters: fc.record({
        chosen: fc.record({
          party: some('party'),
          who: some('who'),
          kind: some('kind'),
          place: some('place'),
          modality: some('modality'),
          certainty: some('certainty'),
          source: some('source'),
        }),
        from: fc.option(fc.integer({ min: 0, max: 30_000 })),
        to: fc.option(fc.integer({ min: 0, max: 30_000 })),
        text: fc.string({ unit: 'grapheme', maxLength: 40 }),
      }),
      view: fc.constantFrom(...VIEWS),
      camera: fc.option(
        fc.record({
          lon: fc.integer({ min: -1_799_999, max: 1_799_999 }).map((value) => value / 10_000),
          lat: fc.integer({ min: -849_999, max: 849_999 }).map((value) => value / 10_000),
          zoom: fc.integer({ min: 100, max: 900 }).map((value) => value / 100),
        }),
      ),
      theme: fc.constantFrom('system' as const, 'light' as const, 'dark' as const),
      language: fc.constantFrom('en' as const, 'ar' as const, 'ru' as const),
    })
    fc.assert(
      fc.property(state, (linked) => {
        const { state: back, ignored } = parseLink(formatLink(linked), story)
        expect(ignored).toEqual([])
        const usual = { selection: { kind: 'none' }, filters: NO_FILTERS, view: 'story', camera: null }
        expect({ ...usual, theme: 'system', language: 'en', ...back }).toEqual(linked)
      }),
      { numRuns: 300 },
    )
  })
  test.each([
    '?t=2025-02-30',
    '?t=yesterday',
    '?e=nobody',
    '?s=nowhere',
    '?view=99/0/0',
    '?view=5/91/10',
    '?view=<script>',
    '?lang=xx',
    '?theme=pink',
    '?ui=none',
    '?gestures=all',
    '?childId=<script>',
    '?asof=2025',
    '?style=https://elsewhere.example/style.json',
  ])('%s is ignored and named', (search) => {
    const { state, ignored } = parseLink(search, story)
    expect(ignored).toHaveLength(1)
    expect(state).toEqual({ clock: { t: noonOf(day('2025-01-15')), asOf: null } })
  })
  test('what the host page asks for is read, and no link carries it on', () => {
    const { state, ignored } = parseLink('?ui=map&gestures=greedy&childId=frame-1', story)
    expect(ignored).toEqual([])
    expect(state.embed).toEqual({ ui: 'map', gestures: 'greedy', childId: 'frame-1' })
    expect(formatLink({ ...createDemarcheStore(story).getState(), ...state })).toBe('?t=2025-01-15')
    expect(createDemarcheStore(story).getState().embed).toEqual({ ui: 'full', gestures: null, childId: null })
  })
  test('the map alone takes no filters and no list, as nothing of it would say so', () => {
    const { state, ignored } = parseLink('?ui=map&kind=visit&show=list', story)
    expect(ignored).toHaveLength(2)
    expect(state).toEqual({
      clock: { t: noonOf(day('2025-01-15')), asOf: null },
      embed: { ui: 'map', gestures: null, childId: null },
    })
  })
  test('any text at all leaves a picture', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('t', 'e', 'view', 'asof', 'lang'), (text, name) => {
        const { state } = parseLink(`?${name}=${encodeURIComponent(text)}`, story)
        const { t } = createDemarcheStore(story, state).getState().clock
        return t >= story.span.start && t < story.span.end
      }),
    )
  })
  test('a day outside the story is the nearest one inside', () => {
    const { state } = parseLink('?t=1999-01-01', story)
    expect(state.clock?.t).toBe(noonOf(story.span.start))
  })
})

describe('saved tables', () => {
  test('a broken table keeps the last good story, and shows its problems', () => {
    const store = createDemarcheStore(story)
    const problem = {
      severity: 'error' as const,
      file: 'events.csv',
      row: 2,
      column: 'date',
      value: '2025-13',
      message: 'No such month.',
      remedy: 'Write 2025-12.',
    }
    showDay(store, day('2025-01-12'))
    takeCompiled(store, { ok: false, problems: [problem] })
    expect(store.getState()).toMatchObject({ story, problems: [problem] })
    takeCompiled(store, { ok: true, story: tinyStory([]), problems: [] })
    expect(store.getState().problems).toEqual([])
    expect(store.getState().story.events).toEqual([])
    expect(shown(store)).toBe('2025-01-12')
  })
  test('an event that is gone is no longer chosen', () => {
    const store = createDemarcheStore(story)
    selectEvent(store, 'four')
    takeCompiled(store, { ok: true, story: tinyStory([event('one', onDay('2025-01-10'))]), problems: [] })
    expect(store.getState().selection).toEqual({ kind: 'none' })
    expect(shown(store)).toBe('2025-02-10')
  })
})
