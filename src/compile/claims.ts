import { nearest } from '../fold.ts'
import type { Claim, Source, Span } from '../model.ts'
import { type Registry, readChoice, readDate, readOptional, readText, requireReference, requireText } from './cells.ts'
import { edtfOfRange, mayMeet, parseSpan } from './dates.ts'
import { resolveRelative } from './relative.ts'
import type { Report } from './report.ts'
import type { Row } from './tables.ts'

const STANCES = ['reports', 'supports', 'differs', 'denies', 'plans'] as const

/** The ids that a claim can be about; not whole when one of their tables could not be read. */
export interface Subjects {
  readonly ids: ReadonlySet<string>
  readonly whole: boolean
}

/** The id in `about`, or null with the problem noted. */
export function readAbout(row: Row, subjects: Subjects, report: Report): string | null {
  const written = requireText(row, 'about', report)
  if (written === '') return null
  if (subjects.ids.has(written)) return written
  if (!subjects.whole) return null
  const near = nearest(written, subjects.ids)
  const hint = near === null ? 'Write' : `Did you mean ${near}? If not, write`
  const message = `There is no event or status ${written}.`
  report.error(row.spot('about'), message, `${hint} an id of events.csv or statuses.csv.`)
  return null
}

/**
 * The date that the source gives: as the editor wrote it, else as the source's own words resolve against its day of
 * publication. Notes words that cannot be resolved, and a date that contradicts them.
 */
function readClaimDate(row: Row, published: Span | null, report: Report): Span | null {
  const said = row.cell('date_as_said')
  const isWritten = row.cell('date') !== ''
  const date = isWritten ? readDate(row, 'date', report) : null
  if (said === '' || published === null) return date
  const meant = resolveRelative(said, published)
  if (meant === null) {
    if (isWritten) return date
    const message = `"${said}" cannot be read against the day of publication, ${published.edtf}.`
    report.error(row.spot('date_as_said'), message, 'Write in the column date what day the source means.')
    return null
  }
  const reading = edtfOfRange(meant)
  if (date !== null && !mayMeet(date, { start: meant.earliest, end: meant.latest + 1 })) {
    const message = `The date ${date.edtf} is not "${said}", which is ${reading} as published on ${published.edtf}.`
    report.error(row.spot('date'), message, `Write ${reading}, or correct date_as_said.`)
  }
  if (isWritten) return date
  const result = parseSpan(reading)
  return result.ok ? result.span : null
}

/** A row that cannot be read whole is noted and gives null. */
export function readClaim(
  row: Row,
  registry: Registry,
  sources: ReadonlyMap<string, Source>,
  report: Report,
): Claim | null {
  const source = requireReference(row, 'source', registry, report)
  const published = source === null ? null : (sources.get(source)?.published ?? null)
  requireText(row, 'says', report)
  const stance = readChoice(row, 'stance', STANCES, report)
  const date = readClaimDate(row, published, report)
  if (source === null || stance === null) return null
  return { source, says: readText(row, 'says'), stance, date, dateAsSaid: readOptional(row, 'date_as_said') }
}

/** Orders claims by the latest day that their source may have been published on; equal ones keep their order. */
export function inOrderOfPublication(claims: readonly Claim[], sources: ReadonlyMap<string, Source>): readonly Claim[] {
  const published = (claim: Claim) => sources.get(claim.source)?.published.end ?? Infinity
  return claims.toSorted((one, other) => published(one) - published(other) || 0)
}
