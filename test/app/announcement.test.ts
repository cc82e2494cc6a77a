import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { announce, announcementOf } from '../../src/app/announcement.ts'
import type { Language } from '../../src/model.ts'
import {
  clearFilters,
  clearSelection,
  play,
  selectEvent,
  selectSite,
  setAsOf,
  setFilters,
  showDay,
  showView,
  stepDate,
  stepEvents,
  toggleFilter,
} from '../../src/store/actions.ts'
import { createDemarcheStore, noonOf, type Store } from '../../src/store/store.ts'
import { learn } from '../../src/words/words.ts'
import { day, flagship } from '../story.ts'

const story = flagship()
await Promise.all((['ar', 'ru'] as const).map(learn))

const opened = (language: Language = 'en') =>
  createDemarcheStore(story, { language, clock: { t: noonOf(day('2025-01-20')), asOf: null } })

/** What is said of a step. */
function saidOf(act: (store: Store) => void, { store = opened(), isDayHeard = false } = {}): string | null {
  const before = store.getState()
  act(store)
  return announcementOf(before, store.getState(), isDayHeard)
}

describe('what is said of a step', () => {
  test('the title and date of an event that is chosen, on the slider too', () => {
    const choose = (store: Store) => selectEvent(store, 'delegation-to-damascus')
    const title = story.events.find(({ id }) => id === 'delegation-to-damascus')?.title.en
    expect(saidOf(choose)).toBe(`${title}, 28 January 2025`)
    expect(saidOf(choose, { isDayHeard: true })).toBe(`${title}, 28 January 2025`)
    const said = saidOf((store) => stepEvents(store, 1))
    expect(said).toMatch(/, .+ 2025(\. [^.]+)?$/)
  })
  test('that a plan was a plan, as far as the sources that count know', () => {
    const store = opened()
    setAsOf(store, day('2025-01-27'))
    expect(saidOf((it) => selectEvent(it, 'delegation-to-damascus'), { store })).toMatch(
      /, one day between 28 January and 3 February 2025\. Planned$/,
    )
    setAsOf(store, day('2024-12-01'))
    expect(saidOf((it) => selectEvent(it, 'qamishli-withdrawal'), { store })).toBe('Not yet reported')
  })
  test('a day with the number of its events, unless the slider says it', () => {
    const go = (store: Store) => showDay(store, day('2025-01-28'))
    expect(saidOf(go)).toMatch(/^28 January 2025, \d+ events$/)
    expect(saidOf(go, { isDayHeard: true })).toBe(null)
    expect(saidOf((store) => showDay(store, Math.floor(store.getState().clock.t)))).toBe(null)
  })
  test('a site with both its states', () => {
    const store = opened()
    showDay(store, day('2025-01-28'))
    expect(saidOf((it) => selectSite(it, 'tartus-naval'), { store })).toMatch(/^Tartus naval base: .+\. Agreement: .+$/)
  })
  test('how many events are left by the filters, and what was made of a word', () => {
    expect(saidOf((store) => toggleFilter(store, 'kind', 'visit'))).toMatch(/^\d+ of \d+ events$/)
    expect(saidOf((store) => setFilters(store, { text: 'qqqqqqq' }))).toMatch(
      /^0 of \d+ events\. Nothing here is called/,
    )
    const store = opened()
    toggleFilter(store, 'kind', 'visit')
    expect(saidOf(clearFilters, { store })).toBe(`${story.events.length} events`)
  })
  test('which sources count, and the view', () => {
    expect(saidOf((store) => setAsOf(store, day('2025-01-27')))).toBe('As known on 27 January 2025')
    expect(saidOf((store) => setAsOf(store, 'news'))).toBe('Following the news: as known that day')
    expect(saidOf((store) => showView(store, 'list'))).toBe('List of events')
    expect(saidOf((store) => showView(store, 'sources'))).toBe('Sources')
  })
  test('the card that comes back when a site is left', () => {
    const store = opened()
    showDay(store, day('2025-01-28'))
    selectSite(store, 'tartus-naval')
    expect(saidOf(clearSelection, { store })).toMatch(/, 28 January 2025$/)
  })
  test('nothing while the story plays, nor of another theme, camera or language', () => {
    expect(saidOf(play)).toBe(null)
    const store = opened()
    play(store)
    expect(saidOf((it) => it.setState({ clock: { t: day('2025-03-01') + 0.2, asOf: null } }), { store })).toBe(null)
    expect(
      saidOf((it) => it.setState({ playing: false, clock: { t: day('2025-03-02'), asOf: null } }), { store }),
    ).toBe(null)
    expect(saidOf((it) => it.setState({ theme: 'dark', camera: { lon: 36, lat: 34, zoom: 5 } }))).toBe(null)
    expect(saidOf((it) => it.setState({ language: 'ar' }))).toBe(null)
  })
  test('in the reader’s language', () => {
    for (const language of ['ar', 'ru'] as const) {
      const letters = language === 'ar' ? /\p{Script=Arabic}/u : /\p{Script=Cyrillic}/u
      for (const act of [
        (store: Store) => showDay(store, day('2025-01-28')),
        (store: Store) => selectSite(store, 'tartus-naval'),
        (store: Store) => toggleFilter(store, 'kind', 'visit'),
        (store: Store) => showView(store, 'list'),
      ]) {
        const said = saidOf(act, { store: opened(language) })
        expect(said).toMatch(letters)
        expect(said).not.toMatch(/[A-Za-z]/)
      }
    }
  })
})

describe('when it is said', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function heard(act: (store: Store) => void): readonly { readonly text: string; readonly at: number }[] {
    const store = opened()
    const texts: { text: string; at: number }[] = []
    const start = Date.now()
    const stop = announce(
      store,
      (text) => {
        if (text !== '') texts.push({ text, at: Date.now() - start })
      },
      () => false,
    )
    act(store)
    vi.advanceTimersByTime(5000)
    stop()
    return texts
  }

  test('nothing when the page opens', () => {
    expect(heard(() => undefined)).toEqual([])
  })
  test('of a drag over many days only the last one', () => {
    const texts = heard((store) => {
      for (let step = 0; step < 100; step += 1) {
        stepDate(store, 1, 'small')
        vi.advanceTimersByTime(40)
      }
    })
    expect(texts).toHaveLength(1)
    expect(texts[0]?.text).toContain('30 April 2025')
  })
  test('at most once a second, the latest wins', () => {
    const texts = heard((store) => {
      for (let step = 0; step < 12; step += 1) {
        stepEvents(store, 1)
        vi.advanceTimersByTime(400)
      }
    })
    expect(texts.length).toBeGreaterThan(1)
    for (const [index, { at }] of texts.entries()) {
      if (index > 0) expect(at - (texts[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(1000)
    }
  })
  test('nothing of days that pass while the story plays, but a step out of it', () => {
    expect(
      heard((store) => {
        play(store)
        for (let step = 0; step < 50; step += 1) {
          store.setState({ clock: { t: day('2025-02-01') + step, asOf: null } })
          vi.advanceTimersByTime(100)
        }
      }),
    ).toEqual([])
    const [first, ...more] = heard((store) => {
      play(store)
      store.setState({ clock: { t: day('2025-02-01') + 0.3, asOf: null } })
      stepEvents(store, 1)
    })
    expect(first?.text).toMatch(/2025$/)
    expect(more).toEqual([])
  })
  test('the same words again, when something else was done between', () => {
    const texts = heard((store) => {
      showDay(store, day('2025-01-28'))
      vi.advanceTimersByTime(2000)
      store.setState({ clock: { t: noonOf(day('2025-01-29')), asOf: null } })
      vi.advanceTimersByTime(2000)
      showDay(store, day('2025-01-28'))
    })
    expect(texts.map(({ text }) => text.slice(0, 2))).toEqual(['28', '29', '28'])
  })
})
