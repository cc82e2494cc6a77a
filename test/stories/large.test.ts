import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { importReadings } from '../../src/import/import.ts'
import { read } from '../../src/read/read.ts'
import { gazetteer, OPTIONS } from '../tables/pipeline.ts'

const ROWS = 20_000
const PLACES = ['Damascus', 'Moscow', 'Tartus', 'Latakia', 'Homs', 'Aleppo', 'Ankara', 'Doha', 'Hmeimim', 'Damscus']

/** Twenty thousand rows as an agency's export has them, with a slip in every hundredth. */
function made(): Uint8Array {
  const lines = ['date,title,description,place,category,link']
  for (let row = 0; row < ROWS; row++) {
    const day = new Date(Date.UTC(2011, 2, 15) + row * 21_600_000).toISOString().slice(0, 10)
    const date = row % 100 === 99 ? '31.02.2020' : day
    const place = PLACES[row % PLACES.length]
    lines.push(`${date},Report ${row},"What happened, in ${row} words",${place},visit,https://example.org/${row}`)
  }
  return new TextEncoder().encode(lines.join('\n'))
}

test('twenty thousand rows are read, imported and compiled, and how long it takes is told', async () => {
  const bytes = made()
  // Of the processor, not of the clock: others may be at work on the same machine.
  const spent = () => process.cpuUsage().user / 1000
  const times: number[] = [spent()]
  const reading = await read({ name: 'reports.csv', bytes })
  times.push(spent())
  const imported = importReadings([reading], OPTIONS, gazetteer)
  times.push(spent())
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems.slice(0, 3)))
  const compiled = compile(imported.files)
  times.push(spent())

  const { report } = imported
  expect(report.read).toBe(ROWS)
  expect(report.rejected.length).toBe(ROWS / 100)
  expect(report.imported.length + report.warned.length + report.rejected.length).toBe(ROWS)
  expect(compiled.ok && compiled.story.events.length).toBe(ROWS - ROWS / 100)
  const [reads, imports, compiles] = times.slice(1).map((time, index) => Math.round(time - (times[index] ?? time)))
  console.info(`${ROWS} rows: read in ${reads} ms, imported in ${imports} ms, compiled again in ${compiles} ms`)
}, 300_000)
