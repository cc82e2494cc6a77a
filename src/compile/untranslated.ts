import type { Claim, Story, Text } from '../model.ts'
import type { Translation } from '../prose.ts'

/** A text of the story, and where an editor finds it: the id and the column, or the entry of story.json. */
interface Placed {
  readonly where: string
  readonly text: Text
}

function textsOf(story: Story): readonly Placed[] {
  const columns = (id: string, texts: Readonly<Record<string, Text>>): readonly Placed[] =>
    Object.entries(texts).map(([column, text]) => ({ where: `${id} ${column}`, text }))
  const claims = (about: string, all: readonly Claim[]) =>
    all.flatMap(({ source, says }) => columns(`${about} ${source}`, { says }))
  return [
    ...columns('story.json', { title: story.title, kicker: story.kicker, lede: story.lede }),
    ...(story.inset === null ? [] : columns('story.json', { 'inset.name': story.inset.name })),
    ...story.parties.flatMap(({ id, name }) => columns('story.json', { [`parties ${id}`]: name })),
    ...story.kinds.flatMap(({ id, name }) => columns('story.json', { [`kinds ${id}`]: name })),
    ...Object.values(story.places).flatMap(({ id, name }) => columns(id, { name })),
    ...Object.values(story.actors).flatMap(({ id, name, role }) =>
      columns(id, role === null ? { name } : { name, role }),
    ),
    ...story.events.flatMap(({ id, title, summary, claims: said, tellings }) => [
      ...columns(id, { title, summary }),
      ...claims(id, said),
      ...tellings.flatMap((telling) =>
        columns(`${id} until ${telling.until}`, { title: telling.title, summary: telling.summary }),
      ),
    ]),
    ...story.statuses.flatMap(({ id, claims: said }) => claims(id, said)),
    ...story.changes.flatMap(({ about, what, why }) => columns(about, { what, why })),
  ]
}

/** The texts that a story does not have in each language, by id and column: its readers see them in English. */
export function untranslated(story: Story): Readonly<Record<Translation, readonly string[]>> {
  const texts = textsOf(story).filter(({ text }) => text.en !== '')
  const lacking = (language: Translation) =>
    texts.filter(({ text }) => text[language] === undefined).map(({ where }) => where)
  return { ar: lacking('ar'), ru: lacking('ru') }
}
