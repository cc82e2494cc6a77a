import type { PlaceKind } from '../model.ts'

const PLANE =
  'M12 2.2c.8 0 1.3 1 1.3 2.4v4.3l7.6 4.9v2l-7.6-2.3v4.7l2.5 1.9v1.6L12 20.6l-3.8 1.1v-1.6l2.5-1.9v-4.7l-7.6 2.3v-2l7.6-4.9V4.6c0-1.4.5-2.4 1.3-2.4z'
const ANCHOR =
  'M12 1.8a3 3 0 0 1 1.3 5.7v1.6h3.4v2.2h-3.4v8.2c2.7-.4 4.7-2 5.4-4.3l-1.8.7 1.9-4.6 3.4 3.6-1.5.1c-.7 4.2-4.2 6.9-8.7 6.9s-8-2.7-8.7-6.9l-1.5-.1 3.4-3.6 1.9 4.6-1.8-.7c.7 2.3 2.7 3.9 5.4 4.3v-8.2H7.3V9.1h3.4V7.5A3 3 0 0 1 12 1.8zm0 1.9a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4z'
const CRANE = 'M5 21.5v-2h2.2V4.2h2.3l11 3.4v2.2h-2.2v4.1h1.5v3.8h-4.6v-3.8h1.5V9.2L9.7 6.8v12.7H13v2z'
/** Three discs: places spread over a region. */
const SPREAD =
  'M12 3a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2zM6.2 13a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2zM17.8 13a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2z'
const DISC = 'M12 6a6 6 0 1 1 0 12 6 6 0 0 1 0-12z'

/** What a site is, as a path in a box of 24 by 24: places without a sign of their own get a disc. */
export const glyphPath: Readonly<Record<PlaceKind, string>> = {
  'air-base': PLANE,
  airport: PLANE,
  'naval-base': ANCHOR,
  port: CRANE,
  city: DISC,
  region: SPREAD,
  place: DISC,
}
