import { useRef, useState } from 'react'
import { travellerOf } from '../find/filters.ts'
import { useDemarche } from '../store/context.tsx'
import { EventList } from './EventList.tsx'
import { Facets } from './FilterPanel.tsx'
import { Journey } from './Journey.tsx'
import { SearchField } from './SearchField.tsx'
import './list.css'

/** Search and filters, the journeys of a chosen person, and the events found. */
export function ListView({ onStep }: { readonly onStep: () => void }) {
  const traveller = useDemarche((state) => travellerOf(state.filters))
  const [isOpen, setOpen] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <>
      <SearchField
        isOpen={isOpen}
        onToggle={() => {
          setOpen(!isOpen)
          if (!isOpen && scroller.current !== null) scroller.current.scrollTop = 0
        }}
        onStep={onStep}
      />
      <div className="dm-list-scroll" ref={scroller}>
        {isOpen && <Facets onStep={onStep} />}
        {traveller !== null && <Journey traveller={traveller} onStep={onStep} />}
        <EventList follows={!isOpen && traveller === null} onStep={onStep} />
      </div>
    </>
  )
}
