/** Where a command writes: plain text where it is piped, colours and progress only where somebody looks. */

export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
}

export interface Terminal {
  /** Writes lines of what was asked for. */
  readonly print: (text: string) => void
  /** Writes lines about it: problems of usage, warnings, what was done. */
  readonly note: (text: string) => void
  /** Shows what is going on, in place of what it showed before; null clears it. */
  readonly progress: (text: string | null) => void
  /** Of what is printed, and of what is noted. */
  readonly printed: Style
  readonly noted: Style
  /** The folder that paths start from. */
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Once whoever started the program wants it to end: for what runs until then. */
  readonly ended: () => Promise<void>
}

interface Stream {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean | undefined
}

const as = (code: number, after: number) => (text: string) => `\u001b[${code}m${text}\u001b[${after}m`

const COLOURS: Style = {
  bold: as(1, 22),
  dim: as(2, 22),
  red: as(31, 39),
  yellow: as(33, 39),
  green: as(32, 39),
}

const same = (text: string) => text
export const PLAIN: Style = { bold: same, dim: same, red: same, yellow: same, green: same }

/** @see https://no-color.org */
const styleOf = ({ isTTY }: Stream, env: Terminal['env']): Style =>
  isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? COLOURS : PLAIN

export function createTerminal(streams: {
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Terminal['env']
  readonly folder: string
  readonly ended: Terminal['ended']
}): Terminal {
  const { stdout, stderr, env, folder, ended } = streams
  let isShowing = false
  const progress = (text: string | null) => {
    if (stderr.isTTY !== true || env['TERM'] === 'dumb') return
    if (text === null && !isShowing) return
    stderr.write(`\r\u001b[2K${text === null ? '' : `${text} …`}`)
    isShowing = text !== null
  }
  const line = (stream: Stream) => (text: string) => {
    progress(null)
    stream.write(`${text}\n`)
  }
  return {
    print: line(stdout),
    note: line(stderr),
    progress,
    printed: styleOf(stdout, env),
    noted: styleOf(stderr, env),
    folder,
    env,
    ended,
  }
}
