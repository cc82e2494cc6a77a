/** Reads geo/basemap/labels.csv. Pure. */

import { csvParse } from 'd3-dsv'

export const labelKinds = ['country', 'city', 'sea'] as const
export type LabelKind = (typeof labelKinds)[number]

export interface Label {
  readonly kind: LabelKind
  /** The lowest tile zoom that carries the label; the lower, the more it is worth in a collision. */
  readonly rank: number
  readonly lon: number
  readonly lat: number
  readonly name_en: string
  readonly name_ar: string
  readonly name_ru: string
}

export const parseLabels = (text: string): Label[] =>
  csvParse(text).map((row, i) => {
    const fail = (what: string): never => {
      throw new Error(`geo/basemap/labels.csv, row ${i + 2}: ${what}`)
    }
    const number = (column: string, least: number, most: number): number => {
      const value = Number(row[column]?.trim() || Number.NaN)
      return value >= least && value <= most ? value : fail(`write a number from ${least} to ${most} in "${column}".`)
    }
    const name = (column: string): string => row[column]?.trim() || fail(`write a name in "${column}".`)
    const kind = labelKinds.find((known) => known === row['kind'])
    return {
      kind: kind ?? fail(`write one of ${labelKinds.join(', ')} in "kind".`),
      rank: number('rank', 0, 6),
      lon: number('lon', -180, 180),
      lat: number('lat', -85, 85),
      name_en: name('name_en'),
      name_ar: name('name_ar'),
      name_ru: name('name_ru'),
    }
  })
