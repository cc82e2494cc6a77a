import type { Language, Story, Text } from './model.ts'

/** The language in which a text can be told to a reader of another: English, where its translation is missing. */
export const tongueOf = (text: Text, language: Language): Language => (text[language] === undefined ? 'en' : language)

let own = 'en'

/** From here on texts without a suffix are in this language: that of the story which is shown. */
export function tellIn(language: string): void {
  own = language
}

/** The code of the language that a text is in, for whoever reads it aloud. */
export const codeOf = (tongue: Language): string => (tongue === 'en' ? own : tongue)

export const textIn = (text: Text, language: Language): string => text[language] ?? text.en

/** What a story is called in short: in the tab, and where it stands in other pages. */
export const headingOf = ({ kicker, title }: Pick<Story, 'kicker' | 'title'>, language: Language): string =>
  textIn(kicker.en === '' ? title : kicker, language)

/** Characters of the longest name that a label on the map, or of a lane, has room for. */
const LONGEST_LABEL = 48

/** A name for a label: what is longer than any name is cut, and turns nothing that stands after it. */
export function labelIn(text: Text, language: Language): string {
  const name = textIn(text, language)
  const letters = name.length > LONGEST_LABEL ? [...name] : []
  if (letters.length <= LONGEST_LABEL) return name
  return `${letters
    .slice(0, LONGEST_LABEL)
    .join('')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}…`
}

/** Strong characters of right-to-left scripts. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/**
 * A name for a sentence: one that is written in the other direction is closed off (U+2068 and U+2069), so that two of them
 * keep their order and what follows keeps its side. All others alone.
 */
export function nameIn(name: string, language: Language): string {
  return (language === 'ar') === RIGHT_TO_LEFT.test(name) ? name : `\u2068${name}\u2069`
}

/** Languages of other scripts than the Latin one. */
const OTHER_SCRIPTS = /^(ar|be|bg|el|fa|he|hy|ja|ka|kk|ko|mk|ru|sr|uk|ur|zh)\b/

/** The language of a page's title: where the page has another script than its title, the title describes it in English. */
export const tongueOfTitle = ({ title, language }: { readonly title: string; readonly language: string }): string =>
  OTHER_SCRIPTS.test(language) && !/[^\p{Script=Latin}\P{L}]/u.test(title) ? 'en' : language
