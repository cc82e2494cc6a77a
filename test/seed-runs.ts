import { createHash } from 'node:crypto'

/** Words in a row that no text of ours may share with an article. */
const RUN = 8

/** Every run of eight words in a text, each as the first 48 bits of its SHA-256: the articles themselves stay out of the project. */
export function runsOf(text: string): readonly string[] {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’‘]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return words
    .slice(0, Math.max(0, words.length - RUN + 1))
    .map((_, index) => hashOf(words.slice(index, index + RUN).join(' ')))
}

const hashOf = (run: string): string => createHash('sha256').update(run).digest('hex').slice(0, 12)
