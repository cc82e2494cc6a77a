import { foldName } from '../fold.ts'

/** The id of a story from the name of its file: `Delegation visits (2).xlsx` is `delegation-visits-2`. */
export function storyName(file: string): string {
  const bare = file.replace(/(.)\.[^.]*$/, '$1')
  const name = foldName(bare)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '')
  return name === '' ? 'own-story' : name
}
