import type { OwnWords } from './words/own-words.ts'

/** What a field is called; one that has no name of its own, by its id. */
export const fieldName = ({ fields }: OwnWords, field: string): string =>
  Object.entries(fields).find(([each]) => each === field)?.[1] ?? field
