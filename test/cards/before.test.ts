import { describe, expect, test } from 'vitest'
import { type Before, eventBefore, leaveSite } from '../../src/cards/before.ts'
import { selectEvent, selectSite, showDay } from '../../src/store/actions.ts'
import { createDemarcheStore, type Store } from '../../src/store/store.ts'
import { event, FIRST, oneDay, storyOf } from '../timeline/story.ts'

/** A store, and what a card that follows it keeps. */
function followed(): { readonly store: Store; readonly kept: () => Before | null } {
  const store = createDemarcheStore(storyOf([event('a', oneDay(FIRST + 5)), event('b', oneDay(FIRST + 9))]))
  let before: Before | null = null
  store.subscribe(({ selection, clock }) => {
    before = eventBefore(before, selection, Math.floor(clock.t))
  })
  return { store, kept: () => before }
}

describe('what a site leads back to', () => {
  test('the event that was chosen before it, however many sites were looked at', () => {
    const { store, kept } = followed()
    selectEvent(store, 'b')
    selectSite(store, 'khmeimim')
    selectSite(store, 'tartus')
    leaveSite(store, kept())
    expect(store.getState().selection).toEqual({ kind: 'event', id: 'b' })
  })
  test('no event where none was chosen, or another day let go of it', () => {
    const { store, kept } = followed()
    selectSite(store, 'khmeimim')
    expect(kept()).toBeNull()
    selectEvent(store, 'b')
    selectSite(store, 'khmeimim')
    showDay(store, FIRST + 7)
    showDay(store, FIRST + 9)
    leaveSite(store, kept())
    expect(store.getState().selection).toEqual({ kind: 'none' })
  })
  test('no event that the tables have lost', () => {
    const { store } = followed()
    leaveSite(store, { event: 'gone', day: FIRST })
    expect(store.getState().selection).toEqual({ kind: 'none' })
  })
  test('the very same value while nothing changes, so that no card is drawn twice', () => {
    const before = { event: 'a', day: FIRST }
    expect(eventBefore(before, { kind: 'event', id: 'a' }, FIRST)).toBe(before)
    expect(eventBefore(before, { kind: 'site', id: 's' }, FIRST)).toBe(before)
  })
})
