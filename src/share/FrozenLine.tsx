import { useDemarche } from '../store/context.tsx'
import { frozenDay } from '../store/derived.ts'
import { wordsIn } from '../words/words.ts'
import { folderOf, linkTo } from './link.ts'
import './share.css'

/** In an embed that is kept as known on a day, beside that day: the way to what is known since. */
export function FrozenLine() {
  const frozen = useDemarche(frozenDay)
  const language = useDemarche((state) => state.language)
  const address = useDemarche((state) =>
    frozenDay(state) === null
      ? ''
      : linkTo(folderOf(document.baseURI), { ...state, clock: { ...state.clock, asOf: null } }),
  )
  if (frozen === null) return null
  const { cards, embed } = wordsIn(language)
  return (
    <p className="dm-frozen">
      <span aria-hidden="true">· </span>
      <a href={address} target="_blank" rel="noopener">
        {embed.since}
        <span className="dm-unseen"> ({cards.newTab})</span>
      </a>
    </p>
  )
}
