import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Story } from '../../src/model.ts'
import { importFiles } from '../tables/pipeline.ts'

/** The same table under the same name, so that nothing but what it holds can differ. */
async function storyOf(file: string): Promise<Story> {
  const bytes = Uint8Array.from(readFileSync(join(import.meta.dirname, 'german', file)))
  const imported = await importFiles([{ name: 'reisen.csv', bytes }], { name: 'reisen' })
  if (!imported.ok) throw new Error(JSON.stringify([imported.problems, imported.questions], null, 2))
  expect(imported.report.rejected).toEqual([])
  return imported.story
}

test('the original has its five events, placed as the table says', async () => {
  const story = await storyOf('original.csv')
  expect(story.events.map(({ title, date }) => [title.en, date.edtf])).toEqual([
    ['Delegation trifft ein', '2025-01-28'],
    ['Telefongespräch', '2025-02-12'],
    ['Schiff läuft aus', '2025-03-04/2025-03-06'],
    ['Erklärung in Köln', '2025-03-11'],
    ['Zweite Reise', '2025-04-25/2025-04-27'],
  ])
  expect(Object.values(story.places).map(({ name, lat, lon }) => [name.en, lat, lon])).toEqual(
    expect.arrayContaining([['Damaskus', 33.5102, 36.29128]]),
  )
})

test.each(['excel-utf8.csv', 'excel-1252.csv'])(
  '%s (semicolons, decimal commas, dd.mm.yyyy, German headers) gives the same story',
  async (file) => {
    expect(await storyOf(file)).toEqual(await storyOf('original.csv'))
  },
)
