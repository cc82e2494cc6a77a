import type { Extent } from '../model.ts'

/** The share of its size, and degrees of width for one of height, that the fine ground reaches beyond an inset's frame. */
const REACH = 0.6
const WIDE = 2

/**
 * How far the fine ground reaches around an inset's frame, in degrees WGS84: as far as a picture shows that is broader than
 * the frame, and has it at one side.
 */
export function coastExtent([west, south, east, north]: Extent): Extent {
  const across = Math.max(east - west, WIDE * (north - south)) * REACH
  const along = (north - south) * REACH
  return [west - across, south - along, east + across, north + along]
}
