import { describe, expect, test } from 'vitest'
import { contrast, palettes } from '../../src/basemap/theme.ts'
import { HALOS, ROUTES } from '../../src/scene/strokes.ts'
import { TONES } from '../../src/vocabulary.ts'

/** What is seen of a colour that is drawn over another with an opacity. */
function over(colour: string, ground: string, opacity: number): string {
  const channel = (of: string, from: number) => Number.parseInt(of.slice(from, from + 2), 16)
  const mixed = [1, 3, 5].map((from) =>
    Math.round(channel(colour, from) * opacity + channel(ground, from) * (1 - opacity)),
  )
  return `#${mixed.map((each) => each.toString(16).padStart(2, '0')).join('')}`
}

/** Lines that a reader must see to read the map, with the opacity that each is drawn with. */
const LINES = {
  'a place of the day': HALOS.yes.strokeOpacity,
  'a possible place of the day': HALOS.possible.strokeOpacity,
  'a trip': ROUTES.solid.opacity,
  'a trip whose end is inferred': ROUTES.solid.inferredOpacity,
  'a planned trip': ROUTES.planned.opacity,
  'a possible trip': ROUTES.possible.opacity,
  'a trip ahead': ROUTES.ahead.opacity,
  travelled: 1,
} as const

describe.each(['light', 'dark'] as const)('symbols stand out 3:1 from land and sea, %s', (theme) => {
  const palette = palettes[theme]
  const grounds = { land: palette.land, sea: palette.sea, paper: palette.paper }

  test.each(Object.entries(LINES))('%s, in the colour of each party', (_, opacity) => {
    const weak = TONES.flatMap((party) =>
      Object.entries(grounds).flatMap(([name, ground]) => {
        const ratio = contrast(over(palette[party], ground, opacity), ground)
        return ratio >= 3 ? [] : [`${party} on ${name}: ${ratio.toFixed(2)}`]
      }),
    )
    expect(weak).toEqual([])
  })

  test('the discs, rings and edges of badges, and marks with a hollow middle', () => {
    const weak = (['teal', 'amber', 'violet', 'ended', 'muted', 'ink'] as const).flatMap((colour) =>
      Object.entries(grounds).flatMap(([name, ground]) => {
        const ratio = contrast(palette[colour], ground)
        return ratio >= 3 ? [] : [`${colour} on ${name}: ${ratio.toFixed(2)}`]
      }),
    )
    expect(weak).toEqual([])
  })

  test('the signs inside badges, on their discs', () => {
    for (const disc of [palette.teal, palette.amber]) expect(contrast(palette.paper, disc)).toBeGreaterThanOrEqual(3)
  })
})
