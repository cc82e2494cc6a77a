import { compile } from '../compile/compile.ts'
import type { Problem } from '../model.ts'
import { formatProblems } from './format.ts'
import { readFolder } from './read-folder.ts'

export { formatProblem } from './format.ts'

export interface Checked {
  readonly problems: readonly Problem[]
  /** What to print: a line for each problem, then their number. */
  readonly text: string
  /** 1 when there is an error, 0 when there are at most warnings. */
  readonly exitCode: 0 | 1
}

/** Compiles the story in a folder and tells all of its problems. */
export function checkFolder(folder: string): Checked {
  const { ok, problems } = compile(readFolder(folder))
  return { problems, text: formatProblems(problems), exitCode: ok ? 0 : 1 }
}
