import type { Entry } from './entries.ts'
import { foldHeader } from './fields.ts'
import { simplified } from './path.ts'
import type { PlaceBook } from './places.ts'
import { headerOf } from './sheets.ts'
import { modeOf } from './vocabulary.ts'

/** A row of movements.csv in the making. */
export interface Leg {
  readonly from: string
  readonly to: string
  readonly departed: string
  readonly arrived: string
  readonly mode: string
  readonly route: 'stated' | 'inferred'
}

const RETURN = /^(?:return|ruck|retour|regreso|vuelta|возвращ|العوده|العودة|عوده|عودة)/u

/** Whether the row's end is the day on which they were back, and not the one of arrival. */
function returns({ prepared }: Entry): boolean {
  const header = prepared.columns.fields.has('end') ? null : headerOf(prepared, 'arrived')
  return header !== null && RETURN.test(foldHeader(header))
}

/** A date that can stand in a movement: compile takes the event's own for an empty one. */
const moment = (edtf: string): string => (edtf.includes('/') ? '' : edtf)

/** What of a row goes from place to place. */
export function legsOf(
  entry: Entry,
  ends: { from: string | null; to: string | null },
  places: readonly string[],
  home: string | null,
): readonly Leg[] {
  const mode = modeOf(entry.text('mode'))
  const leg = (
    from: string,
    to: string,
    departed = '',
    arrived = '',
    route: Leg['route'] = 'inferred',
  ): readonly Leg[] =>
    from === to ? [] : [{ from, to, departed: moment(departed), arrived: moment(arrived), mode, route }]
  const { from, to } = ends
  const isDated = entry.start !== entry.end && entry.end !== ''
  if (from !== null && to !== null && returns(entry)) {
    const back = entry.hasEnd && entry.end !== '' ? leg(to, from, entry.end, entry.end, 'stated') : []
    return [...leg(from, to, entry.start, entry.start, 'stated'), ...back]
  }
  if (from !== null && to !== null) {
    return leg(from, to, isDated ? entry.start : '', isDated ? entry.end : '', 'stated')
  }
  if (entry.prepared.role !== 'trips' || places.length === 0) return []
  const start = from ?? home
  const stops = [...places, ...(to === null ? [] : [to])]
  const [first = ''] = stops
  const last = stops.at(-1) ?? ''
  const there = start === null ? [] : leg(start, first, entry.start, entry.start)
  const between = stops.slice(1).flatMap((place, index) => leg(stops[index] ?? '', place))
  const back =
    home === null || to !== null || entry.end === '' || !entry.hasEnd ? [] : leg(last, home, entry.end, entry.end)
  return [...there, ...between, ...back]
}

/** A line's points as places, and the way from each to the next. */
export function pathOf(
  entry: Entry,
  name: string,
  book: PlaceBook,
): { readonly places: readonly string[]; readonly legs: readonly Leg[] } {
  const vertices = simplified(entry.path)
  const mode = modeOf(entry.text('mode'))
  const from = `${entry.ref.file}, row ${entry.ref.row}`
  const at = new Map<string, string>()
  const ids = vertices.map((vertex, index) => {
    const key = `${vertex.lat} ${vertex.lon}`
    const id = at.get(key) ?? book.add({ name: `${name}, point ${index + 1}`, point: vertex, from }, entry.ref)
    at.set(key, id)
    return id
  })
  const legs = ids.slice(1).flatMap((to, index): readonly Leg[] => {
    const start = ids[index] ?? to
    if (start === to) return []
    const [departed, arrived] = [vertices[index]?.when ?? '', vertices[index + 1]?.when ?? '']
    return [{ from: start, to, departed: moment(departed), arrived: moment(arrived), mode, route: 'stated' }]
  })
  return { places: [...new Set(ids)], legs }
}
