import { describe, expect, test } from 'vitest'
import { eventInFocus, momentAt } from '../src/time/moment.ts'
import { day, flagship } from './story.ts'

const story = flagship()

/**
 * What a reader must see, written by hand from the sources. States: presence of Khmeimim, of the naval facility, of the
 * port's Russian operator, then the three legal states; `?` behind a state means that it is in doubt that day. A state
 * that began on one of several days is certain on the last of them.
 * Movements as event and phase; events are those that touch the day.
 */
const GOLDEN: readonly {
  readonly on: string
  readonly presence: string
  readonly legal: string
  readonly moving?: readonly string[]
  readonly events?: readonly string[]
}[] = [
  {
    on: '2024-11-27',
    presence: 'operating operating operating',
    legal: 'in-force in-force in-force',
    events: ['rebel-offensive'],
  },
  {
    on: '2024-12-05',
    presence: 'operating operating operating',
    legal: 'in-force in-force in-force',
    events: ['rebel-offensive'],
  },
  {
    on: '2024-12-06',
    presence: 'operating reduced? operating',
    legal: 'in-force in-force in-force',
    events: ['rebel-offensive', 'tartus-piers-empty'],
  },
  {
    on: '2024-12-08',
    presence: 'withdrawing? reduced? operating',
    legal: 'contested contested in-force',
    moving: ['assad-flight under-way', 'assad-flight under-way'],
    events: ['tartus-piers-empty', 'assad-asylum', 'assad-flight', 'fall-of-damascus'],
  },
  {
    on: '2024-12-09',
    presence: 'withdrawing? reduced operating',
    legal: 'contested contested in-force',
    moving: ['assad-flight arrived', 'assad-flight possible'],
    events: ['tartus-piers-empty', 'assad-asylum'],
  },
  {
    on: '2024-12-13',
    presence: 'withdrawing reduced operating',
    legal: 'contested contested in-force',
    events: ['khmeimim-airlift'],
  },
  {
    on: '2024-12-14',
    presence: 'withdrawing reduced operating',
    legal: 'contested contested in-force',
    events: ['pullback-report'],
  },
  {
    on: '2024-12-19',
    presence: 'withdrawing reduced operating',
    legal: 'contested contested in-force',
    events: ['putin-aid-offer'],
  },
  { on: '2024-12-25', presence: 'withdrawing reduced operating', legal: 'contested contested in-force', events: [] },
  {
    on: '2024-12-29',
    presence: 'withdrawing reduced operating',
    legal: 'contested contested in-force',
    moving: ['sybiha-visit possible'],
    events: ['lavrov-adjustments', 'sharaa-interview'],
  },
  {
    on: '2024-12-30',
    presence: 'withdrawing reduced operating',
    legal: 'contested contested in-force',
    moving: ['sybiha-visit possible'],
    events: ['sybiha-visit'],
  },
  {
    on: '2024-12-31',
    presence: 'withdrawing reduced operating',
    legal: 'contested contested in-force',
    moving: ['sybiha-visit arrived'],
    events: [],
  },
  {
    on: '2025-01-14',
    presence: 'withdrawing reduced operating',
    legal: 'contested contested in-force',
    events: ['ships-wait-off-tartus', 'lavrov-daily-contact'],
  },
  {
    on: '2025-01-20',
    presence: 'withdrawing reduced operating',
    legal: 'contested contested contested?',
    events: ['ships-wait-off-tartus', 'port-contract-cancelled'],
  },
  {
    on: '2025-01-21',
    presence: 'withdrawing withdrawing? operating',
    legal: 'under-negotiation? under-negotiation? contested?',
    moving: ['ships-wait-off-tartus under-way'],
    events: ['ships-wait-off-tartus', 'port-contract-cancelled', 'abu-qasra-talks'],
  },
  {
    on: '2025-01-23',
    presence: 'withdrawing withdrawing? operating',
    legal: 'under-negotiation under-negotiation contested',
    events: ['port-contract-cancelled'],
  },
  {
    on: '2025-01-24',
    presence: 'withdrawing withdrawing? operating',
    legal: 'under-negotiation under-negotiation contested',
    events: [],
  },
  {
    on: '2025-01-25',
    presence: 'withdrawing withdrawing operating',
    legal: 'under-negotiation under-negotiation contested',
    events: ['tartus-loading'],
  },
  {
    on: '2025-01-28',
    presence: 'withdrawing withdrawing operating',
    legal: 'under-negotiation under-negotiation contested',
    moving: ['delegation-to-damascus under-way'],
    events: ['tartus-loading', 'khmeimim-convoys', 'damascus-demands', 'damascus-talks', 'delegation-to-damascus'],
  },
  {
    on: '2025-01-29',
    presence: 'withdrawing withdrawing operating',
    legal: 'under-negotiation under-negotiation contested',
    moving: ['delegation-to-damascus arrived'],
    events: ['khmeimim-convoys', 'damascus-demands'],
  },
  {
    on: '2025-02-12',
    presence: 'withdrawing? withdrawing? operating',
    legal: 'under-negotiation under-negotiation contested',
    events: ['putin-sharaa-call'],
  },
  {
    on: '2025-02-17',
    presence: 'reduced reduced operating',
    legal: 'under-negotiation under-negotiation contested',
    events: ['reduced-presence-report'],
  },
  {
    on: '2025-02-28',
    presence: 'reduced reduced operating',
    legal: 'under-negotiation under-negotiation contested',
    events: [],
  },
  {
    on: '2025-03-01',
    presence: 'reduced reduced unknown',
    legal: 'under-negotiation under-negotiation contested',
    moving: [],
  },
  {
    on: '2025-05-14',
    presence: 'reduced reduced unknown',
    legal: 'under-negotiation under-negotiation contested',
    moving: [],
  },
  {
    on: '2025-05-16',
    presence: 'reduced reduced unknown',
    legal: 'under-negotiation under-negotiation contested?',
    moving: [],
  },
  {
    on: '2025-07-13',
    presence: 'reduced reduced unknown',
    legal: 'under-negotiation under-negotiation replaced',
    events: ['israeli-strikes-sweida', 'sharaa-thanks-moscow', 'port-concession'],
  },
  {
    on: '2025-07-31',
    presence: 'reduced reduced unknown',
    legal: 'under-negotiation under-negotiation replaced',
    moving: ['shaibani-in-moscow under-way'],
    events: [
      'sharaa-thanks-moscow',
      'belousov-abu-qasra-talks',
      'lavrov-shaibani-talks',
      'putin-receives-syrians',
      'shaibani-in-moscow',
    ],
  },
  {
    on: '2025-08-01',
    presence: 'reduced reduced unknown',
    legal: 'under-negotiation under-negotiation replaced',
    moving: ['shaibani-in-moscow arrived', 'russia-arab-summit planned'],
  },
  {
    on: '2025-10-15',
    presence: 'reduced reduced unknown',
    legal: 'under-negotiation under-negotiation replaced',
    moving: [],
    events: ['russia-arab-summit'],
  },
  {
    on: '2025-10-16',
    presence: 'reduced reduced unknown',
    legal: 'under-negotiation under-negotiation replaced',
    moving: [],
    events: [],
  },
]

test('the table is long enough', () => {
  expect(GOLDEN.length).toBeGreaterThanOrEqual(25)
})

describe.each(GOLDEN)('$on', ({ on, presence, legal, moving, events }) => {
  const moment = momentAt(story, { t: day(on) + 0.5, asOf: null })
  const said = ({ state, certain }: { state: string; certain: boolean }) => `${state}${certain ? '' : '?'}`

  test('the state of each site on both tracks', () => {
    expect(moment.sites.map((site) => said(site.presence)).join(' ')).toBe(presence)
    expect(moment.sites.map((site) => said(site.legal)).join(' ')).toBe(legal)
  })
  if (moving !== undefined)
    test('who is moving', () => {
      const near = moment.movements.filter(({ phase, age }) => phase !== 'arrived' || age <= 5)
      expect(near.map(({ event, phase }) => `${event.id} ${phase}`)).toEqual(moving)
    })
  if (events !== undefined)
    test('what happens', () => {
      expect(moment.today.map(({ event }) => event.id).sort()).toEqual([...events].sort())
    })
})

describe('the flagship story', () => {
  test('opens on the delegation to Damascus', () => {
    const moment = momentAt(story, { t: story.opening + 0.5, asOf: null })
    expect(story.opening).toBe(day('2025-01-28'))
    expect(eventInFocus(moment)?.event.id).toBe('delegation-to-damascus')
  })
  test('tells one visit that five articles tell as one event with their claims', () => {
    const visit = story.events.find(({ id }) => id === 'delegation-to-damascus')
    const seeds = ['unnamed-delegation', 'pravda-ru', 'levant24', 'the-week', 'unnamed-appeal']
    for (const seed of seeds)
      expect(
        visit?.claims.some(({ source }) => source === seed),
        seed,
      ).toBe(true)
  })
  test('keeps the city, the civil port and the naval facility of Tartus apart', () => {
    const kinds = ['tartus', 'tartus-port', 'tartus-naval'].map((id) => story.places[id]?.kind)
    expect(kinds).toEqual(['city', 'port', 'naval-base'])
  })
  test('has calls without movements, and an outlet or none stated for every source', () => {
    for (const event of story.events) if (event.kind === 'call') expect(event.movements).toEqual([])
    for (const source of Object.values(story.sources)) expect(source.outlet === null || source.outlet !== '').toBe(true)
  })
  test('was still to come on the eve, as one could know', () => {
    const moment = momentAt(story, { t: day('2025-01-28') + 0.5, asOf: day('2025-01-27') })
    expect(moment.events.find(({ event }) => event.id === 'delegation-to-damascus')?.modality ?? 'planned').toBe(
      'planned',
    )
  })
})
