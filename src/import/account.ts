import type { Problem } from '../model.ts'
import type { Sheet } from '../read/reading.ts'
import type { RowRef } from './types.ts'

/** The account of all rows: each is imported, warned or rejected, and none is lost. */
export interface Account {
  /** Keeps a problem; an error of a row rejects it, a warning makes it one to look at. */
  readonly note: (problem: Problem) => void
  /** A row to look at, for a reason that is told elsewhere. */
  readonly look: (ref: RowRef) => void
  readonly isRejected: (ref: RowRef) => boolean
  readonly rejectAll: () => void
  readonly problems: () => readonly Problem[]
  readonly sums: () => {
    readonly read: number
    readonly imported: readonly RowRef[]
    readonly warned: readonly RowRef[]
    readonly rejected: readonly RowRef[]
  }
}

const keyOf = ({ file, row }: RowRef): string => `${row} ${file}`

export function createAccount(sheets: readonly Sheet[]): Account {
  const refs: RowRef[] = sheets.flatMap(({ file, rows }) => rows.map(({ number }) => ({ file, row: number })))
  const known = new Set(refs.map(keyOf))
  const rejected = new Set<string>()
  const warned = new Set<string>()
  const problems: Problem[] = []
  const told = new Set<string>()
  let isAllRejected = false
  return {
    note: (problem) => {
      const identity = JSON.stringify([problem.file, problem.row, problem.column, problem.message])
      if (told.has(identity)) return
      told.add(identity)
      problems.push(problem)
      if (problem.row === null) return
      const key = keyOf({ file: problem.file, row: problem.row })
      if (!known.has(key)) {
        // A warning about a header, say, is about no row of data; an error that stands in no sheet is a row that was not read.
        if (problem.severity === 'warning') return
        known.add(key)
        refs.push({ file: problem.file, row: problem.row })
      }
      if (problem.severity === 'error') rejected.add(key)
      else warned.add(key)
    },
    look: (ref) => warned.add(keyOf(ref)),
    isRejected: (ref) => rejected.has(keyOf(ref)),
    rejectAll: () => {
      isAllRejected = true
    },
    problems: () => problems,
    sums: () => {
      const isOut = (ref: RowRef) => isAllRejected || rejected.has(keyOf(ref))
      const isLookedAt = (ref: RowRef) => warned.has(keyOf(ref))
      return {
        read: refs.length,
        imported: refs.filter((ref) => !isOut(ref) && !isLookedAt(ref)),
        warned: refs.filter((ref) => !isOut(ref) && isLookedAt(ref)),
        rejected: refs.filter(isOut),
      }
    },
  }
}
