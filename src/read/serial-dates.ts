/** A workbook's dates: numbers of days that a format shows as a date. What the format does not show is not taken. */
import { dayOf, isoOf } from '../civil.ts'

/** What a number format shows of a date. */
export interface Shown {
  readonly year: boolean
  readonly month: boolean
  readonly day: boolean
  readonly time: boolean
}

/** What a format shows of a date or a time; null when it is for other numbers. */
export function shownBy(format: string): Shown | null {
  const [section = ''] = format.split(';')
  const letters = section
    .replace(/\[(h+|m+|s+)\]/gi, 'h')
    .replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/g, ' ')
    .replace(/AM\/PM|A\/P|上午\/下午/gi, 'h')
    .replace(/General|Standard/gi, '')
    .replace(/E[+-]/gi, '')
    .toLowerCase()
    .replace(/[^ymdhsgeb]/g, '')
  const dates = letters.replace(/h+m{1,2}(?!m)|(?<!m)m{1,2}s+|[hs]+/g, '')
  const shown = {
    year: /[yeb]/.test(dates),
    month: dates.includes('m'),
    day: dates.includes('d'),
    time: dates !== letters,
  }
  return shown.year || shown.month || shown.day || shown.time ? shown : null
}

const DAY = 86_400

/**
 * The EDTF of a serial number, as precise as it is shown; null for a time without a day, and for a day that there never
 * was: a workbook of the 1900 system counts a 29 February 1900.
 */
export function edtfOfSerial(serial: number, shown: Shown, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || !(shown.year || shown.month || shown.day)) return null
  const seconds = Math.round(serial * DAY)
  const whole = Math.floor(seconds / DAY)
  if (!is1904 && (whole === 60 || whole === 0)) return null
  const first = is1904 ? dayOf(1904, 1, 1) : whole < 60 ? dayOf(1899, 12, 31) : dayOf(1899, 12, 30)
  const iso = isoOf(first + whole)
  if (!/^-?\d{4}-/.test(iso)) return null
  if (!shown.day) return iso.slice(0, shown.month ? -3 : -6)
  const minutes = Math.floor((seconds - whole * DAY) / 60)
  if (!shown.time || minutes === 0) return iso
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${iso}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}
