import { isoOf } from '../civil.ts'
import type { Span, Status } from '../model.ts'
import { readChoice, readDate, readReferences, requireReference } from './cells.ts'
import { joinSpans } from './dates.ts'
import type { Registries } from './events.ts'
import type { Report } from './report.ts'
import type { Row } from './tables.ts'

const TRACKS = ['presence', 'legal'] as const
const PRESENCES = ['operating', 'reduced', 'withdrawing', 'withdrawn', 'unknown'] as const
const LEGALS = ['in-force', 'contested', 'under-negotiation', 'terminated', 'replaced', 'unknown'] as const

/** A status before its claims are joined to it. */
export type StatusRow =
  | Omit<Extract<Status, { track: 'presence' }>, 'claims'>
  | Omit<Extract<Status, { track: 'legal' }>, 'claims'>

function readStatusSpan(row: Row, report: Report): Span | null {
  const from = readDate(row, 'from', report)
  const written = row.cell('to')
  const isOpen = written === '' || written === '..'
  const to = isOpen ? null : readDate(row, 'to', report)
  if (from === null || (to === null && !isOpen)) return null
  const joined = joinSpans(from, to)
  if (joined.ok) return joined.span
  report.error(row.spot(from.meaning === 'throughout' ? 'from' : 'to'), joined.message, joined.remedy)
  return null
}

/** A row that cannot be read whole is noted and gives null; `sites` is null when story.json could not be read. */
export function readStatus(
  row: Row,
  sites: readonly string[] | null,
  registries: Registries,
  report: Report,
): StatusRow | null {
  const site = requireReference(row, 'site', registries.places, report)
  if (site !== null && sites !== null && !sites.includes(site)) {
    report.error(row.spot('site'), `${site} is not one of the story's sites.`, `Add "${site}" to sites in story.json.`)
  }
  const span = readStatusSpan(row, report)
  const because = readReferences(row, 'because', registries.events, report)
  const until = readReferences(row, 'until', registries.events, report)
  const track = readChoice(row, 'track', TRACKS, report)
  if (track === null) return null
  const base = { id: row.cell('id'), because, until }
  if (track === 'presence') {
    const state = readChoice(row, 'state', PRESENCES, report)
    return site === null || span === null || state === null ? null : { ...base, site, span, track, state }
  }
  const state = readChoice(row, 'state', LEGALS, report)
  return site === null || span === null || state === null ? null : { ...base, site, span, track, state }
}

/** Notes each two statuses of one site and track that share a day whatever the doubt about their ends. */
export function noteOverlaps(
  statuses: readonly { readonly row: Row; readonly thing: StatusRow }[],
  report: Report,
): void {
  for (const [index, { row, thing: status }] of statuses.entries()) {
    for (const { row: earlierRow, thing: earlier } of statuses.slice(0, index)) {
      if (earlier.site !== status.site || earlier.track !== status.track) continue
      const first = Math.max(earlier.span.certainFrom, status.span.certainFrom)
      const end = Math.min(earlier.span.certainUntil ?? Infinity, status.span.certainUntil ?? Infinity)
      if (first >= end) continue
      const who = `${earlier.id} (row ${earlierRow.number})`
      report.error(
        row.spot('from'),
        `${status.site} has two ${status.track} states on ${isoOf(first)}: this one and ${who}.`,
        'End the earlier one on the day before the later one begins.',
      )
    }
  }
}
