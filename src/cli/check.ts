import { resolve } from 'node:path'
import { compile } from '../compile/compile.ts'
import { untranslated } from '../compile/untranslated.ts'
import { TRANSLATIONS } from '../languages.ts'
import type { Compiled, Problem, Story } from '../model.ts'
import { proseOf } from '../prose.ts'
import type { Arguments } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { counted, countsOf, type Formatting, formatProblems } from './format.ts'
import { readFolder, storyFolder } from './read-folder.ts'
import type { Terminal } from './terminal.ts'

export { formatProblem } from './format.ts'

export interface Checked {
  readonly compiled: Compiled
  readonly problems: readonly Problem[]
  /** What to print: a line for each problem, then their number, and how much is not translated. */
  readonly text: string
  /** 1 when there is an error, 0 when there are at most warnings. */
  readonly exitCode: 0 | 1
}

/** Compiles the story in a folder and tells all of its problems. */
export function checkFolder(folder: string, formatting: Formatting = {}): Checked {
  const compiled = compile(readFolder(folder))
  const { problems } = compiled
  const lines = [formatProblems(problems, formatting), ...(compiled.ok ? lackingIn(compiled.story) : [])]
  return { compiled, problems, text: lines.join('\n'), exitCode: compiled.ok ? 0 : 1 }
}

/**
 * What readers of other languages see in English; no mistake, so it is no problem. Nothing of a language into which nothing
 * is translated.
 */
function lackingIn(story: Story): readonly string[] {
  const lacking = untranslated(story)
  const begun = TRANSLATIONS.filter((language) => proseOf(story, language).some((text) => text !== null))
  return begun.flatMap((language) => {
    const [first, ...others] = lacking[language]
    if (first === undefined) return []
    const count = others.length + 1
    return `${counted(count, 'text')} ${count === 1 ? 'is' : 'are'} not translated (${language}), first: ${first}`
  })
}

/** `demarche check FOLDER [--json]` */
export function check({ values: [folder = ''], has }: Arguments, terminal: Terminal): ExitCode {
  const path = resolve(terminal.folder, folder)
  const refusal = storyFolder(path, folder)
  if (refusal !== null) {
    terminal.note(terminal.noted.red(refusal))
    return 2
  }
  const { compiled, problems, text, exitCode } = checkFolder(path, { folder, style: terminal.printed })
  terminal.print(has('json') ? JSON.stringify({ ok: compiled.ok, ...countsOf(problems), problems }, null, 2) : text)
  return exitCode
}
