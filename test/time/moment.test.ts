import { describe, expect, test } from 'vitest'
import { eventInFocus, momentAt, phaseOf } from '../../src/time/moment.ts'
import { traceDays } from '../../src/time/stride.ts'
import { claim, day, event, movement, onDay, presence, throughout, tinyStory, within } from '../story.ts'

const at = (iso: string, hour = 12) => ({ t: day(iso) + hour / 24, asOf: null })

describe('phaseOf', () => {
  test.each([
    [onDay('2025-01-10'), '2025-01-09', 'upcoming'],
    [onDay('2025-01-10'), '2025-01-10', 'under-way'],
    [onDay('2025-01-10'), '2025-01-11', 'past'],
    [within('2025-01-10', '2025-01-13'), '2025-01-10', 'possible'],
    [within('2025-01-10', '2025-01-13'), '2025-01-13', 'possible'],
    [within('2025-01-10', '2025-01-13'), '2025-01-14', 'past'],
    [throughout('2025-01-10', '2025-01-20', 3, 4), '2025-01-12', 'possible'],
    [throughout('2025-01-10', '2025-01-20', 3, 4), '2025-01-13', 'under-way'],
    [throughout('2025-01-10', '2025-01-20', 3, 4), '2025-01-16', 'under-way'],
    [throughout('2025-01-10', '2025-01-20', 3, 4), '2025-01-17', 'possible'],
    [throughout('2025-01-10', '2025-01-20', 3, 4), '2025-01-21', 'past'],
    [throughout('2025-01-10', null), '2030-01-01', 'under-way'],
  ] as const)('%o on %s is %s', (span, iso, phase) => {
    expect(phaseOf(span, day(iso))).toBe(phase)
  })
})

describe('movements', () => {
  const trip = (date = onDay('2025-01-10'), rest = {}) =>
    event('trip', date, { movements: [movement('trip', 'moscow', 'damascus', date)], ...rest })

  test('a trip of one day is half way at noon, and not there before its day', () => {
    const story = tinyStory([trip()])
    expect(momentAt(story, at('2025-01-09')).movements).toEqual([])
    expect(momentAt(story, at('2025-01-10')).movements[0]).toMatchObject({ phase: 'under-way', progress: 0.5 })
    expect(momentAt(story, at('2025-01-10', 18)).movements[0]?.progress).toBe(0.75)
  })

  test('an arrived trip leaves a trace that ends', () => {
    const story = tinyStory([trip()])
    expect(momentAt(story, at('2025-01-11')).movements[0]).toMatchObject({ phase: 'arrived', progress: 1, age: 1 })
    const last = { t: day('2025-01-10') + traceDays(story), asOf: null }
    expect(momentAt(story, last).movements[0]?.age).toBe(traceDays(story))
    expect(momentAt(story, { ...last, t: last.t + 1 }).movements).toEqual([])
  })

  test('a trip on one of several days may be on its way, and has no position', () => {
    const story = tinyStory([trip(within('2025-01-10', '2025-01-12'))])
    expect(momentAt(story, at('2025-01-11')).movements[0]).toMatchObject({ phase: 'possible', progress: 0 })
    expect(momentAt(story, at('2025-01-13')).movements[0]?.phase).toBe('arrived')
  })

  test('a planned trip is drawn from its announcement to its day, and never arrives', () => {
    const story = tinyStory([trip(onDay('2025-01-10'), { modality: 'planned', claims: [claim('paper', 'plans')] })])
    expect(momentAt(story, at('2025-01-01')).movements).toEqual([])
    for (const iso of ['2025-01-02', '2025-01-09', '2025-01-10']) {
      expect(momentAt(story, at(iso)).movements[0]).toMatchObject({ phase: 'planned', progress: 0 })
    }
    expect(momentAt(story, at('2025-01-11')).movements).toEqual([])
  })

  test('a plan that a source calls off is drawn until then', () => {
    const claims = [claim('paper', 'plans'), claim('late', 'denies')]
    const story = tinyStory([trip(onDay('2025-02-20'), { modality: 'planned', claims })])
    expect(momentAt(story, at('2025-02-09')).movements[0]?.phase).toBe('planned')
    expect(momentAt(story, at('2025-02-10')).movements).toEqual([])
  })

  test.each(['cancelled', 'denied'] as const)('a %s trip never arrives either', (modality) => {
    const story = tinyStory([trip(onDay('2025-01-10'), { modality })])
    for (let iso = day('2025-01-01'); iso < day('2025-03-01'); iso += 1) {
      const phases = momentAt(story, { t: iso + 0.5, asOf: null }).movements.map(({ phase }) => phase)
      expect(phases.filter((phase) => phase !== 'planned')).toEqual([])
    }
  })
})

describe('as of', () => {
  test('an event exists once a source published by then reports it', () => {
    const story = tinyStory([
      event('early', onDay('2025-01-10')),
      event('late', onDay('2025-01-10'), { claims: [claim('late')] }),
    ])
    const known = (iso: string) =>
      momentAt(story, { t: day('2025-01-10'), asOf: day(iso) }).events.map(({ event: { id } }) => id)
    expect(known('2025-01-01')).toEqual([])
    expect(known('2025-02-09')).toEqual(['early'])
    expect(known('2025-02-10')).toEqual(['early', 'late'])
  })

  test('a visit is planned while only plans have been reported', () => {
    const visit = event('visit', onDay('2025-01-10'), { claims: [claim('paper', 'plans'), claim('late')] })
    const modality = (asOf: number | null) =>
      momentAt(tinyStory([visit]), { t: day('2025-01-10'), asOf }).events[0]?.modality
    expect(modality(day('2025-01-05'))).toBe('planned')
    expect(modality(day('2025-02-10'))).toBe('occurred')
    expect(modality(null)).toBe('occurred')
  })
})

describe('sites', () => {
  const story = tinyStory(
    [],
    [
      presence('base', 'operating', throughout('2024-12-01', '2025-01-09', 0, 3)),
      presence('base', 'withdrawing', throughout('2025-01-07', '2025-01-20', 3)),
    ],
  )
  const state = (iso: string) => momentAt(story, at(iso)).sites[0]?.presence

  test('a day that evidence covers is certain', () => {
    expect(state('2025-01-06')).toMatchObject({ state: 'operating', certain: true })
    expect(state('2025-01-10')).toMatchObject({ state: 'withdrawing', certain: true })
  })
  test('in the doubt between two, the change is shown as not certain', () => {
    expect(state('2025-01-08')).toMatchObject({ state: 'withdrawing', certain: false })
  })
  test('where no evidence reaches, the state is not known', () => {
    expect(state('2025-02-01')).toEqual({ state: 'unknown', certain: true, known: null })
    expect(momentAt(story, at('2025-01-10')).sites[0]?.legal.state).toBe('unknown')
  })
})

test('the card tells of the latest event, and of a visit before a statement of the same day', () => {
  const story = tinyStory([
    event('first', onDay('2025-01-05')),
    event('said', onDay('2025-01-10'), { kind: 'statement' }),
    event('visited', onDay('2025-01-10')),
    event('last', onDay('2025-01-20')),
    event('called-off', onDay('2025-01-20'), {
      modality: 'cancelled',
      claims: [claim('paper'), claim('late', 'denies')],
    }),
  ])
  const focus = (iso: string) => eventInFocus(story, momentAt(story, at(iso)))?.event.id
  expect(focus('2025-01-04')).toBeUndefined()
  expect(focus('2025-01-09')).toBe('first')
  expect(focus('2025-01-10')).toBe('visited')
  expect(focus('2025-01-25')).toBe('last')
})

test('the card tells of nothing while only the background of the story is known', () => {
  const story = tinyStory([event('background', onDay('1971-01-01')), event('first', onDay('2025-01-05'))])
  const focus = (iso: string) => eventInFocus(story, momentAt(story, at(iso)))?.event.id ?? null
  expect(focus('2025-01-04')).toBeNull()
  expect(focus('2025-01-05')).toBe('first')
})
