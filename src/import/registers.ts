import { foldName, nearest } from '../fold.ts'
import type { Problem } from '../model.ts'
import { BUILT_IN_KINDS } from '../vocabulary.ts'
import { type Entry, problemAt } from './entries.ts'
import { createIds } from './ids.ts'
import { type Prepared, textOf } from './sheets.ts'
import type { Tables } from './tables.ts'
import type { RowRef } from './types.ts'
import { kindOf } from './vocabulary.ts'

/** Actors, sides and kinds of events, as the rows name them. */
export interface Registers {
  /** The ids of the actors in a cell of names. */
  readonly actors: (entry: Entry) => readonly string[]
  readonly kind: (entry: Entry, otherwise: string) => string
  readonly write: (tables: Tables) => void
  readonly parties: () => readonly { readonly id: string; readonly name: string }[]
  readonly kinds: () => readonly { readonly id: string; readonly name: string }[]
  readonly problems: () => readonly Problem[]
  readonly notes: () => readonly string[]
}

const MOST_PARTIES = 12
/** More kinds than a filter can be read with. */
const MOST_KINDS = 24
const ACTOR_KINDS = ['person', 'body', 'state', 'vessel', 'unit', 'other']

export const listIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[;؛\n\r]+/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
]

/** "Ann Lee, Bo Yu" is two people, and "Lee, Ann" and "Ann Lee, Minister" are one: only the editor knows. */
const SEVERAL = /,\s|\s(?:and|und|et|y|и|و|&)\s/iu

/** The most frequent texts of a column by their folded form, as first written. */
function frequent(texts: Iterable<string>, most: number): ReadonlyMap<string, string> {
  const counts = new Map<string, { name: string; count: number }>()
  for (const name of texts) {
    const folded = foldName(name)
    if (folded === '') continue
    const known = counts.get(folded) ?? { name, count: 0 }
    counts.set(folded, { ...known, count: known.count + 1 })
  }
  const kept = new Set(
    [...counts]
      .toSorted(([, one], [, other]) => other.count - one.count)
      .slice(0, most)
      .map(([folded]) => folded),
  )
  return new Map([...counts].filter(([folded]) => kept.has(folded)).map(([folded, { name }]) => [folded, name]))
}

interface Actor {
  readonly id: string
  readonly name: string
  readonly aliases: string
  readonly kind: string
  party: string
  readonly role: string
  readonly refs: RowRef[]
}

export function createRegisters(entries: readonly Entry[], sheets: readonly Prepared[]): Registers {
  const problems: Problem[] = []
  const notes: string[] = []
  const actorIds = createIds()
  const actors = new Map<string, Actor>()
  const byName = new Map<string, Actor>()

  const partyTexts = [
    ...entries.map((entry) => entry.text('party')),
    ...sheets.flatMap((prepared) => prepared.sheet.rows.map((row) => textOf(prepared, row, 'party'))),
  ].filter((text) => text !== '')
  const partyNames = frequent(partyTexts, MOST_PARTIES)
  const partyIds = createIds()
  const parties = new Map(
    Array.from(partyNames, ([folded, name]) => [folded, { id: partyIds.make(name, 'party'), name }]),
  )
  const distinct = new Set(partyTexts.map(foldName)).size
  if (distinct > MOST_PARTIES) {
    notes.push(
      `There are ${distinct} sides; the ${MOST_PARTIES} most frequent are told apart, and the others stand on no side.`,
    )
  }
  const partyOf = (text: string): string => parties.get(foldName(text))?.id ?? ''

  const kindTexts = entries.map((entry) => entry.text('kind')).filter((text) => text !== '' && kindOf(text) === null)
  const kindIds = createIds()
  for (const kind of BUILT_IN_KINDS) kindIds.make(kind, kind)
  const kinds = new Map(
    Array.from(frequent(kindTexts, MOST_KINDS), ([folded, name]) => [
      folded,
      { id: kindIds.make(name, 'kind'), name: name.slice(0, 120) },
    ]),
  )
  const distinctKinds = new Set(kindTexts.map(foldName)).size
  if (distinctKinds > MOST_KINDS) {
    notes.push(
      `There are ${distinctKinds} categories; the ${MOST_KINDS} most frequent became kinds of events, and the others are plain events.`,
    )
  }

  const several = entries.filter((entry) => listIn(entry.text('who')).some((name) => SEVERAL.test(name)))
  const [first] = several
  if (first !== undefined) {
    const who = first.text('who').slice(0, 80)
    const cells = several.length === 1 ? '1 cell' : `${several.length} cells`
    notes.push(
      `${cells} of people may name several with a comma or “and”, and each was taken for one, as in row ${first.ref.row} (${who}); only a semicolon separates them.`,
    )
  }

  const put = (actor: Omit<Actor, 'id'>, wish: string): Actor => {
    const made: Actor = { ...actor, id: actorIds.make(wish, 'actor') }
    actors.set(made.id, made)
    for (const name of [actor.name, wish, ...listIn(actor.aliases)]) {
      if (!byName.has(foldName(name))) byName.set(foldName(name), made)
    }
    return made
  }

  for (const prepared of sheets) {
    for (const row of prepared.sheet.rows) {
      const text = (field: Parameters<typeof textOf>[2]) => textOf(prepared, row, field)
      const name = text('title') || text('who') || text('place')
      if (name === '') continue
      const kind = ACTOR_KINDS.find((word) => word === foldName(text('kind'))) ?? 'other'
      if (text('kind') !== '' && kind !== foldName(text('kind'))) {
        const message = `${text('kind').slice(0, 80)} is no kind of actor, and is read as other.`
        const meant = nearest(text('kind'), ACTOR_KINDS)
        const remedy = meant === null ? `Write one of ${ACTOR_KINDS.join(', ')}.` : `Did you mean ${meant}?`
        problems.push(problemAt(prepared, row, { field: 'kind', message, remedy }, 'warning'))
      }
      const ref = { file: prepared.sheet.file, row: row.number }
      put(
        {
          name,
          aliases: listIn(text('aliases')).join(';'),
          kind,
          party: partyOf(text('party')),
          role: text('role'),
          refs: [ref],
        },
        text('id') || name,
      )
    }
  }

  return {
    actors: (entry) => {
      const names = listIn(entry.text('who'))
      const party = partyOf(entry.text('party'))
      const all = names.length === 0 && party !== '' ? [entry.text('party')] : names
      return [
        ...new Set(
          all.map((name) => {
            const known = byName.get(foldName(name))
            if (known !== undefined) {
              known.refs.push(entry.ref)
              if (known.party === '' && names.length === 1) known.party = party
              return known.id
            }
            if (sheets.length > 0) {
              const message = `${name} stands in no sheet of people.`
              const meant = nearest(
                name,
                [...actors.values()].map((actor) => actor.name),
              )
              const remedy = 'Add it there, or write a name that is there.'
              problems.push(
                problemAt(
                  entry.prepared,
                  entry.row,
                  {
                    field: 'who',
                    message,
                    remedy: meant === null ? remedy : `Did you mean ${meant}? If not, add it there.`,
                  },
                  'warning',
                ),
              )
            }
            return put(
              {
                name,
                aliases: '',
                kind: 'other',
                party: names.length <= 1 ? party : '',
                role: names.length === 1 ? entry.text('role') : '',
                refs: [entry.ref],
              },
              name,
            ).id
          }),
        ),
      ]
    },
    kind: (entry, otherwise) => {
      const text = entry.text('kind')
      return text === '' ? otherwise : (kindOf(text) ?? kinds.get(foldName(text))?.id ?? 'event')
    },
    write: (tables) => {
      for (const { refs, ...actor } of actors.values()) tables.add('actors.csv', actor, refs)
    },
    parties: () => [...parties.values()],
    kinds: () => [...kinds.values()],
    problems: () => problems,
    notes: () => notes,
  }
}
