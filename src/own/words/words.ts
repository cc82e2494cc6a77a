import type { Language } from '../../model.ts'
import type { OwnWords } from './own-words.ts'

const TEACHERS: Readonly<Record<Language, () => Promise<OwnWords>>> = {
  en: async () => (await import('./en.ts')).english,
  ar: async () => (await import('./ar.ts')).arabic,
  ru: async () => (await import('./ru.ts')).russian,
}

/** The room's words in a language; English where those of another one do not come. */
export const wordsOf = (language: Language): Promise<OwnWords> =>
  TEACHERS[language]().catch((error: unknown) => {
    console.warn(`the words of ${language}: ${String(error)}`)
    return TEACHERS.en()
  })
