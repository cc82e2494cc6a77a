import { compile } from '../compile/compile.ts'
import { untranslated } from '../compile/untranslated.ts'
import type { Problem, Story } from '../model.ts'
import { formatProblems } from './format.ts'
import { readFolder } from './read-folder.ts'

export { formatProblem } from './format.ts'

export interface Checked {
  readonly problems: readonly Problem[]
  /** What to print: a line for each problem, then their number, and how much is not translated. */
  readonly text: string
  /** 1 when there is an error, 0 when there are at most warnings. */
  readonly exitCode: 0 | 1
}

/** Compiles the story in a folder and tells all of its problems. */
export function checkFolder(folder: string): Checked {
  const compiled = compile(readFolder(folder))
  const { problems } = compiled
  const lines = [formatProblems(problems), ...(compiled.ok ? lackingIn(compiled.story) : [])]
  return { problems, text: lines.join('\n'), exitCode: compiled.ok ? 0 : 1 }
}

/** What readers of other languages see in English; no mistake, so it is no problem. */
function lackingIn(story: Story): readonly string[] {
  return Object.entries(untranslated(story))
    .filter(([, texts]) => texts.length > 0)
    .map(
      ([language, [first, ...others]]) =>
        `${others.length + 1} texts are not translated (${language}), first: ${first}`,
    )
}
