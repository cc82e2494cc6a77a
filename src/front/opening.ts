import { LANGUAGES, TONGUES } from '../languages.ts'
import type { Story } from '../model.ts'
import { cameraFor, type Size, type Viewport, viewportOf } from '../scene/camera.ts'
import { seamOf } from '../scene/geometry.ts'
import { insetSize, insetsFor, type PanelPosition } from '../scene/insets.ts'
import type { Scene } from '../scene/scene.ts'
import type { Box } from '../scene/screen.ts'
import { zoomsOf } from '../scene/zooms.ts'
import { sceneOf } from '../store/derived.ts'
import { createDemarcheStore } from '../store/store.ts'

/** The map's room in CSS pixels in a usual window of each layout. A room of another size shows more or less around it. */
const ROOMS: Readonly<Record<PanelPosition, Size>> = {
  beside: { width: 988, height: 585 },
  over: { width: 650, height: 370 },
  under: { width: 390, height: 262 },
}
/** The largest room that a first picture is made for, tall phones and pages without a script among them. */
const LARGEST: Readonly<Record<PanelPosition, Size>> = {
  beside: { width: 2000, height: 1100 },
  over: { width: 899, height: 900 },
  under: { width: 559, height: 560 },
}
export const PANELS = ['beside', 'over', 'under'] as const

/** What a page's first picture shows in the usual window of a layout. */
export function openingOf(story: Story, { frame }: Scene, panel: PanelPosition, direction: 'ltr' | 'rtl'): Viewport {
  const size = ROOMS[panel]
  const insets = insetsFor(size, panel, direction, story.inset !== null)
  return viewportOf(cameraFor(frame, size, insets, zoomsOf(story).following, seamOf(story)), size)
}

/** The most that the first pictures of a story's pages show, in all layouts and languages. */
export function openingsOf(story: Story): readonly Viewport[] {
  return LANGUAGES.flatMap((language) => {
    const scene = sceneOf(createDemarcheStore(story, { language }).getState())
    return PANELS.map((panel) =>
      viewportOf(openingOf(story, scene, panel, TONGUES[language].direction).camera, LARGEST[panel]),
    )
  })
}

/** A panel over the map's room: CSS pixels from the nearer edges, along the line from its inline start or its end. */
interface Panel {
  readonly from: 'start' | 'end'
  readonly inline: number
  readonly top?: number
  readonly bottom?: number
  readonly width: number
  readonly height: number
}

/** What lies over the map before a script has run: date, buttons, card. A browser test holds that no mark lies under them. */
const PANELS_OVER: Readonly<Record<PanelPosition, readonly Panel[]>> = {
  beside: [{ from: 'end', inline: 14, top: 14, width: 132, height: 44 }],
  over: [
    { from: 'start', inline: 0, top: 0, width: 300, height: 58 },
    { from: 'start', inline: 14, top: 58, width: 222, height: 38 },
    { from: 'start', inline: 14, bottom: 12, width: 262, height: 248 },
    { from: 'end', inline: 14, top: 14, width: 44, height: 44 },
  ],
  under: [
    { from: 'start', inline: 0, top: 0, width: 225, height: 84 },
    { from: 'start', inline: 8, bottom: 8, width: 44, height: 44 },
  ],
}
/** CSS pixels around the inset's picture: its frame, and its title over it. */
const FRAME = { across: 2, along: 29 } as const

/** What lies over the first picture of a layout, in CSS pixels from its top left corner: marks keep off it. */
export function coveredAt(panel: PanelPosition, direction: 'ltr' | 'rtl', hasInset: boolean): readonly Box[] {
  const room = ROOMS[panel]
  const { width, height } = insetSize(room.width)
  const inset: Panel = {
    from: 'end',
    inline: 14,
    bottom: panel === 'beside' ? 14 : 20,
    width: width + FRAME.across,
    height: height + FRAME.along,
  }
  return [...(hasInset ? [inset] : []), ...PANELS_OVER[panel]].map((each) => {
    const isLeft = (each.from === 'start') === (direction === 'ltr')
    return {
      x: isLeft ? each.inline : room.width - each.inline - each.width,
      y: each.top ?? room.height - (each.bottom ?? 0) - each.height,
      width: each.width,
      height: each.height,
    }
  })
}
