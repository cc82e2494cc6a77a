import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paceOf, secondsAt, timeAt } from '../../src/time/pace.ts'
import { day, event, onDay, tinyStory } from '../story.ts'

const story = tinyStory([event('one', onDay('2025-01-20'))])
const pace = paceOf(story)

test('playing lingers on an event and hurries through empty weeks', () => {
  const lasts = (iso: string) => secondsAt(pace, day(iso) + 1) - secondsAt(pace, day(iso))
  expect(lasts('2025-01-20')).toBeGreaterThan(20 * lasts('2025-02-10'))
  expect(lasts('2025-01-19')).toBeGreaterThan(lasts('2025-01-10'))
})

test('seconds and dates are each other’s inverse, and never run back', () => {
  const anyTime = fc.double({ min: story.span.start, max: story.span.end - 0.001, noNaN: true })
  fc.assert(fc.property(anyTime, (t) => Math.abs(timeAt(pace, secondsAt(pace, t)) - t) < 1e-6))
  fc.assert(fc.property(anyTime, anyTime, (a, b) => a > b || secondsAt(pace, a) <= secondsAt(pace, b)))
})

test('before the story is its start, after it its end', () => {
  expect(secondsAt(pace, story.span.start - 5)).toBe(0)
  expect(timeAt(pace, 1e9)).toBe(story.span.end)
  expect(timeAt(pace, -1)).toBe(story.span.start)
})

test('a crowded story plays in two and a half minutes at the most', () => {
  const crowded = tinyStory(
    Array.from({ length: 5000 }, (_, index) => event(`e${index}`, onDay(`2025-0${1 + (index % 2)}-1${index % 10}`))),
  )
  const all = paceOf({ ...crowded, span: { start: day('2015-01-01'), end: day('2026-01-01') } })
  expect(secondsAt(all, day('2026-01-01'))).toBeLessThanOrEqual(150.001)
})
