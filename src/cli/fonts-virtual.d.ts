/** The map's font files that `fontsPlugin` offers; they are those of the page. */
declare module 'virtual:demarche-fonts' {
  export const fonts: readonly import('../basemap/style.ts').FontFile[]
}
