/** What a command takes, and what somebody wrote. */

import { parseArgs } from 'node:util'
import { nearest } from '../fold.ts'

export interface Flag {
  /** Without the two hyphens. */
  readonly name: string
  /** What stands for its value in the help; null where it has none. */
  readonly value: string | null
  readonly text: string
  /** May be given several times. */
  readonly isMany?: true
}

export interface Shape {
  readonly name: string
  /** What comes after the name, as in `FOLDER --out SITE`. */
  readonly usage: string
  /** One line. */
  readonly summary: string
  /** What each value without a flag is called. The last may be one that stands for several, as in `FILE…`. */
  readonly values: readonly string[]
  readonly flags: readonly Flag[]
  /** Flags that must be there. */
  readonly needed?: readonly string[]
  /** Paragraphs below the flags. */
  readonly more?: readonly string[]
}

export interface Arguments {
  readonly values: readonly string[]
  /** The flag's last value; null where it was not given. */
  readonly one: (flag: string) => string | null
  readonly all: (flag: string) => readonly string[]
  readonly has: (flag: string) => boolean
}

export type Parsed =
  | { readonly ok: true; readonly arguments: Arguments }
  | { readonly ok: false; readonly message: string }

const HELP: Flag = { name: 'help', value: null, text: 'says this' }

const refused = (message: string): Parsed => ({ ok: false, message })

/** Reads what was written after a command's name; what it does not take is refused in one sentence or two. */
export function parseArguments(
  { name, values: wanted, flags, needed = [] }: Shape,
  written: readonly string[],
): Parsed {
  const all = [...flags, HELP]
  const { tokens } = parseArgs({
    args: [...written],
    options: Object.fromEntries(
      all.map((flag) => [flag.name, { type: flag.value === null ? 'boolean' : 'string', multiple: true }] as const),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values: string[] = []
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') values.push(token.value)
    if (token.kind !== 'option') continue
    const flag = all.find((each) => each.name === token.name)
    if (flag === undefined || !token.rawName.startsWith('--')) {
      const near = nearest(
        token.name,
        all.map((each) => each.name),
      )
      const hint = near === null ? '' : ` Did you mean --${near}?`
      return refused(`${name} has no flag ${token.rawName}.${hint}`)
    }
    if (flag.value === null && token.value !== undefined) return refused(`--${flag.name} takes no value.`)
    const isFlag = token.inlineValue === false && token.value.length > 1 && token.value.startsWith('-')
    if (flag.value !== null && (token.value === undefined || token.value === '' || isFlag)) {
      return refused(`--${flag.name} needs a value: --${flag.name} ${flag.value}.`)
    }
    const before = given.get(flag.name) ?? []
    if (before.length > 0 && flag.isMany !== true && flag.value !== null) {
      return refused(`--${flag.name} stands twice. Keep one of the two.`)
    }
    given.set(flag.name, [...before, token.value ?? ''])
  }
  const parsed: Arguments = {
    values,
    one: (flag) => given.get(flag)?.at(-1) ?? null,
    all: (flag) => given.get(flag) ?? [],
    has: (flag) => given.has(flag),
  }
  if (given.has('help')) return { ok: true, arguments: parsed }
  const lacking = wanted[values.length]
  if (lacking !== undefined) return refused(`${name} needs ${lacking}.`)
  const takesMany = wanted.at(-1)?.endsWith('…') === true
  const tooMany = values[wanted.length]
  if (!takesMany && tooMany !== undefined) {
    return refused(`${name} takes ${wanted.join(' ')} and nothing else; ${tooMany} is too much.`)
  }
  const missing = needed.find((flag) => !given.has(flag))
  if (missing !== undefined) {
    const value = flags.find((flag) => flag.name === missing)?.value ?? ''
    return refused(`${name} needs --${missing} ${value}.`)
  }
  return { ok: true, arguments: parsed }
}

/** A command's help. */
export function helpOf({ name, usage, summary, flags, more = [] }: Shape): string {
  const written = [...flags, HELP].map(
    (flag) => [`--${flag.name}${flag.value === null ? '' : ` ${flag.value}`}`, flag.text] as const,
  )
  const width = Math.max(...written.map(([flag]) => flag.length))
  return [
    `demarche ${name} ${usage}`,
    '',
    summary,
    '',
    ...written.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`),
    ...more.flatMap((paragraph) => ['', paragraph]),
  ].join('\n')
}

/** The help of the whole program. */
export function helpOfAll(shapes: readonly Shape[]): string {
  const written = shapes.map(({ name, usage, summary }) => [`demarche ${name} ${usage}`, summary] as const)
  const width = Math.max(...written.map(([usage]) => usage.length))
  return [
    'demarche: from a spreadsheet to a map that readers move through time.',
    '',
    ...written.map(([usage, summary]) => `  ${usage.padEnd(width)}  ${summary}`),
    '',
    'demarche COMMAND --help says more about one of them; demarche --version says which one this is.',
    'It exits with 0 when all went well, 1 on errors, when nothing is written, 2 when it is called wrongly, and 3 when',
    'an import was written but some of its rows were rejected.',
  ].join('\n')
}
