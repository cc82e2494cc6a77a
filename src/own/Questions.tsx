import { useStore } from 'zustand'
import type { Question } from '../import/types.ts'
import { dayInWords } from '../time/words.ts'
import { inFigures } from '../words/locale.ts'
import type { TablesSeen } from './asking.ts'
import { Choice } from './Choice.tsx'
import { DATE_ORDERS, type DateOrder, sheetNamed, sheetsOf, withColumn } from './choices.ts'
import { fieldName } from './field-name.ts'
import { Part } from './Part.tsx'
import type { Room } from './room.ts'
import { dayWritten } from './written-dates.ts'

interface QuestionsProps {
  readonly room: Room
  readonly seen: TablesSeen
}

/** What the tables leave open: the map waits for it. */
export function Questions({ room, seen }: QuestionsProps) {
  const { words, language } = useStore(room.store)
  if (seen.questions.length === 0) return null
  return (
    <Part title={words.questions(inFigures(seen.questions.length, language))}>
      <div className="dm-own-choices">
        {seen.questions.map((question) => (
          <Asked key={JSON.stringify(question)} room={room} seen={seen} question={question} />
        ))}
      </div>
    </Part>
  )
}

function Asked({ room, seen, question }: QuestionsProps & { readonly question: Question }) {
  const { words, language, choices, files } = useStore(room.store)
  const { kind, sheet, field, column, candidates, samples, message } = question
  const open = { value: '', says: words.choosePlease }
  const note = (
    <>
      <span lang="en" dir="ltr">
        {message}
      </span>
      {samples.some((sample) => !message.includes(sample)) && (
        <span>{words.samples(samples.slice(0, 3).join(' · '))}</span>
      )}
    </>
  )
  const several = sheetsOf(seen).length > 1
  const named = (label: string) => (several ? `${label} (${sheet})` : label)
  if (kind === 'date' && column !== null) {
    const says = (order: DateOrder) => {
      const read = samples.map((sample) => [sample, dayWritten(sample, order)] as const).find(([, day]) => day !== null)
      if (read === undefined || read[1] === null) return words.orders[order]
      return `${words.orders[order]}: ${words.example(read[0], dayInWords(read[1], language))}`
    }
    return (
      <Choice
        isNeeded
        label={named(words.dates(column))}
        value=""
        options={[open, ...DATE_ORDERS.map((order) => ({ value: order, says: says(order) }))]}
        note={note}
        onChoose={(value) => {
          const order = DATE_ORDERS.find((each) => each === value)
          if (order !== undefined) room.choose({ dates: { ...choices.dates, [column]: order } })
        }}
      />
    )
  }
  if (kind === 'decimal') {
    const of = seen.files.find(({ sheets }) => sheets.some(({ name, file }) => name === sheet || file === sheet))
    const file = files.find(({ key }) => key === of?.key)
    return (
      <Choice
        isNeeded
        label={named(words.decimalOf(column ?? fieldName(words, field)))}
        value=""
        options={[open, { value: '.', says: words.decimals.point }, { value: ',', says: words.decimals.comma }]}
        note={note}
        onChoose={(value) => {
          if (file !== undefined && (value === '.' || value === ',')) {
            room.readAs(file.key, { ...file.options, decimal: value })
          }
        }}
      />
    )
  }
  const columns = candidates.length > 0 ? candidates : (sheetNamed(seen, sheet)?.columns ?? [])
  return (
    <Choice
      isNeeded
      label={named(fieldName(words, field))}
      value=""
      options={[
        open,
        ...columns.filter((each) => each !== '').map((each) => ({ value: each, says: each })),
        { value: NONE, says: words.none },
      ]}
      note={note}
      onChoose={(value) =>
        value !== '' && room.choose({ map: withColumn(choices.map, question, value === NONE ? '' : value) })
      }
    />
  )
}

/** No column has this name: it is a character that no text has. */
const NONE = '\uffff'
