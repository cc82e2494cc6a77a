import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react'
import { isFiltered } from '../find/filters.ts'
import { EventSign } from '../poster/EventSign.tsx'
import { clearFilters } from '../store/actions.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { currentEventOf, foundEventsOf } from '../store/derived.ts'
import type { KnownEvent } from '../time/known.ts'
import { spanInShort } from '../time/short.ts'
import { monthInWords } from '../time/words.ts'
import { Told } from '../words/Told.tsx'
import { wordsIn } from '../words/words.ts'
import { chooseFromList } from './choose.ts'
import { sourcesOf } from './legs.ts'
import { monthsOf } from './list.ts'
import { reveal } from './narrow.ts'

/**
 * All events that the filters leave, by month. `follows`: the event of the day is kept in sight, which would take the
 * list out of the hands of a reader who looks at something else in its scroller.
 */
export function EventList({ follows, onStep }: { readonly follows: boolean; readonly onStep: () => void }) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const events = useDemarche(foundEventsOf)
  const current = useDemarche(currentEventOf)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const months = useMemo(() => monthsOf(story, events), [story, events])
  const words = wordsIn(language).find
  const isCurrentHere = events.some(({ event }) => event.id === current)
  const tabStop = isCurrentHere ? current : (months[0]?.events[0]?.event.id ?? null)

  useEffect(() => {
    if (!follows || current === null) return
    let isOver = false
    const show = () => {
      const row = list.current?.querySelector<HTMLElement>(`[data-event="${CSS.escape(current)}"]`)?.closest('tr')
      const scroller = list.current?.closest<HTMLElement>('.dm-list-scroll')
      if (!isOver && row != null && scroller != null) reveal(row, scroller, 'middle')
    }
    show()
    // The letters of another face break other lines: the row is then somewhere else.
    if (document.fonts.status === 'loading') document.fonts.ready.then(show)
    return () => {
      isOver = true
    }
  }, [current, follows])

  const choose = (id: string) => {
    chooseFromList(store, id)
    onStep()
  }

  const onKeyDown = (press: KeyboardEvent<HTMLButtonElement>) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-event]') ?? [])]
    const index = rows.indexOf(press.currentTarget)
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[press.key]
    const row = target === undefined ? undefined : rows[target]
    if (target === undefined) return
    press.preventDefault()
    const scroller = press.currentTarget.closest<HTMLElement>('.dm-list-scroll')
    row?.focus({ preventScroll: true })
    if (row !== undefined && scroller !== null) reveal(row.closest('tr') ?? row, scroller, 'nearest')
  }

  if (events.length === 0) return <Nothing onStep={onStep} />
  return (
    <div className="dm-list" ref={list}>
      {months.map(({ month, events: ofMonth }) => (
        <section key={month ?? 'background'}>
          <h2 id={`${id}${month}`}>{month === null ? words.background : monthInWords(month, language)}</h2>
          <table aria-labelledby={`${id}${month}`} {...AS.table}>
            <thead className="dm-unseen" {...AS.rowgroup}>
              <tr {...AS.row}>
                {[words.date, words.event, words.facets.certainty].map((name) => (
                  <th key={name} scope="col" {...AS.columnheader}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody {...AS.rowgroup}>
              {ofMonth.map((known) => (
                <tr key={known.event.id} className="dm-list-row" {...AS.row}>
                  <td id={`${id}${known.event.id}-date`} className="dm-list-date" {...AS.cell}>
                    <EventSign known={known} />
                    {spanInShort(known.date, language)}
                  </td>
                  <th scope="row" className="dm-list-title" {...AS.rowheader}>
                    <button
                      type="button"
                      data-event={known.event.id}
                      aria-current={known.event.id === current ? 'true' : undefined}
                      aria-describedby={`${id}${known.event.id}-date ${id}${known.event.id}-notes`}
                      tabIndex={known.event.id === tabStop ? 0 : -1}
                      onClick={() => choose(known.event.id)}
                      onKeyDown={onKeyDown}
                    >
                      <Told text={known.title} language={language} />
                    </button>
                  </th>
                  <td id={`${id}${known.event.id}-notes`} className="dm-list-notes" {...AS.cell}>
                    <Notes known={known} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  )
}

/** What the parts of a table are, said once more: WebKit forgets it of tables that are laid out in another way. */
const AS = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
} as const

/** "Planned · Sources differ · 3 sources". */
function Notes({ known }: { readonly known: KnownEvent }) {
  const language = useDemarche((state) => state.language)
  const words = wordsIn(language)
  return (
    <>
      {known.modality !== 'occurred' && (
        <>
          <strong>{words.modalities[known.modality]}</strong>
          {' · '}
        </>
      )}
      {known.certainty.includes('sources-differ') && (
        <>
          <em>{words.find.certainties['sources-differ']}</em>
          {' · '}
        </>
      )}
      {words.counts.sources(sourcesOf(known))}
    </>
  )
}

function Nothing({ onStep }: { readonly onStep: () => void }) {
  const store = useDemarcheStore()
  const language = useDemarche((state) => state.language)
  const filters = useDemarche((state) => state.filters)
  const words = wordsIn(language).find
  return (
    <div className="dm-list-none">
      <p>{isFiltered(filters) ? words.none : words.nothingKnown}</p>
      {isFiltered(filters) && (
        <button
          type="button"
          onClick={() => {
            clearFilters(store)
            document.querySelector<HTMLElement>('.dm-list-search input')?.focus({ preventScroll: true })
            onStep()
          }}
        >
          {words.clearThem}
        </button>
      )}
    </div>
  )
}
