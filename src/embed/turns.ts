import type { Command } from './protocol.ts'

/** Commands of a second that are acted on. */
export const MOST_COMMANDS = 60
const SECOND = 1000

export interface Turns {
  readonly act: (command: Command) => void
  /** Called for each command that nothing will come of. */
  readonly refuse: () => void
  readonly later: (milliseconds: number, action: () => void) => void
}

/**
 * Lets through as many commands as a second may have. Of the days that are asked for beyond, the last one is kept until
 * the second is over: where a reader has scrolled to is never lost.
 */
export function takeTurns({ act, refuse, later }: Turns): (command: Command) => void {
  let acted = 0
  let latest: Command | null = null
  const take = (command: Command): void => {
    if (acted === MOST_COMMANDS) {
      if (command.kind !== 'goTo' || latest !== null) refuse()
      if (command.kind === 'goTo') latest = command
      return
    }
    if (acted === 0) later(SECOND, over)
    acted++
    act(command)
  }
  const over = () => {
    acted = 0
    const kept = latest
    latest = null
    if (kept !== null) take(kept)
  }
  return take
}
