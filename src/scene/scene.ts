import type { BuiltInKind, Extent, Language, Legal, Modality, PlaceKind, Presence, Story } from '../model.ts'
import { labelIn } from '../text.ts'
import { at } from '../time/at.ts'
import { type EventMoment, eventInFocus, type Moment, type MovementMoment } from '../time/moment.ts'
import { strideOf, timeOfDay, traceDays } from '../time/stride.ts'
import { signOf } from '../vocabulary.ts'
import {
  type Curve,
  circleAround,
  extentOf,
  type Position,
  positionOf,
  routesOf,
  seamOf,
  type Tip,
  turned,
  usedPlaces,
} from './geometry.ts'
import { type Look, leadersLook } from './signs.ts'

/** A place with a name on the map: the end of a trip, or where something happens. */
export interface PlaceMark {
  readonly id: string
  readonly position: Position
  readonly name: string
  /** Something happens here on this day: `possible` when it may have. */
  readonly today: 'no' | 'possible' | 'yes'
  readonly look: Look
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
  readonly look: Look
  /** The whole schematic route, from departure to arrival. */
  readonly line: readonly Position[]
  /** The part that lies behind the tip; empty when there is no tip. */
  readonly travelled: readonly Position[]
  /** Both as curves, for who can draw one: the second is null when there is no tip. */
  readonly curve: Curve
  readonly travelledCurve: Curve | null
  /** Where the tip is and where it points, in degrees clockwise from north on the map; null when nothing moves. */
  readonly tip: Tip | null
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
export function sceneAt(story: Story, whole: Moment, selection: SceneSelection, language: Language): Scene {
  const chosen = whole.events.find(({ event }) => event.id === selection.event) ?? null
  const focus = chosen ?? eventInFocus(story, whole)
  const moment = byThen(story, whole, focus)
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
      position: positionOf(story, place.id),
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
    ...arcs
      .filter(({ phase }) => phase !== 'arrived' || selection.traveller !== null)
      .flatMap((arc) => arc.line.map((position) => turned(position, seamOf(story)))),
    ...places.filter((place) => place.today !== 'no' || place.selected).map((place) => place.position),
    ...bearingsOf(story),
  ])
  return { places, areas, arcs, badges, frame, focus: focus?.event.id ?? null }
}

/** Degrees around a story's only place; around several a share of their extent, and no more than so many degrees. */
const AROUND = { one: 4, share: 0.2, most: 0.35 } as const
/** The latitudes that a story without places shows. */
const INHABITED = { south: -52, north: 70 } as const

const airAround = ([west, south, east, north]: Extent): number => {
  const side = Math.max(east - west, north - south)
  return side === 0 ? AROUND.one : Math.min(AROUND.most, AROUND.share * side)
}

const bearings = new WeakMap<Story, readonly Position[]>()

/**
 * The least that the frame shows, so that quiet weeks keep their bearings: the inset's coast, or where there is no second
 * scale all places of the story.
 */
function bearingsOf(story: Story): readonly Position[] {
  const before = bearings.get(story)
  if (before !== undefined) return before
  const corners = ([west, south, east, north]: Extent, around: number): readonly Position[] => [
    [west - around, south - around],
    [east + around, north + around],
  ]
  const places = usedPlaces(story).map((id) => positionOf(story, id))
  const least =
    story.inset !== null
      ? corners(story.inset.extent, 1.5)
      : places.length > 0
        ? corners(extentOf(places), airAround(extentOf(places)))
        : corners([-180, INHABITED.south, 180, INHABITED.north], 0)
  bearings.set(story, least)
  return least
}

/** A story of hours is drawn as it is at the hour of the event in focus: what comes later that day is not there yet. */
function byThen(story: Story, moment: Moment, focus: EventMoment | null): Moment {
  if (focus === null || strideOf(story) !== 'hours') return moment
  const instant = ({ date }: Pick<EventMoment, 'date'>) => date.start + timeOfDay(date)
  const now = instant(focus)
  return {
    ...moment,
    today: moment.today.filter((each) => instant(each) <= now),
    movements: moment.movements.flatMap((trip): readonly MovementMoment[] => {
      const begun = instant({ date: trip.movement.departed })
      if (begun > now) return []
      return begun < now && trip.phase === 'under-way' ? [{ ...trip, phase: 'arrived', progress: 1, age: 0 }] : [trip]
    }),
  }
}

/** Beyond the edge of the world one comes back at the other. */
const tipWithin = ({ position, heading }: Tip, seam: number): Tip => ({ position: turned(position, seam), heading })

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
    look: leadersLook(story, who),
    line: arc.line,
    travelled: moving ? arc.until(progress) : [],
    curve: arc.curve(1),
    travelledCurve: moving ? arc.curve(progress) : null,
    tip: moving ? tipWithin(arc.tip(progress), seamOf(story)) : null,
    inferred: movement.route === 'inferred',
    differs,
    strength: phase !== 'arrived' ? 1 : isJourney ? 0.7 : 1 - (0.75 * age) / traceDays(story),
    who: who.map((id) => labelIn(at(story.actors, id).name, language)),
    fromName: labelIn(from.name, language),
    toName: labelIn(to.name, language),
  }
}

const SPOKEN: readonly BuiltInKind[] = ['statement', 'call']

function placeMarks(
  story: Story,
  moment: Moment,
  focus: EventMoment | null,
  chosen: boolean,
  language: Language,
): Pick<Scene, 'places' | 'areas'> {
  const marks = new Map<string, PlaceMark>()
  const areas = new Map<string, AreaMark>()
  const add = (id: string, today: PlaceMark['today'], look: Look, selected: boolean, isOfTheDay = true) => {
    if (story.sites.includes(id)) return
    const place = at(story.places, id)
    const name = labelIn(place.name, language)
    const position = positionOf(story, id)
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
      look: before !== undefined && before.today !== 'no' ? before.look : look,
      selected: selected || (before?.selected ?? false),
      isOfTheDay: isOfTheDay || (before?.isOfTheDay ?? false),
    })
  }
  for (const { movement, event, phase } of moment.movements) {
    for (const end of [movement.from, movement.to]) {
      add(end, 'no', leadersLook(story, event.actors), false, phase !== 'arrived')
    }
  }
  for (const eventMoment of moment.today) {
    // What was said somewhere is not a deed there: it marks a place only while its card is open.
    if (SPOKEN.includes(signOf(story, eventMoment.event.kind)) && eventMoment !== focus) continue
    // What is only planned has not happened there yet, and what was called off never did.
    if (eventMoment.modality === 'cancelled' || eventMoment.modality === 'denied') continue
    const today = eventMoment.phase === 'possible' || eventMoment.modality === 'planned' ? 'possible' : 'yes'
    for (const place of eventMoment.places) add(place, today, leadersLook(story, eventMoment.actors), false)
  }
  // Sites keep a map alive in quiet weeks; where there are none, what happened lately does.
  const hasSites = story.sites.length > 0
  if (!hasSites) {
    for (const { date, modality, phase, places, actors } of moment.events) {
      const isLate = phase === 'past' && moment.day - date.start <= traceDays(story)
      if (!isLate || modality === 'cancelled' || modality === 'denied') continue
      for (const place of places) add(place, 'no', leadersLook(story, actors), false, false)
    }
  }
  if (focus !== null && (chosen || focus.phase !== 'past' || !hasSites)) {
    for (const place of focus.places) add(place, 'no', leadersLook(story, focus.actors), chosen)
  }
  return { places: [...marks.values()], areas: [...areas.values()] }
}
