import { describe, expect, test } from 'vitest'
import { eventInFocus, momentAt } from '../src/time/moment.ts'
import { day, flagship } from './story.ts'

const story = flagship()

/**
 * What a reader must see, written by hand from the sources. States: presence at Khmeimim, at the naval facility, of the
 * port's Russian operator, at Qamishli, and at the outposts in the north and in the south, then the six legal states in
 * the same order; `?` behind a state means that it is in doubt that day. A state that began on one of several days is
 * certain on the last of them.
 * Movements as event and phase, those that arrived only on the day after; events are those that touch the day.
 */
const GOLDEN: readonly {
  readonly on: string
  readonly presence: string
  readonly legal: string
  readonly moving: readonly string[]
  readonly events: readonly string[]
}[] = [
  {
    on: '2024-11-27',
    presence: 'operating operating operating operating operating operating',
    legal: 'in-force in-force in-force unknown unknown unknown',
    moving: ['assad-in-moscow possible'],
    events: ['rebel-offensive', 'assad-in-moscow'],
  },
  {
    on: '2024-12-05',
    presence: 'operating operating operating operating operating operating',
    legal: 'in-force in-force in-force unknown unknown unknown',
    moving: ['ships-out-of-tartus arrived', 'ships-out-of-tartus possible'],
    events: ['rebel-offensive', 'ships-out-of-tartus', 'hama-taken'],
  },
  {
    on: '2024-12-06',
    presence: 'operating reduced? operating operating operating operating',
    legal: 'in-force in-force in-force unknown unknown unknown',
    moving: ['ships-out-of-tartus possible', 'tartus-piers-empty possible'],
    events: ['rebel-offensive', 'ships-out-of-tartus', 'tartus-piers-empty', 'opposition-met-russians'],
  },
  {
    on: '2024-12-08',
    presence: 'withdrawing? reduced? operating operating withdrawing? withdrawn',
    legal: 'contested contested in-force unknown unknown unknown',
    moving: [
      'tartus-piers-empty possible',
      'assad-flight possible',
      'assad-flight under-way',
      'doha-meeting arrived',
      'il76-flight under-way',
      'libya-flights under-way',
    ],
    events: [
      'tartus-piers-empty',
      'assad-flight',
      'homs-taken',
      'fall-of-damascus',
      'assad-asylum',
      'il76-flight',
      'libya-flights',
    ],
  },
  {
    on: '2024-12-09',
    presence: 'withdrawing? reduced operating operating withdrawing? withdrawn',
    legal: 'contested contested in-force unknown unknown unknown',
    moving: [
      'tartus-piers-empty possible',
      'assad-flight arrived',
      'assad-flight arrived',
      'il76-flight arrived',
      'libya-flights under-way',
    ],
    events: ['tartus-piers-empty', 'assad-asylum', 'libya-flights'],
  },
  {
    on: '2024-12-13',
    presence: 'withdrawing reduced operating operating withdrawing withdrawn',
    legal: 'contested contested in-force unknown unknown unknown',
    moving: [
      'libya-flights under-way',
      'convoys-to-coast under-way',
      'ursa-major-sinks under-way',
      'ships-wait-off-tartus under-way',
      'ships-wait-off-tartus possible',
    ],
    events: ['libya-flights', 'convoys-to-coast', 'khmeimim-airlift'],
  },
  {
    on: '2024-12-14',
    presence: 'withdrawing reduced operating operating withdrawing withdrawn',
    legal: 'contested contested in-force unknown unknown unknown',
    moving: [
      'libya-flights under-way',
      'convoys-to-coast under-way',
      'cargo-plane-to-libya under-way',
      'ursa-major-sinks under-way',
      'ships-wait-off-tartus under-way',
      'ships-wait-off-tartus under-way',
    ],
    events: ['libya-flights', 'convoys-to-coast', 'pullback-report', 'cargo-plane-to-libya'],
  },
  {
    on: '2024-12-19',
    presence: 'withdrawing reduced operating operating withdrawn? withdrawn',
    legal: 'contested contested in-force unknown unknown unknown',
    moving: [
      'libya-flights under-way',
      'ursa-major-sinks under-way',
      'ships-wait-off-tartus under-way',
      'ships-wait-off-tartus under-way',
    ],
    events: ['libya-flights', 'putin-aid-offer'],
  },
  {
    on: '2024-12-25',
    presence: 'withdrawing reduced operating operating withdrawn withdrawn',
    legal: 'contested contested in-force unknown unknown unknown',
    moving: ['ships-wait-off-tartus under-way', 'ships-wait-off-tartus under-way'],
    events: [],
  },
  {
    on: '2024-12-29',
    presence: 'withdrawing reduced operating operating withdrawn withdrawn',
    legal: 'contested contested in-force unknown unknown unknown',
    moving: [
      'an124-to-libya arrived',
      'sparta-silent under-way',
      'sybiha-visit possible',
      'ships-wait-off-tartus under-way',
      'ships-wait-off-tartus under-way',
    ],
    events: ['sharaa-interview', 'lavrov-adjustments', 'sparta-silent'],
  },
  {
    on: '2024-12-30',
    presence: 'withdrawing reduced operating operating withdrawn withdrawn',
    legal: 'contested contested in-force unknown unknown unknown',
    moving: [
      'sparta-silent under-way',
      'sybiha-visit possible',
      'ships-wait-off-tartus under-way',
      'ships-wait-off-tartus under-way',
    ],
    events: ['sparta-silent', 'sybiha-visit'],
  },
  {
    on: '2024-12-31',
    presence: 'withdrawing reduced operating operating withdrawn withdrawn',
    legal: 'contested contested in-force unknown unknown unknown',
    moving: [
      'sparta-silent under-way',
      'sybiha-visit arrived',
      'ships-wait-off-tartus under-way',
      'ships-wait-off-tartus under-way',
    ],
    events: ['sparta-silent'],
  },
  {
    on: '2025-01-14',
    presence: 'withdrawing reduced operating operating withdrawn withdrawn',
    legal: 'contested contested in-force unknown unknown unknown',
    moving: ['il76-to-libya under-way'],
    events: ['il76-to-libya', 'ships-wait-off-tartus', 'lavrov-daily-contact'],
  },
  {
    on: '2025-01-20',
    presence: 'withdrawing reduced operating operating withdrawn withdrawn',
    legal: 'contested contested contested? unknown unknown unknown',
    moving: ['il76-to-libya under-way'],
    events: ['il76-to-libya', 'ships-wait-off-tartus', 'port-contract-cancelled'],
  },
  {
    on: '2025-01-21',
    presence: 'withdrawing withdrawing? operating operating withdrawn withdrawn',
    legal: 'under-negotiation? under-negotiation? contested? unknown unknown unknown',
    moving: ['il76-to-libya arrived', 'sparta-ii-docks under-way'],
    events: ['ships-wait-off-tartus', 'port-contract-cancelled', 'abu-qasra-talks', 'sparta-ii-docks'],
  },
  {
    on: '2025-01-23',
    presence: 'withdrawing withdrawing? operating operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: ['sparta-docks arrived'],
    events: ['port-contract-cancelled'],
  },
  {
    on: '2025-01-24',
    presence: 'withdrawing withdrawing? operating operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: [],
    events: [],
  },
  {
    on: '2025-01-25',
    presence: 'withdrawing withdrawing operating operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: ['tartus-loading possible'],
    events: ['tartus-loading'],
  },
  {
    on: '2025-01-28',
    presence: 'withdrawing withdrawing operating operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: [
      'tartus-loading possible',
      'sparta-leaves possible',
      'khmeimim-convoys possible',
      'delegation-to-damascus under-way',
    ],
    events: [
      'tartus-loading',
      'sparta-leaves',
      'khmeimim-convoys',
      'delegation-to-damascus',
      'damascus-talks',
      'damascus-demands',
    ],
  },
  {
    on: '2025-01-29',
    presence: 'withdrawing withdrawing operating operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: [
      'tartus-loading arrived',
      'sparta-leaves possible',
      'khmeimim-convoys possible',
      'delegation-to-damascus arrived',
    ],
    events: ['sparta-leaves', 'khmeimim-convoys', 'damascus-demands', 'sharaa-president'],
  },
  {
    on: '2025-01-30',
    presence: 'reduced? reduced operating operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: ['sparta-leaves arrived', 'khmeimim-convoys arrived'],
    events: [],
  },
  {
    on: '2025-02-12',
    presence: 'reduced? reduced operating operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: [],
    events: ['putin-sharaa-call'],
  },
  {
    on: '2025-02-17',
    presence: 'reduced reduced operating operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: [],
    events: ['reduced-presence-report'],
  },
  {
    on: '2025-02-28',
    presence: 'reduced reduced operating operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: [],
    events: ['port-operator-denial'],
  },
  {
    on: '2025-03-01',
    presence: 'reduced reduced unknown operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: [],
    events: [],
  },
  {
    on: '2025-05-14',
    presence: 'reduced reduced unknown operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation contested unknown unknown unknown',
    moving: [],
    events: [],
  },
  {
    on: '2025-05-16',
    presence: 'reduced reduced unknown operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation terminated? unknown unknown unknown',
    moving: [],
    events: ['port-memorandum'],
  },
  {
    on: '2025-07-12',
    presence: 'reduced reduced unknown operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation terminated unknown unknown unknown',
    moving: [],
    events: [],
  },
  {
    on: '2025-07-13',
    presence: 'reduced reduced unknown operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: [],
    events: ['port-concession', 'sharaa-thanks-moscow', 'israeli-strikes-sweida'],
  },
  {
    on: '2025-07-31',
    presence: 'reduced reduced unknown operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: ['shaibani-in-moscow under-way', 'russia-arab-summit planned'],
    events: [
      'sharaa-thanks-moscow',
      'shaibani-in-moscow',
      'lavrov-shaibani-talks',
      'belousov-abu-qasra-talks',
      'putin-receives-syrians',
    ],
  },
  {
    on: '2025-08-01',
    presence: 'reduced reduced unknown operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: ['shaibani-in-moscow arrived', 'russia-arab-summit planned'],
    events: ['sharaa-thanks-moscow'],
  },
  {
    on: '2025-10-15',
    presence: 'reduced reduced unknown operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: ['sharaa-in-moscow under-way'],
    events: ['russia-arab-summit', 'sharaa-in-moscow', 'troops-mostly-gone-report'],
  },
  {
    on: '2025-10-16',
    presence: 'reduced reduced unknown operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: ['sharaa-in-moscow arrived'],
    events: [],
  },
  {
    on: '2025-11-11',
    presence: 'reduced reduced unknown operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: [],
    events: [],
  },
  {
    on: '2025-11-12',
    presence: 'reduced reduced withdrawn operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: [],
    events: ['dp-world-operations'],
  },
  {
    on: '2025-12-23',
    presence: 'reduced reduced withdrawn operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: ['ministers-in-moscow-december under-way'],
    events: ['ministers-in-moscow-december'],
  },
  {
    on: '2026-01-18',
    presence: 'reduced reduced withdrawn operating withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: [],
    events: [],
  },
  {
    on: '2026-01-22',
    presence: 'reduced reduced withdrawn withdrawing? withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: [],
    events: [],
  },
  {
    on: '2026-01-26',
    presence: 'reduced reduced withdrawn withdrawing withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: ['qamishli-withdrawal under-way'],
    events: ['qamishli-withdrawal'],
  },
  {
    on: '2026-01-27',
    presence: 'reduced reduced withdrawn withdrawing withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: ['qamishli-withdrawal under-way'],
    events: ['qamishli-withdrawal'],
  },
  {
    on: '2026-01-28',
    presence: 'reduced reduced withdrawn withdrawn withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: ['qamishli-withdrawal arrived', 'sharaa-second-visit under-way'],
    events: ['sharaa-second-visit'],
  },
  {
    on: '2026-02-18',
    presence: 'reduced reduced withdrawn withdrawn withdrawn withdrawn',
    legal: 'under-negotiation under-negotiation replaced unknown unknown unknown',
    moving: [],
    events: ['lavrov-february-interview'],
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
      const near = moment.movements.filter(({ phase, age }) => phase !== 'arrived' || age <= 1)
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
    expect(eventInFocus(story, moment)?.event.id).toBe('delegation-to-damascus')
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
