import { unshowable } from '../compile/unshowable.ts'
import type { Problem, Story } from '../model.ts'
import type { Reading, Sheet } from '../read/reading.ts'
import type { Account } from './account.ts'
import type { Built } from './build.ts'
import { mappingText } from './mapping.ts'
import { REJECTED_FILE, rejectedText, reportOf } from './report.ts'
import { type StoryHead, titleOf } from './story-text.ts'
import type { Imported, ImportOptions, ImportReport, Question } from './types.ts'

/** A problem of a whole file, which stops the import. */
export const fatal = (file: string, message: string, remedy: string): Problem => ({
  severity: 'error',
  file,
  row: null,
  column: null,
  value: null,
  message,
  remedy,
})

/** What is told whether or not there is a story. */
export interface Rest {
  readonly notes: readonly string[]
  readonly mappings: ImportReport['mappings']
}

/** Nothing is written: all rows are rejected. */
export function failed(account: Account, options: ImportOptions, questions: readonly Question[], rest: Rest): Imported {
  account.rejectAll()
  return {
    ok: false,
    problems: account.problems(),
    report: reportOf(account, rest.mappings, { notes: rest.notes }),
    questions,
    mapping: mappingText(rest.mappings, options),
  }
}

export function written(
  sheets: readonly Sheet[],
  files: Readonly<Record<string, string>>,
  story: Story,
  account: Account,
  options: ImportOptions,
  rest: Rest,
  more: Partial<Pick<Built, 'todo' | 'places'>>,
): Imported {
  const rejected = rejectedText(sheets, account)
  return {
    ok: true,
    files: { ...files, ...(rejected === null ? {} : { [REJECTED_FILE]: rejected }) },
    story,
    problems: account.problems(),
    report: reportOf(account, rest.mappings, { ...more, notes: rest.notes }),
    questions: [],
    mapping: mappingText(rest.mappings, options),
  }
}

/** A text of the file's head that can be shown, or nothing. */
const shown = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' || unshowable(text) !== null ? undefined : text.trim()

/** What the story is called, and the language of its texts. */
export function headOf(
  readings: readonly Reading[],
  title: { readonly title?: string; readonly lede?: string },
  options: ImportOptions,
): StoryHead {
  const first = (pick: (head: Reading['head']) => string | undefined): string | undefined =>
    readings.map(({ head }) => shown(pick(head))).find((text) => text !== undefined)
  const language = options.language ?? first((head) => head.language) ?? 'en'
  return {
    title:
      shown(options.title) ??
      first((head) => head.title) ??
      shown(title.title) ??
      shown(titleOf(options.name)) ??
      'Untitled',
    lede: first((head) => head.lede) ?? shown(title.lede) ?? '',
    language: /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(language) ? language : 'en',
  }
}
