import type { Language } from './model.ts'

/** The languages of the page, in the order in which they are offered. */
export const LANGUAGES = ['en', 'ar', 'ru'] as const satisfies readonly Language[]

/** What the story can be translated into; English is always there. */
export const TRANSLATIONS = ['ar', 'ru'] as const satisfies readonly Exclude<Language, 'en'>[]

interface Tongue {
  /** Its own name. */
  readonly endonym: string
  readonly direction: 'ltr' | 'rtl'
  /** Whose calendar words and digits Intl gives, where the reader's browser names none of its own. */
  readonly locale: string
}

export const TONGUES: Readonly<Record<Language, Tongue>> = {
  // British English puts the day before the month, as the product does.
  en: { endonym: 'English', direction: 'ltr', locale: 'en-GB' },
  ar: { endonym: 'العربية', direction: 'rtl', locale: 'ar' },
  ru: { endonym: 'Русский', direction: 'ltr', locale: 'ru' },
}

export const isLanguage = (text: string): text is Language => LANGUAGES.some((each) => each === text)
