import type { StoryFiles } from '../app/files.ts'
import { inlineText } from './inline.ts'

/** The story and its prose as they stand in the page. */
export function storyFiles(): StoryFiles {
  return {
    story: async () => JSON.parse(inlineText('story')),
    prose: async (language) => JSON.parse(inlineText(`prose-${language}`)),
  }
}
