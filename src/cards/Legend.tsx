import type { KeyboardEvent, ReactNode } from 'react'
import type { Legal, Party, Presence } from '../model.ts'
import { DIFFER_PATH, type Direction, partyPath, signPath } from '../scene/signs.ts'
import { ROUTES } from '../scene/strokes.ts'
import { useDemarche } from '../store/context.tsx'
import { PARTIES } from '../vocabulary.ts'
import { wordsIn } from '../words/words.ts'
import { SiteGlyph } from './SiteGlyph.tsx'
import { Switches } from './Switches.tsx'
import './cards.css'
import './legend.css'
import '../poster/sign.css'

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>) {
  const details = event.currentTarget
  if (event.key !== 'Escape' || !details.open) return
  event.stopPropagation()
  details.open = false
  details.querySelector('summary')?.focus()
}

/** Plans are dashed in a rhythm of each party's own. */
const planned = (party: Party) => {
  const { width, dashes } = ROUTES.planned
  return { strokeWidth: width, strokeDasharray: dashes[party].map((dash) => dash * width).join(' ') }
}
const PLANNED = { russia: planned('russia'), syria: planned('syria'), third: planned('third') }

/** What the colours, shapes, lines and fades mean; folded until asked for. */
export function Legend() {
  const language = useDemarche((state) => state.language)
  const { legend, parties, page } = wordsIn(language)
  return (
    <details className="dm-card-legend" onKeyDown={closeOnEscape}>
      <summary>
        {legend.title}
        <svg className="dm-card-legend-globe" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0 -13M1.5 8H14.5M8 1.5C4.2 5 4.2 11 8 14.5C11.8 11 11.8 5 8 1.5" />
        </svg>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it to scroll it */}
      <div className="dm-card-legend-body" role="group" aria-label={legend.title} tabIndex={0}>
        <section className="dm-card-legend-languages">
          <h3>{page.languageAndTheme}</h3>
          <Switches />
        </section>
        <div className="dm-card-legend-columns">
          <Group title={legend.parties}>
            {PARTIES.map((party) => (
              <Entry key={party} says={parties[party]}>
                <PartySign party={party} />
              </Entry>
            ))}
          </Group>
          <Group title={legend.routes}>
            <Entry says={legend.routeStated}>
              <Route kind="stated" />
            </Entry>
            <Entry says={legend.routeTravelled}>
              <svg className="dm-card-legend-travelled" viewBox="0 0 36 14" width="36" height="14" aria-hidden="true">
                {PARTIES.map((party, index) => (
                  <g key={party} data-party={party}>
                    <path d={`M2 ${2.5 + index * 4.5}H34`} />
                    <path d={`M2 ${2.5 + index * 4.5}H34`} />
                  </g>
                ))}
              </svg>
            </Entry>
            <Entry says={legend.routePlanned}>
              <svg className="dm-card-legend-travelled" viewBox="0 0 36 14" width="36" height="14" aria-hidden="true">
                {PARTIES.map((party, index) => (
                  <g key={party} data-party={party}>
                    <path d={`M2 ${2.5 + index * 4.5}H34`} style={PLANNED[party]} />
                  </g>
                ))}
              </svg>
            </Entry>
            <Entry says={legend.routePossible}>
              <Route kind="possible" />
            </Entry>
            <Entry says={legend.routeInferred}>
              <Route kind="inferred" />
            </Entry>
            <Entry says={legend.routeAhead}>
              <Route kind="ahead" />
            </Entry>
          </Group>
          <Group title={legend.places}>
            <Entry says={legend.placeToday}>
              <svg className="dm-card-legend-place" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                <circle className="dm-card-legend-halo" cx="12" cy="12" r="10" />
                <circle cx="12" cy="12" r="4" />
              </svg>
            </Entry>
            <Entry says={legend.placePossible}>
              <svg className="dm-card-legend-place" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                <circle className="dm-card-legend-halo" data-kind="possible" cx="12" cy="12" r="10" />
                <circle cx="12" cy="12" r="4" />
              </svg>
            </Entry>
            <Entry says={legend.placeRegion}>
              <svg className="dm-card-legend-place" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                <circle className="dm-card-legend-region" cx="12" cy="12" r="9" />
              </svg>
            </Entry>
          </Group>
          <Group title={legend.badges}>
            <Badge presence="operating" says={legend.badgeOperating} />
            <Badge presence="withdrawing" says={legend.badgeReduced} />
            <Badge presence="withdrawn" says={legend.badgeWithdrawn} />
            <Badge presence="unknown" says={legend.badgeUnknown} />
            <Badge presence="reduced" certain={false} says={legend.badgeDoubt} />
            <Badge presence="operating" legal="in-force" says={legend.ringInForce} />
            <Badge presence="operating" legal="contested" says={legend.ringContested} />
            <Badge presence="operating" legal="under-negotiation" says={legend.ringNegotiated} />
            <Badge presence="operating" legal="replaced" says={legend.ringEnded} />
          </Group>
          <Group title={legend.timeline}>
            <Sign direction="south" says={legend.south} />
            <Sign direction="north" says={legend.north} />
            <Entry says={legend.dot}>
              <span className="dm-card-legend-parties">
                {PARTIES.map((party) => (
                  <PartySign key={party} party={party} />
                ))}
              </span>
            </Entry>
            <Sign direction="none" kind="planned" says={legend.planned} />
            <Sign direction="none" kind="reported" says={legend.reported} />
            <Sign direction="none" kind="crossed" says={legend.crossed} />
            <Entry says={legend.differs}>
              <svg className="dm-sign" viewBox="-2 -2 28 28" width="14" height="14" aria-hidden="true">
                <path d={signPath.none} />
                <path className="dm-sign-differ" d={DIFFER_PATH} />
              </svg>
            </Entry>
            <Whisker kind="one-of" says={legend.oneOf} />
            <Whisker kind="claimed" says={legend.claimed} />
            <Whisker kind="throughout" says={legend.throughout} />
            <Whisker kind="about" says={legend.about} />
            <Entry says={legend.fade}>
              <span className="dm-card-legend-fade" />
            </Entry>
            <Entry says={legend.negotiated}>
              <span className="dm-card-legend-stripes" />
            </Entry>
            <Entry says={legend.legal}>
              <span className="dm-card-legend-bars" />
            </Entry>
            <Entry says={legend.hatched}>
              <span className="dm-card-legend-hatch" />
            </Entry>
          </Group>
        </div>
      </div>
    </details>
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

function Entry({ says, children }: { readonly says: string; readonly children: ReactNode }) {
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

/** A party's shape in its colour. */
export function PartySign({ party }: { readonly party: Party }) {
  return (
    <svg className="dm-card-party" data-party={party} viewBox="0 0 24 24" width="10" height="10" aria-hidden="true">
      <path d={partyPath[party]} />
    </svg>
  )
}
