import type { Problem } from '../model.ts'

/** Where a problem stands, and what is written there. */
export interface Spot {
  readonly file: string
  readonly row: number | null
  readonly column: string | null
  readonly value: string | null
}

export interface Report {
  /** Notes what stops the story: what is wrong and what to write instead, each one sentence. */
  readonly error: (spot: Spot, message: string, remedy: string) => void
  /** Notes what an editor should look at. */
  readonly warning: (spot: Spot, message: string, remedy: string) => void
  /** All that was noted, in the order of the tables, then of their rows. */
  readonly problems: (files: readonly string[]) => readonly Problem[]
  readonly hasErrors: () => boolean
}

export function createReport(): Report {
  const noted: Problem[] = []
  return {
    error: (spot, message, remedy) => noted.push({ severity: 'error', ...spot, message, remedy }),
    warning: (spot, message, remedy) => noted.push({ severity: 'warning', ...spot, message, remedy }),
    problems: (files) =>
      noted.toSorted((one, other) => {
        return files.indexOf(one.file) - files.indexOf(other.file) || (one.row ?? 0) - (other.row ?? 0)
      }),
    hasErrors: () => noted.some((problem) => problem.severity === 'error'),
  }
}

export function fileSpot(file: string): Spot {
  return { file, row: null, column: null, value: null }
}
