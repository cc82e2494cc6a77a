import { describe, expect, test } from 'vitest'
import { arcBetween, circleAround, fromMercator, mercator } from '../../src/scene/geometry.ts'
import { sceneAt } from '../../src/scene/scene.ts'
import { chipsFor, column, spread } from '../../src/scene/screen.ts'
import { momentAt } from '../../src/time/moment.ts'
import { claim, day, event, movement, onDay, presence, throughout, tinyStory } from '../story.ts'

const MOSCOW = [37.6156, 55.7522] as const
const DAMASCUS = [36.2913, 33.5102] as const
const none = { event: null, site: null, traveller: null }

describe('arcs', () => {
  test('begin and end at their places', () => {
    const { line } = arcBetween(MOSCOW, DAMASCUS, 0)
    expect(line[0]?.[0]).toBeCloseTo(MOSCOW[0], 9)
    expect(line.at(-1)?.[1]).toBeCloseTo(DAMASCUS[1], 9)
  })
  test('bow to the right of travel, so that there and back lie apart', () => {
    const there = arcBetween(MOSCOW, DAMASCUS, 0).tip(0.5).position
    const back = arcBetween(DAMASCUS, MOSCOW, 0).tip(0.5).position
    // Southbound the right hand is in the west, northbound in the east.
    expect(there[0]).toBeLessThan(36)
    expect(back[0]).toBeGreaterThan(38)
  })
  test('fan out: each repetition bows further than the one before', () => {
    const middles = [0, 1, 2, 3].map((repetition) => arcBetween(MOSCOW, DAMASCUS, repetition).tip(0.5).position[0])
    expect(middles).toEqual([...middles].sort((a, b) => b - a))
    expect(new Set(middles).size).toBe(4)
  })
  test('the tip lies on the line, and heads along it', () => {
    const arc = arcBetween(MOSCOW, DAMASCUS, 0)
    expect(arc.tip(0.5).position).toEqual(arc.line[32])
    expect(arc.until(0.5).at(-1)?.[1]).toBeCloseTo(arc.tip(0.5).position[1], 9)
    expect(arc.tip(0.5).heading).toBeGreaterThan(170)
    expect(arc.tip(0.5).heading).toBeLessThan(190)
  })
  test('Mercator and its inverse agree', () => {
    for (const position of [MOSCOW, DAMASCUS, [-170, -60], [0, 0]] as const) {
      const [lon, lat] = fromMercator(mercator(position))
      expect(lon).toBeCloseTo(position[0], 9)
      expect(lat).toBeCloseTo(position[1], 9)
    }
  })
  test('a region is a closed ring of its extent', () => {
    const ring = circleAround(DAMASCUS, 111.195)
    expect(ring[0]).toEqual(ring.at(-1))
    expect(ring[0]?.[1]).toBeCloseTo(DAMASCUS[1] + 1, 2)
  })
})

describe('the scene', () => {
  const trip = (id: string, iso: string, from: string, to: string, rest = {}) =>
    event(id, onDay(iso), { movements: [movement(id, from, to, onDay(iso), { id: `${id}/1` })], ...rest })
  const story = tinyStory(
    [
      trip('one', '2025-01-10', 'moscow', 'damascus', { places: ['damascus'] }),
      trip('two', '2025-01-20', 'moscow', 'damascus'),
      event('call', onDay('2025-02-12'), { kind: 'call', places: ['moscow', 'damascus'] }),
    ],
    [presence('base', 'operating', throughout('2024-12-01', '2025-02-01'))],
  )
  const scene = (iso: string, selection = none) =>
    sceneAt(story, momentAt(story, { t: day(iso) + 0.5, asOf: null }), selection, 'en')

  test('a second trip over a route takes the next bow, whatever else is drawn', () => {
    const [, second] = scene('2025-01-20').arcs
    expect(second?.line).toEqual(arcBetween(MOSCOW, DAMASCUS, 1).line)
  })
  test('only what is under way has a tip', () => {
    expect(scene('2025-01-20').arcs.map((arc) => [arc.phase, arc.tip !== null])).toEqual([
      ['arrived', false],
      ['under-way', true],
    ])
  })
  test('traces fade with age', () => {
    const strength = (iso: string) => scene(iso).arcs[0]?.strength ?? 0
    expect(strength('2025-01-10')).toBe(1)
    expect(strength('2025-01-12')).toBeLessThan(1)
    expect(strength('2025-01-18')).toBeLessThan(strength('2025-01-12'))
  })
  test('a call draws no route', () => {
    expect(scene('2025-02-12').arcs.filter((arc) => arc.event === 'call')).toEqual([])
  })
  test('the frame holds the routes, the places of the day and every site', () => {
    const [west, south, east, north] = scene('2025-01-10').frame
    for (const [lon, lat] of [MOSCOW, DAMASCUS, [35.9487, 35.4011]] as const) {
      expect(lon >= west && lon <= east && lat >= south && lat <= north).toBe(true)
    }
    const quiet = scene('2025-01-02').frame
    expect(quiet[3]).toBeLessThan(40)
  })
  test('a badge carries both tracks', () => {
    expect(scene('2025-01-10').badges).toMatchObject([{ site: 'base', presence: 'operating', legal: 'unknown' }])
    expect(scene('2025-02-20').badges).toMatchObject([{ site: 'base', presence: 'unknown' }])
  })
  test('what is not known as of a day is not drawn', () => {
    const later = tinyStory([trip('late', '2025-01-10', 'moscow', 'damascus', { claims: [claim('late')] })])
    const moment = momentAt(later, { t: day('2025-01-10') + 0.5, asOf: day('2025-01-20') })
    expect(sceneAt(later, moment, none, 'en').arcs).toEqual([])
  })
})

describe('on the screen', () => {
  test('badges that would touch stand in a column beside their points, others stay', () => {
    const anchors = [
      { x: 100, y: 100 },
      { x: 103, y: 108 },
      { x: 102, y: 109 },
      { x: 400, y: 90 },
    ]
    const placed = spread(anchors, 30, 30)
    for (const [index, a] of placed.entries()) {
      for (const b of placed.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(29.9)
    }
    expect(placed[3]).toEqual({ x: 400, y: 90 })
    expect(placed.slice(0, 3).map(({ x }) => x)).toEqual([49, 49, 49])
    expect(placed[0]?.y).toBeLessThan(placed[1]?.y ?? 0)
    expect(placed[1]?.y).toBeLessThan(placed[2]?.y ?? 0)
  })
  test('badges that hang together by a third stand in one column', () => {
    const placed = spread(
      [
        { x: 0, y: 0 },
        { x: 50, y: 0 },
        { x: 25, y: 0 },
      ],
      30,
      30,
    )
    expect(new Set(placed.map(({ x }) => x)).size).toBe(1)
  })
  test('labels in a column keep their distance and stay inside', () => {
    const heights = column([100, 104, 10, 199], 32, 200)
    const sorted = [...heights].sort((a, b) => a - b)
    for (const [index, height] of sorted.entries()) {
      if (index > 0) expect(height - (sorted[index - 1] ?? 0)).toBeGreaterThan(31)
    }
    expect(sorted[0]).toBeGreaterThanOrEqual(15.9)
    expect(sorted.at(-1)).toBeLessThanOrEqual(184.1)
  })
  test('a place outside the frame gets a chip on the edge that points to it', () => {
    const size = { width: 400, height: 300 }
    const insets = { top: 20, right: 30, bottom: 20, left: 30 }
    const chips = chipsFor(
      [
        { id: 'in', name: 'In', x: 200, y: 100 },
        { id: 'north', name: 'North', x: 200, y: -500 },
        { id: 'east', name: 'East', x: 4000, y: 150 },
      ],
      size,
      insets,
    )
    expect(chips).toEqual([
      { id: 'north', name: 'North', x: 200, y: 20, heading: 0 },
      { id: 'east', name: 'East', x: 370, y: 150, heading: 90 },
    ])
  })
})
