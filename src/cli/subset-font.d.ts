/** The part of the `subset-font` package that the font plugin uses. */
declare module 'subset-font' {
  interface Options {
    readonly targetFormat: 'woff2' | 'sfnt'
    readonly keepFeatures?: readonly string[]
    readonly noHinting?: boolean
    /** Fixes axes of a variable font. */
    readonly variationAxes?: Readonly<Record<string, number>>
  }
  const subsetFont: (font: Uint8Array, text: string, options: Options) => Promise<Uint8Array>
  export = subsetFont
}
