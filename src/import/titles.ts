import type { Entry } from './entries.ts'
import { listIn } from './registers.ts'

/** The first sentence of a text, for a title. */
function firstSentence(text: string): string {
  const sentence = /^.*?[.!?؟。](?=\s|$)/su.exec(text)?.[0] ?? text
  const short = sentence.replace(/\s+/g, ' ').replace(/\.$/, '')
  return short.length <= 100 ? short : `${short.slice(0, short.lastIndexOf(' ', 97)).slice(0, 97)}…`
}

export interface Told {
  readonly title: string
  readonly summary: string
  /** The title is none of the editor's. */
  readonly isMade: boolean
}

/** What is told of a row; a title that it lacks is made of what it has. */
export function titleFor(entry: Entry): Told {
  const [written, summary] = [entry.text('title'), entry.text('summary')]
  if (written !== '') return { title: written, summary, isMade: false }
  const title = madeTitle(entry)
  // A remark that is the title all alone need not be said twice.
  return { title, summary: title === summary ? '' : summary, isMade: true }
}

function madeTitle(entry: Entry): string {
  const [who, place] = [listIn(entry.text('who')).join(', '), listIn(entry.text('place')).join(', ')]
  const way = [entry.text('from'), entry.text('to')].filter((each) => each !== '').join(' – ')
  const where = place || way
  const whoWhere = who !== '' && where !== '' ? `${who}: ${where}` : ''
  // Of a trip that is what there is to tell; of anything else the remark tells more.
  if (whoWhere !== '' && entry.prepared.role === 'trips') return whoWhere
  const kind = entry.text('kind')
  const made =
    firstSentence(entry.text('summary')) ||
    whoWhere ||
    (kind !== '' && where !== '' ? `${kind}: ${where}` : '') ||
    who ||
    where ||
    kind
  return made || `${entry.ref.file}, row ${entry.ref.row}`
}
