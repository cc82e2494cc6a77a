import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { asOfInWords, reachInWords } from '../src/cards/asof.ts'
import { emptinessOf, sourcesInWords } from '../src/cards/card.ts'
import { isoOf } from '../src/civil.ts'
import { compile } from '../src/compile/compile.ts'
import { FACETS, facetValues, NO_FILTERS } from '../src/find/filters.ts'
import type { Day, Span, Story } from '../src/model.ts'
import { cameraFor, FOLLOWING } from '../src/scene/camera.ts'
import { insetsFor } from '../src/scene/insets.ts'
import { asOfDay, foundEventsOf, frozenDaysOf, momentOf, sceneOf, stepsOf } from '../src/store/derived.ts'
import { parseLink } from '../src/store/link.ts'
import { createDemarcheStore, type State } from '../src/store/store.ts'
import type { KnownEvent, KnownStatus } from '../src/time/known.ts'
import { lastEvidence } from '../src/time/known.ts'
import { eventInFocus } from '../src/time/moment.ts'
import { timelineLayout } from '../src/timeline/layout.ts'
import { day } from './story.ts'

const FOLDER = join(import.meta.dirname, '../geo/russia-syria')
type Files = Readonly<Record<string, string>>
type Row = Readonly<Record<string, string>>

const FLAGSHIP: Files = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((file) => /\.(csv|json)$/.test(file))
    .map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]),
)

const cell = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The tables with rows added; a column that a row does not name is empty, and one that the table lacks is put in. */
function grown(files: Files, rows: Readonly<Record<string, readonly Row[]>>): Files {
  const changed = Object.entries(rows).map(([file, added]) => {
    const [header = '', ...lines] = (files[file] ?? '').trimEnd().split(/\r?\n/)
    const columns = header.split(',')
    const more = [...new Set(added.flatMap((row) => Object.keys(row)))].filter((column) => !columns.includes(column))
    const all = [...columns, ...more]
    const wide = lines.map((line) => line + ','.repeat(more.length))
    return [
      file,
      [all.join(','), ...wide, ...added.map((row) => all.map((each) => cell(row[each] ?? '')).join(','))].join('\n'),
    ]
  })
  return { ...files, ...Object.fromEntries(changed) }
}

function edited(files: Files, file: string, before: string | RegExp, after: string): Files {
  const text = files[file] ?? ''
  const next = text.replace(before, after)
  if (next === text) throw new Error(`${file} has no ${before}`)
  return { ...files, [file]: next }
}

function storyOf(files: Files): Story {
  const compiled = compile(files)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems.filter(({ severity }) => severity === 'error')))
  return compiled.story
}

/** The flagship with a visit that is only announced so far, as on the day of its last evidence. */
const PLAN = 'A visit of the defence minister is planned'
const TODAY = grown(FLAGSHIP, {
  'sources.csv': [
    { id: 'plan', outlet: 'Test', title: 'Plan', published: '2026-02-10', kind: 'article', language: 'en' },
  ],
  'events.csv': [
    {
      id: 'planned-visit',
      date: '2026-03-05',
      places: 'damascus',
      kind: 'visit',
      modality: 'planned',
      title: PLAN,
      summary: 'He is to fly to Damascus.',
      actors: 'belousov',
    },
  ],
  'movements.csv': [{ event: 'planned-visit', from: 'moscow', to: 'damascus', mode: 'delegation', route: 'stated' }],
  'claims.csv': [{ about: 'planned-visit', source: 'plan', says: 'Says so.', stance: 'plans' }],
})

const now = storyOf(TODAY)
const visit = now.events.find(({ id }) => id === 'delegation-to-damascus')
if (visit === undefined) throw new Error('the flagship has no delegation')
const lastTold = visit.claims.at(-1)?.source ?? ''

const source = (id: string, published: string): Row => ({
  id,
  outlet: `Later ${id}`,
  title: id,
  published,
  kind: 'article',
  language: 'en',
})

/** A year of work later: more of all that the tables hold, and corrections of what they held. */
function later(): Story {
  const renamed = [
    (files: Files) =>
      edited(
        files,
        'events.csv',
        'occurred,Russian delegation came to Damascus,',
        'occurred,The visit of January 2025,',
      ),
    (files: Files) =>
      edited(
        files,
        'events.csv',
        `planned-visit,2026-03-05,damascus,visit,planned,${PLAN}`,
        'planned-visit,2026-03-07,damascus,visit,occurred,The defence minister came',
      ),
    // The state went on until then, and another one follows it.
    (files: Files) =>
      edited(
        files,
        'statuses.csv',
        'reduced,[2025-01-30..2025-02-17],,khmeimim-convoys;reduced-presence-report,',
        'reduced,[2025-01-30..2025-02-17],2026-04-30,khmeimim-convoys;reduced-presence-report,later-drawdown',
      ),
    (files: Files) => edited(files, 'story.json', '2026-02-28', '2027-03-31'),
    (files: Files) => edited(files, 'story.json', '"opening": "2025-01-28"', '"opening": "2026-05-01"'),
    (files: Files) => edited(files, 'story.json', '"outposts-south"', '"outposts-south", "later-base"'),
  ].reduce((files, edit) => edit(files), TODAY)
  return storyOf(
    grown(renamed, {
      'places.csv': [
        {
          id: 'later-town',
          name: 'Later town',
          lat: '69',
          lon: '33',
          kind: 'city',
          extent_km: '5',
          coordinates_from: 'a test',
        },
        {
          id: 'later-base',
          name: 'A base that nobody had heard of, with a long name',
          lat: '32.9',
          lon: '36.9',
          kind: 'air-base',
          extent_km: '2',
          coordinates_from: 'a test',
        },
      ],
      'actors.csv': [{ id: 'later-person', name: 'Later Person', kind: 'person', party: 'russia' }],
      'sources.csv': [
        source('later-1', '2026-02-20'),
        source('later-2', '2026-05-02'),
        source('later-3', '2026-12-01'),
      ],
      'events.csv': [
        {
          // Of old days, on a route that others of those days take too.
          id: 'later-told-visit',
          date: '2025-01-10',
          places: 'damascus',
          kind: 'visit',
          modality: 'occurred',
          title: 'A visit that nobody had told of',
          actors: 'later-person',
        },
        {
          id: 'later-drawdown',
          date: '2026-05-01',
          places: 'khmeimim;later-town',
          kind: 'drawdown',
          modality: 'occurred',
          title: 'The last aircraft left',
          actors: 'russia;later-person',
        },
        ...Array.from(
          { length: 40 },
          (_, index): Row => ({
            id: `later-call-${index}`,
            date: isoOf(day('2026-02-21') + index * 3),
            places: 'later-town',
            kind: 'call',
            modality: 'occurred',
            title: `Call ${index}`,
            actors: 'putin',
          }),
        ),
      ],
      'movements.csv': [
        {
          event: 'later-told-visit',
          from: 'moscow',
          to: 'damascus',
          who: 'later-person',
          mode: 'delegation',
          route: 'stated',
        },
        { event: 'later-drawdown', from: 'khmeimim', to: 'later-town', mode: 'aircraft', route: 'stated' },
        // A way home that only later sources tell of.
        {
          event: 'delegation-to-damascus',
          from: 'damascus',
          to: 'moscow',
          departed: '2025-01-29',
          arrived: '2025-01-29',
          mode: 'delegation',
          route: 'inferred',
          source: 'later-1',
        },
      ],
      'statuses.csv': [
        {
          id: 'khmeimim-presence-later',
          site: 'khmeimim',
          track: 'presence',
          state: 'withdrawn',
          from: '2026-05-01',
          because: 'later-drawdown',
        },
        { id: 'later-base-presence', site: 'later-base', track: 'presence', state: 'operating', from: '2024-12-01' },
      ],
      'claims.csv': [
        { about: 'later-told-visit', source: 'later-1', says: 'Tells of it.', stance: 'reports' },
        { about: 'later-drawdown', source: 'later-2', says: 'Tells of it.', stance: 'reports' },
        ...Array.from(
          { length: 40 },
          (_, index): Row => ({
            about: `later-call-${index}`,
            source: 'later-3',
            says: 'Tells of it.',
            stance: 'reports',
          }),
        ),
        { about: 'delegation-to-damascus', source: 'later-1', says: 'There was more.', stance: 'reports' },
        { about: 'delegation-to-damascus', source: 'later-2', says: 'There was not.', stance: 'denies' },
        { about: 'planned-visit', source: 'later-2', says: 'He came.', stance: 'reports' },
        { about: 'khmeimim-presence-3', source: 'later-2', says: 'It went on.', stance: 'reports' },
        { about: 'khmeimim-presence-later', source: 'later-2', says: 'It ended.', stance: 'reports' },
        { about: 'later-base-presence', source: 'later-3', says: 'There is one.', stance: 'reports' },
      ],
      'tellings.csv': [
        {
          event: 'delegation-to-damascus',
          until: 'later-1',
          since: lastTold,
          title: visit?.title.en ?? '',
          summary: visit?.summary.en ?? '',
        },
        {
          event: 'planned-visit',
          until: 'later-2',
          date: '2026-03-05',
          modality: 'planned',
          title: PLAN,
          summary: 'He is to fly to Damascus.',
        },
      ],
      'changes.csv': [
        { date: '2026-12-02', about: 'khmeimim-presence-3', what: 'It has an end.', why: 'A source gives one.' },
      ],
    }),
  )
}

/** A span without the words in which the tables have it: they may have got an end since. */
const days = ({ edtf: _, precision: _precision, ...rest }: Span) => rest
const claimed = (claims: KnownEvent['claims']) =>
  claims.map(({ source: by, says, stance }) => `${by} ${stance} ${says.en}`)
const told = (known: KnownEvent) => ({
  id: known.event.id,
  kind: known.event.kind,
  claims: claimed(known.claims),
  modality: known.modality,
  date: days(known.date),
  actors: known.actors,
  places: known.places,
  trips: known.movements.map(({ id, departed, arrived, who }) => [id, days(departed), days(arrived), who]),
  title: known.title.en,
  summary: known.summary?.en ?? null,
  certainty: known.certainty,
})
const held = (known: KnownStatus | null) =>
  known === null ? null : { id: known.status.id, span: days(known.span), claims: claimed(known.claims) }

const ROOMS = [
  { width: 650, height: 400, panel: 'over', chart: 530 },
  { width: 390, height: 300, panel: 'under', chart: 370 },
  { width: 1000, height: 600, panel: 'beside', chart: 1200 },
] as const

/** All that an embed at an address shows of a story. */
function shown(story: Story, search: string) {
  const { state: linked, ignored } = parseLink(search, story, true)
  expect(ignored).toEqual([])
  const state: State = { ...createDemarcheStore(story).getState(), ...linked, isEmbed: true }
  const moment = momentOf(state)
  const scene = sceneOf(state)
  const focus = eventInFocus(story, moment)
  const asOf = asOfDay(state)
  return {
    day: isoOf(moment.day),
    horizon: isoOf(moment.horizon),
    events: moment.events.map((each) => ({
      ...told(each),
      phase: each.phase,
      counted: sourcesInWords(story, each.claims, 'en'),
    })),
    today: moment.today.map(({ event }) => event.id),
    trips: moment.movements.map(({ movement, phase, progress, age, who }) => [movement.id, phase, progress, age, who]),
    sites: moment.sites.map(({ site, presence, legal }) => [
      site,
      ...[presence, legal].flatMap(({ state: is, certain, known }) => [is, certain, held(known)]),
    ]),
    scene,
    cameras: ROOMS.map(({ width, height, panel }) =>
      cameraFor(scene.frame, { width, height }, insetsFor({ width, height }, panel, 'ltr', true), FOLLOWING),
    ),
    charts: ROOMS.map(({ chart: width }) =>
      timelineLayout(
        { story, asOf, filters: NO_FILTERS, frozen: frozenDaysOf(state) },
        { width, characterWidth: 6.3, language: 'en' },
      ),
    ),
    steps: stepsOf(state).map(({ event, day: at }) => [event.id, at]),
    offered: FACETS.map((facet) => facetValues(story, foundEventsOf(state), NO_FILTERS, facet)),
    said: [
      asOfInWords(story, state.clock.asOf, 'en'),
      reachInWords(moment, 'en'),
      emptinessOf(story, moment, false).title,
      focus?.title.en,
    ],
  }
}

const grownStory = later()
const FROZEN = ['2024-12-09', '2025-01-27', '2025-03-01', '2025-10-15', isoOf(lastEvidence(now))]
const around = (frozen: Day): readonly Day[] => [-20, 0, 1, 14].map((by) => Math.max(frozen + by, now.span.start))

describe.each(FROZEN)('an embed that is kept as known on %s', (frozen) => {
  test.each(around(day(frozen)).map(isoOf))('shows the same on %s after the tables have grown', (t) => {
    const search = `?t=${t}&asof=${frozen}`
    const [after, before] = [shown(grownStory, search), shown(now, search)]
    // Said in full only where there is something to say.
    if (!isDeepStrictEqual(after, before)) expect(after).toEqual(before)
  })
})

test('it opens on the same day when its address names none, or an event that has another date now', () => {
  for (const search of [
    '?asof=2025-01-27',
    '?asof=2026-02-19&e=planned-visit',
    '?asof=2025-10-15&e=delegation-to-damascus',
  ])
    expect(shown(grownStory, search).day).toBe(shown(now, search).day)
})

test('what is not kept does change', () => {
  expect(shown(grownStory, '?t=2025-01-28')).not.toEqual(shown(now, '?t=2025-01-28'))
  expect(shown(grownStory, '?t=2025-01-28').events.length).toBeGreaterThan(shown(now, '?t=2025-01-28').events.length)
})
