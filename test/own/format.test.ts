import { expect, test } from 'vitest'
import { formatProblem as inTerminal } from '../../src/cli/format.ts'
import { formatProblem } from '../../src/compile/format.ts'
import type { Problem } from '../../src/model.ts'

const PROBLEM: Problem = {
  severity: 'error',
  file: 'trips.xlsx › Visits',
  row: 12,
  column: 'Datum',
  value: '2025-13',
  message: 'There is no month 13.',
  remedy: 'Write a month from 01 to 12.',
}

test('a problem is one line: where, what is written there, why, and what to write instead', () => {
  expect(formatProblem(PROBLEM)).toBe(
    "trips.xlsx › Visits:12:Datum: '2025-13' There is no month 13. Write a month from 01 to 12.",
  )
  expect(formatProblem({ ...PROBLEM, severity: 'warning', row: null, column: null, value: null })).toBe(
    'trips.xlsx › Visits: warning: There is no month 13. Write a month from 01 to 12.',
  )
})

test.each([
  PROBLEM,
  { ...PROBLEM, severity: 'warning' as const },
  { ...PROBLEM, value: 'month 13' },
  { ...PROBLEM, value: 'two\nlines \u001b[31m \u202e' },
  { ...PROBLEM, row: null, column: null, value: null },
])('the page and the terminal say the same', (problem) => {
  expect(formatProblem(problem)).toBe(inTerminal(problem))
})
