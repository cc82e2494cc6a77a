import { join } from 'node:path'
import { partsOf } from '../compile/format.ts'
import type { Problem } from '../model.ts'
import { PLAIN, type Style } from './terminal.ts'

export interface Formatting {
  /** The folder of the files as an editor would write it: the place is then one that a terminal opens. */
  readonly folder?: string
  readonly style?: Style
}

/** One line that an editor can click: `events.csv:12:date: '2025-13' There is no month 13. Write …`. */
export function formatProblem(problem: Problem, { folder = '', style = PLAIN }: Formatting = {}): string {
  const { place, kind, written, message, remedy } = partsOf({
    ...problem,
    file: folder === '' ? problem.file : join(folder, problem.file),
  })
  const parts = [
    style.bold(place),
    kind && style.yellow(kind),
    written && style.red(written),
    message,
    style.dim(remedy),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** One line for each problem and a last one that counts them. */
export function formatProblems(problems: readonly Problem[], formatting: Formatting = {}): string {
  const { style = PLAIN } = formatting
  const { errors, warnings } = countsOf(problems)
  const mark = errors > 0 ? style.red : warnings > 0 ? style.yellow : style.green
  const summary = mark(`${counted(errors, 'error')}, ${counted(warnings, 'warning')}`)
  return [...problems.map((problem) => formatProblem(problem, formatting)), summary].join('\n')
}

export function countsOf(problems: readonly Problem[]): { readonly errors: number; readonly warnings: number } {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  return { errors, warnings: problems.length - errors }
}

export const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

/** Rows as a reader counts them: 3–7, 12. */
export function rowsInWords(rows: readonly number[]): string {
  const sorted = [...new Set(rows)].sort((a, b) => a - b)
  const runs: [first: number, last: number][] = []
  for (const row of sorted) {
    const run = runs.at(-1)
    if (run !== undefined && row === run[1] + 1) run[1] = row
    else runs.push([row, row])
  }
  return runs
    .flatMap(([first, last]) =>
      first === last ? [`${first}`] : last === first + 1 ? [`${first}`, `${last}`] : [`${first}–${last}`],
    )
    .join(', ')
}
