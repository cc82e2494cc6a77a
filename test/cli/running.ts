import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ExitCode } from '../../src/cli/exit-code.ts'
import { run } from '../../src/cli/main.ts'
import { createTerminal } from '../../src/cli/terminal.ts'

/** A folder of this test's own. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface Ran {
  readonly code: ExitCode
  /** What was written to the two streams. */
  readonly out: string
  readonly error: string
}

interface RunOptions {
  readonly folder: string
  readonly isTerminal?: boolean
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the program in a folder, as a terminal or a pipe would. */
export async function demarche(written: readonly string[], options: RunOptions): Promise<Ran> {
  const { folder, isTerminal = false, env = {} } = options
  const [out, error]: [string[], string[]] = [[], []]
  const stream = (into: string[]) => ({ write: (text: string) => into.push(text), isTTY: isTerminal })
  const terminal = createTerminal({
    stdout: stream(out),
    stderr: stream(error),
    env,
    folder,
    ended: async () => undefined,
  })
  const code = await run(written, terminal)
  return { code, out: out.join(''), error: error.join('') }
}
