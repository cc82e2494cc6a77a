/** The program: finds the command, and tells what it takes where that was written wrongly. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { nearest } from '../fold.ts'
import { type Arguments, helpOf, helpOfAll, parseArguments, type Shape } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { PACKAGE } from './folders.ts'
import { SHAPES } from './shapes.ts'
import { createTerminal, type Terminal } from './terminal.ts'

type Run = (given: Arguments, terminal: Terminal) => ExitCode | Promise<ExitCode>

/** Each is loaded when it is asked for: what builds a site is large. */
const COMMANDS: Readonly<Record<keyof typeof SHAPES, () => Promise<Run>>> = {
  new: async () => (await import('./new.ts')).newStory,
  check: async () => (await import('./check.ts')).check,
  import: async () => (await import('./import.ts')).importFiles,
  build: async () => (await import('./build.ts')).build,
  serve: async () => (await import('./serve.ts')).serve,
  export: async () => (await import('./export.ts')).exportTables,
}

const isCommand = (name: string): name is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, name)

function version(): string {
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
  return manifest.version
}

function refuse(terminal: Terminal, message: string, shape: Shape | null): ExitCode {
  const { red } = terminal.noted
  const usage = shape === null ? 'demarche --help says what there is.' : `Write: demarche ${shape.name} ${shape.usage}`
  terminal.note(`${red(message)}\n${usage}`)
  return 2
}

/** Runs the command that was written. */
export async function run(written: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '--help', ...rest] = written
  if (name === '--version') {
    terminal.print(version())
    return 0
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.print(helpOfAll(Object.values(SHAPES)))
    return written.length === 0 ? 2 : 0
  }
  if (!isCommand(name)) {
    const near = nearest(name, Object.keys(COMMANDS))
    const what = name.startsWith('-') ? 'a command comes first' : `there is no command ${name}`
    return refuse(terminal, `demarche: ${what}.${near === null ? '' : ` Did you mean ${near}?`}`, null)
  }
  const shape = SHAPES[name]
  const parsed = parseArguments(shape, rest)
  if (!parsed.ok) return refuse(terminal, parsed.message, shape)
  if (parsed.arguments.has('help')) {
    terminal.print(helpOf(shape))
    return 0
  }
  const command = await COMMANDS[name]()
  return command(parsed.arguments, terminal)
}

/** Runs the command in the terminal that the program was started in. */
export async function main(written: readonly string[]): Promise<ExitCode> {
  const { stdout, stderr, env } = process
  const ended = () =>
    new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    })
  const terminal = createTerminal({ stdout, stderr, env, folder: process.cwd(), ended })
  try {
    return await run(written, terminal)
  } catch (error) {
    // What others throw may bring colours of its own.
    const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
    terminal.note(`${terminal.noted.red('demarche failed:')} ${message}`)
    if (env['DEBUG'] !== undefined && error instanceof Error) terminal.note(error.stack ?? '')
    return 1
  }
}
