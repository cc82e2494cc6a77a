import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { dayOf, isoOf } from '../civil.ts'
import type { Gazetteer } from '../gazetteer/gazetteer.ts'
import { kebab } from '../import/ids.ts'
import { importReadings } from '../import/import.ts'
import { isZone, mergeTold, readMapping, type Told } from '../import/mapping.ts'
import type { Imported, ImportOptions } from '../import/types.ts'
import type { Problem } from '../model.ts'
import { MAX_BYTES, tooManyBytes } from '../read/limits.ts'
import { type ReadOptions, read } from '../read/read.ts'
import type { Reading } from '../read/reading.ts'
import { refuse as refusedReading } from '../read/refuse.ts'
import type { Arguments } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { counted, countsOf, formatProblems } from './format.ts'
import { nodeGazetteer } from './gazetteer.ts'
import { reportInWords } from './report.ts'
import { inTheWay, MAPPING_FILE, OWN_FILES, type WrittenFolder, writeStory } from './story-folder.ts'
import type { Terminal } from './terminal.ts'

type Said =
  | { readonly ok: true; readonly told: Told; readonly reading: ReadOptions }
  | { readonly ok: false; readonly message: string }

const DELIMITERS: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' }
const ORDERS = ['dmy', 'mdy', 'ymd'] as const

/** Made once, as it takes its time. */
let gazetteer: Promise<Gazetteer> | null = null

/** What the flags say of columns, dates and text files. */
function saidBy({ one, all }: Arguments): Said {
  const wrong = (message: string): Said => ({ ok: false, message })
  const map: Record<string, string> = {}
  for (const written of all('map')) {
    const [, field, column = ''] = /^([^=]+)=(.*)$/s.exec(written) ?? []
    if (field === undefined) return wrong(`--map ${written} names no field. Write it as --map when=Datum.`)
    map[field.trim()] = column.trim()
  }
  const dates: Record<string, (typeof ORDERS)[number]> = {}
  for (const written of all('dates')) {
    const [, column = '*', order = ''] = /^(?:(.*)=)?([^=]*)$/s.exec(written) ?? []
    const found = ORDERS.find((each) => each === order.trim().toLowerCase())
    if (found === undefined)
      return wrong(`--dates ${written} names no order. Write it as --dates Datum=dmy, mdy or ymd.`)
    dates[column.trim()] = found
  }
  const decimal = one('decimal')
  const mark = decimal === null ? undefined : ([',', '.'] as const).find((each) => each === decimal)
  if (decimal !== null && mark === undefined) return wrong(`--decimal is ${decimal}. Write , or a point.`)
  const headerRow = one('header-row')
  if (headerRow !== null && !/^[1-9]\d*$/.test(headerRow)) {
    return wrong(`--header-row is ${headerRow}. Write the number of a row, from 1 on.`)
  }
  const zone = one('zone')
  if (!isZone(zone)) return wrong(`--zone is ${zone}. Write it as +03:00, or Z.`)
  const [delimiter, encoding] = [one('delimiter'), one('encoding')]
  return {
    ok: true,
    told: { map, dates, home: one('home'), zone },
    reading: {
      ...(delimiter === null ? {} : { delimiter: DELIMITERS[delimiter] ?? delimiter }),
      ...(encoding === null ? {} : { encoding }),
      ...(mark === undefined ? {} : { decimal: mark }),
      ...(headerRow === null ? {} : { headerRow: Number(headerRow) }),
    },
  }
}

/** Why a path cannot be read, in words; null when it can. */
function refusedFile(path: string, written: string): string | null {
  if (/^https?:/.test(written)) return `${written} is an address, and only files are read. Save it as a file first.`
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return `There is no file ${written}.`
  return found.isFile() ? null : `${written} is no file. Name the files in it.`
}

/** A file as the readers see it; one that is too large is not even opened. */
async function readingOf(path: string, options: ReadOptions): Promise<Reading> {
  const name = basename(path)
  const { size } = statSync(path)
  if (size > MAX_BYTES) return refusedReading(name, tooManyBytes(size))
  return read({ name, bytes: new Uint8Array(readFileSync(path)) }, options)
}

/** The civil day of whoever sits at the terminal. */
function today(): string {
  const now = new Date()
  return isoOf(dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()))
}

/** What stands in the way of writing, in words; null where nothing does. */
function refusedFolder(folder: string, written: string, isForced: boolean): string | null {
  let above = dirname(folder)
  while (!existsSync(above)) above = dirname(above)
  if (!statSync(above).isDirectory()) return `${written} lies in ${basename(above)}, which is a file.`
  const there = inTheWay(folder)
  if (there === null) return `${written} is a file.`
  if (there.length === 0 || isForced) return null
  const own = there.filter((name) => OWN_FILES.includes(name))
  return own.length === 0
    ? `${written} is not empty: it has ${there.slice(0, 3).join(', ')}${there.length > 3 ? ' …' : ''}. --force writes the story beside that.`
    : `${written} holds a story. --force replaces its files (${own.join(', ')}); other files stay.`
}

/** What an editor has said of the whole story, which holds for the next time too. */
const HEAD = ['title', 'language', 'name'] as const
type Head = Partial<Readonly<Record<(typeof HEAD)[number], string>>>

interface Saved {
  readonly told: Told
  readonly head: Head
  readonly problems: readonly Problem[]
  readonly isThere: boolean
}

const headOf = (entryOf: (name: (typeof HEAD)[number]) => unknown): Head =>
  Object.fromEntries(
    HEAD.flatMap((name) => {
      const entry = entryOf(name)
      return typeof entry === 'string' ? [[name, entry]] : []
    }),
  )

/** What was decided the last time; empty where there is nothing. */
function savedIn(folder: string): Saved {
  const path = join(folder, MAPPING_FILE)
  const nothing: Told = { map: {}, dates: {}, home: null }
  if (!existsSync(path)) return { told: nothing, head: {}, problems: [], isThere: false }
  const text = readFileSync(path, 'utf8')
  const { told, problems } = readMapping(text)
  const json: unknown = problems.length > 0 ? null : JSON.parse(text)
  const head = headOf((name) => (typeof json === 'object' && json !== null ? Reflect.get(json, name) : null))
  return { told, head, problems, isThere: true }
}

/** What to keep for the next time, with what was said of the whole story. */
const keptOf = (mapping: string, head: Head): string =>
  `${JSON.stringify({ ...head, ...JSON.parse(mapping) }, null, 2)}\n`

function asJson(imported: Imported, written: WrittenFolder | null): string {
  const { ok, report, problems, questions } = imported
  const files = written?.written ?? (imported.ok ? Object.keys(imported.files) : [])
  return JSON.stringify(
    { ok, written: written !== null, files, ...countsOf(problems), report, problems, questions },
    null,
    2,
  )
}

/** `demarche import FILE… --out FOLDER` */
export async function importFiles(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { one, has, values } = given
  const { printed } = terminal
  const refuse = (message: string, code: ExitCode): ExitCode => {
    terminal.note(`${terminal.noted.red(message)}\nNothing was written.`)
    return code
  }
  const said = saidBy(given)
  if (!said.ok) return refuse(said.message, 2)
  const out = one('out') ?? ''
  const folder = resolve(terminal.folder, out)
  const files = values.map((written) => ({ written, path: resolve(terminal.folder, written) }))
  const own = files.find(({ path }) => dirname(path) === folder && OWN_FILES.includes(basename(path)))
  if (own !== undefined) {
    return refuse(`${own.written} lies in ${out}, whose tables are written anew. Give another folder as --out.`, 2)
  }
  const missing = files.map(({ path, written }) => refusedFile(path, written)).find((each) => each !== null)
  if (missing !== undefined) return refuse(missing, 2)
  const isDry = has('dry-run')
  const refusal = isDry ? null : refusedFolder(folder, out, has('force'))
  if (refusal !== null) return refuse(refusal, 1)
  const saved = savedIn(folder)
  if (saved.problems.length > 0) return refuse(formatProblems(saved.problems, { folder: out }), 1)
  const head: Head = { ...saved.head, ...headOf(one) }
  // What the folder is called is also the headline of a story without one, in its own letters.
  const name = head.name ?? basename(folder)
  if (kebab(name) === '' && head.name !== undefined)
    return refuse("There is no letter or digit of which the story's id could be made. Say --name.", 2)

  const readings: Reading[] = []
  for (const { path, written } of files) {
    terminal.progress(`Reading ${written}`)
    readings.push(await readingOf(path, said.reading))
  }
  terminal.progress('Reading the gazetteer')
  gazetteer ??= nodeGazetteer()
  terminal.progress('Making the story')
  const options: ImportOptions = { today: today(), ...head, name, ...mergeTold(saved.told, said.told) }
  const imported = importReadings(readings, options, await gazetteer)
  terminal.progress(null)
  const { report, problems, questions } = imported
  const rejected = report.rejected.length
  let written: WrittenFolder | null = null
  if (imported.ok && !isDry) {
    try {
      written = writeStory(folder, { ...imported.files, [MAPPING_FILE]: keptOf(imported.mapping, head) })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return refuse(`The folder ${out} cannot be written (${why}). Give another one as --out.`, 1)
    }
  }
  const exitCode = !imported.ok ? 1 : rejected > 0 ? 3 : 0
  if (has('json')) {
    terminal.print(asJson(imported, written))
    return exitCode
  }

  if (saved.isThere) terminal.print(`Columns and dates as kept in ${join(out, MAPPING_FILE)}.\n`)
  if (problems.length > 0) terminal.print(`${formatProblems(problems, { style: printed })}\n`)
  terminal.print(reportInWords(report, readings, printed))
  // A question stands among the problems too; at the end it is what there is to do.
  if (questions.length > 0) terminal.print(`\n${printed.bold('To be answered')}`)
  for (const { remedy } of questions) terminal.print(`  ${remedy}`)
  if (written === null) {
    terminal.print(`\nNothing was written${isDry && imported.ok ? ', as --dry-run says' : ''}.`)
    return exitCode
  }
  terminal.print(`\nWrote ${out}: ${counted(written.written.length, 'file')} (${written.written.join(', ')}).`)
  if (written.replaced.length > 0) terminal.print(`Replaced: ${written.replaced.join(', ')}.`)
  if (written.removed.length > 0) terminal.print(`Removed, as this story has none: ${written.removed.join(', ')}.`)
  terminal.print(`Look at it: npx demarche serve ${out}`)
  return exitCode
}
