import { english } from './en.ts'

/** Every string that a reader sees, but for the story's own texts. English is the pattern that others must fill. */
export type Words = typeof english

/** The words of a language; a language that is not there yet speaks English. */
export function wordsIn(_language: 'en' | 'ar' | 'ru'): Words {
  return english
}
