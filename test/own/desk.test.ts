import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { siteGazetteer } from '../../src/cli/gazetteer.ts'
import { compile } from '../../src/compile/compile.ts'
import type { GazetteerData } from '../../src/gazetteer/gazetteer.ts'
import type { TablesAsked } from '../../src/own/asking.ts'
import { createDesk } from '../../src/own/desk.ts'
import { REFUSED, shownAttacks } from '../hostile/attacks.ts'

const GAZETTEER: GazetteerData = JSON.parse(siteGazetteer())

/** A desk, and the addresses that it has fetched. */
function desk(fetched: (address: string) => Promise<GazetteerData> = async () => GAZETTEER) {
  const addresses: string[] = []
  return {
    addresses,
    ...createDesk((address) => {
      addresses.push(address)
      return fetched(address)
    }),
  }
}

const asking = (text: string, more: Partial<TablesAsked> & { readonly name?: string } = {}): TablesAsked => ({
  files: [{ key: 1, name: more.name ?? 'trips.csv', bytes: new TextEncoder().encode(text), options: {} }],
  options: { today: '2026-11-22', name: 'trips', map: {}, dates: {}, home: null, ...more.options },
  settled: more.settled ?? {},
  speaks: more.speaks ?? 'en',
  gazetteer: 'https://example.org/gazetteer.json',
})

const PLACED = `when,title,place,lat,lon
2025-06-05,Second,Damascus,33.51,36.29
2025-06-03,First,Beirut,33.89,35.5
`
const NAMED = `Date,Title,City
2025-06-03,A visit,Damascus
2025-06-05,Another,Tripoli
2025-06-09,A third,Xyzzyburg
`

describe('a table with coordinates', () => {
  test('is read; without names of places no gazetteer is fetched', async () => {
    const { tables, addresses, story } = desk()
    const seen = await tables(asking(PLACED.replaceAll(/,place|,Damascus|,Beirut/g, '')))
    expect(addresses).toEqual([])
    expect(seen).toMatchObject({ isOk: true, questions: [], gazetteer: { state: 'unasked' } })
    const { read, imported, warned, rejected } = seen.report
    expect([read, imported + warned + rejected]).toEqual([2, 2])
    expect(story().events.map(({ title }) => title.en)).toEqual(['First', 'Second'])
  })

  test('that lie by their names only when exchanged are asked about, as on the command line', async () => {
    const { tables, addresses } = desk()
    const seen = await tables(
      asking('when,title,place,lat,lon\n2025-06-05,One,Damascus,36.29,33.51\n2025-06-03,Two,Beirut,35.5,33.89\n'),
    )
    expect(addresses).toHaveLength(1)
    expect(seen.questions).toMatchObject([{ kind: 'column', field: 'lat', candidates: ['lon', 'lat'] }])
  })

  test('is shown as it is read, in the order of the table', async () => {
    const seen = await desk().tables(asking(PLACED))
    expect(seen.rows.map(({ date, title, places }) => [date.edtf, title, places])).toEqual([
      ['2025-06-05', 'Second', ['Damascus']],
      ['2025-06-03', 'First', ['Beirut']],
    ])
    expect(seen.files[0]?.sheets[0]?.samples).toEqual([
      ['2025-06-05', '2025-06-03'],
      ['Second', 'First'],
      ['Damascus', 'Beirut'],
      ['33.51', '33.89'],
      ['36.29', '35.5'],
    ])
  })

  test('is kept: its bytes come once, and are read anew when it is to be read otherwise', async () => {
    const { tables } = desk()
    const first = asking(PLACED.replaceAll(',', ';'))
    const again = { ...first, files: first.files.map((file) => ({ ...file, bytes: null })) }
    expect((await tables(first)).isOk).toBe(true)
    expect((await tables(again)).isOk).toBe(true)
    const otherwise = again.files.map((file) => ({ ...file, options: { delimiter: ',' } }))
    const wrong = await tables({ ...again, files: otherwise })
    expect(wrong.isOk).toBe(false)
    expect((await tables(again)).isOk).toBe(true)
  })
})

describe('a table with names of places', () => {
  test('has the gazetteer fetched once, and lists what is not clear with its candidates', async () => {
    const { tables, addresses } = desk()
    const seen = await tables(asking(NAMED))
    await tables(asking(NAMED))
    expect(addresses).toEqual(['https://example.org/gazetteer.json'])
    expect(seen.gazetteer).toMatchObject({ state: 'there', from: expect.stringContaining('GeoNames') })
    expect(seen.report.placed).toEqual(['Damascus'])
    const tripoli = seen.report.listed.find(({ name }) => name === 'Tripoli')
    expect(tripoli?.candidates.map(({ country }) => country)).toEqual(expect.arrayContaining(['LY', 'LB']))
    expect(seen.report.listed.map(({ name }) => name)).toEqual(['Tripoli', 'Xyzzyburg'])
  })

  test('takes what the editor chooses as a row of places.csv', async () => {
    const { tables, story } = desk()
    const seen = await tables(asking(NAMED))
    const lebanese = seen.report.listed[0]?.candidates.find(({ country }) => country === 'LB')
    if (lebanese === undefined) throw new Error('Tripoli is not in Lebanon')
    const after = await tables(asking(NAMED, { settled: { Tripoli: lebanese } }))
    expect(after.report.listed.map(({ name }) => name)).toEqual(['Xyzzyburg'])
    expect(after.report.read).toBe(seen.report.read)
    const place = Object.values(story().places).find(({ name }) => name.en === 'Tripoli')
    expect(place).toMatchObject({ lat: lebanese.lat, lon: lebanese.lon, geonames: lebanese.geonames })
  })

  test('works without the gazetteer: names are listed, and their rows are there', async () => {
    const { tables, story } = desk(async () => {
      throw new Error('offline')
    })
    const seen = await tables(asking(NAMED))
    expect(seen).toMatchObject({ isOk: true, gazetteer: { state: 'lost' } })
    expect(seen.report.listed.map(({ name }) => name)).toEqual(['Damascus', 'Tripoli', 'Xyzzyburg'])
    expect(story().events).toHaveLength(3)
  })
})

test('what only the editor can decide is asked, and nothing is made of it until then', async () => {
  const { tables, story } = desk()
  const ambiguous = 'Date,Title,lat,lon\n03/04/2025,One,33,36\n05/06/2025,Two,33,36\n'
  const seen = await tables(asking(ambiguous))
  expect(seen.isOk).toBe(false)
  expect(seen.questions).toMatchObject([{ kind: 'date', column: 'Date' }])
  expect(() => story()).toThrow('no table')
  const options = { today: '2026-11-22', name: 'trips', map: {}, dates: { Date: 'mdy' }, home: null } as const
  const answered = await tables(asking(ambiguous, { options }))
  expect(answered.rows.map(({ date }) => date.edtf)).toEqual(['2025-03-04', '2025-05-06'])
})

test('the language of the texts is what a file says, else what the letters suggest to the reader', async () => {
  const { tables, story } = desk()
  const languageOf = async (text: string, speaks: TablesAsked['speaks'], name = 'trips.csv') => {
    const seen = await tables(asking(text, { speaks, name }))
    expect(seen.language).toBe(story().language)
    return seen.language
  }
  const table = (title: string) => `when,title,lat,lon\n2025-06-03,${title},33.5,36.3\n`
  expect(await languageOf(table('A visit'), 'ar')).toBe('en')
  expect(await languageOf(table('زيارة الوفد'), 'ar')).toBe('ar')
  expect(await languageOf(table('زيارة الوفد'), 'en')).toBe('und')
  expect(await languageOf(table('Визит делегации'), 'ru')).toBe('ru')
  const options = { today: '2026-11-22', name: 'trips', map: {}, dates: {}, home: null, language: 'ru' } as const
  expect((await tables(asking(table('A visit'), { options }))).language).toBe('ru')
})

describe('the download', () => {
  test('compiles to the story that was shown, with its mapping, its rejected rows and a way on', async () => {
    const { tables, story, zip } = desk()
    await tables(asking(`${PLACED}yesterday,No date,Homs,34.7,36.7\n`))
    const shown = story()
    // What is tried afterwards and not shown is not what is downloaded.
    await tables(asking(NAMED))
    const files = Object.fromEntries(
      Object.entries(unzipSync(await zip())).map(([name, bytes]) => [name.replace('trips/', ''), strFromU8(bytes)]),
    )
    expect(compile(files)).toMatchObject({ ok: true, story: shown })
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['import.json', 'rejected.csv', 'README.txt']))
    expect(files['rejected.csv']).toContain('yesterday')
    expect(files['README.txt']).toContain('npx demarche build trips --out site')
    expect(files['README.txt']?.trim().split('\n')).toHaveLength(3)
  })

  test('can be taken in again, and is the same story', async () => {
    const first = desk()
    await first.tables(asking(PLACED))
    const shown = first.story()
    const files = Object.entries(unzipSync(await first.zip()))
      .filter(([name]) => /story\.json$|\.csv$/.test(name))
      .map(([name, bytes], key) => ({ key, name: name.replace('trips/', ''), bytes, options: {} }))
    const again = desk()
    const seen = await again.tables({ ...asking(''), files })
    expect(seen).toMatchObject({ isOk: true, questions: [] })
    expect(again.story()).toEqual(shown)
  })

  test('is the same bytes for the same table', async () => {
    const make = async () => {
      const { tables, story, zip } = desk()
      await tables(asking(PLACED))
      story()
      return zip()
    }
    expect(await make()).toEqual(await make())
  })
})

test('hostile texts come through as texts, and those that cannot be shown are told', async () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const row = (text: string) => `2025-06-03,${quoted(`x ${text}`)},33.5,36.3`
  const single = shownAttacks.filter((text) => text.trim() === text && !text.includes('\n'))
  const { tables, story } = desk()
  const seen = await tables(asking(`when,title,lat,lon\n${single.map(row).join('\n')}\n`))
  expect(seen.isOk).toBe(true)
  expect(seen.report.rejected).toBe(0)
  expect(story().events).toHaveLength(single.length)
  const refused = [...REFUSED['control characters'], ...REFUSED['directions left open']]
  const told = await tables(asking(`when,title,lat,lon\n${refused.map(row).join('\n')}\n2025-06-03,Plain,33,36\n`))
  expect(told.problems.length).toBeGreaterThan(0)
})

test('no file is too odd: nothing throws, and something is said', async () => {
  const { tables } = desk()
  for (const text of ['', '\n\n', 'a', '\0\0\0', 'PK\u0003\u0004', '{"type":', '<kml>', 'when\n', '=1+1']) {
    const seen = await tables(asking(text))
    expect(seen.isOk, JSON.stringify(text)).toBe(false)
    expect(seen.problems.length + seen.questions.length, JSON.stringify(text)).toBeGreaterThan(0)
  }
})
