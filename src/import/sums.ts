import type { Entry } from './entries.ts'
import type { ImportReport } from './types.ts'

/** What was counted while the tables were made. */
export interface Sums {
  readonly entries: readonly Entry[]
  readonly places: ImportReport['places']
  readonly madeTitles: number
  readonly planned: number
  readonly unsourced: number
  /** How often a name without coordinates was placed where another row has it. */
  readonly borrowed: number
  readonly today: string
  /** Where the gazetteer is from. */
  readonly from: string
}

const counted = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`)
const rows = (count: number): string => counted(count, 'row', 'rows')
/** A sentence where there is something to count. */
const where = (count: number, sentence: string): readonly string[] => (count === 0 ? [] : [sentence])

/** What was decided and filled in; `lostHome` is a home that is no place. */
export function notesOf(
  { entries, places, madeTitles, planned, unsourced, borrowed, today, from }: Sums,
  lostHome: string | null,
): readonly string[] {
  const { placed } = places
  const times = placed.reduce((sum, each) => sum + each.rows, 0)
  const lost = entries.filter(({ timeLost }) => timeLost).length
  const found = counted(placed.length, 'name of a place was', 'names of places were')
  const lies = planned === 1 ? 'lies' : 'lie'
  return [
    ...where(times, `${found} found in the gazetteer (${from}), and named ${times === 1 ? 'once' : `${times} times`}.`),
    ...where(
      borrowed,
      `${counted(borrowed, 'name of a place without coordinates was', 'names of places without coordinates were')} put where another row has the place.`,
    ),
    ...where(madeTitles, `${rows(madeTitles)} had no title; it was made of who, where and what the row tells.`),
    ...where(planned, `${rows(planned)} ${lies} after ${today} and ${planned === 1 ? 'is' : 'are'} marked as planned.`),
    ...where(
      lost,
      `${rows(lost)} had a time of day without its zone; the day alone is kept. With its zone, as in 14:30+03:00, or with --zone +03:00 for all, the time is kept too.`,
    ),
    ...where(unsourced, `${rows(unsourced)} named no source; the table itself stands as theirs.`),
    ...(lostHome === null ? [] : [`The home ${lostHome} is no place that is known, so no trips start there.`]),
  ]
}

const namesNoPlace = (entry: Entry): boolean =>
  entry.point === null && entry.path.length === 0 && entry.text('place') + entry.text('from') + entry.text('to') === ''

/** From so many rows on, points without a word are more likely a way than events. */
const MANY_POINTS = 20
const isBarePoint = (entry: Entry): boolean =>
  entry.point !== null && entry.text('title') + entry.text('summary') === ''

/** What the editor should add. */
export function todoOf({ entries, places, unsourced }: Sums, ofSources: readonly string[]): readonly string[] {
  const listed = places.listed.length
  const nowhere = entries.filter(namesNoPlace).length
  const bare = entries.filter(isBarePoint).length
  return [
    ...where(
      listed,
      `${counted(listed, 'name of a place is', 'names of places are')} not settled; add a row for each to a places.csv.`,
    ),
    ...where(nowhere, `${rows(nowhere)} named no place and ${nowhere === 1 ? 'is' : 'are'} only in the chronology.`),
    ...where(
      bare < MANY_POINTS ? 0 : bare,
      `${bare} rows have coordinates and neither title nor summary; if they are positions along a way, give it as GPX or KML, which becomes one line.`,
    ),
    ...ofSources,
    ...where(unsourced, 'Give each row its source, in a column link or source.'),
  ]
}
