/**
 * What an editor writes into each column: the one place that says so. A new story's comment rows and the table in
 * `docs/tables.md` are made from it.
 */
import { TRANSLATIONS } from '../languages.ts'
import type { TableFile } from './tables.ts'

/**
 * `filled`: each row has something there. `empty`: a cell may be empty. `optional`: the column itself may be missing.
 */
export type Need = 'filled' | 'empty' | 'optional'

export interface Column {
  readonly name: string
  readonly need: Need
  /** What to write: a phrase, without a point at its end. */
  readonly write: string
  readonly example: string
  /** The only words that may be written. */
  readonly words?: readonly string[]
  /** May be followed by its translations, as `title_ar`. */
  readonly isTranslated?: true
}

export interface TableColumns {
  readonly file: TableFile
  /** What one row is. */
  readonly row: string
  readonly columns: readonly Column[]
}

const filled = (name: string, write: string, example: string): Column => ({ name, need: 'filled', write, example })
const empty = (name: string, write: string, example: string): Column => ({ name, need: 'empty', write, example })
const optional = (name: string, write: string, example: string): Column => ({ name, need: 'optional', write, example })
/** The words themselves are listed where the column is shown. */
const choice = (name: string, write: string, words: string, example: string): Column => {
  return { name, need: 'filled', write, example, words: words.split(' ') }
}
const translated = (column: Column): Column => ({ ...column, isTranslated: true })

const MODALITIES = 'planned under-way occurred cancelled denied reported'
const DATE =
  'a date, as exact as it is known: 2025-01-28, 2025-01, 2025, 2024-12~ (about), 2025-01-25/2025-01-27 (all of these days)'

export const TABLE_COLUMNS: readonly TableColumns[] = [
  {
    file: 'places.csv',
    row: 'a place, with its coordinates and where they come from',
    columns: [
      filled('id', 'a short name for the other tables: small letters, digits and hyphens', 'lisbon'),
      translated(filled('name', 'the name that readers see', 'Lisbon')),
      empty('aliases', 'other spellings, separated by ;', 'Lisboa; Lissabon'),
      filled('lat', 'latitude in degrees with a decimal point, south negative', '38.7223'),
      filled('lon', 'longitude in degrees with a decimal point, west negative', '-9.1393'),
      choice('kind', 'what it is', 'city airport air-base naval-base port region place', 'city'),
      filled('extent_km', 'radius in kilometres within which the named thing lies', '8'),
      empty('geonames', 'the number of the place at geonames.org', '2267057'),
      empty('wikidata', 'its item at wikidata.org', 'Q597'),
      filled('coordinates_from', 'where the coordinates come from', 'GeoNames'),
    ],
  },
  {
    file: 'actors.csv',
    row: 'a person, body, state, vessel or unit',
    columns: [
      filled('id', 'a short name for the other tables: small letters, digits and hyphens', 'ana-lopes'),
      translated(filled('name', 'the name that readers see', 'Ana Lopes')),
      empty('aliases', 'other spellings, separated by ;', 'A. Lopes'),
      choice('kind', 'what it is', 'person body state vessel unit other', 'person'),
      empty('party', 'the side, by its id in story.json', 'ferry-company'),
      translated(empty('role', 'public office', 'Head of the ferry company')),
    ],
  },
  {
    file: 'sources.csv',
    row: 'a page, a picture or a table that says something',
    columns: [
      filled('id', 'a short name for the other tables: small letters, digits and hyphens', 'courier-2030-03-04'),
      empty('outlet', 'who published it', 'The Harbour Courier'),
      empty('origin', 'the agency or paper that it repeats', 'Coast Press Agency'),
      filled('title', 'its own title', 'Ferry line to open in spring'),
      empty('url', 'its address, from https:// on', 'https://example.org/ferry-line'),
      filled(
        'published',
        'the day of publication; [2030-03-01..2030-03-04] for one day of these; its claims are known from then on',
        '2030-03-04',
      ),
      choice('kind', 'what it is', 'article agency official imagery track table other', 'article'),
      filled('language', 'the code of its language; und where it is not known', 'en'),
    ],
  },
  {
    file: 'events.csv',
    row: 'something that happened, or was planned',
    columns: [
      filled('id', 'a short name for the other tables: small letters, digits and hyphens', 'first-crossing'),
      filled('date', DATE, '2030-04-02'),
      empty('places', 'ids or names of places.csv, the main one first, separated by ;', 'lisbon; barreiro'),
      choice(
        'kind',
        'what it is, or one of the kinds of story.json',
        'visit call agreement statement attack drawdown voyage flight takeover event',
        'voyage',
      ),
      choice('modality', 'whether it came to be', MODALITIES, 'occurred'),
      translated(
        filled('title', 'one line for the reader, in the past tense for what occurred', 'The first ferry crossed'),
      ),
      translated(empty('summary', 'one to three sentences', 'It carried forty passengers and came in on time.')),
      empty('actors', 'ids or names of actors.csv, the leading one first, separated by ;', 'ana-lopes'),
      empty('replaces', 'the id of the event in whose place it came', 'opening-put-off'),
    ],
  },
  {
    file: 'movements.csv',
    row: 'a trip that belongs to an event',
    columns: [
      filled('event', 'the id of its event', 'first-crossing'),
      filled('from', 'the id or name of the place where it began', 'lisbon'),
      filled('to', 'the id or name of the place where it ended', 'barreiro'),
      empty('departed', 'the date of departure; without it that of the event', '2030-04-02'),
      empty('arrived', 'the date of arrival; without it that of the event', '2030-04-02'),
      empty('who', 'ids or names of actors.csv, separated by ;', 'ana-lopes'),
      choice('mode', 'how', 'delegation aircraft ship convoy exile journey', 'ship'),
      choice(
        'route',
        'whether a source states both ends, or one of them is your own reading',
        'stated inferred',
        'stated',
      ),
      optional('source', 'the source that first told of it, where that was later than the event', 'courier-2030-04-03'),
    ],
  },
  {
    file: 'statuses.csv',
    row: 'the state of a site from one date to another',
    columns: [
      filled('id', 'a short name for the other tables: small letters, digits and hyphens', 'terminal-open'),
      filled('site', 'one of the sites of story.json', 'barreiro'),
      choice('track', 'presence (what is there) or legal (what was agreed)', 'presence legal', 'presence'),
      choice(
        'state',
        'for presence the first five; for legal the others, or unknown',
        'operating reduced withdrawing withdrawn unknown in-force contested under-negotiation terminated replaced',
        'operating',
      ),
      filled('from', 'the first day, or the days on one of which it began', '2030-04-02'),
      empty('to', 'the last day; nothing while it lasts', '2030-10-31'),
      empty('because', 'ids of the events that began it, separated by ;', 'first-crossing'),
      empty('until', 'ids of the events that ended it, separated by ;', 'winter-closing'),
    ],
  },
  {
    file: 'claims.csv',
    row: 'what one source says about one event or state; every event and every state has one at least',
    columns: [
      filled('about', 'the id of an event or a state', 'first-crossing'),
      filled('source', 'the id of a source', 'courier-2030-04-03'),
      translated(filled('says', 'what it says, in one sentence', 'Says that forty passengers were on board.')),
      empty('date', 'the date that this source gives, where it gives one', '2030-04-02'),
      empty('date_as_said', "the source's own words for the date, read against its day of publication", 'on Tuesday'),
      choice('stance', 'how it stands to the event', 'reports supports differs denies plans', 'reports'),
    ],
  },
  {
    file: 'tellings.csv',
    row: 'how an event was told until one of its sources came out',
    columns: [
      filled('event', 'the id of the event', 'first-crossing'),
      filled('until', 'the id of the source that ended this telling', 'courier-2030-04-03'),
      empty('date', 'the date as it was told then, where it differs', '2030-04'),
      {
        name: 'modality',
        need: 'empty',
        write: 'as it was told then, where it differs',
        example: 'planned',
        words: MODALITIES.split(' '),
      },
      empty('actors', 'who it was told of then, where that differs', 'ana-lopes'),
      optional('places', 'where it was told to be then, where that differs', 'lisbon'),
      translated(filled('title', 'the title that it had until then', 'A first ferry was announced')),
      translated(empty('summary', 'the summary that it had until then', 'The line is to open in April.')),
      optional('since', 'the source from which on this summary holds', 'courier-2030-03-04'),
    ],
  },
  {
    file: 'changes.csv',
    row: 'a correction that readers should know of',
    columns: [
      filled('date', 'the day of the correction', '2030-05-01'),
      filled('about', 'the id of an event or a state', 'first-crossing'),
      translated(filled('what', 'what is different now', 'The day is now 2 April; it was 3 April.')),
      translated(filled('why', 'why', 'The company published its logbook.')),
    ],
  },
]

/** The entries of story.json; an entry that is `optional` may be missing. */
export const STORY_ENTRIES: readonly Omit<Column, 'words'>[] = [
  filled('id', 'a short name for the story: small letters, digits and hyphens', '"ferry-line"'),
  translated(filled('title', 'the headline', '"How the river got its ferry back"')),
  translated(optional('kicker', 'the small line above the headline, and the name of the page', '"The ferry line"')),
  translated(
    optional('lede', 'one or two sentences under the headline', '"Two towns, one river, and who crossed it."'),
  ),
  filled('span', 'the first and the last day of the timeline', '"2030-01-01/2030-06-30"'),
  filled('opening', 'the day that the page opens on', '"2030-04-02"'),
  optional('language', 'the code of the language that the tables are in; en where it is missing', '"en"'),
  optional('sites', 'ids of the places that have states, in the order of their lanes', '["barreiro"]'),
  optional(
    'inset',
    'a second, larger scale: its name, and west, south, east, north in degrees',
    '{"name": "The estuary", "extent": [-9.3, 38.5, -8.8, 38.9]}',
  ),
  optional(
    'parties',
    'the sides, twelve at the most; tone is red, teal, violet, ochre, blue or grey',
    '[{"id": "ferry-company", "name": "The company", "tone": "teal"}]',
  ),
  optional(
    'kinds',
    'kinds of events of your own; sign is the kind of events.csv that they are drawn as',
    '[{"id": "hearing", "name": "Hearing", "sign": "statement"}]',
  ),
]

/** A column's explanation for a comment row of the table: short enough for a cell. */
export function explanationOf({ write, words, need, isTranslated }: Column): string {
  const needed = need === 'filled' ? '' : ' (may be empty)'
  const choices = words === undefined ? '' : `: ${words.join(', ')}`
  const inOthers = TRANSLATIONS.map((language) => `_${language}`).join(', ')
  return `${write}${choices}${needed}${isTranslated === true ? `; translations: columns ending in ${inOthers}` : ''}`
}
