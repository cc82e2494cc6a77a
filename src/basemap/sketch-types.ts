/** What `virtual:demarche-sketch` holds; kept apart so that a browser module can name it without the build. */

import type { Extent } from '../model.ts'

export interface SketchLayer {
  /** Degrees WGS84. */
  readonly extent: Extent
  /** Closed rings of [lon, lat], clipped to the extent; inland seas are rings too: fill with the even-odd rule. */
  readonly land: readonly (readonly (readonly number[])[])[]
  readonly borders: readonly { readonly disputed: boolean; readonly line: readonly (readonly number[])[] }[]
}

export interface Sketch {
  /** Detailed, around the inset. */
  readonly coast: SketchLayer
  /** Coarse (about 0.18 degree), around the whole story. */
  readonly overview: SketchLayer
}
