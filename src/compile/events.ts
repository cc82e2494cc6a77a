import type { Event, Movement, Span, Telling } from '../model.ts'
import { BUILT_IN_KINDS, isBuiltIn, MODALITIES } from '../vocabulary.ts'
import {
  type Registry,
  readChoice,
  readDate,
  readReferences,
  readText,
  requireReference,
  requireText,
  resolve,
} from './cells.ts'
import { isCertainlyAfter } from './dates.ts'
import type { Report } from './report.ts'
import type { Row } from './tables.ts'

const MODES = ['delegation', 'aircraft', 'ship', 'convoy', 'exile', 'journey'] as const
const ROUTES = ['stated', 'inferred'] as const

export interface Registries {
  readonly places: Registry
  readonly actors: Registry
  readonly sources: Registry
  readonly events: Registry
  /** The ids of the story's own kinds; null when story.json could not be read. */
  readonly kinds: readonly string[] | null
}

/** An event before its claims, movements and tellings are joined to it. */
export type EventRow = Omit<Event, 'claims' | 'movements' | 'tellings'>

/** A kind that every story has, or one of the story's own; nothing is said of others while those are not known. */
function readKind(row: Row, own: readonly string[] | null, report: Report): string | null {
  const written = row.cell('kind')
  if (own === null && written !== '' && !isBuiltIn(written)) return null
  return readChoice(row, 'kind', [...new Set([...BUILT_IN_KINDS, ...(own ?? [])])], report)
}

/** A row that cannot be read whole is noted and gives null. */
export function readEvent(row: Row, registries: Registries, report: Report): EventRow | null {
  const id = row.cell('id')
  const date = readDate(row, 'date', report)
  const places = readReferences(row, 'places', registries.places, report)
  const kind = readKind(row, registries.kinds, report)
  const modality = readChoice(row, 'modality', MODALITIES, report)
  requireText(row, 'title', report)
  const actors = readReferences(row, 'actors', registries.actors, report)
  const written = row.cell('replaces')
  const replaces = written === '' ? null : resolve(row, 'replaces', written, registries.events, report)
  if (replaces !== null && replaces === id) {
    report.error(row.spot('replaces'), 'The event replaces itself.', 'Write the id of the earlier event, or nothing.')
  }
  if (date === null || kind === null || modality === null) return null
  const [title, summary] = [readText(row, 'title'), readText(row, 'summary')]
  return { id, date, places, kind, modality, title, summary, actors, replaces }
}

/** The date in a cell; the event's own when the cell is empty. */
function readMovementDate(row: Row, column: string, event: EventRow | undefined, report: Report): Span | null {
  return row.cell(column) === '' ? (event?.date ?? null) : readDate(row, column, report)
}

/**
 * Reads a movement of an event; `number` counts the event's movements from 1. A row that cannot be read whole is
 * noted and gives null. An event that is itself broken is passed as undefined: its own row tells what is wrong.
 */
export function readMovement(
  row: Row,
  number: number,
  event: EventRow | undefined,
  registries: Registries,
  report: Report,
): Movement | null {
  const from = requireReference(row, 'from', registries.places, report)
  const to = requireReference(row, 'to', registries.places, report)
  if (from !== null && from === to) {
    report.error(row.spot('to'), 'The movement ends where it starts.', 'Write another place, or remove the row.')
  }
  const departed = readMovementDate(row, 'departed', event, report)
  const arrived = readMovementDate(row, 'arrived', event, report)
  if (departed !== null && arrived !== null && isCertainlyAfter(departed, arrived)) {
    const remedy = 'Exchange the two dates, or correct the one that is wrong.'
    report.error(row.spot('departed'), `The departure ${departed.edtf} is after the arrival ${arrived.edtf}.`, remedy)
  }
  const who = readReferences(row, 'who', registries.actors, report)
  const mode = readChoice(row, 'mode', MODES, report)
  const route = readChoice(row, 'route', ROUTES, report)
  const written = row.cell('source')
  const source = written === '' ? null : resolve(row, 'source', written, registries.sources, report)
  if (event?.kind === 'call') {
    const remedy = 'Remove the row; name the places of both sides in events.csv.'
    report.error(row.spot('event'), `${event.id} is a call, and a call is no movement.`, remedy)
  }
  if (event === undefined || from === null || to === null || departed === null || arrived === null) return null
  if (mode === null || route === null) return null
  return { id: `${event.id}/${number}`, event: event.id, from, to, departed, arrived, who, mode, route, source }
}

/** A telling with the event that it tells. A row that cannot be read whole is noted and gives null. */
export function readTelling(
  row: Row,
  registries: Registries,
  report: Report,
): { readonly event: string; readonly telling: Telling } | null {
  const event = requireReference(row, 'event', registries.events, report)
  const until = requireReference(row, 'until', registries.sources, report)
  const written = row.cell('since')
  const since = written === '' ? null : resolve(row, 'since', written, registries.sources, report)
  const date = row.cell('date') === '' ? null : readDate(row, 'date', report)
  const modality = row.cell('modality') === '' ? null : readChoice(row, 'modality', MODALITIES, report)
  const actors = row.cell('actors') === '' ? null : readReferences(row, 'actors', registries.actors, report)
  const places = row.cell('places') === '' ? null : readReferences(row, 'places', registries.places, report)
  requireText(row, 'title', report)
  if (event === null || until === null) return null
  const [title, summary] = [readText(row, 'title'), readText(row, 'summary')]
  return { event, telling: { until, since, date, modality, actors, places, title, summary } }
}
