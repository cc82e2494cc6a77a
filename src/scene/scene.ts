import type { EventKind, Extent, Language, Legal, Modality, Party, PlaceKind, Presence, Story } from '../model.ts'
import { labelIn } from '../text.ts'
import { at } from '../time/at.ts'
import { type EventMoment, eventInFocus, type Moment, type MovementMoment, TRACE_DAYS } from '../time/moment.ts'
import { type Curve, circleAround, extentOf, type Position, routesOf } from './geometry.ts'

/** A place with a name on the map: the end of a trip, or where something happens. */
export interface PlaceMark {
  readonly id: string
  readonly position: Position
  readonly name: string
  /** Something happens here on this day: `possible` when it may have. */
  readonly today: 'no' | 'possible' | 'yes'
  readonly party: Party
  readonly selected: boolean
  /** More than the end of a trip that is over: a picture that does not hold it says where it lies. */
  readonly isOfTheDay: boolean
}

/** A region, drawn as the circle that its extent gives, never as a point. */
export interface AreaMark {
  readonly id: string
  readonly ring: readonly Position[]
  readonly name: string
  readonly position: Position
}

export interface ArcMark {
  readonly id: string
  readonly event: string
  readonly phase: MovementMoment['phase']
  readonly modality: Modality
  readonly party: Party
  /** The whole schematic route, from departure to arrival. */
  readonly line: readonly Position[]
  /** The part that lies behind the tip; empty when there is no tip. */
  readonly travelled: readonly Position[]
  /** Both as curves, for who can draw one: the second is null when there is no tip. */
  readonly curve: Curve
  readonly travelledCurve: Curve | null
  /** Where the tip is and where it points, in degrees clockwise from north on the map; null when nothing moves. */
  readonly tip: { readonly position: Position; readonly heading: number } | null
  /** An end is the editor's inference: drawn lighter. */
  readonly inferred: boolean
  /** Sources differ about the event. */
  readonly differs: boolean
  /** 1 while it is of the day, falling towards 0.25 as its trace fades. */
  readonly strength: number
  readonly who: readonly string[]
  readonly fromName: string
  readonly toName: string
}

/** A site's badge: both tracks of its state. */
export interface BadgeMark {
  readonly site: string
  readonly position: Position
  readonly kind: PlaceKind
  /** Radius in kilometres. */
  readonly extentKm: number
  readonly name: string
  readonly presence: Presence
  readonly presenceCertain: boolean
  readonly legal: Legal
  readonly legalCertain: boolean
  readonly selected: boolean
}

/** All that is drawn at a moment, in degrees WGS84: the map and the poster draw the same scene. */
export interface Scene {
  readonly places: readonly PlaceMark[]
  readonly areas: readonly AreaMark[]
  readonly arcs: readonly ArcMark[]
  readonly badges: readonly BadgeMark[]
  /** What the frame should hold while it follows the story. */
  readonly frame: Extent
  /** The event that the card tells of; null before the first. */
  readonly focus: string | null
}

export interface SceneSelection {
  readonly event: string | null
  readonly site: string | null
  /** The person whose journeys are shown. */
  readonly traveller: string | null
}

/** The moment as marks: a pure function of its arguments. */
export function sceneAt(story: Story, moment: Moment, selection: SceneSelection, language: Language): Scene {
  const chosen = moment.events.find(({ event }) => event.id === selection.event) ?? null
  const focus = chosen ?? eventInFocus(story, moment)
  const disputed = new Set(
    moment.events.filter(({ certainty }) => certainty.includes('sources-differ')).map(({ event }) => event.id),
  )
  const arcs = moment.movements
    .filter((movement) => movement.movement.from !== movement.movement.to)
    .map((movement) =>
      arcMark(story, movement, disputed.has(movement.event.id), selection.traveller !== null, language),
    )
  const badges = moment.sites.map((siteMoment): BadgeMark => {
    const place = at(story.places, siteMoment.site)
    return {
      site: siteMoment.site,
      position: [place.lon, place.lat],
      kind: place.kind,
      extentKm: place.extentKm,
      name: labelIn(place.name, language),
      presence: siteMoment.presence.state,
      presenceCertain: siteMoment.presence.certain,
      legal: siteMoment.legal.state,
      legalCertain: siteMoment.legal.certain,
      selected: selection.site === siteMoment.site,
    }
  })
  const { places, areas } = placeMarks(story, moment, focus, chosen !== null, language)
  const frame = extentOf([
    ...badges.map((badge) => badge.position),
    // The traces of trips that are over do not hold the frame, but all the journeys of a chosen person do.
    ...arcs.filter(({ phase }) => phase !== 'arrived' || selection.traveller !== null).flatMap((arc) => arc.line),
    ...places.filter((place) => place.today !== 'no' || place.selected).map((place) => place.position),
    // The inset's coast is the least that the frame shows, so that quiet weeks keep their bearings.
    [story.inset.extent[0] - 1.5, story.inset.extent[1] - 1.5],
    [story.inset.extent[2] + 1.5, story.inset.extent[3] + 1.5],
  ])
  return { places, areas, arcs, badges, frame, focus: focus?.event.id ?? null }
}

function arcMark(
  story: Story,
  moment: MovementMoment,
  differs: boolean,
  isJourney: boolean,
  language: Language,
): ArcMark {
  const { movement, event, modality, who, phase, progress, age } = moment
  const from = at(story.places, movement.from)
  const to = at(story.places, movement.to)
  const arc = routesOf(story).get(movement.id)
  if (arc === undefined) throw new Error(`the movement ${movement.id} has no route`)
  const moving = phase === 'under-way'
  return {
    id: movement.id,
    event: event.id,
    phase,
    modality,
    party: partyOf(story, who),
    line: arc.line,
    travelled: moving ? arc.until(progress) : [],
    curve: arc.curve(1),
    travelledCurve: moving ? arc.curve(progress) : null,
    tip: moving ? arc.tip(progress) : null,
    inferred: movement.route === 'inferred',
    differs,
    strength: phase !== 'arrived' ? 1 : isJourney ? 0.7 : 1 - (0.75 * age) / TRACE_DAYS,
    who: who.map((id) => labelIn(at(story.actors, id).name, language)),
    fromName: labelIn(from.name, language),
    toName: labelIn(to.name, language),
  }
}

/** The party of the leading actor; nobody named counts as a third party. */
export function partyOf(story: Story, actors: readonly string[]): Party {
  const leading = actors[0]
  return leading === undefined ? 'third' : at(story.actors, leading).party
}

const SPOKEN: readonly EventKind[] = ['statement', 'call']

function placeMarks(
  story: Story,
  moment: Moment,
  focus: EventMoment | null,
  chosen: boolean,
  language: Language,
): Pick<Scene, 'places' | 'areas'> {
  const marks = new Map<string, PlaceMark>()
  const areas = new Map<string, AreaMark>()
  const add = (id: string, today: PlaceMark['today'], party: Party, selected: boolean, isOfTheDay = true) => {
    if (story.sites.includes(id)) return
    const place = at(story.places, id)
    const name = labelIn(place.name, language)
    const position: Position = [place.lon, place.lat]
    if (place.kind === 'region') {
      if (!isOfTheDay) return
      areas.set(id, { id, ring: circleAround(position, place.extentKm), name, position })
      return
    }
    const before = marks.get(id)
    const order = ['no', 'possible', 'yes'] as const
    marks.set(id, {
      id,
      position,
      name,
      today: before !== undefined && order.indexOf(before.today) > order.indexOf(today) ? before.today : today,
      party: before !== undefined && before.today !== 'no' ? before.party : party,
      selected: selected || (before?.selected ?? false),
      isOfTheDay: isOfTheDay || (before?.isOfTheDay ?? false),
    })
  }
  for (const { movement, event, phase } of moment.movements) {
    for (const end of [movement.from, movement.to]) {
      add(end, 'no', partyOf(story, event.actors), false, phase !== 'arrived')
    }
  }
  for (const eventMoment of moment.today) {
    // What was said somewhere is not a deed there: it marks a place only while its card is open.
    if (SPOKEN.includes(eventMoment.event.kind) && eventMoment !== focus) continue
    // What is only planned has not happened there yet, and what was called off never did.
    if (eventMoment.modality === 'cancelled' || eventMoment.modality === 'denied') continue
    const today = eventMoment.phase === 'possible' || eventMoment.modality === 'planned' ? 'possible' : 'yes'
    for (const place of eventMoment.places) add(place, today, partyOf(story, eventMoment.actors), false)
  }
  if (focus !== null && (chosen || focus.phase !== 'past')) {
    for (const place of focus.places) add(place, 'no', partyOf(story, focus.actors), chosen)
  }
  return { places: [...marks.values()], areas: [...areas.values()] }
}
