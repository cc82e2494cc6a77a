import type { Party, Story } from '../model.ts'
import { at } from '../time/at.ts'
import type { KnownEvent } from '../time/known.ts'

/** Which way an event's movement goes on a map with north up; `none` when nothing travels. */
export type Direction = 'south' | 'north' | 'none'

const DISC = 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0 -20Z'

/** An event's sign, to fill, in a box of 24 by 24: ▼ south, ▲ north, ● where nothing travels. */
export const signPath: Readonly<Record<Direction, string>> = {
  south: 'M1.5 3H22.5L12 22.5Z',
  north: 'M1.5 21H22.5L12 1.5Z',
  none: DISC,
}

/** A party's shape beside its colour, to fill, in a box of 24 by 24: disc, square, diamond. */
export const partyPath: Readonly<Record<Party, string>> = {
  russia: DISC,
  syria: 'M3 3H21V21H3Z',
  third: 'M12 0.5L23.5 12L12 23.5L0.5 12Z',
}

/** What an event is drawn with: the way that it goes, or the shape of who leads it where nothing travels. */
export function markPath(direction: Direction, party: Party | null): string {
  return direction === 'none' && party !== null ? partyPath[party] : signPath[direction]
}

/**
 * What a mark carries when its sources differ, to stroke, in the box of the mark: two short parallel strokes across its
 * upper right end, as of an unequal sign.
 */
export const DIFFER_PATH = 'M14.5 8.5L20 0M20 9.5L25.5 1'

/** Whether the first trip of an event, of those of which it was told, ends south or north of where it began. */
export function directionOf(story: Story, { movements }: Pick<KnownEvent, 'movements'>): Direction {
  const movement = movements[0]
  if (movement === undefined) return 'none'
  const from = at(story.places, movement.from).lat
  const to = at(story.places, movement.to).lat
  return to < from ? 'south' : to > from ? 'north' : 'none'
}

/** The party of the leading actor; null when an event names nobody. */
export function leadingParty(story: Story, { actors }: Pick<KnownEvent, 'actors'>): Party | null {
  const leader = actors[0]
  return leader === undefined ? null : at(story.actors, leader).party
}
