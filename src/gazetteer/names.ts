import { foldName } from '../fold.ts'

/** Letters that are no letter and an accent, and the Persian forms of Arabic ones. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ə: 'a' },
  ...{ ک: 'ك', ی: 'ي' },
}

const SHORT_FORMS: Readonly<Record<string, string>> = {
  ...{ st: 'saint', ste: 'saint', sainte: 'saint', sankt: 'saint', mt: 'mount', ft: 'fort' },
}

/** A place's or country's name without what spellings differ in: "St. Petersburg" and "Saint-Petersburg" are one. */
export function keyOf(name: string): string {
  const plain = /^[A-Za-z ]+$/.test(name)
    ? name.toLowerCase()
    : foldName(name)
        .replace(/[łøđðþßæœıħəکی]/g, (letter) => LETTERS[letter] ?? letter)
        // "St.Petersburg" is two words, "D.C." is one.
        .replace(/\.(?=\p{L}{2})/gu, '. ')
        .replace(/\./g, '')
        .replace(/&/g, ' and ')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
  return plain
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(/(?<!\p{L})(?:ste?|sainte|sankt|mt|ft)(?!\p{L})/gu, (word) => SHORT_FORMS[word] ?? word)
}

/** "Kansas City" and "City of Kansas" without the word. */
export const withoutCity = (key: string): string => key.replace(/ city$/, '').replace(/^city of /, '')

/** Countries whose places come in many transcriptions of one Arabic name. */
export const ARABIC: ReadonlySet<string> = new Set(
  'AE BH DJ DZ EG EH IL IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE'.split(' '),
)

/** An Arabic name in Latin letters without what transcriptions differ in: "Al-Hasakah" and "Hasakeh" are one. */
export const transcribed = (key: string): string =>
  key
    .replace(/^(?:al|el|ar|as|ash|at|ath|ad|adh|an|az) (?=\p{L}{3})/u, '')
    .replace(/ou|oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/(\p{L})\1/gu, '$1')
    .replace(/(?:a|e)h?$/, 'a')

/** "Duesseldorf" as the gazetteer folds Düsseldorf. */
export const withoutDigraphs = (key: string): string => key.replace(/([aou])e/g, '$1')
