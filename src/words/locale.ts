import { TONGUES } from '../languages.ts'
import type { Language } from '../model.ts'

/**
 * The locale whose calendar words and digits a reader gets: for Arabic and Russian that of the reader's own region, where
 * the browser names one for the language of the page (`ar-SY`: كانون الثاني), else the language alone.
 * @param preferred the browser's languages, the most wanted first
 */
export function localeFor(language: Language, preferred: readonly string[]): string {
  if (language === 'en') return TONGUES.en.locale
  const own = preferred.find((each) => isTag(each) && each.toLowerCase().startsWith(`${language}-`))
  return own ?? TONGUES[language].locale
}

const isTag = (text: string) => /^[a-z]{2,3}(-[a-z0-9]{2,8})+$/i.test(text)

let preferences: readonly string[] = []

/** Takes the browser's languages over: once, before anything is said. */
export function preferLocales(preferred: readonly string[]): void {
  preferences = preferred
}

/** The locale in which dates and numbers are said. */
export const localeOf = (language: Language): string => localeFor(language, preferences)

const figures = new Map<string, Intl.NumberFormat>()

/** A number in the digits of its reader. */
export function inFigures(number: number, language: Language): string {
  const locale = localeOf(language)
  const before = figures.get(locale)
  if (before !== undefined) return before.format(number)
  const made = new Intl.NumberFormat(locale)
  figures.set(locale, made)
  return made.format(number)
}
