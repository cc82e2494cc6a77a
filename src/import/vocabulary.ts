import { foldName } from '../fold.ts'
import type { Modality } from '../model.ts'

/** Words of a column of states, in the six languages; compared folded. */
const STATES: Readonly<Record<Modality, string>> = {
  planned:
    'planned, plan, scheduled, announced, upcoming, expected, future, tbc, tentative, geplant, angekündigt, vorgesehen, prévu, prévue, programmé, annoncé, planificado, planeado, previsto, programado, anunciado, запланировано, запланирован, планируется, анонсировано, مخطط, مقرر, مقررة, معلن',
  'under-way':
    'under way, under-way, underway, ongoing, on going, in progress, active, continuing, laufend, läuft, im gange, en cours, en curso, идёт, идет, продолжается, جار, جارية, مستمر',
  occurred:
    'occurred, happened, took place, done, completed, complete, held, confirmed, finished, past, stattgefunden, abgeschlossen, erfolgt, bestätigt, durchgeführt, beendet, eu lieu, effectué, terminé, confirmé, realizado, ocurrido, celebrado, terminado, confirmado, состоялось, состоялся, произошло, завершено, завершен, подтверждено, حدث, تم, تمت, مكتمل, مؤكد',
  cancelled:
    'cancelled, canceled, called off, postponed, abgesagt, verschoben, gestrichen, annulé, annulée, reporté, cancelado, cancelada, aplazado, отменено, отменён, отменен, отложено, ملغى, ملغاة, ألغي, مؤجل',
  denied: 'denied, refuted, dementiert, bestritten, démenti, desmentido, negado, опровергнуто, отрицается, نفي, منفي',
  reported:
    'reported, claimed, alleged, unconfirmed, rumoured, rumored, gemeldet, unbestätigt, angeblich, signalé, allégué, non confirmé, reportado, presunto, no confirmado, сообщается, не подтверждено, предположительно, مزعوم, غير مؤكد',
}

function words<Value extends string>(lists: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> {
  return new Map(lists.flatMap(([value, list]) => list.split(',').map((word) => [foldName(word), value] as const)))
}

const STATE_OF = words<Modality>([
  ['planned', STATES.planned],
  ['under-way', STATES['under-way']],
  ['occurred', STATES.occurred],
  ['cancelled', STATES.cancelled],
  ['denied', STATES.denied],
  ['reported', STATES.reported],
])

/** The modality that a word of a column of states means, or null. */
export const stateOf = (written: string): Modality | null => STATE_OF.get(foldName(written)) ?? null

const KIND_OF = words([
  ['visit', 'visit, visits, besuch, visite, visita, визит, زيارة, official visit, state visit'],
  [
    'call',
    'call, phone call, telephone call, telefonat, anruf, appel, appel téléphonique, llamada, звонок, телефонный разговор, اتصال, مكالمة',
  ],
  [
    'agreement',
    'agreement, deal, treaty, abkommen, vertrag, vereinbarung, accord, traité, acuerdo, tratado, соглашение, договор, اتفاق, اتفاقية',
  ],
  ['statement', 'statement, declaration, erklärung, aussage, déclaration, declaración, заявление, بيان, تصريح'],
  ['attack', 'attack, angriff, anschlag, attaque, attentat, ataque, atentado, атака, нападение, هجوم'],
  ['flight', 'flight, flug, vol, vuelo, рейс, полёт, полет, رحلة جوية'],
  ['voyage', 'voyage, seereise, плавание'],
  ['drawdown', 'drawdown, withdrawal, abzug, rückzug, retrait, retirada, вывод войск, انسحاب'],
  ['takeover', 'takeover, übernahme, machtübernahme, захват'],
])

/** The built-in kind of event that a word means, or null. */
export const kindOf = (written: string): string | null => KIND_OF.get(foldName(written)) ?? null

const MODE_OF = words([
  ['delegation', 'delegation, official, delegación, délégation, делегация, وفد'],
  ['aircraft', 'aircraft, air, plane, airplane, flight, by air, flugzeug, flug, avion, avión, самолёт, самолет, طائرة'],
  [
    'ship',
    'ship, sea, boat, vessel, ferry, by sea, schiff, fähre, bateau, navire, barco, buque, корабль, судно, سفينة',
  ],
  ['convoy', 'convoy, konvoi, convoi, convoy militar, конвой, колонна, قافلة'],
  ['exile', 'exile, exil, exilio, изгнание, منفى'],
])

/** The built-in way to travel that a word means; any other is a journey. */
export const modeOf = (written: string): string => MODE_OF.get(foldName(written)) ?? 'journey'
