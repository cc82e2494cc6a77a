/**
 * 0: written, or nothing to say but warnings. 1: errors, and nothing is written. 2: called wrongly. 3: written, but some rows
 * were rejected.
 */
export type ExitCode = 0 | 1 | 2 | 3
