/** Reads what the basemap is made from. The only part of the build that knows where files are. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { BasemapInput } from './build.ts'

const require = createRequire(import.meta.url)

/** The folder of the hand-written files. */
export const handWrittenFolder = fileURLToPath(new URL('../../geo/basemap/', import.meta.url))

/** Reads world-atlas from the installed package and the hand-written files from `folder`. */
export const readBasemapInput = async (folder: string = handWrittenFolder): Promise<BasemapInput> => {
  const atlas = (scale: string) => readFile(require.resolve(`world-atlas/countries-${scale}.json`), 'utf8')
  const hand = (name: string) => readFile(`${folder}/${name}`, 'utf8')
  const [countries110m, countries50m, countries10m, corrections, handLines, labels] = await Promise.all([
    atlas('110m'),
    atlas('50m'),
    atlas('10m'),
    hand('worldview.json'),
    hand('disputed.geojson'),
    hand('labels.csv'),
  ])
  return { countries110m, countries50m, countries10m, corrections, handLines, labels }
}
