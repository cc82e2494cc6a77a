import type { ReactNode } from 'react'
import type { Language, Text } from '../model.ts'
import { codeOf, textIn, tongueOf } from '../text.ts'

interface SaidProps {
  /** What it is said in: a code of a language. */
  readonly tongue: string
  /** The reader's. */
  readonly language: Language
  readonly children: ReactNode
}

/** What is not said in the reader's language tells so to whoever reads it aloud, and keeps its own direction. */
export function Said({ tongue, language, children }: SaidProps) {
  if (tongue === language) return children
  return (
    <span lang={tongue} dir={tongue === 'en' ? 'ltr' : 'auto'}>
      {children}
    </span>
  )
}

/** A text of the story; where its translation is missing, in English. */
export function Told({ text, language }: { readonly text: Text; readonly language: Language }) {
  return (
    <Said tongue={codeOf(tongueOf(text, language))} language={language}>
      {textIn(text, language)}
    </Said>
  )
}

/** Stands for the part while the sentence around it is made: a character that no text has. */
const PART = '\ufffc'

interface AroundProps {
  /** The sentence with its part put in. */
  readonly says: (part: string) => string
  /** The part. */
  readonly children: ReactNode
}

/** A sentence with a part that is more than a string: words of another language, say. */
export function Around({ says, children }: AroundProps) {
  const [before = '', after = ''] = says(PART).split(PART)
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}
