/** The map's font files, by script; ranges are those of the packages' own CSS. The browser loads what a label needs. */

import sansCyrillicItalic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-400-italic.woff2?url'
import sansCyrillicMedium from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-500-normal.woff2?url'
import sansCyrillicSemibold from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-600-normal.woff2?url'
import sansLatinItalic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-italic.woff2?url'
import sansLatinMedium from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-500-normal.woff2?url'
import sansLatinSemibold from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?url'
import sansLatinExtMedium from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-500-normal.woff2?url'
import sansLatinExtSemibold from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-600-normal.woff2?url'
import arabicMedium from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-500-normal.woff2?url'
import arabicSemibold from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff2?url'
import type { FontFile } from './style.ts'

const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'.split(
    ',',
  )
const latinExt =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'.split(
    ',',
  )
const cyrillic = 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116'.split(',')
/** Without the rare blocks beyond U+FFFF. */
const arabic =
  'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC'.split(
    ',',
  )

/** For basemapStyle; `url` is the address that Vite gives each file. */
export const fonts: readonly FontFile[] = [
  { family: 'IBM Plex Sans Medium', url: sansLatinMedium, unicodeRange: latin },
  { family: 'IBM Plex Sans Medium', url: sansLatinExtMedium, unicodeRange: latinExt },
  { family: 'IBM Plex Sans Medium', url: sansCyrillicMedium, unicodeRange: cyrillic },
  { family: 'IBM Plex Sans SemiBold', url: sansLatinSemibold, unicodeRange: latin },
  { family: 'IBM Plex Sans SemiBold', url: sansLatinExtSemibold, unicodeRange: latinExt },
  { family: 'IBM Plex Sans SemiBold', url: sansCyrillicSemibold, unicodeRange: cyrillic },
  { family: 'IBM Plex Sans Italic', url: sansLatinItalic, unicodeRange: latin },
  { family: 'IBM Plex Sans Italic', url: sansCyrillicItalic, unicodeRange: cyrillic },
  { family: 'IBM Plex Sans Arabic Medium', url: arabicMedium, unicodeRange: arabic },
  { family: 'IBM Plex Sans Arabic SemiBold', url: arabicSemibold, unicodeRange: arabic },
]
