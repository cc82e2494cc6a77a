import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import type { Imported } from '../../src/import/types.ts'
import type { FileBytes } from '../../src/read/reading.ts'
import { filesIn, importFiles } from './pipeline.ts'

const RUNS = process.env['DEMARCHE_LONG'] === undefined ? 150 : 10_000

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const seeds = (await Promise.all(folders.map(({ name }) => filesIn(join(import.meta.dirname, name)))))
  .flat()
  .filter(({ bytes }) => bytes.length > 0 && bytes.length < 20_000)

/** What breaks a file on its way: cut off, a part doubled or taken out, bytes changed, another file's piece put in. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 50 }) }),
  fc.record({
    kind: fc.constant('write' as const),
    at: fc.nat(),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('write' as const),
    at: fc.nat(),
    bytes: fc
      .constantFrom(
        '"',
        '\n',
        ',',
        ';',
        '0',
        '-',
        '9999',
        '<',
        '{',
        '[',
        '2025-02-30',
        'NaN',
        '1e999',
        '=',
        '\u0000',
        '؟',
      )
      .map((text) => new TextEncoder().encode(text)),
  }),
)
type Damage = typeof damage extends fc.Arbitrary<infer Kind> ? Kind : never

function damaged({ name, bytes }: FileBytes, damages: readonly Damage[]): FileBytes {
  let now = bytes
  for (const each of damages) {
    const at = each.at % (now.length + 1)
    const before = now.subarray(0, at)
    if (each.kind === 'cut') now = before
    else if (each.kind === 'double') now = Buffer.concat([before, now.subarray(at, at + each.length), now.subarray(at)])
    else if (each.kind === 'remove') now = Buffer.concat([before, now.subarray(at + each.length)])
    else now = Buffer.concat([before, each.bytes, now.subarray(at + each.bytes.length)])
  }
  return { name, bytes: Uint8Array.from(now) }
}

function check(imported: Imported): void {
  const { report, problems } = imported
  const rows = [...report.imported, ...report.warned, ...report.rejected].map(({ file, row }) => `${file}:${row}`)
  expect(rows.length).toBe(report.read)
  expect(new Set(rows).size).toBe(rows.length)
  if (imported.ok) expect(compile(imported.files).ok).toBe(true)
  else expect(problems.some(({ severity }) => severity === 'error')).toBe(true)
}

test(`damaged files of every kind: no crash, no lost row, no story that does not compile (${RUNS})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(damage, { minLength: 1, maxLength: 4 }),
      async (seed, damages) => {
        check(await importFiles([damaged(seed, damages)]))
      },
    ),
    { numRuns: RUNS },
  )
}, 600_000)

const cell = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('2025-01-28', '28.01.2025', '2025', 'Feb 2025', '1738022400', '', 'TBD', '45685'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('Damascus', 'Tripoli', 'Syria', 'Homs; Tartus', '33.51', '36,29', '0', '-200', 'visit'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('https://example.org/a', 'planned', 'Bogdanov; Lavrov', 'x'.repeat(300), '=1+1', '#'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
)
const header = fc.uniqueArray(
  fc.constantFrom(
    ...[
      'date',
      'end',
      'title',
      'place',
      'country',
      'lat',
      'lon',
      'who',
      'from',
      'to',
      'departed',
      'arrived',
      'category',
    ],
    ...[
      'status',
      'link',
      'source',
      'id',
      'party',
      'summary',
      'coordinates',
      'published',
      'year',
      'month',
      'day',
      'Datum',
      '',
    ],
  ),
  { minLength: 2, maxLength: 9 },
)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const table = header.chain((columns) =>
  fc
    .array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { minLength: 1, maxLength: 8 })
    .map((rows) => [columns, ...rows].map((cells) => cells.map(quoted).join(',')).join('\n')),
)

test(`tables of any columns and cells: the same (${RUNS})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom('events', 'trips', 'places', 'sources', 'actors', 'mine'),
      async (text, name) => {
        check(await importFiles([{ name: `${name}.csv`, bytes: new TextEncoder().encode(text) }]))
      },
    ),
    { numRuns: RUNS },
  )
}, 600_000)
