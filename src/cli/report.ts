/** What an import did, in words for a terminal. */

import { unseen } from '../compile/format.ts'
import type { ImportReport, ListedName, RowRef, SheetMapping } from '../import/types.ts'
import type { Reading } from '../read/reading.ts'
import { counted, rowsInWords } from './format.ts'
import type { Style } from './terminal.ts'

/** Names that are listed with their candidates, before the rest is only counted. */
const MOST = 40

/** `trips.csv, rows 3–7, 12` for each file. */
function rowsOf(rows: readonly RowRef[]): readonly string[] {
  const byFile = new Map<string, number[]>()
  for (const { file, row } of rows) byFile.set(file, [...(byFile.get(file) ?? []), row])
  return [...byFile].map(
    ([file, numbers]) => `${unseen(file)}, ${numbers.length === 1 ? 'row' : 'rows'} ${rowsInWords(numbers)}`,
  )
}

function columnsOf({ sheet, role, fields, unused, dates }: SheetMapping): string {
  const taken = Object.entries(fields).map(([field, column]) => {
    const order = dates[column]
    return `${field} = ${column}${order === undefined ? '' : ` (${order})`}`
  })
  const rest = unused.length === 0 ? '' : `; not used: ${unused.join(', ')}`
  return unseen(`${sheet}, as ${role}: ${taken.join(', ')}${rest}`)
}

function candidatesOf({ name, rows, candidates }: ListedName): string {
  const places = candidates.map(
    ({ name: found, region, country, geonames }) =>
      `${found} (${[region, country].filter((part) => part !== '').join(', ')}, GeoNames ${geonames})`,
  )
  const what = places.length === 0 ? 'no such place is known' : places.join('; ')
  return unseen(`${name}, ${rows.length === 1 ? 'row' : 'rows'} ${rowsInWords(rows)}: ${what}`)
}

const paragraph = (title: string, lines: readonly string[], style: Style): readonly string[] =>
  lines.length === 0 ? [] : [style.bold(title), ...lines.map((line) => `  ${line}`), '']

/** The whole report, with what was detected in each file; its numbers add up. */
export function reportInWords(report: ImportReport, readings: readonly Reading[], style: Style): string {
  const { read, imported, warned, rejected, notes, mappings, places, todo } = report
  const placed = places.placed.reduce((sum, { rows }) => sum + rows, 0)
  const listed = places.listed.slice(0, MOST).map(candidatesOf)
  const more = places.listed.length - listed.length
  return [
    ...paragraph(
      'Files',
      readings.flatMap(({ file, notes: detected }) => {
        const others = detected.filter((note) => !notes.includes(`${file}: ${note}`))
        return others.length === 0 ? [] : unseen(`${file}: ${others.join(' ')}`)
      }),
      style,
    ),
    ...paragraph('Decided', notes.map(unseen), style),
    ...paragraph('Columns', mappings.map(columnsOf), style),
    ...paragraph(
      'Places',
      [
        ...(places.given > 0 ? [`${counted(places.given, 'place')} with coordinates of your own.`] : []),
        ...(places.placed.length > 0
          ? [`${counted(places.placed.length, 'name')} in ${counted(placed, 'row')} found in the gazetteer.`]
          : []),
        ...(places.listed.length > 0
          ? [
              `${counted(places.listed.length, 'name')} left open. A row of places.csv settles each:`,
              ...listed.map((line) => `  ${line}`),
              ...(more > 0 ? [`  and ${more} more; --json lists them all.`] : []),
            ]
          : []),
      ],
      style,
    ),
    ...paragraph('To do', todo.map(unseen), style),
    `${style.bold(`Read ${counted(read, 'row')}:`)} ${imported.length} imported, ${warned.length} imported with a warning, ${rejected.length} rejected.`,
    ...rowsOf(warned).map((line) => `  ${style.yellow('warning:')} ${line}`),
    ...rowsOf(rejected).map((line) => `  ${style.red('rejected:')} ${line}`),
  ].join('\n')
}
