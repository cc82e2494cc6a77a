import { civilOf, isoOf } from '../civil.ts'
import { foldName } from '../fold.ts'
import type { Gazetteer } from '../gazetteer/gazetteer.ts'
import type { Problem } from '../model.ts'
import { textIn } from './content.ts'
import { distanceKm, type Point, pointOf } from './coordinates.ts'
import { type Entry, problemAt } from './entries.ts'
import { cellOf, type Prepared, regionOf, textOf } from './sheets.ts'

const middle = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? 0
const ascending = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other)

/** Fewer rows have no middle that others could lie far from. */
const ENOUGH = 6

/** Rows whose date lies far from all the others: a year with a wrong digit, mostly. */
export function farInTime(entries: readonly Entry[]): readonly Problem[] {
  if (entries.length < ENOUGH) return []
  const days = ascending(entries.map(({ span }) => span.start))
  const [low, high, half] = [middle(days, 0.25), middle(days, 0.75), middle(days, 0.5)]
  const reach = Math.max(20 * 365, 8 * (high - low))
  return entries
    .filter(({ span }) => Math.abs(span.start - half) > reach)
    .map((entry) => {
      const years = Math.round(Math.abs(entry.span.start - half) / 365.25)
      const message = `The date lies ${years} years from most others (around ${civilOf(half).year}).`
      const field = entry.prepared.columns.fields.has('when')
        ? 'when'
        : entry.prepared.columns.fields.has('year')
          ? 'year'
          : 'departed'
      return problemAt(
        entry.prepared,
        entry.row,
        { field, message, remedy: `Look at its year: ${isoOf(entry.span.start)}.` },
        'warning',
      )
    })
}

/** Rows whose own coordinates lie far from all the others: a sign or a digit that is missing, mostly. */
export function farInPlace(entries: readonly Entry[]): readonly Problem[] {
  const placed = entries.flatMap((entry) => (entry.point === null ? [] : [{ entry, point: entry.point }]))
  if (placed.length < ENOUGH) return []
  const centre: Point = {
    lat: middle(ascending(placed.map(({ point }) => point.lat)), 0.5),
    lon: middle(ascending(placed.map(({ point }) => point.lon)), 0.5),
  }
  const distances = placed.map(({ point }) => distanceKm(centre, point))
  const reach = Math.max(2000, 8 * middle(ascending(distances), 0.75))
  return placed.flatMap(({ entry }, index) => {
    const distance = distances[index] ?? 0
    if (distance <= reach) return []
    const km = Math.round(distance / 100) * 100
    const field = entry.prepared.columns.fields.has('lat') ? 'lat' : 'coordinates'
    const message = `The row lies ${km} km from the middle of all the others.`
    return [
      problemAt(
        entry.prepared,
        entry.row,
        { field, message, remedy: 'Look for a missing minus, a wrong digit, or swapped coordinates.' },
        'warning',
      ),
    ]
  })
}

/** Rows that say the same as an earlier one, cell by cell. */
export function doubled(entries: readonly Entry[]): readonly Problem[] {
  const seen = new Map<string, Entry['ref']>()
  return entries.flatMap((entry) => {
    const { sheet, columns } = entry.prepared
    // What the import does not use may still be what tells two events apart; a number of the row does not.
    const id = columns.fields.get('id')
    const cells = entry.row.cells.map((cell, column) => (column === id ? '' : textIn(cell)))
    const key = JSON.stringify([...sheet.columns, '', ...cells])
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, entry.ref)
      return []
    }
    const where = first.file === sheet.file ? '' : ` of ${first.file}`
    return [
      {
        severity: 'warning' as const,
        file: sheet.file,
        row: entry.ref.row,
        column: null,
        value: null,
        message: `The row says the same as row ${first.row}${where}.`,
        remedy: 'Remove one of them, if they are the same event.',
      },
    ]
  })
}

/** Coordinates of one name this far apart are hardly of one place. */
const APART_KM = 50

/** Rows that give a place other coordinates than an earlier row gives the same name. */
export function apart(entries: readonly Entry[]): readonly Problem[] {
  const first = new Map<string, { readonly row: number; readonly point: Point }>()
  return entries.flatMap((entry) => {
    const name = entry.text('place')
    if (entry.point === null || name === '') return []
    const key = foldName(`${name} ${regionOf(entry.prepared, entry.row)} ${entry.text('country')}`)
    const known = first.get(key)
    if (known === undefined) {
      first.set(key, { row: entry.ref.row, point: entry.point })
      return []
    }
    const km = Math.round(distanceKm(known.point, entry.point) / 10) * 10
    if (km < APART_KM) return []
    const field = entry.prepared.columns.fields.has('lat') ? 'lat' : 'coordinates'
    const message = `${name.slice(0, 80)} lies ${km} km from where row ${known.row} has it.`
    const remedy = 'Correct one of them, or give the two places names of their own.'
    return [problemAt(entry.prepared, entry.row, { field, message, remedy }, 'warning')]
  })
}

/** A place within this distance of the gazetteer's is the same. */
const NEAR_KM = 150

/** Whether the coordinates of a sheet lie by its places only when exchanged: no number of them need be out of range. */
export function liesExchanged(prepared: Prepared, gazetteer: Gazetteer): boolean {
  const { fields } = prepared.columns
  if (!fields.has('lat') || !fields.has('lon')) return false
  const name = fields.has('place') ? 'place' : prepared.role === 'places' ? 'title' : null
  if (name === null || !fields.has(name)) return false
  let [straight, exchanged] = [0, 0]
  for (const row of prepared.sheet.rows.slice(0, 60)) {
    const read = pointOf(cellOf(prepared, row, 'lat'), cellOf(prepared, row, 'lon'))
    const written = textOf(prepared, row, name)
    if (read.kind !== 'point' || written === '') continue
    const found = gazetteer.find(written, gazetteer.countryCode(textOf(prepared, row, 'country')))
    if (found.kind !== 'found') continue
    const turned = { lat: read.point.lon, lon: read.point.lat }
    if (distanceKm(read.point, found.place) < NEAR_KM) straight++
    else if (Math.abs(turned.lat) <= 90 && distanceKm(turned, found.place) < NEAR_KM) exchanged++
  }
  return straight === 0 && exchanged >= 2
}
