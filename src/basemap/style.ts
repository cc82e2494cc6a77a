/** The basemap's style as plain data, with theme and language as parameters. Pure. */

import type {
  ExpressionSpecification,
  FontFacesSpecification,
  LayerSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec'
import type { Language } from '../model.ts'
import { disputedDashes, groundLines } from './lines.ts'
import type { Palette, Theme } from './theme.ts'
import { palettes } from './theme.ts'

/** One font file; `family` is a name that the layers use, e.g. `IBM Plex Sans Medium`. */
export interface FontFile {
  readonly family: string
  readonly url: string
  /** As in CSS, e.g. `U+0600-06FF`. */
  readonly unicodeRange: readonly string[]
}

/** Font stacks for `text-font`; the Arabic face follows so that mixed text works in every language. */
export const fontStacks = {
  medium: ['IBM Plex Sans Medium', 'IBM Plex Sans Arabic Medium'],
  semibold: ['IBM Plex Sans SemiBold', 'IBM Plex Sans Arabic SemiBold'],
  /** Seas; Arabic has no italic. */
  italic: ['IBM Plex Sans Italic', 'IBM Plex Sans Arabic Medium'],
}

const source = 'basemap'
const nameIn = (language: Language): ExpressionSpecification => [
  'coalesce',
  ['get', `name_${language}`],
  ['get', 'name_en'],
]
const ofKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind]
const byZoom = (...stops: readonly (readonly [zoom: number, value: number])[]): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  ...stops.flat(),
]

/** From zoom 5 a country gives way to its cities, and steps aside where it can; before that it goes first. */
const countryLabels = (
  id: string,
  range: { readonly minzoom?: number; readonly maxzoom: number },
  colour: Palette,
  language: Language,
): LayerSpecification => {
  const arabic = language === 'ar'
  return {
    id,
    type: 'symbol',
    source,
    'source-layer': 'places',
    filter: ofKind('country'),
    ...range,
    layout: {
      'text-field': nameIn(language),
      'text-font': fontStacks.medium,
      'text-size': arabic ? byZoom([1, 11], [4, 13.5], [7, 17]) : byZoom([1, 9.5], [4, 11.5], [7, 15]),
      // Arabic letters join: never space them, and they have no capitals.
      'text-letter-spacing': arabic ? 0 : 0.16,
      'text-transform': arabic ? 'none' : 'uppercase',
      'text-max-width': 8,
      'text-padding': 4,
      'symbol-sort-key': ['get', 'rank'],
      ...(range.minzoom === undefined
        ? {}
        : { 'text-variable-anchor': ['center', 'top', 'bottom'], 'text-radial-offset': 0.8 }),
    },
    paint: {
      'text-color': colour.labelCountry,
      'text-halo-color': colour.land,
      'text-halo-width': 1.2,
      'text-opacity': byZoom([7, 1], [7.9, 0]),
    },
  }
}

/** Bottom to top. The story's own layers go above all of these, and so win collisions. */
export const basemapLayers = (theme: Theme, language: Language): LayerSpecification[] => {
  const colour = palettes[theme]
  const arabic = language === 'ar'
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colour.sea } },
    { id: 'land', type: 'fill', source, 'source-layer': 'land', paint: { 'fill-color': colour.land } },
    {
      id: 'coast',
      type: 'line',
      source,
      'source-layer': 'land',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour.coast, 'line-width': byZoom(...groundLines.coast) },
    },
    {
      id: 'borders',
      type: 'line',
      source,
      'source-layer': 'borders',
      filter: ['==', ['get', 'disputed'], 0],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colour.border, 'line-width': byZoom(...groundLines.borders) },
    },
    {
      id: 'borders-disputed',
      type: 'line',
      source,
      'source-layer': 'borders',
      filter: ['==', ['get', 'disputed'], 1],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colour.disputed,
        'line-width': byZoom(...groundLines.disputed),
        'line-dasharray': [...disputedDashes],
      },
    },
    {
      id: 'label-sea',
      type: 'symbol',
      source,
      'source-layer': 'places',
      filter: ofKind('sea'),
      maxzoom: 8,
      layout: {
        'text-field': nameIn(language),
        'text-font': fontStacks.italic,
        'text-size': byZoom([2, 11], [6, 15]),
        'text-letter-spacing': arabic ? 0 : 0.08,
        'text-max-width': 7,
        'text-padding': 6,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': colour.labelSea, 'text-halo-color': colour.sea, 'text-halo-width': 1 },
    },
    countryLabels('label-country-near', { minzoom: 5, maxzoom: 8 }, colour, language),
    {
      id: 'label-city',
      type: 'symbol',
      source,
      'source-layer': 'places',
      filter: ofKind('city'),
      minzoom: 3,
      layout: {
        // The dot is part of the text, so that it leaves with its name when something covers either.
        'text-field': ['concat', '•\u00a0', nameIn(language)],
        'text-font': fontStacks.medium,
        'text-size': byZoom([3, 10.5], [6, 12.5], [9, 15]),
        'text-anchor': arabic ? 'right' : 'left',
        'text-offset': [arabic ? 0.25 : -0.25, 0],
        'text-max-width': 30,
        'text-padding': 4,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': colour.labelCity, 'text-halo-color': colour.land, 'text-halo-width': 1.2 },
    },
    countryLabels('label-country', { maxzoom: 5 }, colour, language),
  ]
}

const fontFaces = (fonts: readonly FontFile[]): FontFacesSpecification => {
  const faces: Record<string, { url: string; 'unicode-range': string[] }[]> = {}
  for (const { family, url, unicodeRange } of fonts) {
    faces[family] = [...(faces[family] ?? []), { url, 'unicode-range': [...unicodeRange] }]
  }
  return faces
}

export interface BasemapStyleOptions {
  readonly theme: Theme
  readonly language: Language
  /** The archive's address, the same as given to basemapProtocol. */
  readonly tiles: string
  readonly fonts: readonly FontFile[]
}

/** A whole style: no glyph server, no sprites, nothing from elsewhere. */
export const basemapStyle = ({ theme, language, tiles, fonts }: BasemapStyleOptions): StyleSpecification => ({
  version: 8,
  name: `Demarche ${theme}`,
  'font-faces': fontFaces(fonts),
  sources: { [source]: { type: 'vector', url: `pmtiles://${tiles}`, attribution: 'Natural Earth' } },
  layers: basemapLayers(theme, language),
})
