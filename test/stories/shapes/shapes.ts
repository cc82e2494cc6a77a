import { compile } from '../../../src/compile/compile.ts'
import type { Story } from '../../../src/model.ts'

/** Small stories of every shape, as tables: what the interface has to fit. */

type Cells = readonly (string | number)[]

interface Written {
  readonly head: Readonly<Record<string, unknown>>
  /** id, name, latitude, longitude, kind. */
  readonly places?: readonly Cells[]
  /** id, name, kind, party. */
  readonly actors?: readonly Cells[]
  /** id, date, places, kind, title, actors, modality. */
  readonly events: readonly Cells[]
  /** event, from, to, who. */
  readonly movements?: readonly Cells[]
}

const quoted = (cell: string | number) => `"${String(cell).replaceAll('"', '""')}"`
const table = (header: string, rows: readonly Cells[]) =>
  `${header}\n${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`

function tables({ head, places = [], actors = [], events, movements = [] }: Written): Readonly<Record<string, string>> {
  const rows = {
    places: places.map(([id = '', name = '', lat = '', lon = '', kind = 'city']) => [
      ...[id, name, '', lat, lon, kind, kind === 'region' ? 60 : 5, '', '', 'a test'],
    ]),
    actors: actors.map(([id = '', name = '', kind = 'person', party = '']) => [id, name, '', kind, party, '']),
    events: events.map(([id = '', date = '', where = '', kind = '', title = '', who = '', modality = 'occurred']) => [
      ...[id, date, where, kind, modality, title, `What is known of it: ${title}.`, who, ''],
    ]),
    claims: events.map(([id = '', , , , , , modality = 'occurred'], index) => [
      ...[id, 'table', `Given in row ${index + 2} of the table.`, '', '', modality === 'planned' ? 'plans' : 'reports'],
    ]),
  }
  return {
    'story.json': JSON.stringify(head),
    'places.csv': table('id,name,aliases,lat,lon,kind,extent_km,geonames,wikidata,coordinates_from', rows.places),
    'sources.csv': table('id,outlet,origin,title,url,published,kind,language', [
      ['table', '', '', 'events.csv', '', '2026-11-22', 'table', 'und'],
    ]),
    'events.csv': table('id,date,places,kind,modality,title,summary,actors,replaces', rows.events),
    'claims.csv': table('about,source,says,date,date_as_said,stance', rows.claims),
    ...(actors.length > 0 ? { 'actors.csv': table('id,name,aliases,kind,party,role', rows.actors) } : {}),
    ...(movements.length > 0
      ? {
          'movements.csv': table(
            'event,from,to,departed,arrived,who,mode,route',
            movements.map(([event = '', from = '', to = '', who = '']) => [
              ...[event, from, to, '', '', who, 'journey', 'stated'],
            ]),
          ),
        }
      : {}),
  }
}

const NORTH_AND_SOUTH = [
  { id: 'north', name: 'The North' },
  { id: 'south', name: 'The South' },
]
const CITIES: readonly Cells[] = [
  ['berlin', 'Berlin', 52.52, 13.405],
  ['paris', 'Paris', 48.8566, 2.3522],
  ['vienna', 'Vienna', 48.2082, 16.3738],
  ['rome', 'Rome', 41.9028, 12.4964],
  ['madrid', 'Madrid', 40.4168, -3.7038],
  ['warsaw', 'Warsaw', 52.2297, 21.0122],
  ['alps', 'The Alps', 46.8, 10.5, 'region'],
]
const NAIROBI: readonly Cells[] = [['nairobi', 'Nairobi', -1.2921, 36.8219]]
const SQUARES: readonly Cells[] = [
  ['station', 'Central station', 48.2085, 16.3735, 'place'],
  ['square', 'Town hall square', 48.2109, 16.3585, 'place'],
  ['bridge', 'North bridge', 48.2265, 16.3935, 'place'],
]
const ISLANDS: readonly Cells[] = [
  ['suva', 'Suva', -18.1416, 178.4419],
  ['apia', 'Apia', -13.8333, -171.7667],
  ['nukualofa', 'Nukuʻalofa', -21.1394, -175.2018],
  ['auckland', 'Auckland', -36.8485, 174.7633],
]
const WORLD: readonly Cells[] = [
  ...ISLANDS,
  ['london', 'London', 51.5074, -0.1278],
  ['new-york', 'New York', 40.7128, -74.006],
  ['tokyo', 'Tokyo', 35.6762, 139.6503],
  ['lagos', 'Lagos', 6.5244, 3.3792],
  ['santiago', 'Santiago', -33.4489, -70.6693],
  ['reykjavik', 'Reykjavík', 64.1466, -21.9426],
]
const span = (first: string, last: string, opening = last) => ({ span: `${first}/${last}`, opening })

const WRITTEN = {
  'no-movements': {
    head: {
      id: 'no-movements',
      title: 'Speeches and strikes',
      lede: 'Without a single trip.',
      parties: NORTH_AND_SOUTH,
      ...span('2025-02-01', '2025-06-30', '2025-04-12'),
    },
    places: CITIES,
    actors: [
      ['anna', 'Anna North', 'person', 'north'],
      ['bela', 'Béla South', 'person', 'south'],
      ['nobody', 'Observer', 'other', ''],
    ],
    events: [
      ['one', '2025-02-03', 'berlin', 'statement', 'Anna speaks in Berlin', 'anna'],
      ['two', '2025-02-20', 'paris', 'attack', 'A fire in Paris', 'bela'],
      ['three', '2025-03-04', '', 'agreement', 'They agree somewhere', 'anna;bela'],
      ['four', '2025-03', 'alps', 'attack', 'Avalanches in the Alps', ''],
      ['five', '2025-04-12', 'vienna;rome', 'visit', 'Two cities on one day', 'bela'],
      ['six', '2025-05-02', 'rome', 'statement', 'An observer speaks', 'nobody'],
      ['seven', '2025-06-14', 'madrid', 'visit', 'To come, perhaps', 'anna', 'planned'],
    ],
  },
  'no-statuses': {
    head: {
      id: 'no-statuses',
      kicker: 'A tour',
      title: 'Three delegations on the road',
      parties: [...NORTH_AND_SOUTH, { id: 'east', name: 'The East' }],
      ...span('2025-01-01', '2025-12-31', '2025-05-06'),
    },
    places: CITIES,
    actors: [
      ['anna', 'Anna North', 'person', 'north'],
      ['bela', 'Béla South', 'person', 'south'],
      ['cem', 'Cem East', 'person', 'east'],
    ],
    events: [
      ['a', '2025-02-03', 'paris', 'visit', 'Anna in Paris', 'anna'],
      ['b', '2025-05-05/2025-05-08', 'rome', 'visit', 'Béla in Rome', 'bela'],
      ['c', '2025-05-06', 'warsaw', 'visit', 'Cem in Warsaw', 'cem'],
      ['d', '2025-09-01', 'madrid', 'call', 'A call', 'anna'],
      ['e', '2025-11-20', 'vienna', 'agreement', 'A treaty', 'anna;bela;cem'],
    ],
    movements: [
      ['a', 'berlin', 'paris', 'anna'],
      ['b', 'vienna', 'rome', 'bela'],
      ['c', 'vienna', 'warsaw', 'cem'],
    ],
  },
  'one-event': {
    head: { id: 'one-event', title: 'One thing happened', ...span('2025-03-01', '2025-04-30', '2025-03-20') },
    places: NAIROBI,
    events: [['it', '2025-03-20', 'nairobi', 'event', 'The one thing', '']],
  },
  'one-place': {
    head: {
      id: 'one-place',
      title: 'Two months in Nairobi',
      ...span('2025-03-01', '2025-04-30', '2025-03-20'),
      language: 'en',
    },
    places: NAIROBI,
    events: [
      ['a', '2025-03-04', 'nairobi', 'statement', 'A speech', ''],
      ['b', '2025-03-20', 'nairobi', 'agreement', 'A contract', ''],
      ['c', '2025-04-02~', 'nairobi', 'event', 'A storm', ''],
      ['d', '2025-04-22/2025-04-25', 'nairobi', 'visit', 'A visit of days', ''],
    ],
  },
  'two-centuries': {
    head: {
      id: 'two-centuries',
      title: 'Two centuries of congresses',
      lede: 'From Vienna to Warsaw.',
      parties: NORTH_AND_SOUTH,
      ...span('1810-01-01', '2020-12-31', '1919-06-28'),
    },
    places: CITIES,
    actors: [
      ['anna', 'The North’s envoys', 'body', 'north'],
      ['bela', 'The South’s envoys', 'body', 'south'],
    ],
    events: [
      ['a', '1814-09/1815-06', 'vienna', 'agreement', 'The congress of Vienna', 'anna'],
      ['b', '1848', 'paris;berlin;vienna', 'event', 'A year of uprisings', 'bela'],
      ['c', '1871-01-18', 'paris', 'statement', 'A proclamation', 'anna'],
      ['d', '1885-02-26', 'berlin', 'agreement', 'The Berlin conference ends', 'anna;bela'],
      ['e', '1919-06-28', 'paris', 'agreement', 'The treaty', 'bela'],
      ['f', '1920/1929', 'berlin', 'event', 'A decade', ''],
      ['g', '1957-03-25', 'rome', 'agreement', 'The treaties of Rome', 'anna'],
      ['h', '1975-08-01', 'warsaw', 'agreement', 'An act is signed', 'bela'],
      ['i', '1991-07-01', 'warsaw', 'statement', 'A pact is dissolved', 'bela'],
      ['j', '2004-05-01', 'warsaw', 'visit', 'A journey to Warsaw', 'anna'],
    ],
    movements: [['j', 'berlin', 'warsaw', 'anna']],
  },
  'one-afternoon': {
    head: {
      id: 'one-afternoon',
      title: 'The afternoon of the strike',
      kinds: [
        { id: 'march', name: 'March', sign: 'visit' },
        { id: 'arrest', name: 'Arrest' },
      ],
      parties: [
        { id: 'strikers', name: 'Strikers', tone: 'blue' },
        { id: 'police', name: 'Police', tone: 'ochre' },
      ],
      ...span('2025-05-01', '2025-05-01'),
    },
    places: SQUARES,
    actors: [
      ['strikers', 'The strikers', 'body', 'strikers'],
      ['police', 'The police', 'body', 'police'],
    ],
    events: [
      ['late', '2025-05-01T17:40+02:00', 'square', 'statement', 'The mayor speaks', ''],
      ['a', '2025-05-01T13:05+02:00', 'station', 'march', 'They gather at the station', 'strikers'],
      ['b', '2025-05-01T13:40+02:00', 'station', 'arrest', 'A first arrest', 'police'],
      ['c', '2025-05-01T14:15+02:00', 'bridge', 'march', 'They cross the bridge', 'strikers'],
      ['d', '2025-05-01T15:30+02:00', 'square', 'march', 'They reach the square', 'strikers'],
      ['e', '2025-05-01T16:10+02:00', 'square', 'arrest', 'Twelve are held', 'police'],
    ],
    movements: [['c', 'station', 'bridge', 'strikers']],
  },
  'many-parties': {
    head: {
      id: 'many-parties',
      title: 'Twelve parties at one table',
      parties: Array.from({ length: 12 }, (_, index) => ({ id: `p${index + 1}`, name: `Party ${index + 1}` })),
      ...span('2025-01-01', '2025-03-31', '2025-02-10'),
    },
    places: CITIES,
    actors: Array.from({ length: 12 }, (_, index) => [
      `a${index + 1}`,
      `Envoy ${index + 1}`,
      'person',
      `p${index + 1}`,
    ]),
    events: Array.from({ length: 12 }, (_, index) => [
      ...[`e${index + 1}`, `2025-02-${String(index + 2).padStart(2, '0')}`, 'vienna', 'visit'],
      ...[`Envoy ${index + 1} comes`, `a${index + 1}`],
    ]),
    movements: Array.from({ length: 12 }, (_, index) => [
      ...[`e${index + 1}`, ['berlin', 'paris', 'rome', 'madrid', 'warsaw'][index % 5] ?? '', 'vienna', `a${index + 1}`],
    ]),
  },
  'own-kinds': {
    head: {
      id: 'own-kinds',
      title: { en: 'A year of protest', ar: 'عام من الاحتجاج', ru: 'Год протеста' },
      kicker: { en: 'Protest', ar: 'احتجاج', ru: 'Протест' },
      kinds: [
        { id: 'protest', name: { en: 'Protest', ar: 'احتجاج', ru: 'Протест' } },
        { id: 'strike', name: { en: 'Strike', ar: 'إضراب', ru: 'Забастовка' }, sign: 'attack' },
        { id: 'rally', name: { en: 'Rally', ar: 'تجمع', ru: 'Митинг' }, sign: 'statement' },
        { id: 'sit-in', name: 'Sit-in' },
        { id: 'vigil', name: 'Vigil' },
        { id: 'petition', name: 'Petition', sign: 'statement' },
        { id: 'boycott', name: 'Boycott' },
      ],
      ...span('2025-01-01', '2025-12-31', '2025-06-15'),
    },
    places: CITIES,
    events: ['protest', 'strike', 'rally', 'sit-in', 'vigil', 'petition', 'boycott'].flatMap((kind, row) =>
      Array.from({ length: 8 - row }, (_, index) => [
        `${kind}-${index + 1}`,
        `2025-${String(1 + ((row * 2 + index * 3) % 12)).padStart(2, '0')}-${String(3 + ((row * 7 + index * 5) % 25)).padStart(2, '0')}`,
        ['berlin', 'paris', 'rome', 'madrid', 'warsaw'][(row + index) % 5] ?? '',
        kind,
        `${kind} number ${index + 1}`,
        '',
      ]),
    ),
  },
  world: {
    head: {
      id: 'world',
      title: 'Around the world in a year',
      parties: NORTH_AND_SOUTH,
      ...span('2025-01-01', '2025-12-31', '2025-06-02'),
    },
    places: WORLD,
    actors: [
      ['anna', 'Anna North', 'person', 'north'],
      ['bela', 'Béla South', 'person', 'south'],
    ],
    events: [
      ['a', '2025-02-03', 'london', 'visit', 'From New York to London', 'anna'],
      ['b', '2025-06-01/2025-06-04', 'santiago', 'visit', 'From Auckland to Santiago', 'bela'],
      ['c', '2025-06-02', 'tokyo', 'visit', 'From Lagos to Tokyo', 'anna'],
      ['d', '2025-09-01', 'apia;nukualofa', 'call', 'A call across the islands', 'bela'],
      ['e', '2025-11-20', 'reykjavik', 'agreement', 'A treaty in the north', 'anna'],
    ],
    movements: [
      ['a', 'new-york', 'london', 'anna'],
      ['b', 'auckland', 'santiago', 'bela'],
      ['c', 'lagos', 'tokyo', 'anna'],
    ],
  },
  antimeridian: {
    head: { id: 'antimeridian', title: 'Between the islands', ...span('2025-01-01', '2025-12-31', '2025-06-02') },
    places: ISLANDS,
    actors: [['bela', 'Béla', 'person', '']],
    events: [
      ['a', '2025-02-03', 'apia', 'visit', 'From Suva to Apia', 'bela'],
      ['b', '2025-06-01/2025-06-04', 'nukualofa', 'visit', 'From Auckland to Nukuʻalofa', 'bela'],
      ['c', '2025-09-01', 'suva', 'event', 'A storm', ''],
    ],
    movements: [
      ['a', 'suva', 'apia', 'bela'],
      ['b', 'auckland', 'nukualofa', 'bela'],
    ],
  },
  placeless: {
    head: { id: 'placeless', title: 'Nobody knows where', ...span('2025-01-01', '2025-02-28', '2025-01-20') },
    events: [
      ['a', '2025-01-12', '', 'event', 'A first thing', ''],
      ['b', '2025-01-20', '', 'event', 'A second thing', ''],
    ],
  },
} as const satisfies Readonly<Record<string, Written>>

export type ShapeName = keyof typeof WRITTEN

export const SHAPES: Readonly<Record<ShapeName, Readonly<Record<string, string>>>> = Object.assign(
  {},
  ...Object.entries(WRITTEN).map(([name, written]) => ({ [name]: tables(written) })),
)

export const SHAPE_NAMES = Object.keys(WRITTEN).filter((name): name is ShapeName => name in WRITTEN)

/**
 * A small story of a shape.
 * @throws Error where its tables have an error
 */
export function shape(name: ShapeName): Story {
  const compiled = compile(SHAPES[name])
  if (!compiled.ok) throw new Error(`${name}: ${JSON.stringify(compiled.problems, null, 2)}`)
  return compiled.story
}
