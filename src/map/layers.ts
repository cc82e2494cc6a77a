import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { fontStacks } from '../basemap/style.ts'
import { palettes, type Theme } from '../basemap/theme.ts'
import type { Rhythm } from '../scene/signs.ts'
import { AREAS, HALOS, NAMES, PLACES, ROUTES, TIP } from '../scene/strokes.ts'

/** The sources that the story's layers draw, all GeoJSON, renewed when the scene changes. */
export const STORY_SOURCES = ['areas', 'arcs', 'tips', 'places', 'spaces'] as const

/** The layers whose features a pointer can choose; each feature names its `event`. */
export const CHOOSABLE_LAYERS = ['story-tip', 'story-travelled', 'story-route-touch'] as const

interface Dashed {
  readonly width: number
  readonly opacity: number
  readonly dashes: Readonly<Record<Rhythm, readonly number[]>>
}

/** The story's marks above the basemap, lowest first: one plain list, the theme as a parameter. */
export function storyLayers(theme: Theme): LayerSpecification[] {
  const palette = palettes[theme]
  const party: ExpressionSpecification = [
    'match',
    ['get', 'tone'],
    'red',
    palette.red,
    'teal',
    palette.teal,
    'violet',
    palette.violet,
    'ochre',
    palette.ochre,
    'blue',
    palette.blue,
    palette.grey,
  ]
  const isPart = (part: string): ExpressionSpecification => ['==', ['get', 'part'], part]
  const stroked = (stroke: string): ExpressionSpecification => [
    'all',
    isPart('route'),
    ['==', ['get', 'stroke'], stroke],
  ]
  const routeOpacity: ExpressionSpecification = [
    '*',
    ['get', 'strength'],
    ['case', ['get', 'inferred'], ROUTES.solid.inferredOpacity, ROUTES.solid.opacity],
  ]
  const routeWidth: ExpressionSpecification = ['case', ['get', 'focus'], ROUTES.solid.focusWidth, ROUTES.solid.width]
  const dashed = ({ width, opacity, dashes }: Dashed) => {
    const rhythm: ExpressionSpecification = [
      'match',
      ['get', 'rhythm'],
      'single',
      ['literal', [...dashes.single]],
      'double',
      ['literal', [...dashes.double]],
      ['literal', [...dashes.triple]],
    ]
    return { 'line-color': party, 'line-width': width, 'line-opacity': opacity, 'line-dasharray': rhythm }
  }
  const whetherToday = (yes: number, possible: number): ExpressionSpecification => [
    'case',
    ['==', ['get', 'today'], 'yes'],
    yes,
    possible,
  ]
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  return [
    {
      id: 'story-area',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-color': palette.ink, 'fill-opacity': AREAS.opacity },
    },
    {
      id: 'story-area-edge',
      type: 'line',
      source: 'areas',
      paint: {
        'line-color': palette.muted,
        'line-width': AREAS.edge.width,
        'line-dasharray': [...AREAS.edge.dashes],
      },
    },
    {
      id: 'story-route-touch',
      type: 'line',
      source: 'arcs',
      filter: isPart('route'),
      paint: { 'line-color': palette.ink, 'line-opacity': 0, 'line-width': ROUTES.touch.width },
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
      paint: dashed(ROUTES.planned),
    },
    {
      id: 'story-route-possible',
      type: 'line',
      source: 'arcs',
      filter: stroked('possible'),
      paint: dashed(ROUTES.possible),
    },
    {
      id: 'story-route-ahead',
      type: 'line',
      source: 'arcs',
      filter: stroked('ahead'),
      paint: dashed(ROUTES.ahead),
    },
    {
      id: 'story-travelled',
      type: 'line',
      source: 'arcs',
      filter: isPart('travelled'),
      layout: round,
      paint: { 'line-color': party, 'line-width': ROUTES.travelled.width },
    },
    {
      id: 'story-travelled-double',
      type: 'line',
      source: 'arcs',
      filter: ['all', isPart('travelled'), ['==', ['get', 'rhythm'], 'double']],
      paint: { 'line-color': palette.paper, 'line-width': ROUTES.inner.double.width },
    },
    {
      id: 'story-travelled-triple',
      type: 'line',
      source: 'arcs',
      filter: ['all', isPart('travelled'), ['==', ['get', 'rhythm'], 'triple']],
      paint: {
        'line-color': palette.paper,
        'line-width': ROUTES.inner.triple.width,
        'line-dasharray': [...ROUTES.inner.triple.dashes],
      },
    },
    {
      id: 'story-place-today',
      type: 'circle',
      source: 'places',
      filter: ['!=', ['get', 'today'], 'no'],
      paint: {
        'circle-radius': HALOS.radius,
        'circle-color': party,
        'circle-opacity': whetherToday(HALOS.yes.opacity, HALOS.possible.opacity),
        'circle-stroke-color': party,
        'circle-stroke-width': whetherToday(HALOS.yes.stroke, HALOS.possible.stroke),
        'circle-stroke-opacity': whetherToday(HALOS.yes.strokeOpacity, HALOS.possible.strokeOpacity),
      },
    },
    {
      id: 'story-place',
      type: 'circle',
      source: 'places',
      paint: {
        'circle-radius': ['case', ['get', 'selected'], PLACES.selected.radius, PLACES.plain.radius],
        'circle-color': palette.paper,
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': ['case', ['get', 'selected'], PLACES.selected.stroke, PLACES.plain.stroke],
      },
    },
    {
      id: 'story-tip',
      type: 'symbol',
      source: 'tips',
      layout: {
        'icon-image': 'arrow',
        // The image is 24 CSS pixels wide.
        'icon-size': TIP.size / 24,
        'icon-rotate': ['get', 'heading'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-color': party, 'icon-halo-color': palette.paper, 'icon-halo-width': TIP.halo },
    },
    {
      id: 'story-area-label',
      type: 'symbol',
      source: 'areas',
      // Further out a region's circle is smaller than its name.
      minzoom: AREAS.namesFromZoom,
      layout: { 'text-field': ['get', 'name'], 'text-font': [...fontStacks.medium], 'text-size': AREAS.nameSize },
      paint: { 'text-color': palette.muted, 'text-halo-color': palette.land, 'text-halo-width': 1.5 },
    },
    {
      id: 'story-place-label',
      type: 'symbol',
      source: 'places',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [...fontStacks.semibold],
        'text-size': NAMES.size,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': ['case', ['==', ['get', 'today'], 'no'], NAMES.away.no, NAMES.away.yes],
        'text-justify': 'auto',
        'text-padding': NAMES.padding,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.land, 'text-halo-width': NAMES.halo },
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
