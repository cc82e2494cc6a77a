import type { Facet } from '../find/filters.ts'
import { useDemarche } from '../store/context.tsx'
import { codeOf, tongueOfTitle } from '../text.ts'
import { Said } from '../words/Told.tsx'
import { wordsIn } from '../words/words.ts'
import { valueInWords, valueTongue } from './list.ts'

/** A value of a facet as its readers know it; the title of a page without an outlet is in the page's own language. */
export function Value({ facet, value }: { readonly facet: Facet; readonly value: string }) {
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const silent = facet === 'source' ? story.sources[value] : undefined
  if (silent === undefined) {
    return (
      <Said tongue={codeOf(valueTongue(story, facet, value, language))} language={language}>
        {valueInWords(story, facet, value, language)}
      </Said>
    )
  }
  return (
    <>
      {wordsIn(language).outletNotStated} (
      <Said tongue={tongueOfTitle(silent)} language={language}>
        {silent.title}
      </Said>
      )
    </>
  )
}
