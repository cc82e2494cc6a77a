import { bytesOf, inlineText } from './inline.ts'

/** One file of a face, as the page brings it. */
export interface InlineFace {
  readonly family: string
  readonly style: string
  readonly weight: number
  readonly unicodeRange: string
  /** The name that the map's layers use, where they do. */
  readonly onMap: string | null
  readonly onPage: boolean
  /** In base 64. */
  readonly data: string
}

const inlineFaces: readonly InlineFace[] = JSON.parse(inlineText('faces'))

/** From bytes, as an address would need a line of its own in the page's policy. */
for (const { family, style, weight, unicodeRange, data, onPage } of inlineFaces) {
  if (onPage) document.fonts.add(new FontFace(family, bytesOf(data), { style, weight: String(weight), unicodeRange }))
}

/** The map takes addresses. */
export const fonts: readonly import('../basemap/style.ts').FontFile[] = inlineFaces.flatMap(
  ({ onMap, data, unicodeRange }) =>
    onMap === null
      ? []
      : [
          {
            family: onMap,
            url: URL.createObjectURL(new Blob([bytesOf(data)], { type: 'font/woff2' })),
            unicodeRange: unicodeRange.split(','),
          },
        ],
)
