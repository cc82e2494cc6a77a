/** How much of a file is read: more is refused before it is parsed, so that neither a page nor a terminal hangs. */

/** Bytes of a file: 64 MiB. */
export const MAX_BYTES = 64 * 1024 * 1024
/** Bytes of all that a zip holds, unpacked: 256 MiB. */
export const MAX_UNPACKED = 256 * 1024 * 1024
/** Rows of a table that are not blank. */
export const MAX_ROWS = 200_000
/** Columns of a table. */
export const MAX_COLUMNS = 1_000
/** Cells of a table, the empty ones between others included. */
export const MAX_CELLS = 5_000_000

export interface Refusal {
  readonly message: string
  readonly remedy: string
}

const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
const megabytes = (bytes: number): string => `${count(Math.ceil(bytes / (1024 * 1024)))} MB`

export function tooManyBytes(bytes: number): Refusal {
  return {
    message: `The file has ${megabytes(bytes)}; at most ${megabytes(MAX_BYTES)} are read.`,
    remedy: 'Remove what the story does not need, or split the file into several.',
  }
}

export function tooMuchUnpacked(): Refusal {
  return {
    message: `Unpacked, the file is larger than ${megabytes(MAX_UNPACKED)}.`,
    remedy: 'Remove pictures and sheets that the story does not need, or save the table as CSV.',
  }
}

export function tooManyRows(): Refusal {
  return {
    message: `The table has more than ${count(MAX_ROWS)} rows.`,
    remedy: 'Remove rows that the story does not need, or split the table into several files.',
  }
}

export function tooManyColumns(): Refusal {
  return {
    message: `The table has more than ${count(MAX_COLUMNS)} columns.`,
    remedy: 'Remove the columns that the story does not need.',
  }
}

export function tooManyCells(): Refusal {
  return {
    message: `The table has more than ${count(MAX_CELLS)} cells.`,
    remedy: 'Remove rows and columns that the story does not need, or split the table into several files.',
  }
}
