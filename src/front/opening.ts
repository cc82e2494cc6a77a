import { LANGUAGES, TONGUES } from '../languages.ts'
import type { Story } from '../model.ts'
import { cameraFor, type Size, type Viewport, viewportOf } from '../scene/camera.ts'
import { seamOf } from '../scene/geometry.ts'
import { insetsFor, type PanelPosition } from '../scene/insets.ts'
import type { Scene } from '../scene/scene.ts'
import { zoomsOf } from '../scene/zooms.ts'
import { sceneOf } from '../store/derived.ts'
import { createDemarcheStore } from '../store/store.ts'

/** The map's room in CSS pixels in a usual window of each layout. A room of another size shows more or less around it. */
const ROOMS: Readonly<Record<PanelPosition, Size>> = {
  beside: { width: 988, height: 585 },
  over: { width: 650, height: 370 },
  under: { width: 390, height: 262 },
}
export const PANELS = ['beside', 'over', 'under'] as const

/** What a page's first picture shows in the usual window of a layout. */
export function openingOf(story: Story, { frame }: Scene, panel: PanelPosition, direction: 'ltr' | 'rtl'): Viewport {
  const size = ROOMS[panel]
  const insets = insetsFor(size, panel, direction, story.inset !== null)
  return viewportOf(cameraFor(frame, size, insets, zoomsOf(story).following, seamOf(story)), size)
}

/** What the first pictures of a story's pages show, in all layouts and languages. */
export function openingsOf(story: Story): readonly Viewport[] {
  return LANGUAGES.flatMap((language) => {
    const scene = sceneOf(createDemarcheStore(story, { language }).getState())
    return PANELS.map((panel) => openingOf(story, scene, panel, TONGUES[language].direction))
  })
}
