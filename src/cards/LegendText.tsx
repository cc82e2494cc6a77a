import { type ReactNode, useMemo } from 'react'
import type { Legal, Presence } from '../model.ts'
import { DIFFER_PATH, type Direction, type Look, lookOf, rhythmOf, signPath } from '../scene/signs.ts'
import { ROUTES } from '../scene/strokes.ts'
import { useDemarche } from '../store/context.tsx'
import { LEGENDS } from '../words/legend/words.ts'
import { Told } from '../words/Told.tsx'
import { drawnOf } from './drawn.ts'
import { PartySign } from './PartySign.tsx'
import { SiteGlyph } from './SiteGlyph.tsx'
import './legend.css'

/** Plans are dashed in a rhythm of each party's own. */
const planned = (look: Look) => {
  const { width, dashes } = ROUTES.planned
  return { strokeWidth: width, strokeDasharray: dashes[rhythmOf(look)].map((dash) => dash * width).join(' ') }
}

/** As many as a sign has room for; there are no more rhythms. */
const MOST_LOOKS = 3

/** What the colours, shapes, lines and fades of this story mean. */
export function LegendText() {
  const language = useDemarche((state) => state.language)
  const story = useDemarche((state) => state.story)
  const drawn = useMemo(() => drawnOf(story), [story])
  const looks = (drawn.parties.length > 0 ? drawn.parties.map(({ id }) => id) : [null])
    .slice(0, MOST_LOOKS)
    .map((party) => lookOf(story, party))
  const has = <State,>(states: ReadonlySet<State>, ...some: readonly State[]) => some.some((state) => states.has(state))
  const legend = LEGENDS[language]
  return (
    <div className="dm-card-legend-columns">
      {drawn.parties.length > 0 && (
        <Group title={legend.parties}>
          {drawn.parties.map(({ id, name }) => (
            <Entry key={id} says={<Told text={name} language={language} />}>
              <PartySign look={lookOf(story, id)} />
            </Entry>
          ))}
        </Group>
      )}
      {drawn.hasTrips && (
        <Group title={legend.routes}>
          <Entry says={legend.routeStated}>
            <Route kind="stated" />
          </Entry>
          <Entry says={legend.routeTravelled}>
            <svg className="dm-card-legend-travelled" viewBox="0 0 36 14" width="36" height="14" aria-hidden="true">
              {looks.map((look, index) => (
                <g key={look} data-look={look}>
                  <path d={`M2 ${2.5 + index * 4.5}H34`} />
                  <path d={`M2 ${2.5 + index * 4.5}H34`} />
                </g>
              ))}
            </svg>
          </Entry>
          {drawn.hasPlans && (
            <Entry says={legend.routePlanned}>
              <svg className="dm-card-legend-travelled" viewBox="0 0 36 14" width="36" height="14" aria-hidden="true">
                {looks.map((look, index) => (
                  <g key={look} data-look={look}>
                    <path d={`M2 ${2.5 + index * 4.5}H34`} style={planned(look)} />
                  </g>
                ))}
              </svg>
            </Entry>
          )}
          {drawn.hasDoubtfulTrips && (
            <Entry says={legend.routePossible}>
              <Route kind="possible" />
            </Entry>
          )}
          {drawn.hasInferredTrips && (
            <Entry says={legend.routeInferred}>
              <Route kind="inferred" />
            </Entry>
          )}
          <Entry says={legend.routeAhead}>
            <Route kind="ahead" />
          </Entry>
        </Group>
      )}
      {drawn.isOnMap && (
        <Group title={legend.places}>
          <Entry says={legend.placeToday}>
            <svg className="dm-card-legend-place" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
              <circle className="dm-card-legend-halo" cx="12" cy="12" r="10" />
              <circle cx="12" cy="12" r="4" />
            </svg>
          </Entry>
          {drawn.hasDoubtfulDays && (
            <Entry says={legend.placePossible}>
              <svg className="dm-card-legend-place" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                <circle className="dm-card-legend-halo" data-kind="possible" cx="12" cy="12" r="10" />
                <circle cx="12" cy="12" r="4" />
              </svg>
            </Entry>
          )}
          {drawn.hasRegions && (
            <Entry says={legend.placeRegion}>
              <svg className="dm-card-legend-place" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                <circle className="dm-card-legend-region" cx="12" cy="12" r="9" />
              </svg>
            </Entry>
          )}
        </Group>
      )}
      {story.sites.length > 0 && (
        <Group title={legend.badges}>
          {has(drawn.presences, 'operating') && <Badge presence="operating" says={legend.badgeOperating} />}
          {has(drawn.presences, 'reduced', 'withdrawing') && (
            <Badge presence="withdrawing" says={legend.badgeReduced} />
          )}
          {has(drawn.presences, 'withdrawn') && <Badge presence="withdrawn" says={legend.badgeWithdrawn} />}
          <Badge presence="unknown" says={legend.badgeUnknown} />
          {drawn.hasDoubtfulStates && <Badge presence="reduced" certain={false} says={legend.badgeDoubt} />}
          {has(drawn.legals, 'in-force') && <Badge presence="operating" legal="in-force" says={legend.ringInForce} />}
          {has(drawn.legals, 'contested') && (
            <Badge presence="operating" legal="contested" says={legend.ringContested} />
          )}
          {has(drawn.legals, 'under-negotiation') && (
            <Badge presence="operating" legal="under-negotiation" says={legend.ringNegotiated} />
          )}
          {has(drawn.legals, 'terminated', 'replaced') && (
            <Badge presence="operating" legal="replaced" says={legend.ringEnded} />
          )}
        </Group>
      )}
      <Group title={legend.timeline}>
        {drawn.hasTrips && (
          <>
            <Sign direction="south" says={legend.south} />
            <Sign direction="north" says={legend.north} />
          </>
        )}
        {drawn.hasEventsWithoutTrip && (
          <Entry says={legend.dot}>
            <span className="dm-card-legend-parties">
              {looks.map((look) => (
                <PartySign key={look} look={look} />
              ))}
            </span>
          </Entry>
        )}
        {drawn.hasPlans && <Sign direction="none" kind="planned" says={legend.planned} />}
        {drawn.hasUnconfirmed && <Sign direction="none" kind="reported" says={legend.reported} />}
        {drawn.hasCalledOff && <Sign direction="none" kind="crossed" says={legend.crossed} />}
        {drawn.hasDifferences && (
          <Entry says={legend.differs}>
            <svg className="dm-sign" viewBox="-2 -2 28 28" width="14" height="14" aria-hidden="true">
              <path d={signPath.none} />
              <path className="dm-sign-differ" d={DIFFER_PATH} />
            </svg>
          </Entry>
        )}
        {drawn.whiskers.map((kind) => (
          <Whisker key={kind} kind={kind} says={legend[kind]} />
        ))}
        {drawn.hasDoubtfulStates && (
          <Entry says={legend.fade}>
            <span className="dm-card-legend-fade" />
          </Entry>
        )}
        {has(drawn.legals, 'under-negotiation') && (
          <Entry says={legend.negotiated}>
            <span className="dm-card-legend-stripes" />
          </Entry>
        )}
        {drawn.legals.size > 0 && (
          <Entry says={legend.legal}>
            <span className="dm-card-legend-bars" />
          </Entry>
        )}
        <Entry says={legend.hatched}>
          <span className="dm-card-legend-hatch" />
        </Entry>
      </Group>
    </div>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  )
}

function Entry({ says, children }: { readonly says: ReactNode; readonly children: ReactNode }) {
  return (
    <li>
      <span className="dm-card-legend-key">{children}</span>
      {says}
    </li>
  )
}

interface BadgeProps {
  readonly presence: Presence
  readonly legal?: Legal
  readonly certain?: boolean
  readonly says: string
}

function Badge({ presence, legal = 'unknown', certain = true, says }: BadgeProps) {
  return (
    <Entry says={says}>
      <SiteGlyph kind="naval-base" presence={presence} legal={legal} certain={certain} size={24} />
    </Entry>
  )
}

interface SignProps {
  readonly direction: Direction
  readonly kind?: 'planned' | 'reported' | 'crossed'
  readonly says: string
}

function Sign({ direction, kind, says }: SignProps) {
  return (
    <Entry says={says}>
      <svg className="dm-sign" data-kind={kind} viewBox="-2 -2 28 28" width="14" height="14" aria-hidden="true">
        <path d={signPath[direction]} />
        {kind === 'crossed' && <path d="M3 21L21 3" />}
      </svg>
    </Entry>
  )
}

interface WhiskerProps {
  readonly kind: 'one-of' | 'claimed' | 'throughout' | 'about'
  readonly says: string
}

/** A mark's days, as the timeline draws them beside it. */
function Whisker({ kind, says }: WhiskerProps) {
  return (
    <Entry says={says}>
      <svg
        className="dm-card-legend-whisker"
        data-kind={kind}
        viewBox="0 0 36 14"
        width="36"
        height="14"
        aria-hidden="true"
      >
        <path d="M3 7H33" />
        {(kind === 'one-of' || kind === 'claimed') && <path d="M3 3.5V10.5M33 3.5V10.5" />}
        {kind === 'claimed' && <path className="dm-card-legend-claimed" d="M10 2V12M22 2V12" />}
        <circle cx="10" cy="7" r={kind === 'claimed' ? 0 : 4.5} />
      </svg>
    </Entry>
  )
}

function Route({ kind }: { readonly kind: 'stated' | 'possible' | 'inferred' | 'ahead' }) {
  return (
    <svg
      className="dm-card-legend-route"
      data-kind={kind}
      viewBox="0 0 36 14"
      width="36"
      height="14"
      aria-hidden="true"
    >
      <path d="M2 12Q17 0 34 6" />
    </svg>
  )
}
