import type { Language } from '../model.ts'
import { formatLink, type Linked } from '../store/link.ts'

/** The page of a language. */
export const pageOf = (name: string, language: Language) => `${name}${language === 'en' ? '' : `.${language}`}.html`

/** The address of the folder that holds the pages, with its last slash; relative where a page has none, as one in a text. */
export const folderOf = (base: string): string => (URL.canParse('.', base) ? new URL('.', base).href : './')

/** The whole page at this picture. */
export const linkTo = (folder: string, picture: Linked): string =>
  `${folder}${pageOf('index', picture.language)}${formatLink(picture, picture.language)}`
