import type { Story, Tone } from '../model.ts'
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

/** What tells parties apart without colour: lines that are single, double or broken in threes, and the shapes of signs. */
export type Rhythm = 'single' | 'double' | 'triple'

const RHYTHMS = ['single', 'double', 'triple'] as const satisfies readonly Rhythm[]

/** How a party is drawn, as style sheets read it from `data-look`. */
export type Look = `${Tone} ${Rhythm}`

/** The colours and rhythms of a story's parties; those of nobody's side are grey, unless the story has no sides at all. */
export function lookOf({ parties }: Pick<Story, 'parties'>, party: string | null): Look {
  const index = parties.findIndex(({ id }) => id === party)
  const tone = parties[index]?.tone
  if (tone === undefined) return parties.length === 0 ? 'red single' : 'grey triple'
  return `${tone} ${RHYTHMS[index % RHYTHMS.length] ?? 'single'}`
}

export const rhythmOf = (look: Look): Rhythm => RHYTHMS.find((rhythm) => look.endsWith(rhythm)) ?? 'single'

const SHAPES: Readonly<Record<Rhythm, string>> = {
  single: DISC,
  double: 'M3 3H21V21H3Z',
  triple: 'M12 0.5L23.5 12L12 23.5L0.5 12Z',
}

/** A party's shape beside its colour, to fill, in a box of 24 by 24: disc, square, diamond. */
export const shapeOf = (look: Look): string => SHAPES[rhythmOf(look)]

/** What an event is drawn with: the way that it goes, or the shape of who leads it where nothing travels. */
export function markPath(direction: Direction, look: Look | null): string {
  return direction === 'none' && look !== null ? shapeOf(look) : signPath[direction]
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

/** The look of the leading actor's party; null when an event names nobody, in a story that has parties. */
export function leadingLook(story: Story, { actors }: Pick<KnownEvent, 'actors'>): Look | null {
  const leader = actors[0]
  return leader === undefined && story.parties.length > 0 ? null : leadersLook(story, actors)
}

/** The look of the first actor's party. */
export function leadersLook(story: Story, [leader]: readonly string[]): Look {
  return lookOf(story, leader === undefined ? null : at(story.actors, leader).party)
}
