import { csvParse } from 'd3-dsv'
import { foldName } from '../fold.ts'
import { createGazetteer, type Gazetteer, type GazetteerData } from '../gazetteer/gazetteer.ts'
import { type Imported, type ImportReport, importReadings } from '../import/import.ts'
import type { Language, Problem, Story } from '../model.ts'
import { read } from '../read/read.ts'
import type { Reading, Sheet } from '../read/reading.ts'
import type { FileSeen, ReportSeen, RowSeen, Settled, SheetSeen, TablesAsked, TablesSeen } from './asking.ts'

/** Rows that the preview shows, and cells that it takes to tell what is in a column. */
const ROWS = 6
const SAMPLES = 3
/** Problems that are shown: more than anybody mends at once. */
const PROBLEMS = 100
/** Rows that are named of an unclear place: one more than are shown tells that there are others. */
const NAMED_ROWS = 9
/** Characters of a sample. */
const LONGEST_SAMPLE = 60

/** Where tables are read: pure but for the gazetteer, which is fetched when a name is first looked up. */
export interface Desk {
  readonly tables: (asked: TablesAsked) => Promise<TablesSeen>
  /** The story of the tables that were asked for last. Throws where there is none. */
  readonly story: () => Story
  /** The story that was told last as a folder to unpack. Rejects where there is none. */
  readonly zip: () => Promise<Uint8Array<ArrayBuffer>>
}

interface Taken {
  readonly key: number
  readonly bytes: Uint8Array
  readonly written: string
  readonly reading: Reading
}

/** Knows no place. */
const NO_GAZETTEER: Gazetteer = {
  from: '',
  find: () => ({ kind: 'missing', suggestions: [] }),
  countryCode: () => null,
  countryName: (code) => code,
}

/** Stands for a gazetteer until one is needed: nobody need wait for rows that are read anew with it. */
class Needed extends Error {}
const ASKING: Gazetteer = {
  ...NO_GAZETTEER,
  find: () => {
    throw new Needed('a gazetteer is needed')
  },
}

export function createDesk(fetchGazetteer: (address: string) => Promise<GazetteerData>): Desk {
  let taken: readonly Taken[] = []
  let gazetteer: Gazetteer | 'lost' | null = null
  let last: Imported | null = null
  let told: Imported | null = null

  const take = async ({ key, name, bytes, options }: TablesAsked['files'][number]): Promise<Taken | null> => {
    const before = taken.find((each) => each.key === key)
    const written = JSON.stringify(options)
    if (bytes === null && before?.written === written) return before
    const all = bytes ?? before?.bytes
    if (all === undefined) return null
    return { key, bytes: all, written, reading: await read({ name, bytes: all }, options) }
  }
  const look = async (address: string): Promise<Gazetteer | 'lost'> => {
    try {
      return createGazetteer(await fetchGazetteer(address))
    } catch (error) {
      console.warn(`the gazetteer: ${String(error)}`)
      return 'lost'
    }
  }

  return {
    tables: async (asked) => {
      const next: Taken[] = []
      for (const file of asked.files) {
        const one = await take(file)
        if (one !== null) next.push(one)
      }
      taken = next
      const readings = taken.map(({ reading }) => reading)
      const language = asked.options.language ?? languageOf(readings, asked.speaks)
      const options = language === undefined ? asked.options : { ...asked.options, language }
      const run = (known: Gazetteer) => importReadings(readings, options, settledBy(asked.settled, known))
      const known = gazetteer === null || gazetteer === 'lost' ? ASKING : gazetteer
      let imported: Imported
      try {
        imported = run(known)
      } catch (error) {
        if (!(error instanceof Needed)) throw error
        gazetteer = asked.gazetteer === null ? 'lost' : await look(asked.gazetteer)
        imported = run(gazetteer === 'lost' ? NO_GAZETTEER : gazetteer)
      }
      last = imported
      const { places } = imported.report
      const problems = inOrder([...readings.flatMap((reading) => reading.problems), ...imported.problems])
      return {
        files: taken.map(seenOf),
        isOk: imported.ok,
        title: imported.ok ? imported.story.title.en : '',
        language: imported.ok ? imported.story.language : 'en',
        problems: problems.slice(0, PROBLEMS),
        furtherProblems: Math.max(0, problems.length - PROBLEMS),
        report: reportSeen(imported.report),
        questions: imported.questions,
        rows: imported.ok ? firstRows(imported.story, imported.files['events.csv'] ?? '') : [],
        gazetteer:
          gazetteer === null || places.placed.length + places.listed.length === 0
            ? { state: 'unasked' }
            : gazetteer === 'lost'
              ? { state: 'lost' }
              : { state: 'there', from: gazetteer.from },
      }
    },
    story: () => {
      told = last
      return madeOf(told).story
    },
    zip: async () => {
      const { files, story, mapping } = madeOf(told)
      return zipOf(story.id, { 'import.json': mapping, ...files })
    },
  }
}

function madeOf(imported: Imported | null): Extract<Imported, { readonly ok: true }> {
  if (imported?.ok === true) return imported
  throw new Error('no table was read that makes a story')
}

/** Errors first, and none twice. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const all = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
  const isError = ({ severity }: Problem) => severity === 'error'
  return [...all.filter(isError), ...all.filter((problem) => !isError(problem))]
}

function reportSeen({ imported, warned, rejected, places, ...report }: ImportReport): ReportSeen {
  const { read, notes, mappings, todo } = report
  return {
    ...{ read, imported: imported.length, warned: warned.length, rejected: rejected.length },
    ...{ notes: [...new Set(notes)], mappings, todo: [...new Set(todo)] },
    placed: places.placed.map(({ name }) => name),
    listed: places.listed.map(({ name, rows, candidates }) => ({ name, rows: rows.slice(0, NAMED_ROWS), candidates })),
  }
}

/** The gazetteer with what the editor has chosen for names that it leaves open. */
function settledBy(settled: Settled, gazetteer: Gazetteer): Gazetteer {
  const chosen = new Map(Object.entries(settled).map(([name, place]) => [foldName(name), place]))
  return {
    ...gazetteer,
    find: (name, country) => {
      const place = chosen.get(foldName(name))
      return place === undefined ? gazetteer.find(name, country) : { kind: 'found', place, because: 'only' }
    },
  }
}

/** Letters that tell a text's language from English. */
const LETTERS = [
  { language: 'ar', script: /\p{Script=Arabic}/gu },
  { language: 'ru', script: /\p{Script=Cyrillic}/gu },
] as const
/** Rows of a sheet that are looked at. */
const LOOKED_AT = 200

/**
 * The reader's language, where most letters of the tables are of its script; `und` where they are of another one, in which
 * several languages are written. Nothing where a file says it, or the letters are Latin.
 */
function languageOf(readings: readonly Reading[], speaks: Language): string | undefined {
  if (readings.some(({ head }) => head.language !== undefined)) return undefined
  const text = readings
    .flatMap(({ sheets }) => sheets)
    .flatMap(({ rows }) => rows.slice(0, LOOKED_AT))
    .flatMap(({ cells }) => cells.map((cell) => (cell.kind === 'text' ? cell.text : '')))
    .join(' ')
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const found = LETTERS.find(({ script }) => (text.match(script)?.length ?? 0) > letters / 2)
  if (found === undefined) return undefined
  return found.language === speaks ? speaks : 'und'
}

function seenOf({ key, reading }: Taken): FileSeen {
  const { file, format, notes } = reading
  return { key, file, format, notes, sheets: reading.sheets.map(sheetSeen) }
}

function sheetSeen({ name, file, columns, rows }: Sheet): SheetSeen {
  const samples = columns.map((_, index) => {
    const found = new Set<string>()
    for (const { cells } of rows.slice(0, 200)) {
      const cell = cells[index]
      if (cell === undefined || cell.kind === 'empty' || cell.text.trim() === '') continue
      found.add(cell.text.trim().slice(0, LONGEST_SAMPLE))
      if (found.size === SAMPLES) break
    }
    return [...found]
  })
  return { name, file, columns, samples }
}

/** The story's first events in the order of the table. */
function firstRows({ events, places, actors }: Story, table: string): readonly RowSeen[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  const nameOf = (id: string) => places[id]?.name.en ?? id
  const rows: RowSeen[] = []
  for (const { id = '' } of csvParse(table)) {
    const event = byId.get(id)
    if (event === undefined) continue
    rows.push({
      id,
      date: event.date,
      title: event.title.en,
      places: event.places.map(nameOf),
      trips: event.movements.map(({ from, to }) => [nameOf(from), nameOf(to)] as const),
      who: event.actors.map((actor) => actors[actor]?.name.en ?? actor),
    })
    if (rows.length === ROWS) break
  }
  return rows
}

/** How a reader who unpacks the folder goes on. */
const readme = (
  folder: string,
) => `This folder is a story: story.json and the tables beside it, to be edited with a spreadsheet.
Unpack it in a clone of Demarche; "npx demarche check ${folder}" says what to mend, "npx demarche serve ${folder}" shows the map.
"npx demarche build ${folder} --out site" writes a site of it, embeds included, that any host can serve.
`

/** A day that every build of the same folder has: zips keep one for each file. */
const MADE = new Date(2000, 0, 1)

async function zipOf(folder: string, files: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync } = await import('fflate')
  const encoder = new TextEncoder()
  const all = { ...files, 'README.txt': readme(folder) }
  const entries = Object.entries(all).map(([name, text]) => [`${folder}/${name}`, encoder.encode(text)] as const)
  return zipSync(Object.fromEntries(entries), { mtime: MADE })
}
