import { useStore } from 'zustand'
import type { ReadOptions } from '../read/read.ts'
import { Choice, Written } from './Choice.tsx'
import type { FileTaken, Room } from './room.ts'

/** Encodings that tables are still saved in, by the names that browsers know. */
const ENCODINGS = ['utf-8', 'utf-16le', 'windows-1252', 'windows-1251', 'windows-1256', 'windows-1250', 'iso-8859-15']

/** How a text file is read, where it was detected wrongly. */
export function Reading({ room, file: { key, options } }: { readonly room: Room; readonly file: FileTaken }) {
  const { words } = useStore(room.store)
  const detected = { value: '', says: words.asDetected }
  const { delimiter, decimal, encoding, headerRow, ...none } = options
  /** Each as it was, but for what is said now. */
  const readAs = (said: Partial<Record<keyof ReadOptions, string>>) => {
    const asked = { delimiter, decimal, encoding, headerRow: headerRow?.toString(), ...said }
    const row = Number(asked.headerRow)
    room.readAs(key, {
      ...none,
      ...(asked.delimiter ? { delimiter: asked.delimiter } : {}),
      ...(asked.decimal === ',' || asked.decimal === '.' ? { decimal: asked.decimal } : {}),
      ...(asked.encoding ? { encoding: asked.encoding } : {}),
      ...(Number.isInteger(row) && row > 0 ? { headerRow: row } : {}),
    })
  }
  return (
    <details className="dm-own-more">
      <summary>{words.correct}</summary>
      <div className="dm-own-choices">
        <Choice
          label={words.delimiter}
          value={delimiter ?? ''}
          options={[
            detected,
            { value: ',', says: words.delimiters.comma },
            { value: ';', says: words.delimiters.semicolon },
            { value: '\t', says: words.delimiters.tab },
            { value: '|', says: words.delimiters.bar },
          ]}
          onChoose={(value) => readAs({ delimiter: value })}
        />
        <Choice
          label={words.decimal}
          value={decimal ?? ''}
          options={[detected, { value: '.', says: words.decimals.point }, { value: ',', says: words.decimals.comma }]}
          onChoose={(value) => readAs({ decimal: value })}
        />
        <Choice
          label={words.encoding}
          value={encoding ?? ''}
          options={[detected, ...ENCODINGS.map((each) => ({ value: each, says: each }))]}
          onChoose={(value) => readAs({ encoding: value })}
        />
        <Written
          isNumber
          label={words.headerRow}
          value={headerRow?.toString() ?? ''}
          hint={words.asDetected}
          onWrite={(value) => readAs({ headerRow: value })}
        />
      </div>
    </details>
  )
}
