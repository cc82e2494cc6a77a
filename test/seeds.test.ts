import { describe, expect, test } from 'vitest'
import { at } from '../src/time/at.ts'
import { flagship } from './story.ts'

const story = flagship()

/**
 * The five articles that the story began with, as read by hand: what each tells, the day that it gives (`-` where it
 * gives none), and how it stands to what others say.
 */
const ARTICLES: Readonly<Record<string, readonly string[]>> = {
  'unnamed-delegation': [
    'lavrentyev-appointed 2015 reports',
    'intervention-2015 2015 reports',
    'rebel-offensive 2024-12 reports',
    'fall-of-damascus 2024-12 reports',
    'assad-flight - reports',
    'sharaa-interview 2024-12 reports',
    'lavrov-adjustments 2024-12 reports',
    'sybiha-visit 2024-12 reports',
    'ships-wait-off-tartus - reports',
    'sparta-docks - supports',
    'lavrov-daily-contact - differs',
    'port-contract-cancelled [2025-01-20..2025-01-26] reports',
    'tartus-loading [2025-01-27..2025-01-29] reports',
    'delegation-to-damascus 2025-01-28 reports',
    'damascus-talks 2025-01-28 plans',
  ],
  'pravda-ru': [
    'intervention-2015 2015-09-30 reports',
    'base-agreements-2017 - reports',
    'permanent-deployment-2017 2017-12 reports',
    'rebel-offensive 2024-11/2024-12-07 reports',
    'fall-of-damascus 2024-12-07 differs',
    'assad-flight - reports',
    'assad-asylum - reports',
    'pullback-report - reports',
    'kremlin-dialogue - reports',
    'putin-aid-offer - reports',
    'sharaa-interview - reports',
    'port-contract-cancelled 2025-01-21 reports',
    'abu-qasra-talks - reports',
    'delegation-to-damascus 2025-01-28 reports',
  ],
  levant24: [
    'fall-of-damascus 2024-12 reports',
    'assad-asylum - supports',
    'putin-aid-offer - reports',
    'sharaa-interview - reports',
    'lavrov-daily-contact - reports',
    'delegation-to-damascus [2025-01-28..2025-02-03] plans',
    'delegation-to-damascus - differs',
    'damascus-talks [2025-01-28..2025-02-03] plans',
  ],
  'the-week': [
    'intervention-2015 2015 reports',
    'rebel-offensive 2024-12 reports',
    'fall-of-damascus 2024 reports',
    'assad-flight 2024-12 reports',
    'assad-asylum - reports',
    'delegation-to-damascus 2025-01 reports',
    'delegation-to-damascus - differs',
    'putin-sharaa-call 2025-02 reports',
    'sharaa-thanks-moscow [2025-07-13..2025-08-01] reports',
    'israeli-strikes-sweida 2025-07 reports',
    'shaibani-in-moscow 2025-07-31 reports',
    'lavrov-shaibani-talks 2025-07-31 reports',
    'lavrov-shaibani-talks 2025-07-31 reports',
    'belousov-abu-qasra-talks 2025-07-31 reports',
    'putin-receives-syrians 2025-07-31 reports',
    'russia-arab-summit 2025-10-15 plans',
  ],
  'unnamed-appeal': [
    'fall-of-damascus - reports',
    'delegation-to-damascus 2025-01-28 reports',
    'damascus-talks 2025-01-28 reports',
    'damascus-demands 2025-01-28 reports',
  ],
}

describe.each(Object.entries(ARTICLES))('the article %s', (article, told) => {
  test('tells of these events', () => {
    const claims = story.events.flatMap(({ id, claims: all }) =>
      all.filter(({ source }) => source === article).map(({ date, stance }) => `${id} ${date?.edtf ?? '-'} ${stance}`),
    )
    expect(claims.toSorted()).toEqual(told.toSorted())
  })
})

describe('what the articles state of trips and people', () => {
  const event = (id: string) => {
    const found = story.events.find((each) => each.id === id)
    if (found === undefined) throw new Error(`the story has no event ${id}`)
    return found
  }

  test('the delegation of 28 January 2025 is one event, told by all five, though one gives only the month', () => {
    const { claims, movements } = event('delegation-to-damascus')
    expect(Object.keys(ARTICLES).filter((id) => !claims.some(({ source }) => source === id))).toEqual([])
    expect(movements).toMatchObject([
      { from: 'moscow', to: 'damascus', who: ['bogdanov', 'lavrentyev'], route: 'inferred' },
    ])
  })

  test('five Syrians travelled to Moscow on 31 July 2025, and no article states where from', () => {
    expect(event('shaibani-in-moscow').movements).toMatchObject([
      { to: 'moscow', who: ['shaibani', 'abu-qasra', 'salama', 'olabi', 'mahbash'], route: 'inferred' },
    ])
  })

  test('the summit hoped for in August was called off: its trip never arrives', () => {
    expect(event('russia-arab-summit').modality).toBe('cancelled')
  })

  test('two articles name no outlet, and none is guessed', () => {
    expect(['unnamed-delegation', 'unnamed-appeal'].map((id) => at(story.sources, id).outlet)).toEqual([null, null])
  })
})
