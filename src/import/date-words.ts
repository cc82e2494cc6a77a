import { foldName } from '../fold.ts'

/** The months' names, longest first where one begins another; short forms are listed, not cut. */
const MONTHS: readonly string[] = [
  'january jan januar janner jaenner janvier janv enero ene январь января янв يناير جانفي|كانون الثاني',
  'february feb februar fevrier fevr fev febrero febr февраль февраля фев февр فبراير فيفري شباط',
  'march mar marz maerz mrz mars marzo март марта мар مارس اذار',
  'april apr avril avr abril abr апрель апреля апр ابريل افريل نيسان',
  'may mai mayo май мая مايو ماي ايار',
  'june jun juni juin junio июнь июня июн يونيو جوان حزيران',
  'july jul juli juillet juil julio июль июля июл يوليو جويليه تموز',
  'august aug aout agosto ago август августа авг اغسطس اوت اب',
  'september sept sep septembre septiembre setiembre set сентябрь сентября сент сен سبتمبر ايلول',
  'october oct oktober okt octobre octubre октябрь октября окт اكتوبر|تشرين الاول',
  'november nov novembre noviembre ноябрь ноября нояб ноя نوفمبر|تشرين الثاني',
  'december dec dezember dez decembre diciembre dic декабрь декабря дек ديسمبر|كانون الاول',
]

/** EDTF's codes: spring to winter, then the quarters. */
const SEASONS: readonly (readonly [code: number, names: string])[] = [
  [21, 'spring fruhling fruhjahr printemps primavera весна весной весны ربيع'],
  [22, 'summer sommer ete verano лето летом лета صيف'],
  [23, 'autumn fall herbst automne otono осень осенью осени خريف'],
  [24, 'winter hiver invierno зима зимой зимы شتاء'],
]

const arabic = (text: string): string => text.replace(/[أإآ]/g, 'ا')
const fold = (text: string): string => arabic(foldName(text)).replace(/\./g, '')

const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) =>
    names
      .split('|')
      .flatMap((part, group) => (group === 0 ? part.split(' ') : [part]))
      .map((name) => [fold(name), index + 1] as const),
  ),
)
const SEASON_OF: ReadonlyMap<string, number> = new Map(
  SEASONS.flatMap(([code, names]) => names.split(' ').map((name) => [fold(name), code] as const)),
)

/** 1 to 12, or null when the word is no month's name. */
export const monthOf = (word: string): number | null => MONTH_OF.get(fold(word)) ?? null
/** 21 to 24, or null when the word is no season's name. */
export const seasonOf = (word: string): number | null => SEASON_OF.get(fold(word)) ?? null

const WEEKDAYS =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)$|^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$|^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)$|^(?:понедельник|вторник|среда|среду|четверг|пятница|пятницу|суббота|субботу|воскресенье|пн|вт|ср|чт|пт|сб|вс)$|^(?:ال)?(?:اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت|احد)$/u
/** Words that stand within a date and say nothing: "28 de enero de 2025", "28 января 2025 г." */
const FILLERS = /^(?:de|del|of|the|le|el|the|year|г|года|год|го|م|عام|سنه|شهر|يوم|am|on|den|der|im|in|en|в|во|يوم)$/u

export const isWeekday = (word: string): boolean => WEEKDAYS.test(fold(word).replace(/ء/g, ''))
export const isFiller = (word: string): boolean => FILLERS.test(fold(word))

/** `about` and its like, before a date or after it. */
const ABOUT =
  /^(?:~|≈|c\.|ca\.?|circa|approx\.?|approximately|about|around|roughly|um|etwa|ungefähr|gegen|rund|vers|environ|autour d[eu]|hacia|alrededor del?|aproximadamente|около|ок\.|примерно|приблизительно|حوالي|نحو|تقريبا|قرابة)\s*(?:the\s+|le\s+|el\s+|den\s+)?(?=\S)/iu
const ABOUT_AFTER =
  /\s*(?:~|\((?:ca\.?|circa|approx\.?|approximately|about|etwa|environ|около|примерно|تقريبا)\)|approx\.?|-ish|تقريبا)$/iu
const SINCE =
  /^(?:(?:ongoing )?since|from|starting|seit|ab|depuis(?: le)?|à partir d[eu]|desde(?: el)?|a partir del?|с|начиная с|منذ|ابتداء من)\s+/iu
const GOES_ON =
  /\s*(?:–|-|to|until|bis|à|hasta|по|إلى)\s*(?:now|today|date|present|ongoing|heute|jetzt|aujourd['’]hui|présent|hoy|presente|настоящее время|сегодня|الآن|اليوم|\.\.)$/iu

/** Whether an end's cell says that it goes on. */
export const isOngoing = (text: string): boolean =>
  /^(?:\.\.|…|\.\.\.|now|today|present|ongoing|open|continuing|heute|jetzt|laufend|andauernd|en cours|à ce jour|aujourd['’]hui|en curso|hoy|actualidad|продолжается|настоящее время|по настоящее время|сейчас|مستمر|مستمرة|الآن|حتى الآن)$/iu.test(
    text.trim(),
  )

/** What is said around a date, and the date itself. */
export interface Qualified {
  readonly text: string
  readonly isApproximate: boolean
  readonly isUncertain: boolean
  /** It goes on from then. */
  readonly isOpen: boolean
}

export function qualified(written: string): Qualified {
  let text = written
  const take = (pattern: RegExp): boolean => {
    const shorter = text.replace(pattern, '').trim()
    if (shorter === text || shorter === '') return false
    text = shorter
    return true
  }
  const isUncertain = take(/\s*\(?\?\)?$/)
  const isApproximate = take(ABOUT) || take(ABOUT_AFTER)
  const isOpen =
    take(GOES_ON) || (take(SINCE) && !/[–—]|\d\s*-\s*\d|\s(?:to|until|bis|au|al|по|إلى|hasta|a|à)\s/iu.test(text))
  return { text, isApproximate, isUncertain, isOpen }
}

const NO_DATE =
  /^(?:[-–?]+|n\.? ?d\.?|s\.? ?d\.?|o\. ?d\.|n\/?a|undated|no date|date unknown|unknown|undatiert|unbekannt|ohne datum|sans date|inconnue?|sin fecha|desconocid[oa]|без даты|б\/д|неизвестно|بدون تاريخ|غير معروف)$/iu
/** Whether a cell says in words or signs that there is no date. */
export const isNoDate = (text: string): boolean => NO_DATE.test(text)

const BEFORE_YEAR_ONE =
  /^-\d{1,4}$|\d(?:st|nd|rd|th|e|ème)?[^\p{L}]*(?:century |cent\. |jahrhundert |jh\. |siècle )?(?:b\. ?c\.(?: ?e\.)?|bce?|v\. ?chr\.?|v\. ?u\. ?z\.|av\. ?j\.?-? ?c\.?|a\. ?c\.|до н\. ?э\.|ق\.? ?م\.?|قبل الميلاد)$/iu
/** Whether a year is counted backwards from Christ. */
export const liesBefore = (text: string): boolean => BEFORE_YEAR_ONE.test(text)

const ONE_SIDE =
  /^(?:before|prior to|by|after|no later than|not before|vor|nach|avant|après|antes del?|después del?|до|после|قبل|بعد)\s.*\d/iu
/** Whether a text tells only what the date comes before, or after. */
export const saysOneSide = (text: string): boolean => ONE_SIDE.test(text)

const DAY_PART =
  /,?\s(?:in the |am |au |le |por la )?(?:early |late )?(?:morning|afternoon|evening|night|noon|midday|midnight|morgen|vormittag|mittag|nachmittag|abend|nacht|morgens|mittags|abends|nachts|matin|midi|après-midi|soir|nuit|mañana|tarde|noche|утром|днём|днем|вечером|ночью|صباحا|مساء)$/iu
const DAY_PART_BEFORE = /^(?:the )?(?:morning|afternoon|evening|night) of (?:the )?/iu
/** A date without the part of the day that it tells: "3 March 2025, evening". */
export function withoutDayPart(text: string): { readonly text: string; readonly isShorter: boolean } {
  const shorter = text.replace(DAY_PART, '').replace(DAY_PART_BEFORE, '').trim()
  return shorter === '' ? { text, isShorter: false } : { text: shorter, isShorter: shorter !== text }
}

const FOOTNOTE = /(?<=[\p{L}\p{N}).])(?: ?\[(?:\d{1,3}|[a-z]{1,2}|(?:note|nb|n) ?\d+|citation needed)\])+/giu

/** Digits as Latin ones, dashes between numbers as one kind, spaces as one. */
export const plainDate = (written: string): string =>
  written
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u2010\u2011\u2012\u2212]/g, '-')
    .replace(/\u2014/g, '–')
    .replace(/\s*→\s*/g, ' – ')
    .replace(/^(\d{4})–(\d{1,2})–(\d{1,2})$/, '$1-$2-$3')
    .replace(/[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]/g, '')
    .replace(/\s+/gu, ' ')
    // Marks of footnotes, as Wikipedia has them, and the name that a browser adds to a zone.
    .replace(FOOTNOTE, '')
    .replace(/(GMT[+-]\d{4}) \([^()]*\)$/, '$1')
    .replace(/\((GMT[+-]\d{1,2}(?::\d\d)?)\)$/, '$1')
    .trim()
