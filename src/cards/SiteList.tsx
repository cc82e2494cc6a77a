import { selectSite } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { dayMomentOf } from '../store/derived.ts'
import { at } from '../time/at.ts'
import { Told } from '../words/Told.tsx'
import { wordsIn } from '../words/words.ts'
import { type Before, leaveSite } from './before.ts'
import { showCardHead } from './focus.ts'
import { SiteGlyph } from './SiteGlyph.tsx'
import './cards.css'

interface SiteListProps {
  readonly before: Before | null
  readonly onStep: (() => void) | undefined
}

/** Every site with its state on the day shown, on both tracks. A row chooses the site. */
export function SiteList({ before, onStep }: SiteListProps) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const selection = useDemarche((state) => state.selection)
  const moment = useDemarche(dayMomentOf)
  const words = wordsIn(language)
  return (
    <ul className="dm-card-sites" aria-label={words.cards.sites}>
      {moment.sites.map(({ site, presence, legal }) => {
        const place = at(story.places, site)
        const chosen = selection.kind === 'site' && selection.id === site
        const doubt = (certain: boolean) =>
          !certain && <span className="dm-card-site-doubt">{words.cards.uncertainSuffix}</span>
        return (
          <li key={site}>
            <button
              type="button"
              aria-pressed={chosen}
              onClick={({ currentTarget }) => {
                showCardHead(currentTarget)
                if (chosen) leaveSite(store, before)
                else selectSite(store, site)
                onStep?.()
              }}
            >
              <SiteGlyph
                kind={place.kind}
                presence={presence.state}
                legal={legal.state}
                certain={presence.certain}
                size={22}
              />
              <span className="dm-card-site-name">
                <Told text={place.name} language={language} />
              </span>
              <span className="dm-card-site-states">
                <span className="dm-card-state" data-state={presence.state}>
                  {words.presence[presence.state]}
                  {doubt(presence.certain)}
                </span>
                {legal.state !== 'unknown' && (
                  <span className="dm-card-site-legal">
                    {words.legal[legal.state]}
                    {doubt(legal.certain)}
                  </span>
                )}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
