import type { Problem } from '../model.ts'
import type { Refusal } from './limits.ts'
import type { Reading } from './reading.ts'

/** Where in the file the reason stands. */
export interface Place {
  readonly row?: number
  readonly column?: string | null
  readonly value?: string | null
}

export function errorIn(file: string, { message, remedy }: Refusal, place: Place = {}): Problem {
  const { row = null, column = null, value = null } = place
  return { severity: 'error', file, row, column, value, message, remedy }
}

export function warningIn(file: string, refusal: Refusal, place: Place = {}): Problem {
  return { ...errorIn(file, refusal, place), severity: 'warning' }
}

/** A file that is not read, and why. */
export function refuse(file: string, refusal: Refusal, place: Place = {}): Reading {
  return { file, format: null, notes: [], sheets: [], problems: [errorIn(file, refusal, place)], head: {} }
}
