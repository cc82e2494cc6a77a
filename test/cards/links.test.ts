import { describe, expect, test } from 'vitest'
import { correctionsOf, evidenceAround, knownEvents, replacementsOf, statusSpanInWords } from '../../src/cards/links.ts'
import { dayOf } from '../../src/civil.ts'
import type { Presence, Story } from '../../src/model.ts'
import { momentAt } from '../../src/time/moment.ts'
import { claim, event, FIRST, oneDay, statusOf, storyOf, throughout } from '../timeline/story.ts'

const tuesday = dayOf(2025, 1, 28)
const june = dayOf(2025, 6, 1)
const story = storyOf([
  event('put-off', oneDay(FIRST + 5)),
  event('made', oneDay(tuesday), 'visit', { replaces: 'put-off', claims: [claim('late')] }),
])
const [first, second] = story.events
if (first === undefined || second === undefined) throw new Error('two events were expected')
const ids = (moments: ReturnType<typeof knownEvents>) => moments.map((each) => each.event.id)

describe('events that belong together', () => {
  const now = momentAt(story, { t: tuesday, asOf: null })
  const then = momentAt(story, { t: tuesday, asOf: tuesday })

  test('each leads to the other', () => {
    expect(ids(replacementsOf(now, first).replacedBy)).toEqual(['made'])
    expect(ids(replacementsOf(now, first).replaces)).toEqual([])
    expect(ids(replacementsOf(now, second).replaces)).toEqual(['put-off'])
  })
  test('what was not known is not named', () => {
    expect(ids(replacementsOf(then, first).replacedBy)).toEqual([])
    expect(ids(knownEvents(then, ['made', 'put-off']))).toEqual(['put-off'])
    expect(ids(knownEvents(now, ['made', 'put-off']))).toEqual(['put-off', 'made'])
  })
})

test('a correction is told with its reason, but not to who looks at a day before it', () => {
  const corrected: Story = {
    ...story,
    changes: [{ date: june, about: 'made', what: { en: 'Now the 28th.' }, why: { en: 'A second source.' } }],
  }
  const full = { lead: 'Corrected on 1 June 2025', says: 'Now the 28th. A second source.', tongue: 'en' }
  expect(correctionsOf(corrected, 'made', null, 'en')).toEqual([full])
  expect(correctionsOf(corrected, 'made', june, 'en')).toEqual([full])
  expect(correctionsOf(corrected, 'made', tuesday, 'en')).toEqual([
    { lead: 'Corrected on 1 June 2025, after the day up to which sources count here.', says: null, tongue: 'en' },
  ])
  expect(correctionsOf(corrected, 'put-off', null, 'en')).toEqual([])
})

test('since when and until when a state holds, with its doubts', () => {
  const start = dayOf(2024, 12, 8)
  const words = (...days: Parameters<typeof throughout>) => statusSpanInWords({ span: throughout(...days) }, 'en')
  expect(words(start, start, null, null)).toBe('Since 8 December 2024')
  expect(words(start, start, tuesday, tuesday)).toBe('Since 8 December 2024, until 27 January 2025')
  expect(words(start, start + 2, tuesday, tuesday + 3)).toBe(
    'Since some day between 8 and 10 December 2024, until some day between 27 and 30 January 2025',
  )
  expect(statusSpanInWords({ span: { ...throughout(start, start, null, null), uncertain: true } }, 'en')).toBe(
    'Since 8 December 2024 (uncertain)',
  )
})

describe('between which evidence a day lies', () => {
  const around = (span: Parameters<typeof throughout>, day: number, state: Presence = 'reduced') => {
    const status = statusOf('s', throughout(...span), { track: 'presence', state })
    const claims = [tuesday, tuesday + 9].map((each) => ({ ...claim('late'), date: oneDay(each) }))
    return evidenceAround(story, { status, span: status.span, claims }, day)
  }
  test('it is said between two days of evidence and past the last one, whether the state goes on or ended', () => {
    for (const end of [null, june]) {
      const on = (day: number) => around([FIRST, FIRST, end, end], day)
      expect([FIRST + 1, tuesday, tuesday + 9].map(on)).toEqual([null, null, null])
      expect(on(tuesday + 1)).toEqual({ before: tuesday, after: tuesday + 9 })
      expect(on(tuesday + 10)).toEqual({ before: tuesday + 9, after: null })
    }
  })
  test('it is never said of what is not known', () => {
    expect(around([FIRST, FIRST, null, null], june, 'unknown')).toBeNull()
  })
})
