import { isoOf } from '../civil.ts'
import type { Claim, Compiled, Event, Movement, Source, Status, Story, Telling } from '../model.ts'
import { type Registry, requireReference } from './cells.ts'
import { readChange } from './changes.ts'
import { inOrderOfPublication, readAbout, readClaim } from './claims.ts'
import { instantOf, mayMeet } from './dates.ts'
import { type EventRow, type Registries, readEvent, readMovement, readTelling } from './events.ts'
import { indexTable, readActor, readPlace, readSource } from './registers.ts'
import { createReport, type Report } from './report.ts'
import { noteOverlaps, readStatus, type StatusRow } from './statuses.ts'
import { readStoryFile } from './story-file.ts'
import { type Row, readTable, STORY_FILES, type Table, type TableFile } from './tables.ts'

/** What was read, with the row that it stands in. */
interface Read<Thing> {
  readonly row: Row
  readonly thing: Thing
}

/** The things of a table's good rows by id; the first of two rows with one id counts. */
function readAll<Thing extends { readonly id: string }>(
  table: Table,
  read: (row: Row) => Thing | null,
): Map<string, Read<Thing>> {
  const things = new Map<string, Read<Thing>>()
  for (const row of table.rows) {
    const thing = read(row)
    if (thing !== null && !things.has(thing.id)) things.set(thing.id, { row, thing })
  }
  return things
}

function thingsOf<Thing>(reads: ReadonlyMap<string, Read<Thing>>): Map<string, Thing> {
  return new Map(Array.from(reads, ([id, { thing }]) => [id, thing]))
}

function noteUnused(table: Table, registry: Registry, where: string, report: Report): void {
  for (const row of table.rows) {
    const id = row.cell('id')
    if (id === '' || registry.used.has(id)) continue
    report.warning(row.spot('id'), `The ${registry.noun} ${id} is not used.`, `Name it in ${where}, or remove the row.`)
  }
}

/** Notes each row that no claim is about: no source, no mark. */
function noteUnclaimed(table: Table, noun: string, claimed: ReadonlySet<string>, report: Report): void {
  for (const row of table.rows) {
    const id = row.cell('id')
    if (id === '' || claimed.has(id)) continue
    const remedy = `Add a row to claims.csv with ${id} in the column about.`
    report.error(row.spot('id'), `No source, no mark: the ${noun} ${id} has no claim.`, remedy)
  }
}

/** The sites' place ids; names are looked up and what is no place is noted. */
function readSites(written: readonly string[], places: Registry, report: Report): readonly string[] {
  const sites = new Set<string>()
  for (const [index, site] of written.entries()) {
    const spot = { file: 'story.json', row: null, column: `sites.${index}`, value: site }
    const found = places.names.find(site)
    if (found.kind === 'found') {
      places.used.add(found.id)
      if (sites.has(found.id)) report.error(spot, `The site ${found.id} stands twice.`, 'Keep one of the two.')
      sites.add(found.id)
    } else if (found.kind === 'ambiguous') {
      const ids = found.ids.join(', ')
      report.error(spot, `${site} is the name of ${found.ids.length} places: ${ids}.`, 'Write the id of one.')
    } else if (places.whole) {
      const hint = found.suggestion === null ? 'Write' : `Did you mean ${found.suggestion}? If not, write`
      report.error(spot, `There is no place ${site}.`, `${hint} a place of places.csv.`)
    }
  }
  return [...sites]
}

interface Claims {
  readonly byAbout: ReadonlyMap<string, readonly Claim[]>
  readonly claimed: ReadonlySet<string>
}

function readClaims(
  table: Table,
  events: ReadonlyMap<string, EventRow>,
  subjects: { ids: ReadonlySet<string>; whole: boolean },
  registry: Registry,
  sources: ReadonlyMap<string, Source>,
  report: Report,
): Claims {
  const byAbout = new Map<string, Claim[]>()
  const claimed = new Set<string>()
  for (const row of table.rows) {
    const about = readAbout(row, subjects, report)
    if (about !== null) claimed.add(about)
    const claim = readClaim(row, registry, sources, report)
    if (about === null || claim === null) continue
    byAbout.set(about, [...(byAbout.get(about) ?? []), claim])
    const agrees = claim.stance === 'reports' || claim.stance === 'supports'
    const event = events.get(about)
    const published = lastDayOf(sources, claim.source)
    if (agrees && event !== undefined && published < event.date.start && sources.has(claim.source)) {
      const message = `${claim.source} came out on ${isoOf(published)}, before the event's date ${event.date.edtf}.`
      report.warning(row.spot('stance'), message, 'Write plans as the stance, or correct one of the dates.')
    }
    if (agrees && event !== undefined && claim.date !== null && !mayMeet(claim.date, event.date)) {
      const message = `The source's date ${claim.date.edtf} does not meet the event's date ${event.date.edtf}.`
      report.warning(row.spot('stance'), message, 'Write differs as the stance, or correct one of the dates.')
    }
  }
  return { byAbout, claimed }
}

function readMovements(
  table: Table,
  events: ReadonlyMap<string, EventRow>,
  registries: Registries,
  report: Report,
): ReadonlyMap<string, readonly Movement[]> {
  const movements = new Map<string, Movement[]>()
  const counts = new Map<string, number>()
  for (const row of table.rows) {
    const id = requireReference(row, 'event', registries.events, report)
    const number = (counts.get(id ?? '') ?? 0) + 1
    counts.set(id ?? '', number)
    const movement = readMovement(row, number, events.get(id ?? ''), registries, report)
    if (movement !== null) movements.set(movement.event, [...(movements.get(movement.event) ?? []), movement])
  }
  return movements
}

/** The tellings of each event. Notes one that ends with a source that says nothing of the event. */
function readTellings(
  table: Table,
  registries: Registries,
  claims: ReadonlyMap<string, readonly Claim[]>,
  report: Report,
): ReadonlyMap<string, readonly Telling[]> {
  const tellings = new Map<string, readonly Telling[]>()
  for (const row of table.rows) {
    const read = readTelling(row, registries, report)
    if (read === null) continue
    const { event, telling } = read
    if (!(claims.get(event) ?? []).some(({ source }) => source === telling.until)) {
      const remedy = `Write a source that claims.csv has for ${event}, or add its claim.`
      report.error(row.spot('until'), `${telling.until} says nothing about ${event}.`, remedy)
    }
    tellings.set(event, [...(tellings.get(event) ?? []), telling])
  }
  return tellings
}

/** Notes a trip that is told of by a source that says nothing of its event. */
function noteStrangeTrips(
  table: Table,
  claims: ReadonlyMap<string, readonly Claim[]>,
  registries: Registries,
  report: Report,
): void {
  for (const row of table.rows) {
    const [event, source] = [
      registries.events.names.find(row.cell('event')),
      registries.sources.names.find(row.cell('source')),
    ]
    if (row.cell('source') === '' || event.kind !== 'found' || source.kind !== 'found') continue
    if (claims.get(event.id)?.some((claim) => claim.source === source.id) === true) continue
    const remedy = `Write a source that claims.csv has for ${event.id}, or add its claim.`
    report.error(row.spot('source'), `${source.id} says nothing about ${event.id}.`, remedy)
  }
}

/** Notes each event of which the sources only say what it was not: no source tells that it was. */
function noteUnreported(
  rows: readonly Read<EventRow>[],
  claimsOf: (id: string) => readonly Claim[],
  report: Report,
): void {
  for (const { row, thing } of rows) {
    const claims = claimsOf(thing.id)
    if (claims.length === 0 || claims.some(({ stance }) => stance !== 'differs')) continue
    const message = `No source, no mark: all claims about ${thing.id} only differ.`
    report.error(row.spot('id'), message, 'Add a row to claims.csv whose stance is reports, supports, plans or denies.')
  }
}

/** Notes an event that was announced before it happened and whose title says that it happened all the same. */
function noteUntold(
  rows: readonly Read<EventRow>[],
  claimsOf: (id: string) => readonly Claim[],
  tellings: ReadonlyMap<string, readonly Telling[]>,
  sources: ReadonlyMap<string, Source>,
  report: Report,
): void {
  const published = (claim: Claim) => lastDayOf(sources, claim.source)
  for (const { row, thing } of rows) {
    if (thing.modality === 'planned' || tellings.has(thing.id)) continue
    const claims = claimsOf(thing.id)
    const plans = claims.filter(({ stance }) => stance === 'plans')
    const others = claims.filter(({ stance }) => stance !== 'plans')
    const first = Math.min(...plans.map(published))
    if (plans.length === 0 || first >= Math.min(...others.map(published))) continue
    const message = `${thing.id} was announced before a source reported it, and its title does not say so.`
    report.warning(row.spot('title'), message, 'Add a row to tellings.csv with the title that it had until then.')
  }
}

/** The last day on which a source may have come out. */
function lastDayOf(sources: ReadonlyMap<string, Source>, id: string): number {
  const published = sources.get(id)?.published
  return published === undefined ? 0 : (published.end ?? published.start + 1) - 1
}

function byDate(one: Event, other: Event): number {
  // Sorting is stable: events of one day keep the table's order unless they say their times of day.
  const days = one.date.start - other.date.start || one.date.certainFrom - other.date.certainFrom
  if (days !== 0) return days
  const [earlier, later] = [instantOf(one.date), instantOf(other.date)]
  return earlier === null || later === null ? 0 : earlier - later
}

function bySiteAndTrack(sites: readonly string[]): (one: Status, other: Status) => number {
  const track = (status: Status) => (status.track === 'presence' ? 0 : 1)
  return (one, other) =>
    sites.indexOf(one.site) - sites.indexOf(other.site) ||
    track(one) - track(other) ||
    one.span.start - other.span.start
}

/**
 * Makes a story of its files' texts: story.json and the tables. Pure: the same texts give the same story.
 *
 * Every problem of every file is told in one run. An error anywhere means no story; warnings come beside it.
 */
export function compile(files: Readonly<Record<string, string>>): Compiled {
  const report = createReport()
  const { head, sites: writtenSites, parties, kinds } = readStoryFile(files, report)
  const table = (file: TableFile) => readTable(files, file, report)
  const [placeTable, actorTable, sourceTable] = [table('places.csv'), table('actors.csv'), table('sources.csv')]
  const [eventTable, movementTable] = [table('events.csv'), table('movements.csv')]
  const [statusTable, claimTable] = [table('statuses.csv'), table('claims.csv')]
  const [tellingTable, changeTable] = [table('tellings.csv'), table('changes.csv')]

  // A claim is about an event or a status, so the two share their ids.
  const subjects = new Map<string, Row>()
  const registries: Registries = {
    places: indexTable(placeTable, 'place', true, new Map(), report),
    actors: indexTable(actorTable, 'actor', true, new Map(), report),
    sources: indexTable(sourceTable, 'source', false, new Map(), report),
    events: indexTable(eventTable, 'event', false, subjects, report),
    kinds,
  }
  indexTable(statusTable, 'status', false, subjects, report)

  const places = thingsOf(readAll(placeTable, (row) => readPlace(row, report)))
  const actors = thingsOf(readAll(actorTable, (row) => readActor(row, parties, report)))
  const sources = thingsOf(readAll(sourceTable, (row) => readSource(row, report)))
  const sites = writtenSites === null ? null : readSites(writtenSites, registries.places, report)
  const eventRows = readAll(eventTable, (row) => readEvent(row, registries, report))
  const events = thingsOf(eventRows)
  const movements = readMovements(movementTable, events, registries, report)
  // A site that is not a place has been told already; it must not make every status of it wrong.
  const knownSites = sites?.length === writtenSites?.length ? sites : null
  const statuses = readAll<StatusRow>(statusTable, (row) => readStatus(row, knownSites, registries, report))
  noteOverlaps(Array.from(statuses.values()), report)

  const about = { ids: new Set(subjects.keys()), whole: eventTable.whole && statusTable.whole }
  const { byAbout, claimed } = readClaims(claimTable, events, about, registries.sources, sources, report)
  const claimsOf = (id: string) => inOrderOfPublication(byAbout.get(id) ?? [], sources)
  const tellings = readTellings(tellingTable, registries, byAbout, report)
  noteStrangeTrips(movementTable, byAbout, registries, report)
  const changes = changeTable.rows.flatMap((row) => readChange(row, about, report) ?? [])
  if (claimTable.whole) {
    if (tellingTable.whole) noteUntold([...eventRows.values()], claimsOf, tellings, sources, report)
    noteUnreported([...eventRows.values()], claimsOf, report)
    noteUnclaimed(eventTable, 'event', claimed, report)
    noteUnclaimed(statusTable, 'status', claimed, report)
    noteUnused(sourceTable, registries.sources, 'claims.csv', report)
  }
  if (eventTable.whole && movementTable.whole) {
    noteUnused(actorTable, registries.actors, 'events.csv or movements.csv', report)
    if (statusTable.whole && sites !== null) {
      noteUnused(placeTable, registries.places, 'events.csv, movements.csv or story.json', report)
    }
  }

  const problems = report.problems(STORY_FILES)
  if (head === null || sites === null || report.hasErrors()) return { ok: false, problems }
  const tellingsOf = (id: string) =>
    (tellings.get(id) ?? []).toSorted((a, b) => lastDayOf(sources, a.until) - lastDayOf(sources, b.until))
  const story: Story = {
    ...head,
    sites,
    places: Object.fromEntries(places),
    actors: Object.fromEntries(actors),
    sources: Object.fromEntries(sources),
    events: Array.from(events.values(), (event) => {
      return {
        ...event,
        claims: claimsOf(event.id),
        movements: movements.get(event.id) ?? [],
        tellings: tellingsOf(event.id),
      }
    }).toSorted(byDate),
    statuses: Array.from(statuses.values(), ({ thing }): Status => {
      return { ...thing, claims: claimsOf(thing.id) }
    }).toSorted(bySiteAndTrack(sites)),
    changes: changes.toSorted((a, b) => b.date - a.date),
  }
  return { ok: true, story, problems }
}
