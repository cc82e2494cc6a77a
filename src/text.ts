import type { Language, Text } from './model.ts'

/** The language in which a text can be told to a reader of another: English, where its translation is missing. */
export const tongueOf = (text: Text, language: Language): Language => (text[language] === undefined ? 'en' : language)

export const textIn = (text: Text, language: Language): string => text[language] ?? text.en

/** Strong characters of right-to-left scripts. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/**
 * A name for an Arabic sentence: one in another script is closed off (U+2068 and U+2069), so that two of them keep their
 * order and what follows keeps its side. In the other languages the name alone.
 */
export function nameIn(name: string, language: Language): string {
  return language !== 'ar' || RIGHT_TO_LEFT.test(name) ? name : `\u2068${name}\u2069`
}

/** Languages of other scripts than the Latin one. */
const OTHER_SCRIPTS = /^(ar|be|bg|el|fa|he|hy|ja|ka|kk|ko|mk|ru|sr|uk|ur|zh)\b/

/** The language of a page's title: where the page has another script than its title, the title describes it in English. */
export const tongueOfTitle = ({ title, language }: { readonly title: string; readonly language: string }): string =>
  OTHER_SCRIPTS.test(language) && !/[^\p{Script=Latin}\P{L}]/u.test(title) ? 'en' : language
