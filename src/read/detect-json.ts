import { isGeojson } from './geojson.ts'
import type { Refusal } from './limits.ts'
import { recordsIn } from './records.ts'
import { isStorymap } from './storymap.ts'
import { isTimelinejs } from './timelinejs.ts'
import { isTimemap } from './timemap.ts'
import { entry, isList, isObject } from './values.ts'

export type JsonFormat = 'geojson' | 'records' | 'timemap' | 'timelinejs' | 'storymap' | 'story'

/** What JSON is, or null when it is none of what can be read. */
export function detectJson(json: unknown): JsonFormat | null {
  if (isStorymap(json)) return 'storymap'
  if (isGeojson(json)) return 'geojson'
  if (isObject(json) && ['id', 'title', 'span', 'opening'].every((name) => Object.hasOwn(json, name))) return 'story'
  if (otherJson(json) !== null) return null
  if (isTimelinejs(json)) return 'timelinejs'
  if (isTimemap(json)) return 'timemap'
  return recordsIn(json) === null ? null : 'records'
}

/** Formats that look alike, and what to do with them. */
function otherJson(json: unknown): Refusal | null {
  if (!isObject(json)) return null
  if (entry(json, 'type') === 'Topology') {
    return { message: 'This is TopoJSON.', remedy: 'Convert it to GeoJSON, at mapshaper.org for instance.' }
  }
  const features = entry(json, 'features')
  if (isList(features) && features.some((each) => isObject(each) && isObject(entry(each, 'attributes')))) {
    return { message: "This is ArcGIS's own JSON.", remedy: 'Export it as GeoJSON (f=geojson in its address).' }
  }
  return null
}

/** Why JSON that is none of what can be read is refused. */
export const refusalOfJson = (json: unknown): Refusal =>
  otherJson(json) ?? {
    message: 'This is JSON of a kind that is not read.',
    remedy: 'Give GeoJSON, a list of flat records, or the JSON of TimeMap, TimelineJS or StoryMapJS.',
  }
