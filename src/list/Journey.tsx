import { useMemo } from 'react'
import { journeyOf } from '../find/filters.ts'
import { lookOf } from '../scene/signs.ts'
import { useDemarche, useDemarcheStore } from '../store/context.tsx'
import { foundEventsOf } from '../store/derived.ts'
import { textIn } from '../text.ts'
import { at } from '../time/at.ts'
import { wordsIn } from '../words/words.ts'
import { chooseFromList } from './choose.ts'
import { legDate, legNotes, legState } from './legs.ts'

/** The trips of the one who is chosen, as a line of journeys: the same ones that the map draws. */
export function Journey({ traveller, onStep }: { readonly traveller: string; readonly onStep: () => void }) {
  const store = useDemarcheStore()
  const story = useDemarche((state) => state.story)
  const language = useDemarche((state) => state.language)
  const events = useDemarche(foundEventsOf)
  const selection = useDemarche((state) => state.selection)
  const legs = useMemo(() => journeyOf(events, traveller), [events, traveller])
  const words = wordsIn(language).find
  const actor = at(story.actors, traveller)
  const name = textIn(actor.name, language)
  const nameOf = (place: string) => textIn(at(story.places, place).name, language)
  if (legs.length === 0) return <p className="dm-journey-none">{words.noJourney(name)}</p>
  return (
    <section className="dm-journey" data-look={lookOf(story, actor.party)}>
      <h2>{words.journeys(name)}</h2>
      <ol>
        {legs.map((leg) => {
          const { movement, known } = leg
          const isChosen = selection.kind === 'event' && selection.id === known.event.id
          return (
            <li key={movement.id} data-state={legState(leg)}>
              <button
                type="button"
                aria-current={isChosen ? 'true' : undefined}
                onClick={() => {
                  chooseFromList(store, known.event.id)
                  onStep()
                }}
              >
                <span>{words.leg(nameOf(movement.from), nameOf(movement.to))}</span>
                <small>{[legDate(leg, language), ...legNotes(leg, language)].join(' · ')}</small>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
