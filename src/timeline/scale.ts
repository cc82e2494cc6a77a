import type { Day } from '../model.ts'

/** From days to CSS pixels, counted from the chart's inline start: the left edge, or the right one in Arabic. */
export interface Scale {
  /** The days shown, half-open; in a story of hours they begin and end within a day. */
  readonly first: number
  readonly end: number
  /** Where they begin and end, in pixels. */
  readonly from: number
  readonly to: number
}

/** Pixels of a time in days. */
export function pixelOf(scale: Scale, t: number): number {
  return scale.from + ((t - scale.first) / (scale.end - scale.first)) * (scale.to - scale.from)
}

/** The day under a pixel, held inside the days shown. */
export function dayAtPixel(scale: Scale, pixel: number): Day {
  const t = scale.first + ((pixel - scale.from) / (scale.to - scale.from)) * (scale.end - scale.first)
  return Math.min(Math.max(Math.floor(t), Math.floor(scale.first)), Math.ceil(scale.end) - 1)
}
