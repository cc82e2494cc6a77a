import type { Language } from '../model.ts'
import { english, type Words } from './en.ts'

export type { Words } from './en.ts'

/** English is always there; the others are files of their own, which come when they are wanted. */
const TEACHERS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Words>>> = {
  ar: async () => (await import('./ar.ts')).arabic,
  ru: async () => (await import('./ru.ts')).russian,
}

const learnt = new Map<Language, Words>([['en', english]])

/** Fetches the words of a language; at once where they are there already. */
export async function learn(language: Language): Promise<void> {
  if (language === 'en' || learnt.has(language)) return
  learnt.set(language, await TEACHERS[language]())
}

/**
 * The words of a language.
 * @throws Error where nobody has waited for `learn`: a fault of the program
 */
export function wordsIn(language: Language): Words {
  const words = learnt.get(language)
  if (words === undefined) throw new Error(`the words of ${language} are not there: learn('${language}') comes first`)
  return words
}
