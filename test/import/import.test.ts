import { csvParse } from 'd3-dsv'
import { expect, test } from 'vitest'
import { readMapping } from '../../src/import/mapping.ts'
import type { Story } from '../../src/model.ts'
import { imported, importSheets, sheet } from './sheets.ts'

const titles = (story: Story) => story.events.map(({ title, date }) => `${date.edtf} ${title.en}`)
const placesOf = (story: Story) => story.events.map(({ places }) => places.map((id) => story.places[id]?.name.en))
const rowsOf = (refs: readonly { readonly row: number }[]) => refs.map(({ row }) => row)

test('a German table is understood by its headers', () => {
  const { story, report } = imported([
    sheet(
      'reisen',
      'Datum,Titel,Ort,Breite,Länge,Bemerkungen,Quelle',
      ['28.01.2025', 'Ankunft', 'Damaskus', '33,5102', '36,2913', 'Mit Delegation', 'https://example.org/a'],
      ['03.02.2025', 'Abreise', 'Moskau', '55,7522', '37,6156', '', 'Zeitung'],
    ),
  ])
  expect(report.mappings[0]?.fields).toEqual({
    when: 'Datum',
    title: 'Titel',
    place: 'Ort',
    lat: 'Breite',
    lon: 'Länge',
    summary: 'Bemerkungen',
    source: 'Quelle',
  })
  expect(titles(story)).toEqual(['2025-01-28 Ankunft', '2025-02-03 Abreise'])
  expect(placesOf(story)).toEqual([['Damaskus'], ['Moskau']])
  expect(Object.values(story.places)[0]).toMatchObject({
    lat: 33.5102,
    lon: 36.2913,
    coordinatesFrom: 'reisen.csv, row 2',
  })
  expect(Object.values(story.sources).map(({ outlet, url }) => [outlet, url])).toEqual([
    ['example.org', 'https://example.org/a'],
    ['Zeitung', null],
  ])
})

test.each([
  ['fr', 'Date,Titre,Lieu'],
  ['es', 'Fecha,Título,Lugar'],
  ['ru', 'Дата,Название,Место'],
  ['ar', 'التاريخ,العنوان,المكان'],
  ['en', 'Event date,Headline,Location'],
])('headers in %s', (_, columns) => {
  const { story } = imported([sheet('table', columns, ['2025-01-28', 'Talks', 'Damascus'])])
  expect(titles(story)).toEqual(['2025-01-28 Talks'])
  expect(placesOf(story)).toEqual([['Damascus']])
})

test('an ambiguous order of day and month is asked about, and nothing is written', () => {
  const table = sheet('visits', 'Date,Title', ['01/02/2025', 'One'], ['03/04/2025', 'Two'])
  const asked = importSheets([table])
  expect(asked.ok).toBe(false)
  expect(asked.questions).toEqual([
    {
      kind: 'date',
      sheet: 'visits',
      field: 'when',
      column: 'Date',
      candidates: ['dmy', 'mdy'],
      samples: ['01/02/2025', '03/04/2025'],
      message: 'Day and month of the column Date cannot be told apart: 01/02/2025, 03/04/2025.',
      remedy: 'Say --dates "Date=dmy" if the day stands first, or --dates "Date=mdy" if the month does.',
    },
  ])
  expect(rowsOf(asked.report.rejected)).toEqual([2, 3])
  expect(titles(imported([table], { dates: { Date: 'mdy' } }).story)).toEqual(['2025-01-02 One', '2025-03-04 Two'])
  expect(titles(imported([table], { dates: { '*': 'dmy' } }).story)).toEqual(['2025-02-01 One', '2025-04-03 Two'])
})

test('a column that puts the day first in one row and the month in another names both rows', () => {
  const result = importSheets([sheet('visits', 'Date,Title', ['28/01/2025', 'One'], ['01/29/2025', 'Two'])])
  expect(result.ok).toBe(false)
  expect(result.problems).toEqual([
    {
      severity: 'error',
      file: 'visits.csv',
      row: 3,
      column: 'Date',
      value: '01/29/2025',
      message: 'The column puts the day first in row 2 (28/01/2025) and the month first in row 3 (01/29/2025).',
      remedy: 'Write all its dates in one order, or say --dates "Date=dmy" and the others are rejected.',
    },
  ])
})

test('what cannot be read is rejected row by row, and goes into rejected.csv with the reason', () => {
  const { report, files, problems, story } = imported([
    sheet(
      'events',
      'date,title,lat,lon',
      ['2025-01-28', 'Good', '33.5', '36.3'],
      ['28 January', 'No year', '33.5', '36.3'],
      ['2025-01-30', 'Far out', '133.5', '136.3'],
      ['', 'No date', '33.5', '36.3'],
      ['2025-01-30', 'Nowhere', '0', '0'],
    ),
  ])
  expect(story.events.length).toBe(1)
  expect([report.read, rowsOf(report.imported), rowsOf(report.warned), rowsOf(report.rejected)]).toEqual([
    5,
    [2],
    [],
    [3, 4, 5, 6],
  ])
  expect(problems.map(({ row, column, message }) => [row, column, message])).toEqual([
    [3, 'date', '28 January has no year.'],
    [4, 'lat', 'The latitude 133.5 is out of range.'],
    [5, 'date', 'The row has no date.'],
    [6, 'lat', 'The row lies at 0,0, in the Atlantic.'],
  ])
  expect(csvParse(files['rejected.csv'] ?? '')[0]).toEqual({
    '# file': 'events.csv',
    '# row': '3',
    '# reason': '28 January has no year. Write the year too, as in 28 January 2025.',
    date: '28 January',
    title: 'No year',
    lat: '33.5',
    lon: '36.3',
  })
})

test('swapped columns are asked about; a swapped row is rejected', () => {
  const all = importSheets([
    sheet('e', 'date,title,lat,lon', ['2025', 'A', '139.7', '35.6'], ['2025', 'B', '135.5', '34.7']),
  ])
  expect(all.questions.map(({ remedy }) => remedy)).toEqual(['Say --map "lat=lon" --map "lon=lat".'])
  const mended = imported(
    [sheet('e', 'date,title,lat,lon', ['2025', 'A', '139.7', '35.6'], ['2025', 'B', '135.5', '34.7'])],
    { map: { lat: 'lon', lon: 'lat' } },
  )
  expect(Object.values(mended.story.places).map(({ lat, lon }) => [lat, lon])).toEqual([
    [35.6, 139.7],
    [34.7, 135.5],
  ])
  const one = imported([
    sheet(
      'e',
      'date,title,lat,lon',
      ['2025', 'A', '35.6', '139.7'],
      ['2025', 'B', '135.5', '34.7'],
      ['2025', 'C', '35', '135'],
    ),
  ])
  expect(one.problems.map(({ row, remedy }) => [row, remedy])).toEqual([
    [3, 'Exchange latitude and longitude: they seem swapped.'],
  ])
})

test('coordinates that lie by their places only when exchanged are asked about, although all are in range', () => {
  const result = importSheets([
    sheet(
      'e',
      'date,title,place,lat,lon',
      ['2025', 'A', 'Damascus', '36.29', '33.51'],
      ['2025', 'B', 'Moscow', '37.6', '55.75'],
    ),
  ])
  expect(result.questions.map(({ field }) => field)).toEqual(['lat'])
})

test('names resolve by the tables, then by the gazetteer; what is unclear is listed once and stays in the chronology', () => {
  const { story, report, problems } = imported([
    sheet(
      'events',
      'date,title,place,country',
      ['2025-01-01', 'A', 'Damascus', ''],
      ['2025-01-02', 'B', 'Tripoli', ''],
      ['2025-01-03', 'C', 'Tripoli', ''],
      ['2025-01-04', 'D', 'Tripoli', 'Lebanon'],
      ['2025-01-05', 'E', 'Headquarters', ''],
      ['2025-01-06', 'F', 'Damascus/Moscow', ''],
      ['2025-01-07', 'G', 'Paris', ''],
    ),
    sheet('places', 'name,lat,lon', ['Headquarters', '10', '20']),
  ])
  expect(placesOf(story)).toEqual([
    ['Damascus'],
    [],
    [],
    ['Tripoli'],
    ['Headquarters'],
    ['Damascus', 'Moscow'],
    ['Paris'],
  ])
  expect(report.places.listed).toMatchObject([
    { name: 'Tripoli', rows: [3, 4], candidates: [{ country: 'LY' }, { country: 'LB' }] },
  ])
  expect(report.places.placed).toEqual([
    { name: 'Damascus', geonames: 1, country: 'SY', because: 'only', rows: 2 },
    { name: 'Tripoli', geonames: 6, country: 'LB', because: 'country', rows: 1 },
    { name: 'Moscow', geonames: 2, country: 'RU', because: 'only', rows: 1 },
    { name: 'Paris', geonames: 3, country: 'FR', because: 'importance', rows: 1 },
  ])
  expect(report.places.given).toBe(1)
  expect(rowsOf(report.warned)).toEqual([3, 4])
  expect(problems.filter(({ value }) => value === 'Tripoli').length).toBe(1)
  expect(report.notes).toContain('4 names of places were found in the gazetteer (Seven places), and named 5 times.')
  expect(Object.values(story.places).find(({ name }) => name.en === 'Damascus')).toMatchObject({
    geonames: 1,
    coordinatesFrom: 'Seven places',
  })
})

test('a name without coordinates lies where another row has it, unless that is in another country', () => {
  const { story, report } = imported([
    sheet(
      'e',
      'date,title,place,country,lat,lon',
      ['2025-01-01', 'A', 'Tripoli', 'Lebanon', '34.43', '35.84'],
      ['2025-01-02', 'B', 'Tripoli', '', '', ''],
      ['2025-01-03', 'C', 'Tripoli', 'Libya', '', ''],
    ),
  ])
  expect(story.events.map(({ places }) => places.map((id) => story.places[id]?.lat))).toEqual([
    [34.43],
    [34.43],
    [32.88743],
  ])
  expect(report.notes).toContain('1 name of a place without coordinates was put where another row has the place.')
})

test('the same name at other coordinates is another place', () => {
  const { story } = imported([
    sheet(
      'e',
      'date,title,place,lat,lon',
      ['2025', 'A', 'Camp', '1', '2'],
      ['2025', 'B', 'Camp', '3', '4'],
      ['2025', 'C', 'camp', '1', '2'],
    ),
  ])
  expect(story.events.map(({ places }) => places)).toEqual([['camp'], ['camp-2'], ['camp']])
})

test('a row without a source has the table as its source; one with an address has it as its own', () => {
  const { story, report } = imported([
    sheet(
      'trips',
      'date,title,link',
      ['2025-01-28', 'A', 'http://www.example.org/news/a-visit.html'],
      ['2025-01-29', 'B', ''],
    ),
  ])
  expect(story.events.map(({ claims }) => claims.map(({ source, says, stance }) => [source, says.en, stance]))).toEqual(
    [
      [['example-org-a-visit', 'Given as the source in row 2 of trips.csv.', 'reports']],
      [['trips-csv', 'Stands in row 3 of trips.csv.', 'reports']],
    ],
  )
  expect(story.sources['example-org-a-visit']).toMatchObject({
    outlet: 'example.org',
    title: 'example.org/news/a-visit.html',
    url: 'https://www.example.org/news/a-visit.html',
    published: { edtf: '[2025-01-28..2026-11-22]' },
    language: 'und',
  })
  expect(story.sources['trips-csv']).toMatchObject({
    kind: 'table',
    title: 'trips.csv',
    published: { edtf: '2026-11-22' },
  })
  expect(report.todo).toContain(
    '1 source has no date of publication; write it in sources.csv (example.org/news/a-visit.html).',
  )
})

test('addresses that differ in a letter’s case are two sources; a name beside an address is its outlet', () => {
  const { story } = imported([
    sheet(
      'e',
      'date,title,source',
      ['2025-01-28', 'A', 'https://example.org/w?v=aB'],
      ['2025-01-29', 'B', 'https://example.org/w?v=Ab'],
      ['2025-01-30', 'C', 'The Paper, https://example.org/w?v=aB'],
    ),
  ])
  expect(Object.values(story.sources).map(({ url, outlet }) => [url, outlet])).toEqual([
    ['https://example.org/w?v=aB', 'example.org'],
    ['https://example.org/w?v=Ab', 'example.org'],
  ])
})

test('rows join sheets of sources and of people by id and by name; what does not join is told', () => {
  const { story, problems } = imported([
    sheet(
      'events',
      'date,title,who,source',
      ['2025-01-28', 'A', 'Lavrov; putin', 's1'],
      ['2025-01-29', 'B', 'Nobody', 's9'],
    ),
    sheet('sources', 'id,title,outlet,url,published', ['s1', 'A page', 'Paper', 'https://example.org/a', '2025-01-29']),
    sheet(
      'people',
      'id,name,role,party',
      ['putin', 'Vladimir Putin', 'President', 'Russia'],
      ['lavrov', 'Sergey Lavrov', 'Minister', 'Russia'],
      ['x', 'Lavrov', '', ''],
    ),
  ])
  expect(story.events[0]?.claims.map(({ source }) => source)).toEqual(['s1'])
  expect(story.sources['s1']).toMatchObject({ outlet: 'Paper', published: { edtf: '2025-01-29' } })
  expect(story.events[0]?.actors).toEqual(['lavrov', 'putin'])
  expect(story.parties).toEqual([{ id: 'russia', name: { en: 'Russia' }, tone: 'red' }])
  expect(problems.filter(({ row }) => row === 3).map(({ message }) => message)).toContain(
    's9 stands in no sheet of sources.',
  )
  expect(problems.filter(({ row }) => row === 3).map(({ message }) => message)).toContain(
    'Nobody stands in no sheet of people.',
  )
})

test('trips: from and to are a leg; several places in a row are legs that are inferred; home only where it is said', () => {
  const table = sheet(
    'delegations',
    'Traveller,Place,Country,Start,End',
    ['Ali', 'Damascus; Ankara', '', '2025-01-25', '2025-01-28'],
    ['Bo', 'Paris', 'France', '2025-02-01', ''],
  )
  const bare = imported([table]).story
  expect(bare.events.map(({ title }) => title.en)).toEqual(['Ali: Damascus, Ankara', 'Bo: Paris'])
  expect(bare.events.map(({ movements }) => movements.map(({ from, to, route }) => `${from}-${to} ${route}`))).toEqual([
    ['damascus-ankara inferred'],
    [],
  ])
  const home = imported([table], { home: 'Moscow' }).story
  expect(
    home.events.map(({ movements }) => movements.map(({ from, to, departed }) => `${from}-${to} ${departed.edtf}`)),
  ).toEqual([
    ['moscow-damascus 2025-01-25', 'damascus-ankara 2025-01-25/2025-01-28', 'ankara-moscow 2025-01-28'],
    ['moscow-paris 2025-02-01'],
  ])
  const both = imported([
    sheet('t', 'who,from,to,departed,arrived', ['Ali', 'Moscow', 'Damascus', '2025-01-25', '2025-01-26']),
  ]).story
  expect(both.events[0]).toMatchObject({
    kind: 'visit',
    title: { en: 'Ali: Moscow – Damascus' },
    places: ['damascus', 'moscow'],
    movements: [
      {
        from: 'moscow',
        to: 'damascus',
        route: 'stated',
        departed: { edtf: '2025-01-25' },
        arrived: { edtf: '2025-01-26' },
      },
    ],
  })
})

test('a path becomes points and legs with their times, wrapped at the antimeridian', () => {
  const long = Array.from(
    { length: 100 },
    (_, index) => `${170 + index / 5} ${Math.round(Math.sin(index / 10) * 1000) / 100}`,
  ).join('; ')
  const { story } = imported([
    sheet(
      'trips',
      'when,end,title,path',
      ['2025-01-01', '2025-01-05', 'Voyage', '170 10 2025-01-01; 185 12 2025-01-03; 190 11 2025-01-05'],
      ['2025-02-01', '', 'Long', long],
    ),
  ])
  expect(story.events[0]?.movements.map(({ departed, arrived }) => [departed.edtf, arrived.edtf])).toEqual([
    ['2025-01-01', '2025-01-03'],
    ['2025-01-03', '2025-01-05'],
  ])
  expect(story.places['voyage-point-2']).toMatchObject({
    lon: -175,
    lat: 12,
    kind: 'place',
    name: { en: 'Voyage, point 2' },
  })
  expect(story.events[1]?.movements.length).toBe(11)
})

test('states, kinds, and what lies ahead', () => {
  const { story } = imported([
    sheet(
      'e',
      'date,title,category,status',
      ['2025-01-28', 'A', 'Protest', 'cancelled'],
      ['2027-01-28', 'B', 'Besuch', ''],
      ['2025-02-28', 'C', 'protest', 'geplant'],
    ),
  ])
  expect(story.kinds).toEqual([{ id: 'protest', name: { en: 'Protest' }, sign: 'event' }])
  expect(story.events.map(({ kind, modality }) => [kind, modality])).toEqual([
    ['protest', 'cancelled'],
    ['protest', 'planned'],
    ['visit', 'planned'],
  ])
  expect(story.opening).toBe(story.events[1]?.date.start)
})

test('doubled rows and outliers are imported with a warning', () => {
  const days = Array.from({ length: 9 }, (_, index): [string, string, string, string] => [
    `2025-01-0${index + 1}`,
    `E${index}`,
    '33.5',
    `36.${index}`,
  ])
  const { report, problems } = imported([
    sheet(
      'e',
      'date,title,lat,lon',
      ...days,
      ['2025-01-09', 'E8', '33.5', '36.8'],
      ['1925-01-09', 'Old', '33.5', '36.8'],
      ['2025-01-09', 'Far', '33.5', '-36.8'],
    ),
  ])
  expect(rowsOf(report.warned)).toEqual([11, 12, 13])
  expect(problems.map(({ message }) => message)).toEqual([
    'The date lies 100 years from most others (around 2025).',
    'The row lies 6600 km from the middle of all the others.',
    'The row says the same as row 10.',
  ])
})

test('the columns of a TimelineJS sheet', () => {
  const { story, report } = imported([
    sheet(
      'timeline',
      'Year,Month,Day,Time,End Year,End Month,End Day,End Time,Headline,Text,Type',
      ['', '', '', '', '', '', '', '', 'The whole story', 'What it tells.', 'title'],
      ['2025', '1', '28', '', '2025', '1', '30', '', 'Talks', 'In Damascus', ''],
      ['2024', '12', '', '', '', '', '', '', 'A month', '', ''],
    ),
  ])
  expect(titles(story)).toEqual(['2024-12 A month', '2025-01-28/2025-01-30 Talks'])
  expect([story.title.en, story.lede.en]).toEqual(['The whole story', 'What it tells.'])
  expect(report.read).toBe(3)
})

test('what was decided is saved, and read back', () => {
  const table = sheet('visits', 'Tag X,Was,Date', ['28/01/2025', 'One', 'x'])
  const first = imported([table], { map: { when: 'Tag X', title: 'Was' } })
  expect(JSON.parse(first.mapping)).toEqual({
    map: { 'visits.when': 'Tag X', 'visits.title': 'Was' },
    dates: { 'Tag X': 'dmy' },
  })
})

test.each([
  [{ map: { whn: 'date' } }, 'There is no field whn.'],
  [{ map: { when: 'Datum' } }, 'No table has a column Datum.'],
])('options that name what is not there: %j', (options, message) => {
  const result = importSheets([sheet('e', 'date,title', ['2025', 'A'])], options)
  expect(result.ok).toBe(false)
  expect(result.problems.map((problem) => problem.message)).toEqual([message])
})

test('no rows, or all rejected: no story', () => {
  expect(importSheets([sheet('e', 'date,title')])).toMatchObject({ ok: false, report: { read: 0 } })
  const none = importSheets([sheet('e', 'date,title', ['soon', 'A'])])
  expect(none).toMatchObject({ ok: false, report: { read: 1, rejected: [{ row: 2 }] } })
  expect(none.problems.at(-1)?.message).toBe('No row could be imported.')
})

test.each([
  [
    'event_id_cnty,event_date,year,event_type,sub_event_type,actor1,actor2,country,location,latitude,longitude,source,notes,timestamp',
    [
      'SYR1',
      '28 January 2025',
      '2025',
      'Battles',
      'Armed clash',
      'A',
      'B',
      'Syria',
      'Homs',
      '34.7',
      '36.7',
      'SOHR',
      'Clashes.',
      '1738074600',
    ],
    {
      ...{ when: 'event_date', year: 'year', kind: 'event_type', who: 'actor1', country: 'country', place: 'location' },
      ...{ lat: 'latitude', lon: 'longitude', source: 'source', summary: 'notes' },
    },
  ],
  [
    'No.,Country,Location,Dates,Details',
    ['1', 'Japan', 'Tokyo', 'January 25–27, 2025', 'Talks'],
    { id: 'No.', country: 'Country', place: 'Location', when: 'Dates', summary: 'Details' },
  ],
  [
    'Timestamp,What happened,City,Size',
    ['2025-01-28T14:30:00Z', 'March', 'Berlin', '1000'],
    { when: 'Timestamp', title: 'What happened', place: 'City' },
  ],
  [
    'Name,Ort,Land,von,bis',
    ['A', 'Wien', 'Österreich', '28.01.2025', '30.01.2025'],
    { title: 'Name', place: 'Ort', country: 'Land', when: 'von', end: 'bis' },
  ],
  [
    'Who,von,nach,Abreise',
    ['A', 'Wien', 'Graz', '28.01.2025'],
    { who: 'Who', from: 'von', to: 'nach', departed: 'Abreise' },
  ],
  ['Tittle,Dat,Plase', ['A', '2025-01-28', 'Damascus'], { title: 'Tittle', when: 'Dat', place: 'Plase' }],
])('the columns %s', (columns, row, fields) => {
  const { report } = imported([sheet('table', columns, row)])
  expect(report.mappings[0]?.fields).toEqual(fields)
})

test('a sheet that tells only when somebody arrived has its date there, and dates with points are said to put the day first', () => {
  const { ok, story, report } = imported([
    sheet('t', 'Traveller,Destination,Arrival', ['Ann', 'Paris', '03.02.2025'], ['Bo', 'Paris', '04.02.2025']),
  ])
  expect(ok).toBe(true)
  expect(story.events.map(({ date }) => date.edtf)).toEqual(['2025-02-03', '2025-02-04'])
  expect(report.notes.join('\n')).toContain('The column Arrival was taken as when, as no other column holds a date.')
  expect(report.notes.join('\n')).toContain('dates with points are read as day, month, year')
})

test('people in a cell are told apart by semicolons, and a note says where they were not', () => {
  const { report, story } = imported([
    sheet('talks', 'Date,Title,People', ['2025-01-28', 'A', 'Ann Lee; Bo Yu'], ['2025-01-29', 'B', 'Ann Lee, Bo Yu']),
  ])
  expect(Object.values(story.actors).map(({ name }) => name.en)).toEqual(['Ann Lee', 'Bo Yu', 'Ann Lee, Bo Yu'])
  expect(report.notes).toContain(
    '1 cell of people may name several with a comma or “and”, and each was taken for one, as in row 3 (Ann Lee, Bo Yu); only a semicolon separates them.',
  )
})

test('a day and a month in columns of their own are named where they are wrong', () => {
  const { problems, story } = imported([
    sheet(
      'years',
      'Jahr,Monat,Tag,Ereignis',
      ['1924', 'Februar', '26.', 'A'],
      ['1924', 'Feber?', '', 'B'],
      ['1924', '2', 'x', 'C'],
    ),
  ])
  expect(titles(story)).toEqual(['1924-02-26 A'])
  expect(problems.map(({ row, column, value }) => [row, column, value])).toEqual([
    [3, 'Monat', 'Feber?'],
    [4, 'Tag', 'x'],
  ])
})

test('a table whose only date is that of its sources asks for it', () => {
  const { questions } = importSheets([
    sheet('articles on it', 'Date published,Headline,URL', ['2025-02-03', 'A', 'https://example.org/a']),
  ])
  expect(questions.map(({ remedy }) => remedy)).toEqual([
    'Say --map "when=Date published" if it happened when it was published, or --map "articles on it.when=" to leave the sheet out.',
  ])
})

test('a word before an address is no outlet', () => {
  const { story } = imported([sheet('links', 'Date,Title,Link', ['2025-02-03', 'A', 'see https://example.org/a'])])
  expect(Object.values(story.sources).map(({ outlet }) => outlet)).toEqual(['example.org'])
})

test('headers as programs write them are understood, and a whole date comes before its year', () => {
  const { report } = imported([
    sheet('api', 'startDate,endDate,placeName,itemLabel,coord', [
      '2025-01-28',
      '2025-01-29',
      'Paris',
      'Talks',
      'Point(2.35 48.85)',
    ]),
  ])
  expect(report.mappings[0]?.fields).toMatchObject({
    when: 'startDate',
    end: 'endDate',
    place: 'placeName',
    title: 'itemLabel',
    coordinates: 'coord',
  })
  const years = imported([sheet('years', 'Year,Date of the talks,Title', ['2025', '28 January 2025', 'Talks'])])
  expect(titles(years.story)).toEqual(['2025-01-28 Talks'])
})

test('a form’s questions tell its columns, and the time of its answer is none of the event', () => {
  const { story, report } = imported([
    sheet(
      'Form Responses 1',
      'Timestamp,What happened?,When did it happen?,Where was it?,When were you born?',
      ['3/14/2025 9:12:44', 'Flood', '3/13/2025', 'Paris', '1990'],
      ['4/2/2025 0:05:01', 'Fire', '4/1/2025', 'Damascus', '1991'],
    ),
  ])
  expect(titles(story)).toEqual(['2025-03-13 Flood', '2025-04-01 Fire'])
  expect(report.mappings[0]?.unused).toEqual(['Timestamp', 'When were you born?'])
})

test('a column of dates by name comes before a question', () => {
  const { story } = imported([sheet('log', 'When was it entered,Date,Title', ['2025-02-01', '2025-01-28', 'Talks'])])
  expect(titles(story)).toEqual(['2025-01-28 Talks'])
})

test('a column that is empty gives way to one that is not', () => {
  const { story } = imported([
    sheet('map', 'when,title,Date', ['', 'Arrival', '3 July 1936'], ['', 'Departure', '10 July 1936']),
  ])
  expect(titles(story)).toEqual(['1936-07-03 Arrival', '1936-07-10 Departure'])
})

test('columns of ids join the sheets, numbers too; the date of a source is its publication', () => {
  const { story, problems } = imported([
    sheet('Events', 'date,title,place_id,source_id,person_id', ['2025-01-28', 'Talks', 1, 7, 3]),
    sheet('Places', 'id,name,lat,lon', [1, 'The villa', 46.2, 6.14]),
    sheet('Sources', 'id,title,date', [7, 'On talks', '2025-01-30']),
    sheet('People', 'id,name', [3, 'Ann Lee']),
  ])
  expect(problems).toEqual([])
  expect(placesOf(story)).toEqual([['The villa']])
  expect(Object.values(story.actors).map(({ name }) => name.en)).toEqual(['Ann Lee'])
  expect(Object.values(story.sources).map(({ title, published }) => [title, published.edtf])).toEqual([
    ['On talks', '2025-01-30'],
  ])
})

test('a column that counts visitors names none', () => {
  const { story, report } = imported([sheet('shows', 'Date,Event,Visitors', ['2025-01-28', 'Show', 20])])
  expect(report.mappings[0]).toMatchObject({ role: 'events', unused: ['Visitors'] })
  expect(story.actors).toEqual({})
})

test('records within records are understood by their last names', () => {
  const columns =
    'type,attributes.title,attributes.occurred_at,attributes.location.lat,attributes.location.lng,author.name'
  const { story } = imported([sheet('api', columns, ['incident', 'Fire', '2025-03-01', 45.76, 4.84, 'Ann'])])
  expect(titles(story)).toEqual(['2025-03-01 Fire'])
  expect(Object.values(story.places).map(({ lat, lon }) => [lat, lon])).toEqual([[45.76, 4.84]])
})

test('what stands for nothing is nothing', () => {
  const { story, problems } = imported([
    sheet('visits', 'Date,Notes,Place', ['2025-01-28', '–', 'n/a'], ['2025-01-29', 'A talk.', 'TBC']),
  ])
  expect(problems).toEqual([])
  expect(titles(story)).toEqual(['2025-01-28 visits.csv, row 2', '2025-01-29 A talk'])
})

test('what stands for nothing is no end and no coordinate either', () => {
  const { story, problems } = imported([
    sheet(
      'visits',
      'Start,End,Title,Lat,Lon',
      ['2025-01-28', 'N/A', 'A', '–', '–'],
      ['2025-01-29', 'unknown', 'B', 'n/a', 'n/a'],
    ),
  ])
  expect(problems).toEqual([])
  expect(titles(story)).toEqual(['2025-01-28 A', '2025-01-29 B'])
  expect(story.places).toEqual({})
})

test('words for an end make no places of a column To', () => {
  const { story, report } = imported([
    sheet(
      'stays',
      'From,To,Who,City',
      ['1 June 2025', 'ongoing', 'Ann', 'Paris'],
      ['2 June 2025', 'unknown', 'Bo', 'Ankara'],
    ),
  ])
  expect(report.mappings[0]?.fields).toMatchObject({ when: 'From', end: 'To' })
  expect(story.events.map(({ date }) => date.edtf)).toEqual(['2025-06-01/..', '2025-06-02'])
})

test('a day of return is none of arrival', () => {
  const { files } = imported([
    sheet(
      'trips',
      'Traveller,Departure,Return,From,To',
      ['Ann', '1 March 2025', '5 March 2025', 'Ankara', 'Paris'],
      ['Ann', '1 April 2025', '', 'Ankara', 'Moscow'],
    ),
  ])
  const legs = csvParse(files['movements.csv'] ?? '')
  expect(legs.map(({ from, to, departed, arrived }) => [from, to, departed, arrived])).toEqual([
    ['ankara', 'paris', '2025-03-01', '2025-03-01'],
    ['paris', 'ankara', '2025-03-05', '2025-03-05'],
    ['ankara', 'moscow', '2025-04-01', '2025-04-01'],
  ])
})

test('what meets in a city is no other city, and lists mix commas and words', () => {
  const { story } = imported([
    sheet(
      'visits',
      'Date,Title,Place',
      ['2025-01-28', 'A', 'Damascus (UN)'],
      ['2025-01-29', 'B', 'Moscow, Ankara and Damascus'],
    ),
  ])
  expect(placesOf(story)).toEqual([['Damascus'], ['Moscow', 'Ankara', 'Damascus']])
})

test('markup of TimelineJS is no text of the head either', () => {
  const { story } = imported([
    sheet(
      'timeline',
      'Year,Headline,Text,Type',
      ['', '<b>On talks</b>', '<p>What was said.</p>', 'title'],
      ['2025', 'Talks', '', ''],
    ),
  ])
  expect([story.title.en, story.lede.en]).toEqual(['On talks', 'What was said.'])
})

test('an end after a rough start goes to the end', () => {
  const { story } = imported([sheet('visits', 'Start,End,Title', ['early March 2025', 'mid-April 2025', 'Stay'])])
  expect(titles(story)).toEqual(['2025-03-01/2025-04-20 Stay'])
})

test('many points without a word are told to be a way', () => {
  const points = Array.from({ length: 20 }, (_, index) => [`2025-01-${10 + index}`, 36 + index / 10, 14])
  expect(imported([sheet('ais', 'timestamp,lat,lon', ...points)]).report.todo).toContain(
    '20 rows have coordinates and neither title nor summary; if they are positions along a way, give it as GPX or KML, which becomes one line.',
  )
})

test('a row that a second file repeats is told of with its file', () => {
  const row = ['2025-01-28', 'Talks', 'Paris'] as const
  const { problems } = imported([sheet('january', 'Date,Title,Place', row), sheet('all', 'Date,Title,Place', row)])
  expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
    'all.csv: The row says the same as row 2 of january.csv.',
  ])
})

test('times without a zone are kept where the editor says which one it is', () => {
  const table = sheet('t', 'Date,Time,What', ['2025-03-08', '14:30', 'March'], ['2025-03-08T15:05', '', 'Speech'])
  expect(imported([table]).story.events.map(({ date }) => date.edtf)).toEqual(['2025-03-08', '2025-03-08'])
  const { story, mapping } = imported([table], { zone: '+03:00' })
  expect(story.events.map(({ date }) => date.edtf)).toEqual(['2025-03-08T14:30+03:00', '2025-03-08T15:05+03:00'])
  expect(readMapping(mapping).told.zone).toBe('+03:00')
  expect(readMapping('{"zone": "Paris"}').problems).toHaveLength(1)
})
