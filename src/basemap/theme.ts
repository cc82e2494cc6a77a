/** The colours of the map and of the story on it, light and dark. */

export type Theme = 'light' | 'dark'

export interface Palette {
  readonly sea: string
  readonly land: string
  readonly coast: string
  readonly border: string
  readonly disputed: string
  readonly labelCountry: string
  readonly labelCity: string
  readonly labelSea: string
  /** Text and outlines. */
  readonly ink: string
  /** The page, and the halo behind the story's labels. */
  readonly paper: string
  readonly muted: string
  /** The tones of parties. */
  readonly red: string
  readonly teal: string
  readonly violet: string
  readonly ochre: string
  readonly blue: string
  readonly grey: string
  /** Reduced or withdrawing. */
  readonly amber: string
  /** Ended: always drawn hollow. */
  readonly ended: string
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    sea: '#dfe7ea',
    land: '#f7f5f0',
    coast: '#b9c8ce',
    border: '#cfc8bb',
    disputed: '#a89f8d',
    labelCountry: '#857d6f',
    labelCity: '#5c574e',
    labelSea: '#64808c',
    ink: '#1c2126',
    paper: '#fffdf9',
    muted: '#6a665e',
    red: '#b3432b',
    teal: '#14716a',
    violet: '#6a5f9c',
    ochre: '#86640b',
    blue: '#2c639f',
    grey: '#5e646a',
    amber: '#b8720d',
    ended: '#767b80',
  },
  dark: {
    sea: '#101518',
    land: '#1d2328',
    coast: '#323c43',
    border: '#3c464e',
    disputed: '#59656e',
    labelCountry: '#838f98',
    labelCity: '#a3adb4',
    labelSea: '#5f7a88',
    ink: '#f2f4f5',
    paper: '#12181c',
    muted: '#98a2a9',
    red: '#ef7a63',
    teal: '#46c0b2',
    violet: '#a493d8',
    ochre: '#d3b04a',
    blue: '#74abea',
    grey: '#a9b1b7',
    amber: '#e0a543',
    ended: '#8b959c',
  },
}

/** Relative luminance of `#rrggbb`. @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (colour: string): number => {
  const channel = (from: number) => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** From 1 (none) to 21. @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05]
  return Math.max(a, b) / Math.min(a, b)
}
