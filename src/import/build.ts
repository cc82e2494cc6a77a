import { dayOfIso, isoOf } from '../civil.ts'
import type { Gazetteer } from '../gazetteer/gazetteer.ts'
import type { Problem } from '../model.ts'
import { type Entry, problemAt, readPlacePoint } from './entries.ts'
import { createIds } from './ids.ts'
import { oddCells, unplaced } from './odd.ts'
import { createPlaceBook, degreesName, type PlaceBook } from './places.ts'
import { createRegisters, listIn } from './registers.ts'
import type { Prepared } from './sheets.ts'
import { regionOf, textOf } from './sheets.ts'
import { createSources } from './sources.ts'
import { type StoryHead, storyText } from './story-text.ts'
import { notesOf, todoOf } from './sums.ts'
import { createTables } from './tables.ts'
import { titleFor } from './titles.ts'
import { type Leg, legsOf, pathOf } from './trips.ts'
import type { ImportOptions, ImportReport, RowRef } from './types.ts'
import { modeOf, stateOf } from './vocabulary.ts'

export interface Sheets {
  readonly places: readonly Prepared[]
  readonly actors: readonly Prepared[]
  readonly sources: readonly Prepared[]
}

export interface Built {
  readonly files: Readonly<Record<string, string>>
  readonly refsOf: (file: string, row: number | null) => readonly RowRef[]
  readonly problems: readonly Problem[]
  /** Rows to look at, for a reason that a problem of another row tells. */
  readonly looks: readonly RowRef[]
  readonly notes: readonly string[]
  readonly todo: readonly string[]
  readonly places: ImportReport['places']
}

/** The rows of the sheets of places; those without coordinates have been told of. */
function addPlaces(book: PlaceBook, sheets: readonly Prepared[], gazetteer: Gazetteer): void {
  for (const prepared of sheets) {
    const own = (row: Prepared['sheet']['rows'][number], header: string): string => {
      const cell = row.cells[prepared.sheet.columns.indexOf(header)]
      return cell === undefined || cell.kind === 'empty' ? '' : cell.text.trim()
    }
    for (const row of prepared.sheet.rows) {
      const text = (field: Parameters<typeof textOf>[2]) => textOf(prepared, row, field)
      const point = readPlacePoint(prepared, row)
      if (!point.ok) continue
      const name = text('title') || text('place') || degreesName(point.thing)
      const kinds = ['city', 'airport', 'air-base', 'naval-base', 'port', 'region', 'place']
      const id = text('id')
      book.add(
        {
          name,
          point: point.thing,
          from: own(row, 'coordinates_from') || `${prepared.sheet.file}, row ${row.number}`,
          aliases: listIn(text('aliases')),
          kind: kinds.find((kind) => kind === text('kind')) ?? 'place',
          extentKm: /^\d+(?:\.\d+)?$/.test(own(row, 'extent_km')) ? own(row, 'extent_km') : '1',
          geonames: /^[1-9]\d*$/.test(own(row, 'geonames')) ? own(row, 'geonames') : '',
          wikidata: /^Q[1-9]\d*$/.test(own(row, 'wikidata')) ? own(row, 'wikidata') : '',
          country: gazetteer.countryCode(text('country')),
          ...(id === '' ? {} : { id }),
        },
        { file: prepared.sheet.file, row: row.number },
      )
    }
  }
}

/** An id that tells more than a number does. */
const wishOf = (id: string): string => (/^\d+$/.test(id) ? '' : id)

/** The kind of a row that names none: who goes to a place visits it. */
function kindOfTrip(entry: Entry): string {
  if (entry.prepared.role !== 'trips') return 'event'
  if (entry.path.length === 0) return 'visit'
  const mode = modeOf(entry.text('mode'))
  return mode === 'ship' ? 'voyage' : mode === 'aircraft' ? 'flight' : 'event'
}

/** Makes the tables of a story of the rows that could be read. */
export function build(
  entries: readonly Entry[],
  sheets: Sheets,
  head: StoryHead,
  options: ImportOptions,
  gazetteer: Gazetteer,
): Built {
  const problems: Problem[] = []
  const looks: RowRef[] = []
  const tables = createTables()
  const book = createPlaceBook(gazetteer)
  addPlaces(book, sheets.places, gazetteer)
  const registers = createRegisters(entries, sheets.actors)
  const sources = createSources(sheets.sources, options)
  const eventIds = createIds()
  const today = dayOfIso(options.today) ?? 0
  const told = new Set<string>()
  const given = new Map<string, number>()
  let [madeTitles, planned, unsourced] = [0, 0, 0]

  // Coordinates that one row gives hold for the same name in all others, so they are collected first.
  const own = new Map<Entry, string>()
  for (const entry of entries) {
    if (entry.point === null) continue
    const name = entry.text('place') || degreesName(entry.point)
    const country = gazetteer.countryCode(entry.text('country'))
    own.set(
      entry,
      book.add(
        { name, point: entry.point, from: `${entry.ref.file}, row ${entry.ref.row}`, country, isOfRow: true },
        entry.ref,
      ),
    )
  }
  const home =
    options.home === null || entries[0] === undefined
      ? null
      : book.resolve(options.home, { country: '', region: '' }, { ...entries[0].ref })
  const homeId = home?.[0]?.kind === 'places' ? (home[0].ids[0] ?? null) : null

  const place = (entry: Entry, field: 'place' | 'from' | 'to'): readonly string[] => {
    const text = entry.text(field)
    if (text === '') return []
    return book
      .resolve(text, { country: entry.text('country'), region: regionOf(entry.prepared, entry.row) }, entry.ref)
      .flatMap((resolved) => {
        if (resolved.kind === 'places') return resolved.ids
        looks.push(entry.ref)
        if (!told.has(resolved.name)) problems.push(unplaced(entry, resolved, field, gazetteer))
        told.add(resolved.name)
        return []
      })
  }

  for (const entry of entries) {
    const { title, summary, isMade } = titleFor(entry)
    if (isMade) madeTitles++
    const id = eventIds.make(wishOf(entry.text('id')) || title, `event-${isoOf(entry.span.start)}`)
    problems.push(...oddCells(entry, gazetteer, given))
    const state = entry.text('state')
    const said = state === '' ? null : stateOf(state)
    if (state !== '' && said === null) {
      const remedy = 'Write planned, under way, occurred, cancelled, denied or reported.'
      const fault = { field: 'state', message: `${state.slice(0, 80)} is no state that is known.`, remedy } as const
      problems.push(problemAt(entry.prepared, entry.row, fault, 'warning'))
    }
    const modality = said ?? (entry.span.start > today ? 'planned' : 'occurred')
    if (said === null && modality === 'planned') planned++
    const at = own.get(entry)
    const from = place(entry, 'from')
    const to = place(entry, 'to')
    const named = at === undefined ? place(entry, 'place') : [at]
    const kind = registers.kind(entry, kindOfTrip(entry))
    const line = entry.path.length === 0 ? null : pathOf(entry, title, book)
    const ends = { from: from[0] ?? null, to: to[0] ?? null }
    const legs: readonly Leg[] = kind === 'call' ? [] : (line?.legs ?? legsOf(entry, ends, named, homeId))
    const start = named.length + to.length === 0 || legs.length > 0 ? from : []
    const all = new Set([...named, ...to, ...start, ...(line?.places ?? [])])
    const who = registers.actors(entry)
    const refs = [entry.ref]
    tables.add(
      'events.csv',
      {
        id,
        date: entry.when,
        places: [...all].join(';'),
        kind,
        modality,
        title,
        summary,
        actors: who.join(';'),
      },
      refs,
    )
    for (const leg of legs) tables.add('movements.csv', { event: id, ...leg, who: who.join(';') }, refs)
    const cited = sources.of(entry)
    const stance = modality === 'planned' ? 'plans' : modality === 'denied' ? 'denies' : 'reports'
    const where = `row ${entry.ref.row} of ${entry.ref.file}`
    for (const source of cited)
      tables.add('claims.csv', { about: id, source, says: `Given as the source in ${where}.`, stance }, refs)
    if (cited.length === 0) {
      unsourced++
      tables.add('claims.csv', { about: id, source: sources.table(entry), says: `Stands in ${where}.`, stance }, refs)
    }
  }
  for (const { refs, aliases, point, extentKm, from, country: _country, ...rest } of book.drafts()) {
    const numbers = { lat: String(point.lat), lon: String(point.lon), extent_km: extentKm, coordinates_from: from }
    tables.add(
      'places.csv',
      { ...rest, aliases: [...aliases].map((alias) => alias.replaceAll(';', ',')).join(';'), ...numbers },
      refs,
    )
  }
  registers.write(tables)
  sources.write(tables)

  const places = { given: book.given(), placed: book.placed(), listed: book.listed() }
  const sums = {
    entries,
    places,
    madeTitles,
    planned,
    unsourced,
    borrowed: book.borrowed(),
    today: options.today,
    from: gazetteer.from,
  }
  const lostHome = options.home === null || homeId !== null ? null : options.home
  const story = storyText(entries, head, { parties: registers.parties(), kinds: registers.kinds() }, options)
  return {
    files: { 'story.json': story, ...tables.files() },
    refsOf: tables.refsOf,
    problems: [...problems, ...registers.problems(), ...sources.problems()],
    looks,
    notes: [...registers.notes(), ...sources.notes(), ...notesOf(sums, lostHome)],
    todo: todoOf(sums, sources.todo()),
    places,
  }
}
