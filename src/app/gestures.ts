import { isFramed } from '../embed/page.ts'

/** Whose one finger and wheel are: the page's around the map, or the map's. */
export type Gestures = 'cooperative' | 'greedy'

/** What the address asks for; in a frame the article scrolls on, unless it asks for the map to take all. */
export function gesturesAsked(): Gestures {
  const asked = new URLSearchParams(location.search).get('gestures')
  if (asked === 'cooperative' || asked === 'greedy') return asked
  return isFramed() ? 'cooperative' : 'greedy'
}
