import type { Language, Story, Text } from '../model.ts'
import { textIn } from '../text.ts'
import { isBuiltIn } from '../vocabulary.ts'
import { wordsIn } from './words.ts'

/** The name that the story itself gives to a kind; null for a built-in one. */
export const ownKindOf = ({ kinds }: Pick<Story, 'kinds'>, kind: string): Text | null =>
  kinds.find(({ id }) => id === kind)?.name ?? null

/** A kind in words: the story's own, or those that every story has. */
export function kindIn(story: Pick<Story, 'kinds'>, kind: string, language: Language): string {
  const own = ownKindOf(story, kind)
  if (own !== null) return textIn(own, language)
  return isBuiltIn(kind) ? wordsIn(language).kinds[kind] : kind
}

export const partyOf = ({ parties }: Pick<Story, 'parties'>, party: string | null): Text | null =>
  parties.find(({ id }) => id === party)?.name ?? null
