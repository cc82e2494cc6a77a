import { foldName } from '../fold.ts'
import type { Gazetteer, GazetteerFound, GazetteerPlace } from '../gazetteer/gazetteer.ts'
import { namesRegion } from '../gazetteer/regions.ts'
import type { Point } from './coordinates.ts'
import { createIds } from './ids.ts'
import type { ListedName, PlacedName, RowRef } from './types.ts'

/** A row of places.csv in the making. */
export interface PlaceDraft {
  readonly id: string
  readonly name: string
  readonly aliases: Set<string>
  readonly point: Point
  readonly kind: string
  readonly extentKm: string
  readonly geonames: string
  readonly wikidata: string
  readonly from: string
  readonly country: string | null
  /** The rows that it comes from. */
  readonly refs: RowRef[]
}

type Given = Pick<PlaceDraft, 'name' | 'point' | 'from'> &
  Partial<Pick<PlaceDraft, 'kind' | 'extentKm' | 'geonames' | 'wikidata' | 'country'>> & {
    readonly id?: string
    readonly aliases?: readonly string[]
    /** It has its coordinates from a row of events, not from a list of places. */
    readonly isOfRow?: boolean
  }

/** How a name of a cell was understood. */
export type Resolved =
  | { readonly kind: 'places'; readonly ids: readonly string[] }
  | { readonly kind: 'listed'; readonly name: string; readonly found: Exclude<GazetteerFound, { kind: 'found' }> }

/** What other columns tell of where a name is. */
export interface Where {
  readonly country: string
  /** A state or province. */
  readonly region: string
}

export interface PlaceBook {
  /** A place that the tables give: the same name at the same coordinates is one place. */
  readonly add: (given: Given, ref: RowRef) => string
  /** The places that a cell names, from the tables first, then from the gazetteer. */
  readonly resolve: (written: string, where: Where, ref: RowRef) => readonly Resolved[]
  readonly drafts: () => readonly PlaceDraft[]
  readonly placed: () => readonly PlacedName[]
  readonly listed: () => readonly ListedName[]
  /** Places whose coordinates the tables give. */
  readonly given: () => number
  /** How often a name without coordinates was placed where another row has it. */
  readonly borrowed: () => number
}

const keyAt = ({ lat, lon }: Point): string => `${lat.toFixed(5)} ${lon.toFixed(5)}`

/** The name of a point that nobody named. */
export function degreesName({ lat, lon }: Point): string {
  const part = (value: number, letters: string) =>
    `${Math.abs(value).toFixed(2)}° ${value < 0 ? letters[1] : letters[0]}`
  return `${part(lat, 'NS')}, ${part(lon, 'EW')}`
}

/** Signs that separate several places in a cell, where each part is a place. */
const SEPARATORS = [
  /[\n\r|]+/,
  /\s*\/\s*/,
  /\s+(?:–|—|-|→|->|>)\s+/,
  /\s*&\s*|\s+(?:and|und|et|y|и|e)\s+/iu,
  /,|،/,
  /,|،|\s*&\s*|\s+(?:and|und|et|y|и|e)\s+/iu,
]
/** "New York (UN)": what meets there. What is no such sign may be what tells two places apart: Frankfurt (Oder). */
const MEETING = /\s*\([A-Z][A-Z0-9]+(?:[ -][A-Z0-9]+)*\)$/
const SURE = /[;؛\n\r]+/

export function createPlaceBook(gazetteer: Gazetteer): PlaceBook {
  const ids = createIds()
  const drafts = new Map<string, PlaceDraft>()
  const byPoint = new Map<string, string>()
  const byName = new Map<string, Set<string>>()
  const byGeonames = new Map<number, string>()
  const found = new Map<string, GazetteerFound>()
  const placed = new Map<string, { because: string; name: string; place: GazetteerPlace; rows: number }>()
  const listed = new Map<string, { name: string; rows: number[]; candidates: readonly GazetteerPlace[] }>()
  const ofRows = new Set<string>()
  let [given, borrowed] = [0, 0]

  const call = (name: string, id: string) => {
    const folded = foldName(name)
    if (folded !== '') byName.set(folded, (byName.get(folded) ?? new Set()).add(id))
  }
  const put = (draft: Given, ref: RowRef | null): string => {
    const id = ids.make(draft.id ?? draft.name, 'place')
    const { kind = 'place', extentKm = '1', geonames = '', wikidata = '', country = null } = draft
    const aliases = new Set(draft.aliases ?? [])
    const refs = ref === null ? [] : [ref]
    drafts.set(id, {
      id,
      name: draft.name,
      aliases,
      point: draft.point,
      kind,
      extentKm,
      geonames,
      wikidata,
      from: draft.from,
      country,
      refs,
    })
    // What the gazetteer found for one row's country is no answer for another's: the tables' own places alone have names.
    if (geonames !== '' && draft.id === undefined && draft.from === gazetteer.from) return id
    for (const name of [draft.name, ...aliases]) call(name, id)
    if (draft.id !== undefined) call(draft.id, id)
    return id
  }

  const lookUp = (name: string, country: string | null): GazetteerFound => {
    const key = `${country ?? ''} ${foldName(name)}`
    const known = found.get(key)
    if (known !== undefined) return known
    const fresh = gazetteer.find(name, country)
    found.set(key, fresh)
    return fresh
  }

  /** The tables' own places of this name, without those of another country than the one that is told. */
  const ownPlaces = (name: string, country: string | null): readonly string[] => {
    const all = [...(byName.get(foldName(name)) ?? [])]
    if (country?.length !== 2) return all
    const countryOf = (id: string) => drafts.get(id)?.country ?? null
    const inCountry = all.filter((id) => countryOf(id) === country)
    return inCountry.length > 0 ? inCountry : all.filter((id) => countryOf(id) === null)
  }

  const fromGazetteer = (name: string, result: Extract<GazetteerFound, { kind: 'found' }>, ref: RowRef): string => {
    const { place, because } = result
    const key = `${place.geonames} ${foldName(name)}`
    const seen = placed.get(key) ?? { because, name, place, rows: 0 }
    placed.set(key, { ...seen, rows: seen.rows + 1 })
    const known = byGeonames.get(place.geonames)
    if (known !== undefined) {
      const draft = drafts.get(known)
      draft?.refs.push(ref)
      if (draft !== undefined && foldName(draft.name) !== foldName(name)) draft.aliases.add(name)
      return known
    }
    const point = { lat: place.lat, lon: place.lon }
    const aliases = foldName(place.name) === foldName(name) ? [] : [place.name]
    const id = put(
      {
        name,
        aliases,
        point,
        kind: 'city',
        extentKm: '5',
        geonames: String(place.geonames),
        from: gazetteer.from,
        country: place.country,
      },
      ref,
    )
    byGeonames.set(place.geonames, id)
    return id
  }

  /** What the gazetteer has in the state or province that the row tells; one that it does not know says nothing. */
  const inRegion = (name: string, country: string | null, region: string): GazetteerFound => {
    const plain = lookUp(name, country)
    if (region === '' || !namesRegion(region)) return plain
    const there = lookUp(`${name}, ${region}`, country)
    if (there.kind !== 'missing' || plain.kind !== 'found') return there.kind === 'missing' ? plain : there
    return { kind: 'missing', suggestions: [plain.place] }
  }

  /** One name as a place, or why it is none; nothing is placed yet. */
  type Meant = { readonly own: string } | { readonly found: GazetteerFound }
  const meant = (name: string, country: string | null, region: string): Meant => {
    const [own, ...others] = ownPlaces(name, country)
    if (own === undefined) return { found: inRegion(name, country, region) }
    return others.length === 0 ? { own } : { found: { kind: 'unclear', candidates: [] } }
  }
  const isPlace = (one: Meant): boolean => 'own' in one || one.found.kind === 'found'

  const settle = (name: string, one: Meant, ref: RowRef): Resolved => {
    if ('own' in one) {
      drafts.get(one.own)?.refs.push(ref)
      if (ofRows.has(one.own)) borrowed++
      return { kind: 'places', ids: [one.own] }
    }
    if (one.found.kind === 'found') return { kind: 'places', ids: [fromGazetteer(name, one.found, ref)] }
    const key = foldName(name)
    const entry = listed.get(key) ?? {
      name,
      rows: [],
      candidates: one.found.kind === 'unclear' ? one.found.candidates : one.found.suggestions,
    }
    entry.rows.push(ref.row)
    listed.set(key, entry)
    return { kind: 'listed', name, found: one.found }
  }

  const resolveOne = (name: string, country: string | null, region: string, ref: RowRef): readonly Resolved[] => {
    const whole = meant(name, country, region)
    if (!isPlace(whole)) {
      for (const separator of SEPARATORS) {
        const parts = name
          .split(separator)
          .map((part) => part.trim())
          .filter((part) => part !== '')
        if (parts.length < 2 || parts.length > 30) continue
        const all = parts.map((part) => meant(part, country, region))
        // A country need not be that of each city of the cell.
        const wider = all.map((one, index) =>
          isPlace(one) || country === null ? one : meant(parts[index] ?? '', null, ''),
        )
        if (wider.every(isPlace)) return parts.map((part, index) => settle(part, wider[index] ?? whole, ref))
      }
      const bare = name.replace(MEETING, '')
      const there = bare === name || bare === '' ? whole : meant(bare, country, region)
      if (isPlace(there)) return [settle(bare, there, ref)]
    }
    return [settle(name, whole, ref)]
  }

  return {
    add: (draft, ref) => {
      const key = `${draft.id ?? ''} ${foldName(draft.name)} ${keyAt(draft.point)}`
      const known = byPoint.get(key)
      if (known !== undefined) {
        drafts.get(known)?.refs.push(ref)
        return known
      }
      const id = put(draft, ref)
      byPoint.set(key, id)
      if (draft.isOfRow === true) ofRows.add(id)
      given++
      return id
    },
    resolve: (written, { country, region }, ref) => {
      const names = written
        .split(SURE)
        .map((part) => part.trim())
        .filter((part) => part !== '')
      const countries = country
        .split(/[;؛\n\r]+|,|\//)
        .map((part) => part.trim())
        .filter((part) => part !== '')
      // A country that nobody knows, or that is two countries' name, goes to the gazetteer as it is written.
      const codes = countries.map((each) => gazetteer.countryCode(each) ?? each)
      const whole = codes.length > 1 ? gazetteer.countryCode(country) : (codes[0] ?? null)
      return names.flatMap((name, index) =>
        resolveOne(
          name,
          codes.length === names.length && codes.length > 1 ? (codes[index] ?? null) : whole,
          region,
          ref,
        ),
      )
    },
    drafts: () => [...drafts.values()],
    placed: () =>
      Array.from(placed.values(), ({ because, name, place, rows }) => ({
        name,
        geonames: place.geonames,
        country: place.country,
        because,
        rows,
      })),
    listed: () => [...listed.values()],
    given: () => given,
    borrowed: () => borrowed,
  }
}
