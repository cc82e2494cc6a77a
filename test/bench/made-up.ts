import type { Event, Story } from '../../src/model.ts'

/** The story with its events replaced by made-up ones, spread evenly over its days; every fourth has a trip. */
export function madeUp(story: Story, count: number): Story {
  const places = Object.keys(story.places)
  const actors = Object.keys(story.actors)
  const pattern = story.events.find((event) => event.movements.length > 0)
  const movementPattern = pattern?.movements[0]
  if (pattern === undefined || movementPattern === undefined) throw new Error('the story has no trip to take after')
  const days = story.span.end - story.span.start
  const events = Array.from({ length: count }, (_, index): Event => {
    const start = story.span.start + Math.floor((index * days) / count)
    const date = { ...pattern.date, start, certainFrom: start, certainUntil: start + 1, end: start + 1 }
    const from = places[index % places.length] ?? ''
    const to = places[(index * 7 + 1) % places.length] ?? ''
    const id = `made-up-${index}`
    return {
      ...pattern,
      id,
      date,
      places: [to],
      title: { en: `Made-up event ${index}` },
      actors: [actors[index % actors.length] ?? ''],
      movements:
        index % 4 === 0 && from !== to
          ? [{ ...movementPattern, id: `${id}/1`, event: id, from, to, departed: date, arrived: date }]
          : [],
    }
  })
  return { ...story, id: `made-up-${count}`, events }
}
