/** All that a gazetteer is made of, as text that packs well: places are columns, those of a country after one another. */
export interface GazetteerData {
  /** Where the places come from, for people. */
  readonly from: string
  /** On what terms they may be passed on; it goes with them wherever they go. */
  readonly licence: string
  /** A line for each country: its codes of two and three letters, then its names, English first, all separated by `;`. */
  readonly countries: string
  /** `SY 312`: how many places of each country follow, one after another. */
  readonly counts: string
  /** One a line. */
  readonly names: string
  /** Codes of first-order divisions; empty where it is that of the place before. */
  readonly regions: string
  /** GeoNames ids, degrees north and east in thousandths: each the difference from the one before, in base 36. */
  readonly ids: string
  readonly lats: string
  readonly lons: string
  /** Two significant digits, for telling which place is more important: `16e5`. */
  readonly populations: string
  /** A letter for each place: c a capital, x a part of a city, - any other. */
  readonly marks: string
}

/** A place as the data have it; `name` is what it is listed by. */
export interface ListedPlace {
  readonly geonames: number
  readonly name: string
  readonly country: string
  /** The code of its first-order division. */
  readonly region: string
  readonly lat: number
  readonly lon: number
  readonly population: number
  readonly mark: 'c' | 'x' | '-'
}

const differences = (numbers: readonly number[]): string =>
  numbers.map((number, index) => (number - (numbers[index - 1] ?? 0)).toString(36)).join(' ')

function sums(text: string): readonly number[] {
  let sum = 0
  return text.split(' ').map((each) => {
    sum += Number.parseInt(each, 36)
    return sum
  })
}

const DEGREE = 1000

const LICENCE = 'Places: GeoNames, https://www.geonames.org, CC BY 4.0, chosen, rounded and packed.'

export function packPlaces(from: string, countries: string, places: readonly ListedPlace[]): GazetteerData {
  const sorted = [...places].sort((one, other) =>
    one.country === other.country ? one.geonames - other.geonames : one.country < other.country ? -1 : 1,
  )
  const counts = new Map<string, number>()
  for (const { country } of sorted) counts.set(country, (counts.get(country) ?? 0) + 1)
  return {
    from,
    licence: LICENCE,
    countries,
    counts: [...counts].map(([country, count]) => `${country} ${count}`).join(';'),
    names: sorted.map(({ name }) => name).join('\n'),
    regions: sorted.map(({ region }, index) => (sorted[index - 1]?.region === region ? '' : region)).join(' '),
    ids: differences(sorted.map(({ geonames }) => geonames)),
    lats: differences(sorted.map(({ lat }) => Math.round(lat * DEGREE))),
    lons: differences(sorted.map(({ lon }) => Math.round(lon * DEGREE))),
    populations: sorted
      .map(({ population }) =>
        population === 0
          ? '0'
          : String(Number(population.toPrecision(2))).replace(/0+$/, (zeros) => `e${zeros.length}`),
      )
      .join(' '),
    marks: sorted.map(({ mark }) => mark).join(''),
  }
}

export function unpackPlaces(data: GazetteerData): readonly ListedPlace[] {
  const ids = sums(data.ids)
  const lats = sums(data.lats)
  const lons = sums(data.lons)
  const names = data.names.split('\n')
  const regions = data.regions.split(' ')
  const populations = data.populations.split(' ')
  const places: ListedPlace[] = []
  let region = ''
  for (const counted of data.counts.split(';')) {
    const [country = '', count = '0'] = counted.split(' ')
    for (let left = Number(count); left > 0; left--) {
      const index = places.length
      const mark = data.marks[index]
      region = regions[index] || region
      places.push({
        geonames: ids[index] ?? 0,
        name: names[index] ?? '',
        country,
        region,
        lat: (lats[index] ?? 0) / DEGREE,
        lon: (lons[index] ?? 0) / DEGREE,
        population: Number(populations[index]),
        mark: mark === 'c' || mark === 'x' ? mark : '-',
      })
    }
  }
  return places
}
