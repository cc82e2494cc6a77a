import type { Cell } from '../read/reading.ts'

export type Axis = 'lat' | 'lon'

const SIDES: Readonly<Record<string, readonly [Axis, 1 | -1]>> = {
  n: ['lat', 1],
  s: ['lat', -1],
  e: ['lon', 1],
  w: ['lon', -1],
  с: ['lat', 1],
  ю: ['lat', -1],
  в: ['lon', 1],
  з: ['lon', -1],
  ش: ['lat', 1],
  ج: ['lat', -1],
  ق: ['lon', 1],
  غ: ['lon', -1],
}

/** Latin digits and signs for those that other keyboards write. */
export const plainNumber = (written: string): string =>
  written
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/٫/g, '.')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\u202f\u2009\s]+/g, ' ')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()

/** A decimal number with a point or a comma; a comma or a point before groups of three is left out where the other follows. */
export function numberOf(written: string): number | null {
  const text = plainNumber(written).replace(/(?<=\d) (?=\d{3}(?!\d))/g, '')
  if (/^[+-]?\d+(?:[.,]\d+)?$/.test(text)) return Number(text.replace(',', '.'))
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(text)) return Number(text.replaceAll(',', ''))
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'))
  return null
}

const DEGREES =
  /^(?:([nsewсювзشجقغ])\s?)?([+-]?\d{1,3}(?:[.,]\d+)?)\s?(?:[°º˚d]\s?(?:(\d{1,2}(?:[.,]\d+)?)\s?(?:['′’‘´]|min)\s?(?:(\d{1,2}(?:[.,]\d+)?)\s?(?:["″”“]|''|′′|sec)?\s?)?)?)?\s?(?:([nsewсювзشجقغ])\.?\s?(?:ш\.?|д\.?)?)?$/iu

export interface Degrees {
  readonly value: number
  /** The axis that a letter tells: N and S are latitudes. */
  readonly axis: Axis | null
}

/** Degrees as 33.5, 33,5, 33°30′N, N 33.5 or 33° 30' 15". */
export function degreesOf(written: string): Degrees | null {
  const text = plainNumber(written)
  const number = numberOf(text)
  if (number !== null) return { value: number, axis: null }
  const match = DEGREES.exec(text)
  if (match === null) return null
  const side = match[1] ?? match[5]
  if (match[1] !== undefined && match[5] !== undefined) return null
  const [axis, sign] = side === undefined ? [null, 1] : (SIDES[side.toLowerCase()] ?? [null, 1])
  const part = (text: string | undefined) => Number((text ?? '0').replace(',', '.'))
  const [whole, minutes, seconds] = [part(match[2]), part(match[3]), part(match[4])]
  if (minutes >= 60 || seconds >= 60 || (side !== undefined && whole < 0)) return null
  const size = Math.abs(whole) + minutes / 60 + seconds / 3600
  const signed = (match[2] ?? '').startsWith('-') ? -size : size * sign
  return { value: Math.round(signed * 1e7) / 1e7, axis }
}

/** The degrees in a cell, or null. */
export function degreesIn(cell: Cell): Degrees | null {
  if (cell.kind === 'number') return { value: cell.value, axis: null }
  return cell.kind === 'text' && cell.text.length <= 60 ? degreesOf(cell.text) : null
}

/** Whether a cell holds a number or degrees. */
export const isNumeric = (cell: Cell): boolean => degreesIn(cell) !== null
