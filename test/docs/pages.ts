/** What the pages of docs/ are made of: the columns' explanations, and what the program really answers. */

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/cli/main.ts'
import { createTerminal } from '../../src/cli/terminal.ts'
import { type Column, STORY_ENTRIES, TABLE_COLUMNS } from '../../src/compile/columns.ts'
import { OPTIONAL_FILES } from '../../src/compile/tables.ts'
import { TRANSLATIONS } from '../../src/languages.ts'

export const DOCS = join(import.meta.dirname, '../../docs')

const NEEDS = { filled: 'yes', empty: 'may be empty', optional: 'may be missing' } as const

const cell = (text: string) => text.replaceAll('|', '\\|')

function rowOf(file: string, { name, need, write, example, words, isTranslated }: Column): string {
  const choices = words === undefined ? '' : `: ${words.map((word) => `\`${word}\``).join(', ')}`
  const marked = `\`${name}\`${isTranslated === true ? ' ᵗ' : ''}`
  return `| ${file} | ${marked} | ${NEEDS[need]} | ${cell(write)}${choices} | \`${cell(example)}\` |`
}

/** docs/tables.md */
export function tablesPage(): string {
  const endings = TRANSLATIONS.map((language) => `\`_${language}\``).join(' or ')
  const rows = [
    ...STORY_ENTRIES.map((entry, index) => rowOf(index === 0 ? '`story.json`' : '', entry)),
    ...TABLE_COLUMNS.flatMap(({ file, columns }) =>
      columns.map((column, index) => rowOf(index === 0 ? `\`${file}\`` : '', column)),
    ),
  ]
  return `# Every column, in one table

A story is a folder: \`story.json\`, and one CSV file (UTF-8, with commas) for each table. \`npx demarche new NAME\` writes them all,
with a row below each header that says the same as this page.

${TABLE_COLUMNS.map(({ file, row }) => `- A row of \`${file}\` is ${row}.`).join('\n')}

${OPTIONAL_FILES.map((file) => `\`${file}\``).join(', ')} may be missing. A row whose first cell begins with \`#\`
is a comment, and so is a column whose name does. A list in a cell is separated by \`;\`. A column marked ᵗ may be followed by its
translations, with the same name and ${endings} at its end; in \`story.json\` such an entry is a text, or
\`{"en": "…", "ar": "…", "ru": "…"}\`. Dates are [EDTF](https://www.loc.gov/standards/datetime/):
\`2025-01-28\`, \`2025-01\`, \`2025\`, \`2024-12~\` (about), \`2025-01-2X\`, \`[2025-01-26..2025-01-29]\` (one day of these),
\`2025-01-25/2025-01-27\` (all of these days), \`2025-01-28/..\` (open), \`2024-12-08T04:59+03:00\`.

| table | column | needed | what to write | example |
|---|---|---|---|---|
${rows.join('\n')}
`
}

/** Commands whose answer is not asked for again: what they do takes long, or does not end. */
const LONG = /^(?:build|serve)\b/

/** What the program answers in a folder to what is written after its name. */
async function answer(written: string, folder: string): Promise<string> {
  const lines: string[] = []
  const stream = { write: (text: string) => lines.push(text) }
  const terminal = createTerminal({ stdout: stream, stderr: stream, env: {}, folder, ended: async () => undefined })
  const parts = [...written.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  await run(parts, terminal)
  return lines.join('').trimEnd()
}

/** docs/editors.md with what the program answers now to each command of its `console` blocks, in their order. */
export async function editorsPage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-docs-'))
  try {
    cpSync(join(DOCS, 'example'), folder, { recursive: true })
    const page = readFileSync(join(DOCS, 'editors.md'), 'utf8')
    const parts = page.split(/^```console\n([\s\S]*?)^```$/m)
    for (const [index, block] of parts.entries()) {
      if (index % 2 === 0) continue
      const asked = block.split(/^(?=\$ )/m)
      const answered: string[] = []
      for (const each of asked) {
        const [, written] = /^\$ npx demarche (.*)/.exec(each) ?? []
        const isKept = written === undefined || LONG.test(written)
        answered.push(isKept ? each : `$ npx demarche ${written}\n${await answer(written, folder)}\n`)
      }
      parts[index] = `\`\`\`console\n${answered.join('')}\`\`\``
    }
    return parts.join('')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
