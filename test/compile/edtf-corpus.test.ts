import * as library from 'edtf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readDate } from '../../src/compile/cells.ts'
import { parseSpan } from '../../src/compile/dates.ts'
import { createReport } from '../../src/compile/report.ts'
import type { Span } from '../../src/model.ts'
import { REFUSED, VALID, type Valid } from './edtf-corpus.ts'

/*
 * The library's own reading: the objects of its default export with their `min` and `max`, none of which the compiler
 * uses (it takes the parser's numbers only). Nothing of src takes part in what is expected here.
 */

const MS_PER_DAY = 86_400_000

const milliseconds = z.union([z.number(), z.literal(Number.POSITIVE_INFINITY), z.literal(Number.NEGATIVE_INFINITY)])
const mask = z.object({ value: z.number() })
const atomReading = z.object({ min: z.number(), max: z.number(), approximate: mask, uncertain: mask })
const endReading = z.union([z.literal(Number.POSITIVE_INFINITY), atomReading])
const intervalReading = z.object({ min: milliseconds, max: milliseconds, lower: atomReading, upper: endReading })
const setReading = z.object({
  min: milliseconds,
  max: milliseconds,
  values: z.array(z.union([atomReading, z.array(atomReading)])),
})
const anyReading = z.union([intervalReading, setReading, atomReading])

type Atom = z.infer<typeof atomReading>
type Reading = z.infer<typeof anyReading>

const { default: edtf } = z
  .object({ default: z.custom<(text: string, options: object) => unknown>((value) => typeof value === 'function') })
  .parse(library)

/**
 * What the library makes of a text; throws where it refuses it.
 *
 * Always with options, as it takes a lone string of five digits or more for Unix time. Seasons with a qualifier or in
 * an interval need a second try, as the option for the latter breaks the intervals without a start.
 */
function libraryObject(text: string): unknown {
  try {
    return edtf(text, { level: 2 })
  } catch {
    return edtf(text, { level: 2, seasonIntervals: true, seasonUncertainty: true })
  }
}

function accepts(text: string): boolean {
  try {
    libraryObject(text)
    return true
  } catch {
    return false
  }
}

function readingOf(text: string): Reading {
  return anyReading.parse(libraryObject(text))
}

/** The day number of a UTC instant; null for one that never comes. */
function dayAt(instant: number): number | null {
  return Number.isFinite(instant) ? (instant - (((instant % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY)) / MS_PER_DAY : null
}

/** First and last day, both inclusive. */
interface Days {
  readonly first: number | null
  readonly last: number | null
}

function daysOf(reading: { readonly min: number; readonly max: number }): Days {
  return { first: dayAt(reading.min), last: dayAt(reading.max) }
}

function ourDays(span: Span): Days {
  return { first: span.start, last: span.end === null ? null : span.end - 1 }
}

function spanOf(text: string): Span {
  const result = parseSpan(text)
  if (!result.ok) throw new Error(`${text}: ${result.message}`)
  return result.span
}

/** The two ends of an interval, each as the library reads it; null where it is open. */
function endsOf({ text, as }: Valid): readonly [Days, Days | null] | null {
  if (typeof as === 'object') {
    const [first, last] = as
    return [daysOf(readingOf(first)), last === '..' ? null : daysOf(readingOf(last))]
  }
  const reading = readingOf(text.trim())
  if (!('lower' in reading)) return null
  const { lower, upper } = reading
  return [daysOf(lower), typeof upper === 'number' ? null : daysOf(upper)]
}

function expectedDays(row: Valid): Days {
  if (typeof row.as === 'object') {
    const ends = endsOf(row)
    return { first: ends?.[0].first ?? null, last: ends?.[1]?.last ?? null }
  }
  return daysOf(readingOf(row.as ?? row.text))
}

/** Every single date in a reading. */
function atomsOf(reading: Reading): readonly Atom[] {
  if ('lower' in reading) return [reading.lower, ...(typeof reading.upper === 'number' ? [] : [reading.upper])]
  return 'values' in reading ? reading.values.flat() : [reading]
}

const label = (text: string) => JSON.stringify(text)
const valid = VALID.map((row) => [label(row.text), row] as const)
const refused = REFUSED.map((row) => [label(row.text), row] as const)

describe('the corpus', () => {
  test('has no text twice, and far more than sixty', () => {
    const texts = [...VALID, ...REFUSED].map((row) => row.text)
    expect(new Set(texts).size).toBe(texts.length)
    expect(VALID.length).toBeGreaterThan(60)
    expect(REFUSED.length).toBeGreaterThan(60)
  })

  test.each(valid)('%s is on the days that the library gives', (_, row) => {
    expect(ourDays(spanOf(row.text))).toEqual(expectedDays(row))
  })

  test.each(valid.filter(([, row]) => row.why !== undefined))('%s is on other days in the library', (_, row) => {
    // A reason that has gone, when the library is mended, has to go from the table too.
    expect(accepts(row.text) ? daysOf(readingOf(row.text)) : 'refused').not.toEqual(ourDays(spanOf(row.text)))
  })

  test.each(valid)('%s is about and doubted where the library says so', (_, row) => {
    // Where the library refuses an interval, its ends are read on their own.
    const parts = accepts(row.text.trim()) ? [row.text.trim()] : row.text.split('/')
    const atoms = parts.flatMap((part) => atomsOf(readingOf(part)))
    const span = spanOf(row.text)
    expect(span.approximate).toBe(atoms.some((atom) => atom.approximate.value > 0))
    expect(span.uncertain).toBe(atoms.some((atom) => atom.uncertain.value > 0))
  })

  test.each(valid.filter(([, row]) => row.text.includes('/')))('%s is certain between its ends', (_, row) => {
    const ends = endsOf(row)
    const [from, to] = ends ?? []
    const span = spanOf(row.text)
    expect(span.meaning).toBe('throughout')
    // The latest first day and the earliest last day, where neither passes the other end's own bounds.
    const latestFirst = Math.min(from?.last ?? Number.NaN, to?.last ?? Number.POSITIVE_INFINITY)
    const earliestLast = to === null ? null : Math.max(to?.first ?? Number.NaN, from?.first ?? Number.NaN)
    expect(span.certainFrom).toBe(latestFirst)
    expect(span.certainUntil).toBe(earliestLast === null ? null : earliestLast + 1)
  })

  test.each(valid.filter(([, row]) => !row.text.includes('/')))('%s is one day', (_, row) => {
    const span = spanOf(row.text)
    expect(span.meaning).toBe('one-day')
    expect([span.certainFrom, span.certainUntil]).toEqual([span.start, span.end])
  })

  test.each(refused)(
    '%s is refused with what is wrong and what to write, by the library as the table says',
    (_, row) => {
      expect(accepts(row.text) ? 'accepts' : 'refuses').toBe(row.library)
      expect(parseSpan(row.text)).toEqual({
        ok: false,
        message: expect.stringContaining(row.message),
        remedy: expect.stringContaining(row.remedy),
      })
      // What the editor reads names the cell too.
      const report = createReport()
      const spot = (column: string) => ({ file: 'events.csv', row: 2, column, value: row.text })
      expect(readDate({ file: 'events.csv', number: 2, cell: () => row.text, spot }, 'date', report)).toBeNull()
      expect(report.problems(['events.csv'])).toMatchObject([
        { severity: 'error', row: 2, column: 'date', value: row.text },
      ])
    },
  )

  test.each(REFUSED.filter((row) => row.remedy.startsWith('Write 2')))('$text: the remedy itself is read', (row) => {
    expect(parseSpan(row.remedy.replace(/^Write |\.$/g, ''))).toMatchObject({ ok: true })
  })
})

describe('any dates', () => {
  /** From 1900-01-01 to 2100-12-31: with two centuries that have no leap day, and one that has it. */
  const anyDay = fc.integer({ min: -25_567, max: 47_846 })
  const anyPair = fc.tuple(anyDay, anyDay).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)
  const iso = (day: number) => new Date(day * MS_PER_DAY).toISOString().slice(0, 10)

  test('a day, its month and its year are the library’s', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(4, 7, 10), (day, length) => {
        const text = iso(day).slice(0, length)
        expect(ourDays(spanOf(text))).toEqual(daysOf(readingOf(text)))
      }),
    )
  })

  test('a/b has the library’s days', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        // The library refuses an interval of one day.
        fc.pre(a < b)
        const text = `${iso(a)}/${iso(b)}`
        expect(ourDays(spanOf(text))).toEqual(daysOf(readingOf(text)))
        expect(spanOf(text)).toMatchObject({ meaning: 'throughout', certainFrom: a, certainUntil: b + 1 })
      }),
    )
  })

  test('a/a is the library’s day a', () => {
    fc.assert(
      fc.property(anyDay, (a) => {
        expect(ourDays(spanOf(`${iso(a)}/${iso(a)}`))).toEqual(daysOf(readingOf(iso(a))))
      }),
    )
  })

  test('[a..b] has the days of the library’s members', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const text = `[${iso(a)}..${iso(b)}]`
        // The set's own `max` is that of its last range's first day.
        const members = atomsOf(readingOf(text)).map(daysOf)
        expect(ourDays(spanOf(text))).toEqual({ first: members.at(0)?.first, last: members.at(-1)?.last })
        expect(spanOf(text).meaning).toBe('one-day')
      }),
    )
  })

  test('a/.. has the library’s first day and no last', () => {
    fc.assert(
      fc.property(anyDay, (a) => {
        const text = `${iso(a)}/..`
        expect(ourDays(spanOf(text))).toEqual(daysOf(readingOf(text)))
        expect(spanOf(text)).toMatchObject({ certainFrom: a, certainUntil: null, end: null })
      }),
    )
  })

  test('b/a and [b..a] are refused, with what to write', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        fc.pre(a < b)
        expect(parseSpan(`${iso(b)}/${iso(a)}`)).toEqual({
          ok: false,
          message: 'The end comes before the start.',
          remedy: 'Write the earlier date first.',
        })
        expect(parseSpan(`[${iso(b)}..${iso(a)}]`)).toMatchObject({ ok: false, message: 'The range runs backwards.' })
        expect(accepts(`${iso(b)}/${iso(a)}`)).toBe(false)
      }),
    )
  })

  test('with X for any of its digits, a day lies within, and the first and the last day fit', () => {
    const anyMask = fc.integer({ min: 1, max: 63 })
    fc.assert(
      fc.property(anyDay, anyMask, (day, bits) => {
        // The last six digits of YYYY-MM-DD: an unknown century is refused.
        const places = [2, 3, 5, 6, 8, 9]
        const hidden = new Set(places.filter((_, index) => (bits >> index) & 1))
        const text = Array.from(iso(day), (digit, index) => (hidden.has(index) ? 'X' : digit)).join('')
        const result = parseSpan(text)
        if (!result.ok) {
          // Refused are those that the library refuses, and those that it misreads: an X before a known digit.
          expect(/-X\d/.test(text) || !accepts(text)).toBe(true)
          return
        }
        const { first, last } = ourDays(result.span)
        const fits = new RegExp(`^${text.replaceAll('X', '\\d')}$`)
        expect(first).toBeLessThanOrEqual(day)
        expect(last).toBeGreaterThanOrEqual(day)
        expect([first, last].map((end) => iso(end ?? Number.NaN))).toEqual([
          expect.stringMatching(fits),
          expect.stringMatching(fits),
        ])
      }),
      { numRuns: 300 },
    )
  })

  test('whatever is read is at least a day long, and its doubt lies within it', () => {
    const written = fc
      .tuple(anyDay, fc.constantFrom(4, 7, 10), fc.constantFrom('', '~', '?', '%'))
      .map(([day, length, qualifier]) => iso(day).slice(0, length) + qualifier)
    const near = fc.integer({ min: 20_000, max: 20_060 })
    const zone = fc.constantFrom('Z', '+03:00', '+14:00', '-11:00', '-12:00')
    const timed = fc
      .tuple(near, fc.integer({ min: 0, max: 23 }), zone)
      .map(([day, hour, offset]) => `${iso(day)}T${String(hour).padStart(2, '0')}:00${offset}`)
    const masked = fc
      .tuple(near, fc.constantFrom(8, 9))
      .map(([day, length]) => iso(day).slice(0, length).padEnd(10, 'X'))
    const end = fc.oneof(written, timed, masked)
    const any = fc.oneof(
      end,
      fc.tuple(end, end).map((ends) => ends.join('/')),
      end.map((from) => `${from}/..`),
      fc.tuple(written, written).map((members) => `[${members.join(',')}]`),
    )
    fc.assert(
      fc.property(any, (text) => {
        const result = parseSpan(text)
        if (!result.ok) {
          expect(result.message).not.toBe('')
          expect(result.remedy).not.toBe('')
          return
        }
        const { start, certainFrom, certainUntil, end } = result.span
        for (const day of [start, certainFrom, certainUntil ?? 0, end ?? 0]) expect(Number.isInteger(day)).toBe(true)
        expect(start).toBeLessThanOrEqual(certainFrom)
        expect(certainUntil === null).toBe(end === null)
        if (certainUntil === null || end === null) return
        expect(start).toBeLessThan(end)
        expect(certainFrom).toBeLessThan(end)
        expect(start).toBeLessThan(certainUntil)
        expect(certainUntil).toBeLessThanOrEqual(end)
      }),
      { numRuns: 300 },
    )
  })
})
