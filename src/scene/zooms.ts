import type { Story } from '../model.ts'
import { FOLLOWING, ZOOM_RANGE, type ZoomRange } from './camera.ts'
import { extentOf, positionOf, usedPlaces } from './geometry.ts'

/** Degrees: what happens nearer together happens in one town. */
const ONE_TOWN = 0.5

interface Zooms {
  /** How far and how near a reader may go. */
  readonly reader: ZoomRange
  /** How far and how near the frame goes while it follows the story. */
  readonly following: ZoomRange
}

const USUAL: Zooms = { reader: ZOOM_RANGE, following: FOLLOWING }
/** The ground has nothing more to show there, but the places of a town stand apart. */
const IN_TOWN: Zooms = { reader: { least: 1, most: 13 }, following: { least: 1, most: 12 } }

/** All around the world: whatever the room, none of it is cut off that needs not be. */
const AROUND_THE_WORLD: Zooms = { reader: { least: 0, most: 9 }, following: { least: 0, most: 7 } }
/** Degrees from which on a story is as wide as the world. */
const WORLDWIDE = 240

const zooms = new WeakMap<Story, Zooms>()

/** How near a story can be looked at: nearer than usual where all of it happens in one town. */
export function zoomsOf(story: Story): Zooms {
  const before = zooms.get(story)
  if (before !== undefined) return before
  const places = usedPlaces(story)
  const [west, south, east, north] =
    places.length > 1 ? extentOf(places.map((id) => positionOf(story, id))) : [0, 0, 9, 9]
  const isTown = east - west < ONE_TOWN && north - south < ONE_TOWN
  const isWorld = east - west > WORLDWIDE || places.length === 0
  const found = isTown ? IN_TOWN : isWorld ? AROUND_THE_WORLD : USUAL
  zooms.set(story, found)
  return found
}
