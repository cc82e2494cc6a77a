import { type ReactNode, useId } from 'react'

interface ChoiceProps {
  readonly label: ReactNode
  readonly value: string
  readonly options: readonly { readonly value: string; readonly says: string }[]
  readonly note?: ReactNode
  readonly isMarked?: boolean
  /** The map waits for it. */
  readonly isNeeded?: boolean
  readonly onChoose: (value: string) => void
}

/** A select with its name above it, and what is said of it below. */
export function Choice({ label, value, options, note, isMarked = false, isNeeded = false, onChoose }: ChoiceProps) {
  const id = useId()
  return (
    <div className="dm-own-choice" data-marked={isMarked || isNeeded || undefined}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={note === undefined ? undefined : `${id}note`}
        aria-invalid={isNeeded || undefined}
        onChange={({ target }) => onChoose(target.value)}
      >
        {options.map(({ value: each, says }) => (
          <option key={each} value={each}>
            {says}
          </option>
        ))}
      </select>
      {note !== undefined && (
        <p id={`${id}note`} dir="auto">
          {note}
        </p>
      )}
    </div>
  )
}

interface WrittenProps {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly note?: string
  readonly isNumber?: boolean
  /** Called when the editor has written it: with Enter, or by going on. */
  readonly onWrite: (value: string) => void
}

/** A field to write into, with its name above it. */
export function Written({ label, value, hint, note, isNumber = false, onWrite }: WrittenProps) {
  const id = useId()
  return (
    <div className="dm-own-choice">
      <label htmlFor={id}>{label}</label>
      <input
        // What the room has of it is written anew.
        key={value}
        id={id}
        type="text"
        dir="auto"
        inputMode={isNumber ? 'numeric' : 'text'}
        defaultValue={value}
        placeholder={hint}
        aria-describedby={note === undefined ? undefined : `${id}note`}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
        onBlur={({ target }) => target.value.trim() !== value && onWrite(target.value.trim())}
      />
      {note !== undefined && <p id={`${id}note`}>{note}</p>}
    </div>
  )
}
