import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { fontStacks } from '../basemap/style.ts'
import { palettes, type Theme } from '../basemap/theme.ts'

/** The sources that the story's layers draw, all GeoJSON, renewed when the scene changes. */
export const STORY_SOURCES = ['areas', 'arcs', 'tips', 'places', 'spaces'] as const

/** The layers whose features a pointer can choose; each feature names its `event`. */
export const CHOOSABLE_LAYERS = ['story-tip', 'story-travelled', 'story-route-touch'] as const

/** The story's marks above the basemap, lowest first: one plain list, the theme as a parameter. */
export function storyLayers(theme: Theme): LayerSpecification[] {
  const palette = palettes[theme]
  const party: ExpressionSpecification = [
    'match',
    ['get', 'party'],
    'russia',
    palette.russia,
    'syria',
    palette.syria,
    palette.third,
  ]
  const isPart = (part: string): ExpressionSpecification => ['==', ['get', 'part'], part]
  const stroked = (stroke: string): ExpressionSpecification => [
    'all',
    isPart('route'),
    ['==', ['get', 'stroke'], stroke],
  ]
  const routeOpacity: ExpressionSpecification = ['*', ['get', 'strength'], ['case', ['get', 'inferred'], 0.6, 0.9]]
  const routeWidth: ExpressionSpecification = ['case', ['get', 'focus'], 2, 1.4]
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  return [
    {
      id: 'story-area',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-color': palette.ink, 'fill-opacity': 0.06 },
    },
    {
      id: 'story-area-edge',
      type: 'line',
      source: 'areas',
      paint: { 'line-color': palette.muted, 'line-width': 1, 'line-dasharray': [2, 3] },
    },
    {
      id: 'story-route-touch',
      type: 'line',
      source: 'arcs',
      filter: isPart('route'),
      paint: { 'line-color': palette.ink, 'line-opacity': 0, 'line-width': 24 },
    },
    {
      id: 'story-route',
      type: 'line',
      source: 'arcs',
      filter: stroked('solid'),
      layout: round,
      paint: { 'line-color': party, 'line-width': routeWidth, 'line-opacity': routeOpacity },
    },
    {
      id: 'story-route-planned',
      type: 'line',
      source: 'arcs',
      filter: stroked('planned'),
      paint: { 'line-color': party, 'line-width': 1.8, 'line-opacity': 0.9, 'line-dasharray': [3, 3] },
    },
    {
      id: 'story-route-possible',
      type: 'line',
      source: 'arcs',
      filter: stroked('possible'),
      paint: { 'line-color': party, 'line-width': 1.8, 'line-opacity': 0.8, 'line-dasharray': [1, 2] },
    },
    {
      id: 'story-route-ahead',
      type: 'line',
      source: 'arcs',
      filter: stroked('ahead'),
      paint: { 'line-color': party, 'line-width': 1.2, 'line-opacity': 0.55, 'line-dasharray': [2, 2.5] },
    },
    {
      id: 'story-travelled',
      type: 'line',
      source: 'arcs',
      filter: isPart('travelled'),
      layout: round,
      paint: { 'line-color': party, 'line-width': 3.4 },
    },
    {
      id: 'story-place-today',
      type: 'circle',
      source: 'places',
      filter: ['!=', ['get', 'today'], 'no'],
      paint: {
        'circle-radius': 13,
        'circle-color': party,
        'circle-opacity': ['case', ['==', ['get', 'today'], 'yes'], 0.22, 0.06],
        'circle-stroke-color': party,
        'circle-stroke-width': ['case', ['==', ['get', 'today'], 'yes'], 1.5, 1],
        'circle-stroke-opacity': ['case', ['==', ['get', 'today'], 'yes'], 1, 0.6],
      },
    },
    {
      id: 'story-place',
      type: 'circle',
      source: 'places',
      paint: {
        'circle-radius': ['case', ['get', 'selected'], 6, 4.5],
        'circle-color': palette.paper,
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': ['case', ['get', 'selected'], 3, 2.2],
      },
    },
    {
      id: 'story-tip',
      type: 'symbol',
      source: 'tips',
      layout: {
        'icon-image': 'arrow',
        'icon-size': 0.75,
        'icon-rotate': ['get', 'heading'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-color': party, 'icon-halo-color': palette.paper, 'icon-halo-width': 1.5 },
    },
    {
      id: 'story-area-label',
      type: 'symbol',
      source: 'areas',
      // Further out a region's circle is smaller than its name.
      minzoom: 6,
      layout: { 'text-field': ['get', 'name'], 'text-font': [...fontStacks.medium], 'text-size': 12 },
      paint: { 'text-color': palette.muted, 'text-halo-color': palette.land, 'text-halo-width': 1.5 },
    },
    {
      id: 'story-place-label',
      type: 'symbol',
      source: 'places',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [...fontStacks.semibold],
        'text-size': 14,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': ['case', ['==', ['get', 'today'], 'no'], 0.9, 1.3],
        'text-justify': 'auto',
        'text-padding': 3,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.land, 'text-halo-width': 2 },
    },
    {
      id: 'story-place-space',
      type: 'symbol',
      source: 'places',
      // The basemap's own name of a place gives way to the story's, wherever that one finds room.
      layout: { 'icon-image': 'dot-space', 'icon-allow-overlap': true, 'icon-padding': 0 },
    },
    {
      // Nothing to see: it keeps labels off the badges and panels, which are drawn above the map.
      id: 'story-space',
      type: 'symbol',
      source: 'spaces',
      layout: { 'icon-image': 'space', 'icon-allow-overlap': true, 'icon-padding': 0 },
    },
  ]
}
