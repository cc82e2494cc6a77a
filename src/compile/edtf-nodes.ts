import { parse } from 'edtf'
import { z } from 'zod'

/** Which parts a qualifier covers: true for all, or bits over `YYYYMMDD` with the first digit lowest. */
const flag = z.union([z.boolean(), z.number()]).optional()

/** A date or a date with a time: [year, month from 0, day, hour, minute, second], cut off where the text stops. */
const dateNode = z.object({
  type: z.literal('Date').optional(),
  values: z.array(z.number()),
  approximate: flag,
  uncertain: flag,
  unspecified: z.number().optional(),
  timeZone: z.string().optional(),
})

/** [year, season code 21 to 41]. */
const seasonNode = z.object({
  type: z.literal('Season'),
  values: z.tuple([z.number(), z.number()]),
  approximate: flag,
  uncertain: flag,
  unspecified: z.number().optional(),
})

const atomNode = z.union([seasonNode, dateNode])

/** An end that is open (`..`) comes as Infinity, on either side; one that is unknown (empty) comes as null. */
const endNode = z.union([atomNode, z.null(), z.literal(Number.POSITIVE_INFINITY).transform(() => 'open' as const)])

const intervalNode = z.object({
  type: z.literal('Interval'),
  values: z.tuple([endNode, endNode]),
})

/** One of these: single dates and ranges of dates. */
const setNode = z.object({
  type: z.literal('Set'),
  values: z.array(z.union([z.tuple([atomNode, atomNode]), atomNode])),
  earlier: z.boolean().optional(),
  later: z.boolean().optional(),
})

/** Written whole, which a story's table does not take: all of these, a decade, a far year. */
const otherNode = z.object({ type: z.enum(['List', 'Decade', 'Century', 'Year']) })

const anyNode = z.union([intervalNode, setNode, otherNode, atomNode])

export type AtomNode = z.infer<typeof atomNode>
export type DateNode = z.infer<typeof dateNode>
export type IntervalNode = z.infer<typeof intervalNode>
export type SetNode = z.infer<typeof setNode>
export type EdtfNode = z.infer<typeof anyNode>

const PLAIN =
  /^(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(Z|[+](?:0\d|1[01]):[0-5]\d|-(?:0[1-9]|1[01]):[0-5]\d))?)?$/

/**
 * What the parser of all of EDTF gives for a year, a month and a time of a day that every month has, without its millisecond:
 * a log of many thousand rows has as many times. null for all others.
 */
function plainNode(text: string): DateNode | null {
  const match = PLAIN.exec(text)
  if (match === null) return null
  const [, year, month, day, hour, minute, second, zone] = match
  const values = [Number(year)]
  if (month !== undefined) values.push(Number(month) - 1)
  for (const part of [day, hour, minute, second]) if (part !== undefined) values.push(Number(part))
  return { type: 'Date', values, ...(zone === undefined ? {} : { timeZone: zone === 'Z' ? '+00:00' : zone }) }
}

/** The parts of an EDTF text as numbers, or null when it is not EDTF. */
export function readEdtf(text: string): EdtfNode | null {
  return plainNode(text) ?? parsedNode(text)
}

/** The same by the parser of all of EDTF. */
export function parsedNode(text: string): EdtfNode | null {
  try {
    // With seasonIntervals, edtf 4.11 reads the type of an interval's start without looking whether there is one.
    const seasonIntervals = !text.startsWith('/')
    const read = anyNode.safeParse(parse(text, { level: 2, seasonIntervals, seasonUncertainty: true }))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
