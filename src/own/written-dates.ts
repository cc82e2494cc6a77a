import { dayOf } from '../civil.ts'
import type { Day } from '../model.ts'
import type { DateOrder } from './choices.ts'

/** The day that a date of figures means in an order: 03.04.2025; null where it can mean none in that order. */
export function dayWritten(text: string, order: DateOrder): Day | null {
  const figures = /(\d+)\D+(\d+)\D+(\d+)/.exec(text)
  if (figures === null) return null
  const [a = 0, b = 0, c = 0] = figures.slice(1).map(Number)
  const [year, month, day] = order === 'dmy' ? [c, b, a] : order === 'mdy' ? [c, a, b] : [a, b, c]
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > 31) return null
  return dayOf(year, month, day)
}
