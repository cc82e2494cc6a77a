import { nearest } from '../fold.ts'
import type { Actor, Place, Source } from '../model.ts'
import {
  kebab,
  type Registry,
  readChoice,
  readDate,
  readList,
  readNumber,
  readOptional,
  readText,
  requireId,
  requireText,
} from './cells.ts'
import { NameIndex } from './names.ts'
import type { Report } from './report.ts'
import type { Row, Table } from './tables.ts'

const PLACE_KINDS = ['city', 'airport', 'air-base', 'naval-base', 'port', 'region', 'place'] as const
const ACTOR_KINDS = ['person', 'body', 'state', 'vessel', 'unit', 'other'] as const
const SOURCE_KINDS = ['article', 'agency', 'official', 'imagery', 'track', 'table', 'other'] as const

/**
 * What the tables' rows are called by, whether or not the rest of a row is right, so that one mistake is told once.
 * Notes ids that are empty, malformed or doubled; `taken` holds the ids that are in use and where.
 */
export function indexTable(
  table: Table,
  noun: string,
  isNamed: boolean,
  taken: Map<string, Row>,
  report: Report,
): Registry {
  for (const row of table.rows) {
    const id = requireId(row, report)
    const first = taken.get(id)
    if (id === '') continue
    if (first === undefined) {
      taken.set(id, row)
    } else {
      const where = first.file === row.file ? `row ${first.number}` : `${first.file}, row ${first.number}`
      report.error(row.spot('id'), `The id ${id} is taken by ${where}.`, 'Write an id that no other row has.')
    }
  }
  const named = table.rows
    .filter((row) => row.cell('id') !== '')
    .map((row) => ({
      id: row.cell('id'),
      name: isNamed ? readText(row, 'name') : { en: '' },
      aliases: isNamed ? readList(row, 'aliases') : [],
    }))
  return { noun, file: table.file, names: new NameIndex(named), whole: table.whole, used: new Set() }
}

function readGeonames(row: Row, report: Report): number | null {
  const written = row.cell('geonames')
  if (written === '') return null
  if (/^[1-9]\d*$/.test(written)) return Number(written)
  report.error(row.spot('geonames'), `${written} is no GeoNames number.`, 'Write the number alone, as in 170654.')
  return null
}

function readWikidata(row: Row, report: Report): string | null {
  const written = row.cell('wikidata')
  if (written === '' || /^Q[1-9]\d*$/.test(written)) return written || null
  report.error(row.spot('wikidata'), `${written} is no Wikidata item.`, 'Write Q and digits, as in Q3766.')
  return null
}

/** A row that cannot be read whole is noted and gives null. */
export function readPlace(row: Row, report: Report): Place | null {
  requireText(row, 'name', report)
  const lat = readNumber(row, 'lat', -90, 90, report)
  const lon = readNumber(row, 'lon', -180, 180, report)
  const kind = readChoice(row, 'kind', PLACE_KINDS, report)
  const extentKm = readNumber(row, 'extent_km', 0, Number.POSITIVE_INFINITY, report)
  const coordinatesFrom = requireText(row, 'coordinates_from', report)
  const [geonames, wikidata] = [readGeonames(row, report), readWikidata(row, report)]
  if (lat === 0 && lon === 0) {
    report.error(row.spot('lat'), 'The place lies at 0,0, in the Atlantic.', "Write the place's own coordinates.")
  }
  if (lat === null || lon === null || kind === null || extentKm === null) return null
  const aliases = readList(row, 'aliases')
  return {
    id: row.cell('id'),
    name: readText(row, 'name'),
    aliases,
    lat,
    lon,
    kind,
    extentKm,
    geonames,
    wikidata,
    coordinatesFrom,
  }
}

/** The party in a cell, which may be empty: an id that story.json declares. `parties` is null when it could not be read. */
function readParty(row: Row, parties: readonly string[] | null, report: Report): string | null {
  const written = row.cell('party')
  if (written === '' || parties === null || parties.includes(written)) return written || null
  const near = nearest(written, parties)
  const hint = near === null ? '' : `Did you mean ${near}? `
  const remedy =
    parties.length === 0
      ? `Declare it as one of the parties in story.json, as in {"id": "${kebab(written) || 'north'}", "name": "…"}.`
      : `${hint}Write one of: ${parties.join(', ')}; or declare it in story.json.`
  report.error(row.spot('party'), `${written} is no party.`, remedy)
  return null
}

/** A row that cannot be read whole is noted and gives null; `parties` are the ids of story.json. */
export function readActor(row: Row, parties: readonly string[] | null, report: Report): Actor | null {
  requireText(row, 'name', report)
  const kind = readChoice(row, 'kind', ACTOR_KINDS, report)
  const party = readParty(row, parties, report)
  if (kind === null) return null
  const [id, name, aliases] = [row.cell('id'), readText(row, 'name'), readList(row, 'aliases')]
  return { id, name, aliases, kind, party, role: row.cell('role') === '' ? null : readText(row, 'role') }
}

/** A row that cannot be read whole is noted and gives null. */
export function readSource(row: Row, report: Report): Source | null {
  const title = requireText(row, 'title', report)
  const url = readOptional(row, 'url')
  if (url !== null && !(url.startsWith('https://') && URL.canParse(url) && !/\s/.test(url))) {
    report.error(row.spot('url'), 'This is not an https address.', 'Write an address that starts with https://.')
  } else if (url !== null && new URL(url).username + new URL(url).password !== '') {
    const message = 'The address names a user, which makes it look like the address of another host.'
    report.error(row.spot('url'), message, 'Remove what stands before the @.')
  }
  const published = readPublished(row, report)
  const kind = readChoice(row, 'kind', SOURCE_KINDS, report)
  const language = requireText(row, 'language', report)
  if (language !== '' && !/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(language)) {
    report.error(row.spot('language'), `${language} is no language code.`, 'Write a code such as en, ar, ru or fr.')
  }
  if (published === null || kind === null) return null
  // The editor's own table speaks for itself.
  const outlet = readOptional(row, 'outlet') ?? (kind === 'table' ? title : null)
  const origin = readOptional(row, 'origin')
  return { id: row.cell('id'), outlet, origin, title, url, published, kind, language }
}

function readPublished(row: Row, report: Report): Source['published'] | null {
  if (row.cell('published') === '') {
    const remedy = 'Write the day of publication; a claim is known from then on.'
    report.error(row.spot('published'), 'The source has no date of publication.', remedy)
    return null
  }
  const published = readDate(row, 'published', report)
  if (published === null || published.meaning === 'one-day') return published
  const remedy = 'Write one day, or [a..b] when it is one day of these.'
  report.error(row.spot('published'), 'A source is published on one day, not throughout an interval.', remedy)
  return null
}
