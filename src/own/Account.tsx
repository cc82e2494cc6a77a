import { useStore } from 'zustand'
import { inFigures } from '../words/locale.ts'
import type { TablesSeen } from './asking.ts'
import { Part } from './Part.tsx'
import type { Room } from './room.ts'

/** How many rows were read, and what becomes of them: the numbers add up. */
export function Account({ room, seen }: { readonly room: Room; readonly seen: TablesSeen }) {
  const { words, language } = useStore(room.store)
  const { read, imported, warned, rejected, notes } = seen.report
  // What was detected in a file stands beside it.
  const detected = new Set(seen.files.flatMap(({ file, notes }) => notes.map((note) => `${file}: ${note}`)))
  const decided = notes.filter((note) => !detected.has(note))
  // What becomes of them is open while questions are.
  const sums = [
    { number: read, says: words.rowsRead, sign: '' },
    { number: imported, says: words.imported, sign: '=' },
    { number: warned, says: words.warned, sign: '+' },
    { number: rejected, says: words.rejected, sign: '+' },
  ]
  return (
    <Part title={words.account}>
      <ul className="dm-own-account">
        {(seen.questions.length > 0 ? sums.slice(0, 1) : sums).map(({ number, says, sign }) => (
          <li key={says}>
            {sign !== '' && <span>{sign}</span>}
            <span>
              <strong>{inFigures(number, language)}</strong> {says}
            </span>
          </li>
        ))}
      </ul>
      {decided.length > 0 && (
        <ul className="dm-own-notes" lang="en" dir="ltr">
          {decided.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {seen.isOk && rejected > 0 && <p>{words.rejectedNote}</p>}
      {seen.gazetteer.state === 'lost' && <p role="alert">{words.gazetteerLost}</p>}
    </Part>
  )
}
