import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Claim, mayTake, mustLeave, outranks, parseSeat, SEATS } from '../../src/embed/seats.ts'

const claim = (place: number, quarters: number, wish: Claim['wish'] = 'wants'): Claim => ({ place, quarters, wish })

describe('who has a seat', () => {
  test('whoever is seen more, then who stands first; who sits is not pushed off by an equal', () => {
    expect(outranks(claim(5, 3), claim(0, 2))).toBe(true)
    expect(outranks(claim(0, 2), claim(5, 2))).toBe(true)
    expect(outranks(claim(0, 2), claim(5, 2, 'holds'))).toBe(false)
    expect(outranks(claim(0, 3), claim(5, 2, 'holds'))).toBe(true)
  })

  test('alone there is always one', () => {
    expect(mayTake(claim(0, 1), [])).toBe(true)
    expect(mustLeave(claim(0, 0, 'holds'), [])).toBe(false)
  })

  test('in whatever order frames act, never more than four sit, and in the end those who are seen most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.nat({ max: 39 }), { minLength: 0, maxLength: 200 }),
        (quarters, order) => {
          const claims = quarters.map((each, place) => claim(place, each))
          const others = (place: number) => claims.filter((each) => each.place !== place)
          let most = 0
          const act = (place: number) => {
            const own = claims[place]
            if (own === undefined) return
            if (own.wish === 'holds' && mustLeave(own, others(place))) claims[place] = { ...own, wish: 'wants' }
            else if (own.wish === 'wants' && mayTake(own, others(place))) claims[place] = { ...own, wish: 'holds' }
            most = Math.max(most, claims.filter(({ wish }) => wish === 'holds').length)
          }
          for (const place of order) act(place)
          for (let turn = 0; turn < 3 * claims.length ** 2; turn += 1) act(turn % claims.length)
          expect(most).toBeLessThanOrEqual(SEATS)
          const sitting = claims.filter(({ wish }) => wish === 'holds')
          const waiting = claims.filter(({ wish }) => wish === 'wants')
          expect(sitting.length).toBe(Math.min(SEATS, quarters.length))
          for (const each of waiting) {
            for (const other of sitting) expect(each.quarters).toBeLessThanOrEqual(other.quarters)
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

test('what frames say is believed only in its own shape', () => {
  const said = { type: 'demarche:seat', v: 1, wish: 'holds', quarters: 3, asks: false }
  expect(parseSeat(said)).toEqual(said)
  for (const wrong of [
    null,
    'demarche:seat',
    { ...said, v: 2 },
    { ...said, wish: 'owns' },
    { ...said, quarters: 5 },
    { ...said, quarters: 0.5 },
    { ...said, quarters: Number.NaN },
    { ...said, asks: 1 },
    { type: 'demarche:seat', v: 1 },
  ]) {
    expect(parseSeat(wrong)).toBeNull()
  }
})
