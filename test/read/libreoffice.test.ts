import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read } from '../../src/read/read.ts'

// Saved by LibreOffice Calc 7.4: what our own writer, or a library's, would not do the way an office program does.
test.each(['libreoffice.xlsx', 'libreoffice.ods'])('%s of a real office program is read cell by cell', async (name) => {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, 'formats', name)))
  const { problems, sheets } = await read({ name, bytes })
  expect(problems).toEqual([])
  const [sheet] = sheets
  expect(sheet?.columns.join()).toBe('Date,End,Traveller,Place,Country,Lat,Lon,Remarks,Time,Done')
  expect(sheet?.rows.map(({ number }) => number)).toEqual([2, 3, 4])
  const [first, second] = sheet?.rows ?? []
  expect(first?.cells).toEqual([
    { kind: 'date', edtf: '2025-01-28', text: '2025-01-28' },
    { kind: 'date', edtf: '2025-01-29', text: '2025-01-29' },
    { kind: 'text', text: 'Mikhail Bogdanov' },
    { kind: 'text', text: 'Damascus' },
    { kind: 'text', text: 'Syria' },
    { kind: 'number', value: 33.5138, text: '33.5138' },
    { kind: 'number', value: 36.2765, text: '36.2765' },
    { kind: 'text', text: 'Talks, with lines\nand a second line' },
    { kind: 'text', text: '02:30:00 PM' },
    { kind: 'truth', value: true, text: 'TRUE' },
  ])
  expect(second?.cells[1]).toEqual({ kind: 'empty' })
  expect(second?.cells[4]).toEqual({ kind: 'text', text: 'Türkiye' })
})
