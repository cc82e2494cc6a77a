import { array, assert, constantFrom, integer, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../../src/embed/protocol.ts'
import { MOST_COMMANDS, takeTurns } from '../../src/embed/turns.ts'

/** A clock that the test turns on. */
function stage() {
  let now = 0
  let alarms: { readonly at: number; readonly action: () => void }[] = []
  const acted: { readonly at: number; readonly command: Command }[] = []
  let refused = 0
  const take = takeTurns({
    act: (command) => acted.push({ at: now, command }),
    refuse: () => refused++,
    later: (milliseconds, action) => alarms.push({ at: now + milliseconds, action }),
  })
  return {
    take,
    acted,
    refused: () => refused,
    pass: (milliseconds: number) => {
      const until = now + milliseconds
      for (;;) {
        const due = alarms.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0]
        if (due === undefined) break
        alarms = alarms.filter((each) => each !== due)
        now = due.at
        due.action()
      }
      now = until
    },
  }
}

const goTo = (number: number): Command => ({ kind: 'goTo', t: `2025-01-${String((number % 28) + 1).padStart(2, '0')}` })

test('a flood of days moves the map sixty times a second, and ends at the last one', () => {
  const { take, acted, refused, pass } = stage()
  for (let number = 0; number < 1000; number++) take(goTo(number))
  expect(acted).toHaveLength(MOST_COMMANDS)
  pass(1000)
  expect(acted.at(-1)?.command).toEqual(goTo(999))
  expect(acted.length + refused()).toBe(1000)
})

test('of any commands at any times, none is lost without a count, no second has too many, and the last day is shown', () => {
  const commands = constantFrom<Command>(
    { kind: 'play' },
    { kind: 'pause' },
    { kind: 'select', event: null },
    goTo(1),
    goTo(2),
  )
  assert(
    property(array(tuple(commands, integer({ min: 0, max: 40 })), { maxLength: 400 }), (script) => {
      const { take, acted, refused, pass } = stage()
      for (const [command, pause] of script) {
        take(command)
        pass(pause)
      }
      pass(2000)
      expect(acted.length + refused()).toBe(script.length)
      const days = ({ kind }: Command) => kind === 'goTo'
      expect(acted.map(({ command }) => command).findLast(days)).toEqual(script.map(([each]) => each).findLast(days))
      for (const { at } of acted) {
        const within = acted.filter((each) => each.at >= at && each.at < at + 1000)
        // A second that begins in the middle of one and ends in the middle of the next.
        expect(within.length).toBeLessThanOrEqual(2 * MOST_COMMANDS)
      }
    }),
  )
})
