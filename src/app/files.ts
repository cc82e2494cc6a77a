import type { Compiled } from '../model.ts'
import type { Prose, Translation } from '../prose.ts'

/** The story's files, whose addresses the page carries: they change with their contents, the page's own does not. */
export interface StoryFiles {
  readonly story: () => Promise<Compiled>
  /** null where the story comes with all of its languages, as in development. */
  readonly prose: (language: Translation) => Promise<Prose | null>
}

/** The files that the app's element names in `data-story` and, by language, `data-prose`. Each throws where none comes. */
export function storyFiles({ dataset }: HTMLElement): StoryFiles {
  const answer = async (address: string): Promise<Response> => {
    const given = await fetch(address)
    if (!given.ok) throw new Error(`${address} did not come: ${given.status}`)
    return given
  }
  return {
    story: async () => (await answer(dataset['story'] ?? '')).json(),
    prose: async (language) => {
      const addresses: Readonly<Record<string, string>> = JSON.parse(dataset['prose'] ?? '{}')
      const address = addresses[language]
      return address === undefined ? null : (await answer(address)).json()
    },
  }
}
