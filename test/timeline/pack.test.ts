import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack, rowsNeeded, spread } from '../../src/timeline/pack.ts'

const centres = fc
  .array(fc.double({ min: 10, max: 990, noNaN: true }), { maxLength: 120 })
  .map((all) => all.sort((a, b) => a - b))

test('no two marks of a row overlap and none leaves the chart', () => {
  fc.assert(
    fc.property(centres, fc.integer({ min: 2, max: 3 }), (wanted, rows) => {
      const packed = pack(
        wanted,
        wanted.map(() => false),
        12,
        rows,
        0,
        1000,
      )
      expect(packed).toHaveLength(wanted.length)
      for (let row = 0; row < rows; row++) {
        const places = packed.filter((mark) => mark.row === row).map((mark) => mark.at)
        for (const [index, at] of places.entries()) {
          expect(at).toBeGreaterThanOrEqual(-1e-6)
          expect(at).toBeLessThanOrEqual(1000 + 1e-6)
          if (index > 0) expect(at - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-6)
        }
      }
    }),
  )
})

test('marks that stand apart stay where their day is', () => {
  expect(pack([10, 40, 70], [false, false, false], 12, 3, 0, 100)).toEqual([
    { at: 10, row: 0 },
    { at: 40, row: 0 },
    { at: 70, row: 0 },
  ])
})

test('marks are stacked before they are moved aside', () => {
  expect(pack([50, 50], [false, false], 12, 2, 0, 100)).toEqual([
    { at: 50, row: 0 },
    { at: 50, row: 1 },
  ])
})

test('fixed marks stay where they are wanted and others give way', () => {
  expect(pack([48, 50, 52], [false, true, false], 12, 1, 0, 100).map(({ at }) => at)).toEqual([38, 50, 62])
  expect(pack([48, 50], [false, true], 12, 2, 0, 100)).toEqual([
    { at: 48, row: 1 },
    { at: 50, row: 0 },
  ])
})

test('with fixed marks no two of a row overlap either', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 10, max: 990 }), fc.boolean()), { maxLength: 60 }),
      fc.integer({ min: 1, max: 3 }),
      (all, rows) => {
        const sorted = all.sort(([a], [b]) => a - b)
        const wanted = sorted.map(([at]) => at)
        const packed = pack(
          wanted,
          sorted.map(([, fixed]) => fixed),
          12,
          rows,
          0,
          1000,
        )
        for (let row = 0; row < rows; row++) {
          const places = packed
            .filter((mark) => mark.row === row)
            .map((mark) => mark.at)
            .sort((a, b) => a - b)
          for (const [index, at] of places.entries()) {
            expect(at).toBeGreaterThanOrEqual(-1e-6)
            expect(at).toBeLessThanOrEqual(1000 + 1e-6)
            if (index > 0) expect(at - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(12 - 1e-6)
          }
        }
      },
    ),
  )
})

test('a crowd is moved to both sides of its day', () => {
  expect(spread([50, 50, 50], 10, 0, 100)).toEqual([40, 50, 60])
  expect(spread([0, 0], 10, 0, 100)).toEqual([0, 10])
  expect(spread([100, 100], 10, 0, 100)).toEqual([90, 100])
})

test('no more rows are taken than are needed', () => {
  expect(rowsNeeded([], 12, 3)).toBe(1)
  expect(rowsNeeded([0, 20, 40], 12, 3)).toBe(1)
  expect(rowsNeeded([0, 5, 40], 12, 3)).toBe(2)
  expect(rowsNeeded([0, 1, 2, 3, 4], 12, 3)).toBe(3)
})
