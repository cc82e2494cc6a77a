import { array, assert, constantFrom, oneof, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { domainOf, FACETS } from '../../src/find/filters.ts'
import { ZOOM_RANGE } from '../../src/scene/camera.ts'
import { formatLink, parseLink } from '../../src/store/link.ts'
import { createDemarcheStore } from '../../src/store/store.ts'
import { flagship } from '../story.ts'
import { ADDRESSES, refusedAttacks, shownAttacks } from './attacks.ts'
import { ALMOST, BROKEN, NAMES } from './parameters.ts'

const story = flagship()
const ids = new Set(story.events.map(({ id }) => id))

/** Reads a query as the page does; everything that it takes over must be of this story. */
function check(query: string): readonly string[] {
  const { state, ignored } = parseLink(query, story)
  const whole = createDemarcheStore(story, state).getState()
  const { clock, selection, camera, filters } = whole
  expect(clock.t).toBeGreaterThanOrEqual(story.span.start)
  expect(clock.t).toBeLessThanOrEqual(story.span.end)
  expect(clock.asOf === null || clock.asOf === 'news' || Number.isInteger(clock.asOf)).toBe(true)
  if (selection.kind === 'event') expect(ids.has(selection.id)).toBe(true)
  if (selection.kind === 'site') expect(story.sites).toContain(selection.id)
  if (camera !== null) {
    expect(camera.zoom).toBeGreaterThanOrEqual(ZOOM_RANGE.least)
    expect(camera.zoom).toBeLessThanOrEqual(ZOOM_RANGE.most)
    expect(Math.abs(camera.lat)).toBeLessThanOrEqual(85)
    expect(Math.abs(camera.lon)).toBeLessThanOrEqual(180)
  }
  for (const facet of FACETS) expect(domainOf(story, facet)).toEqual(expect.arrayContaining([...filters.chosen[facet]]))
  expect(filters.text.length).toBeLessThanOrEqual(100)
  // What was taken over makes an address that brings the same back, with nothing to ignore.
  expect(parseLink(formatLink(whole), story).ignored).toEqual([])
  for (const line of ignored) expect(line.length).toBeLessThan(400)
  return ignored
}

test('300 random and hostile addresses: the story stays itself', () => {
  const value = oneof(
    constantFrom(...shownAttacks, ...refusedAttacks, ...ADDRESSES, ...ALMOST),
    string({ unit: 'binary', maxLength: 60 }),
  )
  const parameter = tuple(oneof(constantFrom(...NAMES), value), value)
  assert(
    property(array(parameter, { minLength: 1, maxLength: 12 }), constantFrom('encoded', 'raw'), (parameters, how) => {
      const query =
        how === 'encoded'
          ? new URLSearchParams(parameters.map(([name, written]) => [name, written])).toString()
          : parameters.map(([name, written]) => `${name}=${written}`).join('&')
      check(`?${query}`)
    }),
    { numRuns: 300, seed: 5 },
  )
})

test('each broken value is ignored by its name, and a name that is none as well', () => {
  for (const [name, values] of Object.entries(BROKEN)) {
    for (const value of [...values, ...shownAttacks]) {
      const ignored = check(`?${new URLSearchParams([[name, value]])}`)
      expect(ignored.length, `${name}=${value}`).toBe(1)
      expect(ignored[0]).toContain(`ignored ${name}`)
    }
  }
  for (const value of ['', 'a b', '<b>', '"x', 'x'.repeat(65), 'a\u0000', 'ж', '{}']) {
    expect(check(`?${new URLSearchParams([['childId', value]])}`)[0]).toContain('ignored childId')
  }
  for (const name of ['__proto__', 'constructor', 'style', 'data', 'story', 'src', 'callback', '<b>', 'T', 't[]']) {
    expect(check(`?${new URLSearchParams([[name, 'x']])}`)).toEqual([`ignored ${name}: not a parameter`])
  }
})
