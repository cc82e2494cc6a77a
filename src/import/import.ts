import { compile } from '../compile/compile.ts'
import type { Gazetteer } from '../gazetteer/gazetteer.ts'
import type { Problem, Story } from '../model.ts'
import type { Reading, Sheet } from '../read/reading.ts'
import { type Account, createAccount } from './account.ts'
import { build } from './build.ts'
import { apart, doubled, farInPlace, farInTime, liesExchanged } from './checks.ts'
import type { Entry } from './entries.ts'
import { checkTold } from './mapping.ts'
import { failed, fatal, headOf, type Rest, written } from './outcome.ts'
import { isOwnStory, ownFiles, ownTable } from './own.ts'
import { readRows } from './rows.ts'
import { type Prepared, prepareSheet, swappedQuestion } from './sheets.ts'
import type { Imported, ImportOptions, Question, RowRef } from './types.ts'

export type {
  Imported,
  ImportOptions,
  ImportReport,
  ListedName,
  PlacedName,
  Question,
  RowRef,
  SheetMapping,
} from './types.ts'

/** How often rows that `compile` will not take are taken out before the import gives up. */
const MOST_ATTEMPTS = 6

/** Sheets of one name and file are told apart, so that each row has one address. */
function distinct(readings: readonly Reading[]): readonly Sheet[] {
  const taken = new Map<string, number>()
  return readings.flatMap(({ sheets }) =>
    sheets.map((sheet) => {
      const count = (taken.get(sheet.file) ?? 0) + 1
      taken.set(sheet.file, count)
      return count === 1 ? sheet : { ...sheet, file: `${sheet.file} (${count})` }
    }),
  )
}

const fatalOfQuestion = (sheets: readonly Sheet[], { sheet, column, message, remedy, samples }: Question): Problem => ({
  ...fatal(sheets.find(({ name }) => name === sheet)?.file ?? sheet, message, remedy),
  column,
  value: samples[0] ?? null,
})

interface Made {
  readonly files: Readonly<Record<string, string>>
  readonly refsOf: (file: string, row: number | null) => readonly RowRef[]
}

/** What to do about a problem of a written table, for somebody who has not seen that table. */
function inTheirWords({ file, message, remedy }: Problem): string {
  if (message.endsWith('is not used.')) return 'Name it in a row of the events, or remove the row.'
  return file === 'claims.csv' ? 'Correct one of the dates, or write planned in a column state.' : remedy
}

/** Compiles what was made; rows that `compile` refuses are rejected, and the rest is made again. */
function settled<Result extends Made>(
  make: () => Result,
  account: Account,
  isOwn: boolean,
): { readonly made: Result; readonly story: Story } | null {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const made = make()
    const compiled = compile(made.files)
    const errors = compiled.problems.filter(({ severity }) => severity === 'error')
    for (const problem of compiled.ok ? compiled.problems : errors) {
      const refs = made.refsOf(problem.file, problem.row)
      for (const ref of problem.severity === 'error' ? refs : refs.slice(0, 1)) {
        account.note(
          isOwn
            ? { ...problem, ...ref }
            : { ...problem, ...ref, column: null, value: null, remedy: inTheirWords(problem) },
        )
      }
      if (refs.length === 0) account.note({ ...problem, row: null })
    }
    if (compiled.ok) return { made, story: compiled.story }
    if (errors.every((problem) => made.refsOf(problem.file, problem.row).length === 0)) return null
    if (errors.some((problem) => made.refsOf(problem.file, problem.row).length === 0 && problem.file === 'story.json'))
      return null
  }
  account.note(
    fatal(
      'story.json',
      'The rows refer to one another in a way that leaves errors.',
      'Mend the rows that are named here.',
    ),
  )
  return null
}

function importOwn(
  sheets: readonly Sheet[],
  account: Account,
  options: ImportOptions,
  notes: readonly string[],
): Imported {
  const seen = new Set<string>()
  for (const sheet of sheets) {
    const table = ownTable(sheet)
    const isTwice = table !== null && seen.has(table)
    if (table !== null) seen.add(table)
    if (table !== null && !isTwice) continue
    const message = isTwice ? `The table ${table} stands twice.` : `${sheet.name} is no table of a story.`
    const remedy = isTwice ? 'Write the rows of both into one.' : 'Import it by itself.'
    for (const { number: row } of sheet.rows) account.note({ ...fatal(sheet.file, message, remedy), row })
  }
  const rest: Rest = {
    notes: [...notes, 'These are the tables of a story; they were taken over as they are.'],
    mappings: [],
  }
  const result = settled(() => ownFiles(sheets, account.isRejected, options), account, true)
  if (result === null) return failed(account, options, [], rest)
  return written(sheets, result.made.files, result.story, account, options, rest, {})
}

/** The rows of a sheet that are not out. */
const without = (prepared: Prepared, account: Account): Prepared => ({
  ...prepared,
  sheet: {
    ...prepared.sheet,
    rows: prepared.sheet.rows.filter(({ number: row }) => !account.isRejected({ file: prepared.sheet.file, row })),
  },
})

/** Makes a story of what was read, or says why it cannot. Pure: the same readings and options give the same story. */
export function importReadings(readings: readonly Reading[], options: ImportOptions, gazetteer: Gazetteer): Imported {
  const all = distinct(readings)
  const account = createAccount(all)
  const notes = readings.flatMap(({ file, notes: each }) => each.map((note) => `${file}: ${note}`))
  for (const reading of readings) {
    for (const problem of reading.problems) account.note(problem)
    const isTold = reading.problems.some(({ severity }) => severity === 'error')
    if (reading.format === null && !isTold)
      account.note(fatal(reading.file, 'The file could not be read.', 'Export it as CSV (UTF-8) or XLSX.'))
  }
  const nothing: Rest = { notes, mappings: [] }
  const isRefused = () =>
    readings.some(({ format }) => format === null) ||
    account.problems().some(({ severity, row }) => severity === 'error' && row === null)
  if (isRefused()) return failed(account, options, [], nothing)
  const sheets = all.filter(({ rows }) => rows.length > 0)
  if (sheets.length === 0) {
    const file = readings[0]?.file ?? options.name
    account.note(fatal(file, 'There is no row to import.', 'Give a table with a header and at least one row below it.'))
    return failed(account, options, [], nothing)
  }
  if (isOwnStory(sheets)) return importOwn(sheets, account, options, notes)

  const prepared = sheets.map((sheet) => prepareSheet(sheet, options, sheets.length))
  const mappings = prepared.map(({ mapping }) => mapping)
  const rest: Rest = { notes: [...notes, ...prepared.flatMap((each) => each.notes)], mappings }
  const questions = [
    ...prepared.flatMap((each) => each.questions),
    ...prepared
      .filter(
        (each) =>
          each.questions.length === 0 &&
          options.map['lat'] === undefined &&
          options.map[`${each.sheet.name}.lat`] === undefined &&
          liesExchanged(each, gazetteer),
      )
      .map((each) => swappedQuestion(each.sheet, each.columns, sheets.length === 1 ? '' : `${each.sheet.name}.`)),
  ]
  for (const problem of [...checkTold(sheets, options), ...prepared.flatMap((each) => each.problems)])
    account.note(problem)
  for (const question of questions) account.note(fatalOfQuestion(sheets, question))
  if (isRefused() || prepared.some((each) => each.problems.length > 0)) return failed(account, options, questions, rest)

  const { entries, title } = readRows(prepared, account)
  const alive = (): readonly Entry[] => entries.filter(({ ref }) => !account.isRejected(ref))
  if (alive().length === 0) {
    const file = sheets[0]?.file ?? options.name
    account.note(
      fatal(
        file,
        'No row could be imported.',
        'Mend the rows that are named here, or say with --map which column is which.',
      ),
    )
    return failed(account, options, [], rest)
  }
  const head = headOf(readings, title, options)
  const role = (name: Prepared['role']) =>
    prepared.filter((each) => each.role === name).map((each) => without(each, account))
  const result = settled(
    () =>
      build(
        alive(),
        { places: role('places'), actors: role('actors'), sources: role('sources') },
        head,
        options,
        gazetteer,
      ),
    account,
    false,
  )
  if (result === null || alive().length === 0) return failed(account, options, [], rest)
  const { made, story } = result
  const checks = [...farInTime(alive()), ...farInPlace(alive()), ...apart(alive()), ...doubled(alive())]
  for (const problem of [...made.problems, ...checks]) account.note(problem)
  for (const ref of made.looks) account.look(ref)
  return written(sheets, made.files, story, account, options, { ...rest, notes: [...rest.notes, ...made.notes] }, made)
}
