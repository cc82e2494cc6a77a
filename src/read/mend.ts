/**
 * A workbook's parts before SheetJS reads them: what it would lose or mistake is put in words that it understands, and
 * what would make it work without end is taken out. All of it is text in, text out.
 */
import { MAX_CELLS } from './limits.ts'

/** What was found in the parts. */
export interface Found {
  cells: number
  formulas: number
  /** Links over so many cells that they are no row's; taken out. */
  wideLinks: number
  hiddenRows: boolean
  pictures: boolean
  /** Names of hidden sheets, where SheetJS does not tell them (ODS). */
  readonly hiddenSheets: Set<string>
}

export function nothingFound(): Found {
  return { cells: 0, formulas: 0, wideLinks: 0, hiddenRows: false, pictures: false, hiddenSheets: new Set() }
}

/** SheetJS makes halves of characters of references beyond U+FFFF. */
export function mendReferences(xml: string): string {
  return xml.replace(/&#(?:x([\da-f]{5,6})|(\d{5,7}));/gi, (written, hex: string | undefined, decimal: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0xffff && code <= 0x10ffff ? String.fromCodePoint(code) : written
  })
}

const matches = (text: string, form: RegExp): number => {
  let count = 0
  form.lastIndex = 0
  while (form.exec(text) !== null) count++
  return count
}

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

const MOST_LINKED = 10_000
const UNCOMPUTED =
  /<((?:\w+:)?)c\b((?:[^>"]|"[^"]*")*)>\s*(<\1f\b[^>]*>([^<]*)<\/\1f>|<\1f\b[^>]*\/>)\s*(?:<\1v\s*\/>|<\1v>\s*<\/\1v>)?\s*<\/\1c>/g

/** A sheet of an XLSX. */
export function mendXlsxSheet(xml: string, found: Found): string {
  found.cells += matches(xml, /<\/(?:\w+:)?(?:v|is)>/g)
  found.formulas += matches(xml, /<(?:\w+:)?f\b/g)
  found.hiddenRows ||= /<(?:\w+:)?row\b[^>]*\bhidden="(?:1|true)"/.test(xml)
  return (
    mendReferences(xml)
      // A formula that no program has computed would be read as 0.
      .replace(UNCOMPUTED, (written, prefix: string, attributes: string, formula: string, text: string | undefined) => {
        if (/\st="/.test(attributes)) return written
        const shown = text === undefined ? '#N/A' : `=${text.trim()}`
        return `<${prefix}c${attributes} t="e">${formula}<${prefix}v>${shown}</${prefix}v></${prefix}c>`
      })
      // Of formulas only their links are of use.
      .replace(/<((?:\w+:)?)f\b[^>]*(?:\/>|>([^<]*)<\/\1f>)/g, (written, _prefix, text: string | undefined) =>
        text !== undefined && /^\s*HYPERLINK\(/i.test(text) ? written : '',
      )
      .replace(/<(?:\w+:)?hyperlink\b[^>]*\bref="([^"]*)"[^>]*>/g, (written, range: string) => {
        const corners = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range)
        if (corners === null) return /^[A-Z]{1,3}\d{1,7}$/.test(range) ? written : ''
        const [, left = '', top = '', right = '', bottom = ''] = corners
        const area = (Number(bottom) - Number(top) + 1) * (columnOf(right) - columnOf(left) + 1)
        if (area <= MOST_LINKED) return written
        found.wideLinks++
        return ''
      })
  )
}

const numberIn = (tag: string, attribute: string): number =>
  Number(new RegExp(` ${attribute}="(\\d+)"`).exec(tag)?.[1] ?? 1)

/** The content of an ODS. */
export function mendOdsContent(xml: string, found: Found): string {
  const mended = mendReferences(xml)
    // A value without a text beside it would be dropped.
    .replace(
      /<table:table-cell\b((?:[^>"]|"[^"]*")*\soffice:value-type="(?!string)[^"]*"(?:[^>"]|"[^"]*")*)\/>/g,
      (_, attributes: string) => {
        return `<table:table-cell${attributes}></table:table-cell>`
      },
    )
    // Years before 100 would become years of the last century: such a date is read by its text.
    .replace(/office:value-type="date"(?=[^>]*office:date-value="(?:00\d\d|-))/g, 'office:value-type="string"')
    .replace(/(<table:table-cell\b[^>]*office:value-type="string"[^>]*) office:date-value="[^"]*"/g, '$1')
  found.formulas += matches(mended, /\stable:formula="/g)
  found.hiddenRows ||= /<table:table-row\b[^>]*table:visibility="(?:collapse|filter)"/.test(mended)
  found.cells += odsCells(mended)
  const hiddenStyles = new Set(
    [...mended.matchAll(/<style:style\b([^>]*)>\s*<style:table-properties\b([^>]*)>/g)].flatMap(
      ([, style = '', properties = '']) => {
        return properties.includes('table:display="false"') ? (/style:name="([^"]*)"/.exec(style)?.[1] ?? []) : []
      },
    ),
  )
  for (const [tag] of mended.matchAll(/<table:table\b[^>]*>/g)) {
    const style = / table:style-name="([^"]*)"/.exec(tag)?.[1]
    const name = / table:name="([^"]*)"/.exec(tag)?.[1]
    if (style !== undefined && name !== undefined && hiddenStyles.has(style)) found.hiddenSheets.add(name)
  }
  return mended
}

/** SheetJS leaves the names of an ODS's sheets as XML has them. */
export const unescaped = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '&',
  )

/** How many cells the content has when each repetition is counted; it stops when there are too many. */
function odsCells(xml: string): number {
  let rows = 1
  let cells = 0
  for (const [tag, name] of xml.matchAll(/<table:(table-row|table-cell)\b(?:[^>"]|"[^"]*")*>/g)) {
    if (name === 'table-row') rows = numberIn(tag, 'table:number-rows-repeated')
    else if (!tag.endsWith('/>')) cells += rows * numberIn(tag, 'table:number-columns-repeated')
    if (cells > MAX_CELLS) break
  }
  return cells
}
