import { editDistance, foldName } from '../fold.ts'
import { FIELD_NAMES, type Field, SHEET_NAMES } from './field-names.ts'

export type { Field } from './field-names.ts'

const isField = (text: string): text is Field => Object.hasOwn(FIELD_NAMES, text)

/** Our fields, in the order in which they are named and offered. */
export const FIELDS: readonly Field[] = Object.keys(FIELD_NAMES).filter(isField)

/** The field that a text names, or null. */
export const fieldOf = (text: string): Field | null => (isField(text) ? text : null)

/** A header without what headers differ in: case, accents, punctuation, and what stands in brackets. */
export function foldHeader(written: string): string {
  const bare = written.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
  const folded = foldName((bare.trim() === '' ? written : bare).replaceAll('ß', 'ss'))
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
export const fieldsNamed = (header: string): readonly Named[] => NAMES.get(foldHeader(header)) ?? []

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
  lat: 'latitude latitud breitengrad широта',
  lon: 'longitude longitud langengrad долгота',
  place: 'place location city ort stadt ville lieu ciudad lugar город место مدينة مكان',
  title: 'title titel titre titulo headline',
  link: 'url link',
}
const NOT_WHEN =
  /\b(end|until|ende|fin|final|publi\w*|posted|creat\w*|updat\w*|modif\w*|birth|geburt\w*|naissance|nacimiento|access\w*|abruf\w*|retriev\w*)\b|окончан|публик|рожден|النشر|الانتهاء/u

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
