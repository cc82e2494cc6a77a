import type { Actor, Claim, Language, Story, Text } from './model.ts'

/** A language that the story's prose is translated into. */
export type Translation = Exclude<Language, 'en'>

/** The translation of each text of a story's prose, in the order in which `mapProse` meets them; null: there is none. */
export type Prose = readonly (string | null)[]

/**
 * Every text of a story but its names, also its own: those are few, and readers look for them in any script and share
 * the story in any language, so they stay with it in all of them, while a reader needs its prose in one.
 */
function mapProse(story: Story, change: (text: Text) => Text): Story {
  const claims = (all: readonly Claim[]) => all.map((claim) => ({ ...claim, says: change(claim.says) }))
  return {
    ...story,
    title: change(story.title),
    lede: change(story.lede),
    actors: Object.fromEntries(
      Object.entries(story.actors).map(([id, actor]): [string, Actor] => [
        id,
        actor.role === null ? actor : { ...actor, role: change(actor.role) },
      ]),
    ),
    events: story.events.map((event) => ({
      ...event,
      title: change(event.title),
      summary: change(event.summary),
      claims: claims(event.claims),
      tellings: event.tellings.map((telling) => ({
        ...telling,
        title: change(telling.title),
        summary: change(telling.summary),
      })),
    })),
    statuses: story.statuses.map((status) => ({ ...status, claims: claims(status.claims) })),
    changes: story.changes.map((each) => ({ ...each, what: change(each.what), why: change(each.why) })),
  }
}

/** The story with its prose in English alone. */
export const withoutProse = (story: Story): Story => mapProse(story, ({ en }) => ({ en }))

export function proseOf(story: Story, language: Translation): Prose {
  const prose: (string | null)[] = []
  mapProse(story, (text) => {
    prose.push(text[language] ?? null)
    return text
  })
  return prose
}

/**
 * The story with a translation of its prose put in.
 * @throws Error when the prose is that of another story
 */
export function withProse(story: Story, language: Translation, prose: Prose): Story {
  let index = 0
  const translated = mapProse(story, (text) => {
    const said = prose[index]
    index += 1
    return said == null ? text : { ...text, [language]: said }
  })
  if (index !== prose.length) throw new Error(`${prose.length} texts in ${language} for a story of ${index}`)
  return translated
}
