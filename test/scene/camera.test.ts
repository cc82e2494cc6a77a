import { describe, expect, test } from 'vitest'
import { cameraFor, FOLLOWING, heldInWorld, viewportOf } from '../../src/scene/camera.ts'
import { insetsFor, panelFor } from '../../src/scene/insets.ts'
import { namesFor, spotBoxes, spotsFor } from '../../src/scene/layout.ts'
import { sceneAt } from '../../src/scene/scene.ts'
import { overlaps } from '../../src/scene/screen.ts'
import { shortened, textWidth } from '../../src/scene/text-width.ts'
import { momentAt } from '../../src/time/moment.ts'
import { day, flagship } from '../story.ts'

const size = { width: 800, height: 500 }

describe('a viewport', () => {
  test('has its centre in the middle, and goes there and back', () => {
    const viewport = viewportOf({ lon: 36, lat: 44, zoom: 4 }, size)
    const { x, y } = viewport.project([36, 44])
    expect(x).toBeCloseTo(400, 6)
    expect(y).toBeCloseTo(250, 6)
    const [lon, lat] = viewport.unproject(viewport.project([37.6, 55.75]))
    expect(lon).toBeCloseTo(37.6, 9)
    expect(lat).toBeCloseTo(55.75, 9)
  })

  test('shows the world 512 px wide at zoom 0', () => {
    const { project } = viewportOf({ lon: 0, lat: 0, zoom: 0 }, size)
    expect(project([180, 0]).x - project([-180, 0]).x).toBeCloseTo(512, 9)
  })
})

test('a framed extent lies whole inside the insets, and touches them', () => {
  const insets = { top: 44, right: 200, bottom: 60, left: 64 }
  const extent = [35, 33, 38, 56] as const
  const { project } = viewportOf(cameraFor(extent, size, insets, FOLLOWING), size)
  const [topLeft, bottomRight] = [project([35, 56]), project([38, 33])]
  expect(topLeft.y).toBeCloseTo(44, 3)
  expect(bottomRight.y).toBeCloseTo(440, 3)
  expect((topLeft.x + bottomRight.x) / 2).toBeCloseTo((64 + 600) / 2, 3)
})

test('no camera shows what lies beyond the world', () => {
  const held = heldInWorld({ lon: 170, lat: 80, zoom: 0.2 }, size)
  const { project } = viewportOf(held, size)
  expect(project([180, 0]).x).toBeGreaterThanOrEqual(size.width - 1e-6)
  expect(project([-180, 0]).x).toBeLessThanOrEqual(1e-6)
  expect(heldInWorld({ lon: 36, lat: 44, zoom: 4 }, size)).toEqual({ lon: 36, lat: 44, zoom: 4 })
})

test('insets that push the middle beyond the world’s edge leave it at that edge, not at the other one', () => {
  const room = { width: 548, height: 348 }
  const { lon } = cameraFor([2, 30, 60, 58], room, { top: 44, right: 202, bottom: 62, left: 330 }, FOLLOWING)
  expect(lon).toBeCloseTo(-83.671875, 6)
})

test('from right to left the margins change sides', () => {
  for (const width of [1360, 700, 390]) {
    const [usual, mirrored] = (['ltr', 'rtl'] as const).map((direction) =>
      insetsFor(size, panelFor(width), direction, true),
    )
    expect(mirrored).toEqual({ ...usual, left: usual?.right, right: usual?.left })
    expect(usual?.left).not.toBe(usual?.right)
  }
})

test('names keep off the edge, one another, the badges and what covers the picture', () => {
  const story = flagship()
  const selection = { event: null, site: null, traveller: null }
  let names = 0
  for (const date of ['2025-01-28', '2024-12-08', '2025-10-15', '2025-06-12']) {
    const scene = sceneAt(story, momentAt(story, { t: day(date) + 0.5, asOf: null }), selection, 'en')
    const viewport = viewportOf(cameraFor(scene.frame, size, insetsFor(size, 'beside', 'ltr', true), FOLLOWING), size)
    const covered = [{ x: 590, y: 250, width: 210, height: 250 }, ...spotBoxes(spotsFor(scene, viewport, []))]
    const boxes = namesFor(scene, viewport, covered).map(({ place, x, y, anchor }) => {
      const width = textWidth(place.name, 14)
      const left = anchor === 'left' ? x : anchor === 'right' ? x - width : x - width / 2
      return { x: left, y: y - 8, width, height: 16 }
    })
    for (const [index, box] of boxes.entries()) {
      expect(box.x).toBeGreaterThan(0)
      expect(box.x + box.width).toBeLessThan(size.width)
      expect([...covered, ...boxes.slice(index + 1)].filter((other) => overlaps(box, other))).toEqual([])
    }
    names += boxes.length
  }
  expect(names).toBeGreaterThan(6)
})

test('a name that is too long loses its last words', () => {
  expect(shortened('Tartus naval base', 12, 300)).toBe('Tartus naval base')
  expect(shortened('Tartus naval base', 12, 80)).toBe('Tartus naval…')
  expect(shortened('Khmeimim', 12, 10)).toBe('Khmeimim')
  expect(shortened('W'.repeat(300), 12, 100)).toBe(`${'W'.repeat(8)}…`)
})
