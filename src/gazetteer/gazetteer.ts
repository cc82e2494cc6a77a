/**
 * Where a place is that a table names without coordinates. What is found is certain enough to draw: one place has the name, or one
 * in the country that is given, or one is clearly more important than all others of its name. All else is left to the editor.
 */
import { editDistance } from '../fold.ts'
import { CALLED, CITY_STATES, EVERYDAY } from './countries.ts'
import { type GazetteerData, type ListedPlace, unpackPlaces } from './data.ts'
import { EXONYMS } from './exonyms.ts'
import { ARABIC, keyOf, transcribed, withoutCity, withoutDigraphs } from './names.ts'
import { REGIONS } from './regions.ts'

export type { GazetteerData } from './data.ts'

export interface GazetteerPlace {
  readonly geonames: number
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** The state or province, where people write it: in the United States, Canada, Australia and the United Kingdom; else ''. */
  readonly region: string
  readonly lat: number
  readonly lon: number
  /** Two significant digits; 0 where it is unknown. */
  readonly population: number
  readonly isCapital: boolean
}

export type GazetteerFound =
  | { readonly kind: 'found'; readonly place: GazetteerPlace; readonly because: 'only' | 'country' | 'importance' }
  /** Most important first, at most 6. */
  | { readonly kind: 'unclear'; readonly candidates: readonly GazetteerPlace[] }
  | { readonly kind: 'missing'; readonly suggestions: readonly GazetteerPlace[] }

export interface Gazetteer {
  readonly from: string
  readonly find: (name: string, country: string | null) => GazetteerFound
  /** The code of two letters for a country's code or name in English, Arabic, Russian, German, French or Spanish. */
  readonly countryCode: (written: string) => string | null
  readonly countryName: (code: string) => string
}

/** How many places are listed at most for one name. */
const MOST_LISTED = 6
/** One place is meant by a name when it weighs so many times more than every other of that name. */
const CLEARLY = 10
/** So much more weighs a capital, or a city that other languages have names for: it is clear from three times the people on. */
const KNOWN_ABROAD = CLEARLY / 3
/** So much less weighs a part of a city. */
const PART = 1 / 10
/** Weighed as so many people where their number is unknown, and at least. */
const FEWEST = 1000
/** Letters of a cell that may name a place; what is longer is a text. */
const LONGEST = 200
/** Without a country, the only place of a name is meant when so many live there, or the world knows it: the gazetteer has one name each. */
const ENOUGH_BY_ITSELF = 15_000
/** A place that weighs so much is suggested where its name is one word of several. */
const WORTH_A_WORD = 100_000

/** Where a place must lie: in one of these. */
interface Area {
  readonly country: string
  readonly region: string | null
}
type Areas = readonly Area[]

/** A cell understood as a name, and what stands after it. */
interface Understood {
  readonly name: string
  readonly hints: readonly string[]
}

const isKnownAbroad = (place: ListedPlace): boolean => place.mark === 'c' || EXONYMS[place.geonames] !== undefined

const weightOf = (place: ListedPlace): number =>
  Math.max(place.population, FEWEST) * (place.mark === 'x' ? PART : 1) * (isKnownAbroad(place) ? KNOWN_ABROAD : 1)

const lies = (place: ListedPlace, areas: Areas): boolean =>
  areas.some(({ country, region }) => place.country === country && (region === null || place.region === region))

/** Whether one place of a name outweighs another so that nobody would mean the other without saying so. */
export const clearlyMoreImportant = (one: ListedPlace, other: ListedPlace): boolean =>
  weightOf(one) >= CLEARLY * weightOf(other)

const byWeight = (one: ListedPlace, other: ListedPlace): number =>
  weightOf(other) - weightOf(one) || one.geonames - other.geonames

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, [value])
  else if (!there.includes(value)) there.push(value)
}

/** All keys that a place is found by: its name, both halves of a double name, and its names in other languages. */
export function keysOf(place: ListedPlace): readonly string[] {
  const others = EXONYMS[place.geonames]
  const halves = place.name.includes(' / ') ? place.name.split(' / ') : []
  if (others === undefined && halves.length === 0) return [keyOf(place.name)]
  return [...new Set([place.name, ...halves, ...(others?.split(';') ?? [])].map(keyOf))]
}

function readCountries(lines: string) {
  const byKey = new Map<string, string[]>()
  const names = new Map<string, string>()
  const codes = new Set<string>()
  for (const line of lines.split('\n')) {
    const [two = '', three = '', ...others] = line.split(';')
    names.set(two, CALLED[two] ?? others[0] ?? two)
    for (const code of [two, three]) {
      codes.add(keyOf(code))
      push(byKey, keyOf(code), two)
    }
    for (const name of [...others, ...(EVERYDAY[two] ?? '').split(';')]) {
      const key = keyOf(name)
      if (key === '') continue
      push(byKey, key, two)
      push(byKey, key.replace(/^the /, ''), two)
    }
  }
  return { byKey, names, codes }
}

/** What a cell may mean, the likeliest first: `St. Petersburg`, `Homs (Syria)`, `Paris, Texas`, `Moscow - Russia`, `Syria: Homs`. */
function understand(written: string): readonly Understood[] {
  const text = written.trim()
  const all: Understood[] = [{ name: text, hints: [] }]
  const bracketed = /^([^()]+)\(([^()]+)\)[\s.]*$/.exec(text)
  if (bracketed !== null) {
    const inner = (bracketed[2] ?? '').split(/[,،]/)
    const [name = '', ...outer] = (bracketed[1] ?? '').split(/[,،]/)
    all.push({ name, hints: [...outer, ...inner] })
  }
  for (const separator of [/[,،]/, /\s[-–—]\s|\s*[/|:]\s*/]) {
    const parts = text.split(separator).filter((part) => part.trim() !== '')
    const [name = '', ...hints] = parts
    if (parts.length < 2 || parts.length > 4) continue
    all.push({ name, hints }, { name: hints.at(-1) ?? '', hints: [name, ...hints.slice(0, -1)] })
  }
  const words = text.split(/\s+/)
  if (/^[^,،()/|:]+$/.test(text)) {
    for (const tail of [1, 2, 3]) {
      const hint = words.slice(-tail).join(' ')
      // Codes only as codes are written: "Austin TX".
      if (words.length <= tail || (hint.length < 4 && hint !== hint.toUpperCase())) continue
      all.push({ name: words.slice(0, -tail).join(' '), hints: [hint] })
    }
  }
  return all.map(({ name, hints }) => ({
    name: name.trim(),
    hints: hints.map((hint) => hint.trim()).filter((hint) => hint !== ''),
  }))
}

/** Whether two neighbouring letters are exchanged, and nothing else. */
function areSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}

/** Names by the pairs of letters in them, for finding what was misspelt. */
function createSpelling(keys: readonly string[]) {
  const pairsOf = (key: string): ReadonlySet<string> => {
    const framed = ` ${key} `
    return new Set(Array.from({ length: framed.length - 1 }, (_, index) => framed.slice(index, index + 2)))
  }
  const byPair = new Map<string, number[]>()
  keys.forEach((key, index) => {
    for (const pair of pairsOf(key)) {
      const there = byPair.get(pair)
      if (there === undefined) byPair.set(pair, [index])
      else there.push(index)
    }
  })
  const lengths = Uint8Array.from(keys, (key) => Math.min(key.length, 255))
  const shared = new Uint8Array(keys.length)
  /** Keys that differ in few letters, and in how many. */
  return (key: string): ReadonlyMap<string, number> => {
    const most = key.length < 4 ? 0 : key.length < 8 ? 1 : key.length < 12 ? 2 : 3
    const near = new Map<string, number>()
    if (most === 0 || key.length > 60) return near
    const pairs = pairsOf(key)
    // A letter that is put in, taken out or changed spoils two pairs, and two that are swapped three.
    const least = Math.max(2, pairs.size - 2 * most - 1)
    shared.fill(0)
    for (const pair of pairs) {
      for (const index of byPair.get(pair) ?? []) {
        const count = (shared[index] ?? 0) + 1
        shared[index] = count
        if (count !== least || Math.abs((lengths[index] ?? 0) - key.length) > most) continue
        const other = keys[index] ?? ''
        const distance = areSwapped(key, other) ? 1 : editDistance(key, other)
        if (distance > 0 && distance <= most) near.set(other, distance)
      }
    }
    return near
  }
}

export function createGazetteer(data: GazetteerData): Gazetteer {
  const places = unpackPlaces(data)
  const countries = readCountries(data.countries)
  const byKey = new Map<string, ListedPlace[]>()
  const byLooseKey = new Map<string, ListedPlace[]>()
  const capitals = new Map<string, ListedPlace>()
  for (const place of places) {
    if (place.mark === 'c') capitals.set(place.country, place)
    for (const key of keysOf(place)) {
      push(byKey, key, place)
      const short = withoutCity(key)
      const arabic = ARABIC.has(place.country) ? transcribed(short) : short
      if (short !== key) push(byLooseKey, short, place)
      if (ARABIC.has(place.country)) push(byLooseKey, `~${arabic}`, place)
    }
  }
  let spelling: ReturnType<typeof createSpelling> | null = null
  const misspelt = (key: string): ReadonlyMap<string, number> => {
    spelling ??= createSpelling([...byKey.keys()])
    return spelling(key)
  }

  const regions = new Map<string, Area[]>()
  for (const { country, code, name, short } of REGIONS) {
    push(regions, keyOf(name), { country, region: code })
    if (keyOf(short) !== keyOf(name)) push(regions, keyOf(short), { country, region: code })
  }
  const regionNames = new Map(REGIONS.map(({ country, code, name }) => [`${country} ${code}`, name]))

  const countriesOf = (written: string): Areas => {
    const key = keyOf(written)
    const codes = countries.byKey.get(key) ?? countries.byKey.get(key.replace(/^the /, '')) ?? []
    return codes.map((country) => ({ country, region: null }))
  }
  const regionsOf = (written: string): Areas => regions.get(keyOf(written)) ?? []
  /** A nation of the United Kingdom is written as a country, and is a region of one. */
  const areasOfCountry = (written: string): Areas => {
    const asRegion = regionsOf(written)
    const asCountry = countriesOf(written)
    if (asCountry.length === 0) return asRegion
    return asRegion.some(({ country }) => country === 'GB' && asCountry[0]?.country === 'GB') ? asRegion : asCountry
  }
  const areasOfHint = (hint: string): Areas => [...areasOfCountry(hint), ...regionsOf(hint)]
  /** Whether a place's name as written is that of a whole country: codes are no names. */
  const countriesNamed = (name: string): Areas =>
    name.length > 3 || !countries.codes.has(keyOf(name)) ? countriesOf(name) : []

  const shown = (place: ListedPlace): GazetteerPlace => ({
    geonames: place.geonames,
    name: place.name,
    country: place.country,
    region: regionNames.get(`${place.country} ${place.region}`) ?? '',
    lat: place.lat,
    lon: place.lon,
    population: place.population,
    isCapital: place.mark === 'c',
  })
  const unclear = (candidates: readonly ListedPlace[]): GazetteerFound => ({
    kind: 'unclear',
    candidates: [...candidates].sort(byWeight).slice(0, MOST_LISTED).map(shown),
  })

  const named = (key: string): readonly ListedPlace[] => byKey.get(key) ?? []
  const looselyNamed = (key: string): readonly ListedPlace[] => {
    const short = withoutCity(key)
    const plain = withoutDigraphs(key)
    const lists = [
      ...[short === key ? [] : named(short), byLooseKey.get(short) ?? []],
      ...[byLooseKey.get(`~${transcribed(short)}`) ?? [], plain === key ? [] : named(plain)],
    ]
    return [...new Set(lists.flat())]
  }

  /** The one of these that is meant; there are `namesakes` of it all over the world. `bare`: nothing stands beside the name. */
  function choose(candidates: readonly ListedPlace[], namesakes: number, bare: boolean): GazetteerFound {
    const [first, second] = [...candidates].sort(byWeight)
    if (first === undefined) return { kind: 'missing', suggestions: [] }
    if (second === undefined && bare && first.population < ENOUGH_BY_ITSELF && !isKnownAbroad(first))
      return unclear([first])
    if (second === undefined) {
      return { kind: 'found', place: shown(first), because: namesakes > 1 ? 'country' : 'only' }
    }
    if (clearlyMoreImportant(first, second)) return { kind: 'found', place: shown(first), because: 'importance' }
    return unclear(candidates)
  }

  /** What the name means within all of these areas; null when nothing there has it. */
  function within(name: string, areas: readonly Areas[]): GazetteerFound | null {
    const key = keyOf(name)
    const fits = (place: ListedPlace) => areas.every((each) => lies(place, each))
    const everywhere = named(key)
    const exact = everywhere.filter(fits)
    const loose = looselyNamed(key)
    const close = loose.filter((place) => fits(place) && !exact.includes(place))

    const asCountry = countriesNamed(name)
    const inThatCountry = exact.filter((place) => lies(place, asCountry))
    if (areas.length === 0 && asCountry.length > 0) {
      const itself = inThatCountry.filter((place) => place.mark === 'c' && CITY_STATES.has(place.country))
      return itself.length === 1 ? choose(itself, 1, false) : null
    }
    // "Syria" in the column of places of a row whose country is Syria names no place.
    if (asCountry.some((area) => areas.every((each) => each.some(({ country }) => country === area.country)))) {
      return inThatCountry.length === 0 ? null : choose(inThatCountry, 1, false)
    }
    if (exact.length === 0) {
      return close.length === 0 || (areas.length === 0 && regionsOf(name).length > 0)
        ? null
        : choose(close, loose.length, areas.length === 0)
    }
    // "Ontario" is the province, however large the city of that name in California is.
    const isRegion = areas.length === 0 && regionsOf(name).some(({ region }) => region !== null) && name.length > 3
    if (isRegion && !exact.some((place) => EXONYMS[place.geonames] !== undefined)) return unclear(exact)
    const [top] = [...exact].sort(byWeight)
    const rival = close.filter(
      (place) => top !== undefined && !clearlyMoreImportant(top, place) && weightOf(place) > weightOf(top),
    )
    return rival.length === 0 ? choose(exact, everywhere.length, areas.length === 0) : unclear([...exact, ...rival])
  }

  /** What might have been meant: the name elsewhere and what stands beside it, else what is spelt like it. */
  function suggest(readings: readonly Understood[], areas: Areas | null): readonly GazetteerPlace[] {
    const fits = (place: ListedPlace) => areas === null || lies(place, areas)
    const [whole] = readings
    const capital = countriesNamed(whole?.name ?? '').flatMap(({ country }) => capitals.get(country) ?? [])
    const elsewhere = readings.flatMap(({ name }) => [...named(keyOf(name))].sort(byWeight).slice(0, 3))
    // "Tishreen Palace Damascus", "near Homs".
    const beside = (whole?.name.split(/[^\p{L}\p{M}’'-]+/u) ?? [])
      .flatMap((word) => [...named(keyOf(word))].sort(byWeight).slice(0, 1))
      .filter((place) => weightOf(place) >= WORTH_A_WORD && fits(place))
    const spelt = () =>
      readings.slice(0, 3).flatMap(({ name, hints }) => {
        const inAreas = hints.map(areasOfHint).filter((each) => each.length > 0)
        const like = [...misspelt(keyOf(name))].flatMap(([key, distance]) =>
          named(key).map((place) => ({ place, badness: distance - Math.log10(weightOf(place)) / 3 })),
        )
        const here = like.filter(({ place }) => fits(place) && inAreas.every((each) => lies(place, each)))
        const best = here.length > 0 ? here : like
        return best.sort((one, other) => one.badness - other.badness).map(({ place }) => place)
      })
    const exact = [...new Set([...capital, ...beside, ...elsewhere])]
    return (exact.length > 0 ? exact : [...new Set(spelt())]).slice(0, MOST_LISTED).map(shown)
  }

  function find(written: string, country: string | null): GazetteerFound {
    if (written.length > LONGEST) return { kind: 'missing', suggestions: [] }
    const readings = understand(written)
    const inColumn = country === null || country.trim() === '' ? null : areasOfCountry(country)
    // A country that nobody knows may be a slip that decides, and "Homs?" is no more than a guess.
    const unknownCountry = inColumn !== null && inColumn.length === 0
    const isDoubted = unknownCountry || /[?؟]/.test(written)
    for (const { name, hints } of readings) {
      if (keyOf(name) === '') continue
      const fromHints = hints.map(areasOfHint)
      if (fromHints.some((areas) => areas.length === 0)) continue
      const areas = [...(inColumn === null || unknownCountry ? [] : [inColumn]), ...fromHints]
      const found = within(name, areas)
      if (found === null) continue
      if (!isDoubted || found.kind !== 'found') return found
      return { kind: 'unclear', candidates: [found.place] }
    }
    return { kind: 'missing', suggestions: suggest(readings, unknownCountry ? null : inColumn) }
  }

  return {
    from: data.from,
    find,
    countryCode(written) {
      const codes = countriesOf(written)
      return codes.length === 1 ? (codes[0]?.country ?? null) : null
    },
    countryName: (code) => countries.names.get(code.toUpperCase()) ?? code,
  }
}
