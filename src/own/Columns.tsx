import { useStore } from 'zustand'
import type { SheetMapping } from '../import/types.ts'
import { LANGUAGES, TONGUES } from '../languages.ts'
import type { SheetSeen, TablesSeen } from './asking.ts'
import { Choice, Written } from './Choice.tsx'
import { DATE_ORDERS, sheetNamed, withColumn } from './choices.ts'
import { fieldName } from './field-name.ts'
import { Part } from './Part.tsx'
import type { Room } from './room.ts'

/** What each column was taken for, to be corrected; and what no column says. */
export function Columns({ room, seen }: { readonly room: Room; readonly seen: TablesSeen }) {
  const { words, choices } = useStore(room.store)
  const { mappings } = seen.report
  const all = mappings.flatMap((mapping) => {
    const sheet = sheetNamed(seen, mapping.sheet)
    return sheet === undefined ? [] : [{ mapping, sheet }]
  })
  if (all.length === 0) return null
  const tongue = choices.language === '' ? seen.language : choices.language
  const hasTrips = mappings.some(({ role }) => role === 'trips')
  return (
    <Part title={words.columns}>
      <p>{words.columnsNote}</p>
      {all.map(({ mapping, sheet }) => (
        <Mapped key={mapping.sheet} room={room} mapping={mapping} sheet={sheet} isAlone={all.length === 1} />
      ))}
      <div className="dm-own-choices">
        <Written
          label={words.storyTitle}
          value={choices.title}
          hint={seen.title}
          onWrite={(title) => room.choose({ title })}
        />
        <Choice
          label={words.storyLanguage}
          value={[...LANGUAGES, 'und'].includes(tongue) ? tongue : 'other'}
          options={[
            ...LANGUAGES.map((each) => ({ value: each, says: TONGUES[each].endonym })),
            { value: 'und', says: words.otherLanguage },
            ...([...LANGUAGES, 'und'].includes(tongue) ? [] : [{ value: 'other', says: tongue }]),
          ]}
          onChoose={(next) => room.choose({ language: next === 'other' ? '' : next })}
        />
        {(hasTrips || choices.home !== '') && (
          <Written
            label={words.home}
            value={choices.home}
            note={words.homeNote}
            onWrite={(home) => room.choose({ home })}
          />
        )}
      </div>
    </Part>
  )
}

interface MappedProps {
  readonly room: Room
  readonly mapping: SheetMapping
  readonly sheet: SheetSeen
  readonly isAlone: boolean
}

function Mapped({ room, mapping, sheet, isAlone }: MappedProps) {
  const { words, choices } = useStore(room.store)
  const taken = Object.keys(words.fields).filter((field) => mapping.fields[field] !== undefined)
  const free = Object.keys(words.fields).filter((field) => mapping.fields[field] === undefined)
  const row = (field: string) => {
    const column = mapping.fields[field] ?? ''
    const samples = sheet.samples[sheet.columns.indexOf(column)] ?? []
    return (
      <Choice
        key={field}
        label={fieldName(words, field)}
        value={column}
        options={[
          { value: '', says: words.none },
          ...[...new Set(sheet.columns)].filter((each) => each !== '').map((each) => ({ value: each, says: each })),
        ]}
        {...(samples.length > 0 ? { note: words.samples(samples.slice(0, 2).join(' · ')) } : {})}
        onChoose={(value) => room.choose({ map: withColumn(choices.map, { sheet: mapping.sheet, field }, value) })}
      />
    )
  }
  const dated = Object.entries(mapping.dates)
  return (
    <>
      {!isAlone && (
        <h4>
          <bdi>{words.sheet(mapping.sheet)}</bdi>
        </h4>
      )}
      <div className="dm-own-choices">
        {taken.map(row)}
        {dated.map(([column, order]) =>
          DATE_ORDERS.some((each) => each === order) ? (
            <Choice
              key={column}
              label={words.dates(column)}
              value={order}
              options={DATE_ORDERS.map((each) => ({ value: each, says: words.orders[each] }))}
              onChoose={(value) => {
                const next = DATE_ORDERS.find((each) => each === value)
                if (next !== undefined) room.choose({ dates: { ...choices.dates, [column]: next } })
              }}
            />
          ) : null,
        )}
      </div>
      {mapping.unused.length > 0 && <p dir="auto">{words.unused(mapping.unused.join(', '))}</p>}
      <details className="dm-own-more">
        <summary>{words.moreFields}</summary>
        <div className="dm-own-choices">{free.map(row)}</div>
      </details>
    </>
  )
}
