/**
 * The words of the whole house: types only, imported by every room, importing nothing.
 *
 * A Story is plain JSON: things refer to one another by id, and `compile` has proven that every id exists.
 */

/** A whole civil day, counted from 1970-01-01 (which is day 0). An integer; no time zone can move it. */
export type Day = number

/** The languages that the product speaks. */
export type Language = 'en' | 'ar' | 'ru'

/** A text in English with the translations that exist; a missing one falls back to English. */
export interface Text {
  readonly en: string
  readonly ar?: string
  readonly ru?: string
}

/**
 * When something happened, as a half-open span of whole days with what is not known about its ends.
 *
 * `one-day` means one day, somewhere in [start, end). `throughout` means every day from a first day in
 * [start, certainFrom] to a last day before an end in [certainUntil, end]. For `one-day`, certainFrom and
 * certainUntil are the same as start and end, as nothing is certain in between unless the span is one day long.
 *
 * @see https://www.loc.gov/standards/datetime/ (EDTF, ISO 8601-2)
 */
export interface Span {
  /** As the editor wrote it, e.g. `2024-12~`. */
  readonly edtf: string
  readonly meaning: 'one-day' | 'throughout'
  /** The earliest day it may have begun (inclusive). */
  readonly start: Day
  /** throughout: the latest day it may have begun. one-day: equals start. */
  readonly certainFrom: Day
  /** throughout: the earliest day it may have ended (exclusive); null while the end is open. one-day: equals end. */
  readonly certainUntil: Day | null
  /** The latest day it may have ended (exclusive); null while the end is open. */
  readonly end: Day | null
  /** The finest part that was written; `masked` has an X in its day or month, as in `2025-01-2X`. */
  readonly precision: 'time' | 'day' | 'masked' | 'month' | 'season' | 'year'
  /** Written with `~` or `%`: about. */
  readonly approximate: boolean
  /** Written with `?` or `%`: the source itself doubts it. */
  readonly uncertain: boolean
  /** A time of day keeps the zone that it was reported in, e.g. { clock: '04:59', zone: '+03:00' }. */
  readonly time: { readonly clock: string; readonly zone: string } | null
}

/** `place`: any other. */
export type PlaceKind = 'city' | 'airport' | 'air-base' | 'naval-base' | 'port' | 'region' | 'place'

export interface Place {
  readonly id: string
  readonly name: Text
  readonly aliases: readonly string[]
  /** Degrees WGS84. */
  readonly lat: number
  readonly lon: number
  readonly kind: PlaceKind
  /** Radius in kilometres within which the named thing lies. */
  readonly extentKm: number
  readonly geonames: number | null
  readonly wikidata: string | null
  /** The gazetteer or page that the coordinates come from. */
  readonly coordinatesFrom: string
}

/** The colours that tell parties apart, each designed for both themes. */
export type Tone = 'red' | 'teal' | 'violet' | 'ochre' | 'blue' | 'grey'

/** A side of the story. */
export interface Party {
  readonly id: string
  readonly name: Text
  readonly tone: Tone
}

export interface Actor {
  readonly id: string
  readonly name: Text
  readonly aliases: readonly string[]
  readonly kind: 'person' | 'body' | 'state' | 'vessel' | 'unit' | 'other'
  /** A party's id; null for whoever stands on no side. */
  readonly party: string | null
  /** Public office, e.g. "Deputy foreign minister"; null when not stated. */
  readonly role: Text | null
}

export interface Source {
  readonly id: string
  /** Who published it; null is said to the reader as "outlet not stated". */
  readonly outlet: string | null
  /** The agency or paper that it repeats; null when it is its own origin or does not say. */
  readonly origin: string | null
  readonly title: string
  /** An https address; null when no address is known. */
  readonly url: string | null
  readonly published: Span
  /** `table`: the editor's own table. */
  readonly kind: 'article' | 'agency' | 'official' | 'imagery' | 'track' | 'table' | 'other'
  /** A code such as `ar`; `und` when it is not known. */
  readonly language: string
}

export type Stance = 'reports' | 'supports' | 'differs' | 'denies' | 'plans'

/** What one source says about one event or status. */
export interface Claim {
  readonly source: string
  readonly says: Text
  readonly stance: Stance
  /** When, by this source; null when it gives no date. */
  readonly date: Span | null
  /** The source's own words for the date ("on Tuesday"), which `date` resolves against its day of publication. */
  readonly dateAsSaid: string | null
}

/** The kinds that every story has words for; `event` is any other. */
export type BuiltInKind =
  | 'visit'
  | 'call'
  | 'agreement'
  | 'statement'
  | 'attack'
  | 'drawdown'
  | 'voyage'
  | 'flight'
  | 'takeover'
  | 'event'

/** A kind that the story brings itself. */
export interface OwnKind {
  readonly id: string
  readonly name: Text
  /** The built-in kind that it is drawn and timed as. */
  readonly sign: BuiltInKind
}

export type Modality = 'planned' | 'under-way' | 'occurred' | 'cancelled' | 'denied' | 'reported'

/** `journey`: any other. */
export type MovementMode = 'delegation' | 'aircraft' | 'ship' | 'convoy' | 'exile' | 'journey'

export interface Movement {
  /** `<event id>/<row number within the event>`, stable as long as the rows keep their order. */
  readonly id: string
  readonly event: string
  readonly from: string
  readonly to: string
  readonly departed: Span
  readonly arrived: Span
  /** Actor ids. */
  readonly who: readonly string[]
  readonly mode: MovementMode
  /** `inferred`: at least one end is the editor's reading, not a source's statement. */
  readonly route: 'stated' | 'inferred'
  /** The source that first told of this trip; null: it was told of with the event. */
  readonly source: string | null
}

/**
 * How an event was told until one of its sources came out: before that the title of today says what nobody could know.
 */
export interface Telling {
  /** The source that ended this telling: one that makes a claim about the event. */
  readonly until: string
  /** The source from which on its summary holds: before that the claims speak for themselves. null: from the first. */
  readonly since: string | null
  /** null: as in the event. */
  readonly date: Span | null
  /** null: as the claims make it. */
  readonly modality: Modality | null
  /** Actor ids, of whom it was told then; null: as in the event. */
  readonly actors: readonly string[] | null
  /** Place ids; null: as in the event. */
  readonly places: readonly string[] | null
  readonly title: Text
  readonly summary: Text
}

export interface Event {
  readonly id: string
  readonly date: Span
  /** Place ids, the main one first; may be empty (not placed on the map, still in the chronology). */
  readonly places: readonly string[]
  /** A built-in kind, or the id of one of the story's own. */
  readonly kind: string
  readonly modality: Modality
  readonly title: Text
  readonly summary: Text
  /** Actor ids, the leading one first. */
  readonly actors: readonly string[]
  /** The event that this one replaces (a postponed visit, say). */
  readonly replaces: string | null
  /** In order of publication; never empty. */
  readonly claims: readonly Claim[]
  readonly movements: readonly Movement[]
  /** In the order in which their sources came out. */
  readonly tellings: readonly Telling[]
}

export type Presence = 'operating' | 'reduced' | 'withdrawing' | 'withdrawn' | 'unknown'
export type Legal = 'in-force' | 'contested' | 'under-negotiation' | 'terminated' | 'replaced' | 'unknown'

interface StatusBase {
  readonly id: string
  /** Place id. */
  readonly site: string
  /** From the earliest start of `from` to the latest end of `to`, with doubt at both ends. Always `throughout`. */
  readonly span: Span
  /** Event ids that begin it, and that end it. */
  readonly because: readonly string[]
  readonly until: readonly string[]
  readonly claims: readonly Claim[]
}

export type Status =
  | (StatusBase & { readonly track: 'presence'; readonly state: Presence })
  | (StatusBase & { readonly track: 'legal'; readonly state: Legal })

/** A correction of the story's own tables, shown to its readers. */
export interface Change {
  readonly date: Day
  /** An event id or a status id. */
  readonly about: string
  readonly what: Text
  readonly why: Text
}

/** Degrees WGS84: west, south, east, north. */
export type Extent = readonly [west: number, south: number, east: number, north: number]

export interface Story {
  readonly id: string
  readonly title: Text
  /** The headline's small line above; its English is empty where there is none, as in the lede. */
  readonly kicker: Text
  readonly lede: Text
  /** The language that texts are in which have no suffix: `en`, unless the story says otherwise. */
  readonly language: string
  /** The days that the timeline shows, half-open. */
  readonly span: { readonly start: Day; readonly end: Day }
  /** The day that the page opens on. */
  readonly opening: Day
  /** The inset's frame, named; null when the story has one scale. */
  readonly inset: { readonly name: Text; readonly extent: Extent } | null
  /** In the order that they are named and coloured in; may be empty. */
  readonly parties: readonly Party[]
  /** Beside the built-in ones. */
  readonly kinds: readonly OwnKind[]
  /** Places with statuses, in the order that the lanes show them. */
  readonly sites: readonly string[]
  readonly places: Readonly<Record<string, Place>>
  readonly actors: Readonly<Record<string, Actor>>
  readonly sources: Readonly<Record<string, Source>>
  /** In order of date.start, then certainFrom, then as the table has them. */
  readonly events: readonly Event[]
  /** In order of site (as in `sites`), track (presence first), start. */
  readonly statuses: readonly Status[]
  /** The latest first. */
  readonly changes: readonly Change[]
}

/** Something that an editor should mend. An error stops the story; a warning does not. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** File name inside the story's folder, e.g. `events.csv`. */
  readonly file: string
  /** Line as a spreadsheet numbers it: the header is row 1. null when it is about the whole file. */
  readonly row: number | null
  readonly column: string | null
  /** The offending cell as written; null when there is none. */
  readonly value: string | null
  /** What is wrong, in one sentence. */
  readonly message: string
  /** What to write instead, in one sentence. */
  readonly remedy: string
}

/** What compiling gives: a whole story with its warnings, or no story and at least one error. */
export type Compiled =
  | { readonly ok: true; readonly story: Story; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }
