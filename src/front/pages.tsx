import { renderToStaticMarkup } from 'react-dom/server'
import { App } from '../app/App.tsx'
import { InBrief } from '../cards/Claims.tsx'
import { Chronology } from '../chronology/Chronology.tsx'
import { NO_FILTERS } from '../find/filters.ts'
import { LANGUAGES, TONGUES } from '../languages.ts'
import type { Language, Story } from '../model.ts'
import { StoreContext } from '../store/context.tsx'
import { knownEventsOf } from '../store/derived.ts'
import { createDemarcheStore } from '../store/store.ts'
import { headingOf, tellIn, textIn } from '../text.ts'
import { timelineLayout } from '../timeline/layout.ts'
import { CHARACTER_WIDTH } from '../timeline/Timeline.tsx'
import { learn, wordsIn } from '../words/words.ts'
import { FrontMap } from './FrontMap.tsx'
import type { PageKind, PageParts } from './template.ts'

// Here and not later: the runner that draws the pages fetches no module after this one has run.
await Promise.all(LANGUAGES.map(learn))

/** CSS pixels of charts of the three sizes, whose heights the front keeps free. */
const CHARTS = { wide: 1200, medium: 530, narrow: 360 } as const
const CHART_SIZES = ['wide', 'medium', 'narrow'] as const

/**
 * The parts of a page that the story gives: the opening date as the page's first picture, and the whole story as text. What
 * is put into other pages has a link to that text instead.
 * @param pageName the file of a language's whole page
 */
export function pageOf(
  story: Story,
  language: Language,
  page: PageKind,
  pageName: (language: Language) => string,
): Pick<PageParts, 'page' | 'language' | 'direction' | 'title' | 'description' | 'front' | 'chronology'> & {
  /** What only this page's own style sheet knows. */
  readonly css: string
} {
  const words = wordsIn(language).chronology
  tellIn(story.language)
  const store = createDemarcheStore(story, { language })
  const front = renderToStaticMarkup(
    <StoreContext value={store}>
      <header className="dm-still">
        {page === 'whole' ? (
          words.noScript
        ) : (
          <>
            {words.onlyPicture}{' '}
            <a href={`./${pageName(language)}#chronology`} target="_blank" rel="noopener">
              {words.elsewhere}
            </a>
          </>
        )}
      </header>
      <InBrief value={true}>
        <App
          onStep={() => undefined}
          onLanguage={() => undefined}
          map={<FrontMap />}
          timeline={CHART_SIZES.map((size) => <div key={size} className="dm-front-timeline" data-size={size} />)}
        />
      </InBrief>
    </StoreContext>,
  )
  const chronology = renderToStaticMarkup(
    page === 'whole' && (
      <>
        <PageLinks language={language} pageName={pageName} />
        <Chronology story={story} events={knownEventsOf(store.getState())} asOf={null} language={language} />
      </>
    ),
  )
  return {
    page,
    language,
    direction: TONGUES[language].direction,
    title: headingOf(story, language),
    description: textIn(story.lede.en === '' ? story.title : story.lede, language),
    front,
    chronology,
    css: chartCss(story, language),
  }
}

/** The room of the timeline, which is drawn once its width is known: it must not push the map away when it comes. */
function chartCss(story: Story, language: Language): string {
  return CHART_SIZES.map((size) => {
    const options = { width: CHARTS[size], characterWidth: CHARACTER_WIDTH[language], language }
    const { height } = timelineLayout({ story, asOf: null, filters: NO_FILTERS }, options)
    return `.dm-front-timeline[data-size="${size}"]{block-size:${height}px}`
  }).join('')
}

interface PageLinksProps {
  readonly language: Language
  readonly pageName: (language: Language) => string
}

/** The same page in the other languages. */
function PageLinks({ language, pageName }: PageLinksProps) {
  return (
    <nav aria-label={wordsIn(language).chronology.languages}>
      {LANGUAGES.filter((each) => each !== language).map((each) => (
        <a key={each} href={`./${pageName(each)}`} lang={each} hrefLang={each} dir={TONGUES[each].direction}>
          {TONGUES[each].endonym}
        </a>
      ))}
    </nav>
  )
}
