import { editDistance, foldName } from '../fold.ts'
import { FIELD_NAMES, type Field, REGION_NAMES, SHEET_NAMES } from './field-names.ts'

export type { Field } from './field-names.ts'

const isField = (text: string): text is Field => Object.hasOwn(FIELD_NAMES, text)

/** Our fields, in the order in which they are named and offered. */
export const FIELDS: readonly Field[] = Object.keys(FIELD_NAMES).filter(isField)

/** The field that a text names, or null. */
export const fieldOf = (text: string): Field | null => (isField(text) ? text : null)

/** A header without what headers differ in: case, accents, punctuation, and what stands in brackets. */
export function foldHeader(written: string): string {
  const bare = written.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
  // Programs write startDate and itemLabel.
  const words = (bare.trim() === '' ? written : bare).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
  const folded = foldName(words.replaceAll('ß', 'ss'))
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

interface Named {
  readonly field: Field
  /** 0 for our own name, then by how good the name is. */
  readonly rank: number
}

/** Text columns are told apart name by name: "Description" is the summary although there is a column "Notes". */
const RANKED: ReadonlySet<Field> = new Set<Field>([
  ...(['id', 'title', 'summary', 'place', 'who', 'kind', 'party', 'link', 'source', 'outlet', 'role'] as const),
])

const NAMES: ReadonlyMap<string, readonly Named[]> = (() => {
  const names = new Map<string, Named[]>()
  const add = (name: string, named: Named) => {
    const folded = foldHeader(name)
    const all = names.get(folded) ?? []
    if (!all.some(({ field }) => field === named.field)) names.set(folded, [...all, named])
  }
  for (const field of FIELDS) {
    add(field, { field, rank: 0 })
    for (const [group, list] of FIELD_NAMES[field].split('|').entries()) {
      for (const [index, name] of list.split(',').entries()) {
        add(name.trim(), { field, rank: RANKED.has(field) ? 1 + group + (index + 1) / 1000 : 1 + group })
      }
    }
  }
  return names
})()

/** The fields that a header names, with the quality of the name: 0 is our own. */
export function fieldsNamed(header: string): readonly Named[] {
  const folded = foldHeader(header)
  const known = NAMES.get(folded) ?? NAMES.get(folded.replaceAll(' ', ''))
  if (known !== undefined) return known
  const asked = QUESTION.exec(header)?.[1]
  if (asked !== undefined && !NOT_WHEN.test(foldHeader(header))) {
    return (NAMES.get(foldHeader(asked)) ?? []).map(({ field, rank }) => ({ field, rank: rank + 1.5 }))
  }
  return fieldsNested(header)
}

/** "When did it happen?", as a form asks; a column Date is nearer to it. */
const QUESTION = /^\s*(when|where|who|wann|wo|wer|quand|où|qui|cuándo|dónde|quién|когда|где|кто)\s+\S+\s+\S/iu
/** Fields that a name within a record tells whatever the record is of: `attributes.location.lat`. */
const NESTED: readonly Field[] = ['lat', 'lon', 'coordinates', 'when', 'end', 'place', 'country']

function fieldsNested(header: string): readonly Named[] {
  const parts = header.split('.')
  for (let from = 1; from < parts.length; from++) {
    const name = foldHeader(parts.slice(from).join(' '))
    const found = NAMES.get(name)?.filter(({ field }) => NESTED.includes(field) || TITLES.has(name)) ?? []
    if (found.length > 0 && !NOT_WHEN.test(foldHeader(header))) {
      return found.map(({ field, rank }) => ({ field, rank: rank / 10 + 5 }))
    }
  }
  return []
}
const TITLES: ReadonlySet<string> = new Set(['title', 'headline', 'description', 'summary'])

const REGIONS: ReadonlySet<string> = new Set(REGION_NAMES.split(',').map(foldHeader))
/** Whether a header is that of states or provinces. */
export const isRegionHeader = (header: string): boolean => REGIONS.has(foldHeader(header))

/** Fields that a header names with a letter wrong: `Tittle`, `Datun`. */
export function fieldsNear(header: string): readonly Named[] {
  const folded = foldHeader(header)
  if (folded.length < 5 || NAMES.has(folded)) return []
  const most = folded.length >= 9 ? 2 : 1
  const found = new Map<Field, number>()
  for (const [name, fields] of NAMES) {
    if (name.length < 5 || Math.abs(name.length - folded.length) > most) continue
    const distance = editDistance(folded, name)
    if (distance > most) continue
    for (const { field } of fields) found.set(field, Math.min(found.get(field) ?? Infinity, distance))
  }
  return Array.from(found, ([field, distance]) => ({ field, rank: 10 + distance }))
}

/** Words that make a longer header one of ours, where its cells bear it out: "Datum des Besuchs". */
const WORDS: Readonly<Partial<Record<Field, string>>> = {
  when: 'date datum fecha дата تاريخ',
  lat: 'lat latitude latitud breitengrad широта',
  lon: 'lon lng long longitude longitud langengrad долгота',
  place: 'place location city ort stadt ville lieu ciudad lugar город место مدينة مكان',
  title: 'title titel titre titulo headline',
  link: 'url link',
}
const NOT_WHEN =
  /\b(end|until|ende|fin|final|publi\w*|posted|creat\w*|updat\w*|modif\w*|birth|born|geburt\w*|naissance|nacimiento|access\w*|abruf\w*|retriev\w*)\b|окончан|публик|рожден|النشر|الانتهاء/u

/** Fields of which a header of several words holds the word. */
export function fieldsHinted(header: string): readonly Named[] {
  const folded = foldHeader(header)
  const words = folded.split(' ')
  return FIELDS.filter((field) => {
    if (field === 'when' && NOT_WHEN.test(folded)) return false
    return WORDS[field]?.split(' ').some((word) => words.includes(word)) === true
  }).map((field) => ({ field, rank: 20 }))
}

export type Role = 'events' | keyof typeof SHEET_NAMES

const ROLES: ReadonlyMap<string, Role> = new Map(
  (['places', 'sources', 'actors', 'trips'] as const).flatMap((role) =>
    SHEET_NAMES[role].split(',').map((name) => [foldHeader(name), role] as const),
  ),
)

/** The role that a sheet's or a file's name tells, or null. */
export const roleNamed = (name: string): Role | null => ROLES.get(foldHeader(name)) ?? null

/** Names of people on the way: a sheet that has one of them and places is one of trips. */
const TRAVELLERS = /travel|visitor|delega|reisend|besucher|voyageur|visiteur|viajer|делега|путешеств|مسافر|وفد|زائر/u
export const namesTravellers = (header: string): boolean => TRAVELLERS.test(foldHeader(header))
