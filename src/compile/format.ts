import type { Problem } from '../model.ts'

/** What would steer a terminal, turn a line round or stand for no character, in words. */
export const unseen = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
  })

/** The parts of the one line that says a problem, wherever it is said; those that are empty are left out. */
export interface ProblemParts {
  /** `events.csv:12:date:` */
  readonly place: string
  /** `warning:`, or nothing for an error. */
  readonly kind: string
  /** The cell as written, where the message does not name it: `'2025-13'`. */
  readonly written: string
  readonly message: string
  readonly remedy: string
}

export function partsOf({ severity, file, row, column, value, message, remedy }: Problem): ProblemParts {
  const place = [file, row, column].filter((part) => part !== null).join(':')
  // A cell of several lines would break the one line that a problem has; one that the message names is not repeated.
  const written = value === null || message.includes(value) ? '' : `'${value.replace(/\s+/g, ' ')}'`
  return {
    place: unseen(`${place}:`),
    kind: severity === 'warning' ? 'warning:' : '',
    written: unseen(written),
    message: unseen(message),
    remedy: unseen(remedy),
  }
}

/** One line that an editor can click: `events.csv:12:date: '2025-13' There is no month 13. Write …`. */
export function formatProblem(problem: Problem): string {
  const { place, kind, written, message, remedy } = partsOf(problem)
  return [place, kind, written, message, remedy].filter((part) => part !== '').join(' ')
}
