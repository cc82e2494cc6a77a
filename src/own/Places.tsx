import { useStore } from 'zustand'
import type { GazetteerPlace } from '../gazetteer/gazetteer.ts'
import type { Language } from '../model.ts'
import { inFigures, localeOf } from '../words/locale.ts'
import type { TablesSeen } from './asking.ts'
import { Choice } from './Choice.tsx'
import { Part } from './Part.tsx'
import type { Room } from './room.ts'
import type { OwnWords } from './words/own-words.ts'

/** Names that may mean several places, or none that is known: each once, with what it may mean. */
export function Places({ room, seen }: { readonly room: Room; readonly seen: TablesSeen }) {
  const { words, language, choices } = useStore(room.store)
  const settled = Object.entries(choices.places)
  const listed = seen.report.listed.filter(({ name }) => choices.places[name] === undefined)
  if (listed.length + settled.length === 0) return null
  const open = listed.filter(({ candidates }) => candidates.length > 0)
  const unknown = listed.filter(({ candidates }) => candidates.length === 0)
  const choose = (name: string, candidates: readonly GazetteerPlace[], value: string) => {
    const chosen = candidates.find(({ geonames }) => String(geonames) === value)
    const others = Object.fromEntries(settled.filter(([each]) => each !== name))
    room.choose({ places: chosen === undefined ? others : { ...others, [name]: { chosen, candidates } } })
  }
  const select = (name: string, candidates: readonly GazetteerPlace[], value: string, note?: string) => (
    <Choice
      key={name}
      isMarked={value === ''}
      label={<bdi>{name}</bdi>}
      value={value}
      options={[
        { value: '', says: words.leaveOut },
        ...candidates.map((place) => ({ value: String(place.geonames), says: described(place, words, language) })),
      ]}
      {...(note === undefined ? {} : { note })}
      onChoose={(next) => choose(name, candidates, next)}
    />
  )
  const rowsOf = (rows: readonly number[]) => {
    const shown = rows.slice(0, 8).map((row) => inFigures(row, language))
    return words.inRows(`${shown.join(', ')}${rows.length > shown.length ? ' …' : ''}`)
  }
  return (
    <Part title={words.places}>
      <p>{words.placesNote}</p>
      <div className="dm-own-choices">
        {settled.map(([name, { chosen, candidates }]) => select(name, candidates, String(chosen.geonames)))}
        {open.map(({ name, candidates, rows }) => select(name, candidates, '', rowsOf(rows)))}
      </div>
      {unknown.length > 0 && (
        <ul className="dm-own-unknown">
          {unknown.map(({ name, rows }) => (
            <li key={name}>
              <bdi>{name}</bdi>: {words.noCandidates} ({rowsOf(rows)})
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

/** "Tripoli, Lebanon, 229,000 people". */
function described({ name, region, country, population }: GazetteerPlace, words: OwnWords, language: Language): string {
  const land = new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(country) ?? country
  const parts = [name, ...(/^\p{L}{3,}/u.test(region) ? [region] : []), land]
  return [...parts, ...(population > 0 ? [words.people(inFigures(population, language))] : [])].join(', ')
}
