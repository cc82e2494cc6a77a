import { editDistance, foldName } from '../fold.ts'
import type { Gazetteer } from '../gazetteer/gazetteer.ts'
import type { Problem } from '../model.ts'
import { BUILT_IN_KINDS } from '../vocabulary.ts'
import { type Entry, problemAt } from './entries.ts'
import type { Field } from './fields.ts'
import type { Resolved } from './places.ts'
import { cellOf } from './sheets.ts'
import { kindOf } from './vocabulary.ts'

/** The problem of a name that cannot be placed, told at its first row. */
export function unplaced(
  entry: Entry,
  listed: Extract<Resolved, { kind: 'listed' }>,
  field: 'place' | 'from' | 'to',
  gazetteer: Gazetteer,
): Problem {
  const { found, name } = listed
  const spell = ({ name: each, region, country }: { name: string; region: string; country: string }) =>
    `${each} (${[region, gazetteer.countryName(country)].filter((part) => part !== '').join(', ')})`
  const row = 'a row to places.csv with its name, lat and lon.'
  const all = found.kind === 'unclear' ? found.candidates : found.suggestions
  const spelled = all.map(spell).join('; ')
  const land = gazetteer.countryCode(entry.text('country'))
  const isElsewhere = land !== null && all.some(({ name: each }) => foldName(each) === foldName(name))
  const fault =
    found.kind === 'unclear'
      ? {
          message: `${name} could be ${spelled === '' ? 'more than one place of the tables' : spelled}.`,
          remedy: `Write the country, or add ${row}`,
        }
      : gazetteer.countryCode(name) !== null && name.length > 3
        ? { message: `${name} is a country, and no place in it.`, remedy: `Write the city too, or add ${row}` }
        : isElsewhere
          ? {
              message: `No place ${name} is known in ${gazetteer.countryName(land)}.`,
              remedy: `If ${spelled} is meant, correct the country; if not, add ${row}`,
            }
          : {
              message: `No place ${name} is known.`,
              remedy: spelled === '' ? `Add ${row}` : `Did you mean ${spelled}? If not, add ${row}`,
            }
  return { ...problemAt(entry.prepared, entry.row, { field, ...fault }, 'warning'), value: name }
}

/** Cells that say something else than they seem to: an id that another row has, a country that is none. */
export function oddCells(entry: Entry, gazetteer: Gazetteer, given: Map<string, number>): readonly Problem[] {
  const problems: Problem[] = []
  const warn = (field: Field, message: string, remedy: string) =>
    problems.push(problemAt(entry.prepared, entry.row, { field, message, remedy }, 'warning'))
  const id = entry.text('id')
  const key = `${entry.ref.file} ${id}`
  const first = given.get(key)
  if (id !== '' && first !== undefined) {
    warn(
      'id',
      `The id ${id.slice(0, 80)} is taken by row ${first}, so this row has another.`,
      'Write an id that no other row has.',
    )
  } else if (id !== '') given.set(key, entry.ref.row)
  for (const field of entry.prepared.columns.fields.keys()) {
    if (cellOf(entry.prepared, entry.row, field).kind !== 'failure') continue
    warn(field, 'The formula of this cell has failed, and the cell is taken as empty.', 'Write the value itself.')
  }
  const kind = foldName(entry.text('kind'))
  const near = BUILT_IN_KINDS.find((each) => each.length > 3 && editDistance(kind, each) === 1)
  if (kind !== '' && near !== undefined && kindOf(kind) === null) {
    const message = `${entry.text('kind').slice(0, 80)} is no kind that is known, and becomes a kind of this story.`
    warn('kind', message, `Did you mean ${near}?`)
  }
  const countries = entry
    .text('country')
    .split(/[;,/\n]+/)
    .map((each) => each.trim())
  const unknown = countries.find((each) => each !== '' && gazetteer.countryCode(each) === null)
  if (unknown !== undefined && gazetteer.countryCode(entry.text('country')) === null && entry.text('place') !== '') {
    warn(
      'country',
      `${unknown.slice(0, 80)} is no country that is known, so it does not help to find the place.`,
      'Write its name in English or its code of two letters, as in SY.',
    )
  }
  return problems
}
