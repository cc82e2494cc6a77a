import { expect, test } from 'vitest'
import { LINE, lineAt } from '../../src/host/reading.ts'

test('the line is at 40 % of what is read in', () => {
  expect(lineAt({ viewport: 1000, covered: 0, below: 5000 })).toBe(1000 * LINE)
  expect(lineAt({ viewport: 1000, covered: 500, below: 5000 })).toBe(700)
})

test('it goes down to the lower edge with the end of the page, without a leap', () => {
  const lines = Array.from({ length: 1001 }, (_, below) => lineAt({ viewport: 1000, covered: 0, below }))
  expect(lines[0]).toBe(1000)
  expect(lines[600]).toBe(400)
  for (const [below, line] of lines.entries())
    expect(Math.abs(line - (lines[below + 1] ?? line))).toBeLessThanOrEqual(1)
})

test('a map that fills the viewport leaves a place to read', () => {
  expect(lineAt({ viewport: 1000, covered: 4000, below: 5000 })).toBeCloseTo(880)
  expect(lineAt({ viewport: 1000, covered: -50, below: 5000 })).toBe(400)
})
