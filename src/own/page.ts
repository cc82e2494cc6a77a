import type { Story } from '../model.ts'
import type { Store } from '../store/store.ts'

/** What the page lets an own story do. */
export interface Page {
  /** The store of the story that is shown now. */
  readonly store: () => Store
  /** Shows another story in place of the one that is there: with a store of its own, and left out of the address. */
  readonly show: (story: Story) => void
  /** Shows the page's own story again, as it was left; in the language that is spoken now. */
  readonly back: () => Promise<void>
}
