import type { Words } from './en.ts'
import { inFigures } from './locale.ts'

interface Forms {
  readonly one: string
  readonly two: string
  readonly few: string
  readonly many: string
  readonly other: string
}

const plural = new Intl.PluralRules('ar')

const figure = (number: number) => inFigures(number, 'ar')

/** How many of something; one and two are said by the noun alone, and none as the noun of a hundred. */
function count(number: number, forms: Forms): string {
  const form = plural.select(number)
  switch (form) {
    case 'one':
    case 'two':
      return forms[form]
    case 'few':
    case 'many':
      return `${figure(number)} ${forms[form]}`
    default:
      return `${figure(number)} ${forms.other}`
  }
}

const events: Forms = { one: 'حدث واحد', two: 'حدثان', few: 'أحداث', many: 'حدثا', other: 'حدث' }
const sources: Forms = { one: 'مصدر واحد', two: 'مصدران', few: 'مصادر', many: 'مصدرا', other: 'مصدر' }

/** A range begins with «من», which no other word may precede or repeat. */
const bare = (when: string) => when.replace(/^من /, '')

const zoneInWords = (zone: string) => `(UTC${zone === '+00:00' ? '' : zone})`

export const arabic: Words = {
  comma: '، ',
  dates: {
    about: (when: string) => `${when} تقريبا`,
    uncertain: (when: string) => `${when} (غير مؤكد)`,
    someDayIn: (when: string) => `يوم ما في ${when}`,
    someDayFrom: (months: string) => `يوم ما من ${bare(months)}`,
    someDayBetween: (first: string, last: string) => `يوم ما بين ${first} و${last}`,
    oneDayBetween: (first: string, last: string) => `أحد الأيام بين ${first} و${last}`,
    oneDayRoughlyBetween: (first: string, last: string) => `أحد الأيام بين ${first} و${last} تقريبا`,
    from: (first: string, last: string) => `من ${bare(first)} إلى ${bare(last)}`,
    since: (first: string) => `منذ ${bare(first)}`,
    atTime: (when: string, clock: string, zone: string) => `${when}، الساعة ${clock} ${zoneInWords(zone)}`,
    fromTime: (when: string, clock: string, zone: string) => `${when}، من الساعة ${clock} ${zoneInWords(zone)}`,
    seasons: {
      spring: (year: string) => `ربيع ${year}`,
      summer: (year: string) => `صيف ${year}`,
      autumn: (year: string) => `خريف ${year}`,
      winter: (years: string) => `شتاء ${years}`,
    },
    years: (first: string, last: string) => `${first}–${last}`,
  },
  counts: {
    events: (number: number) => count(number, events),
    sources: (number: number) => count(number, sources),
  },
  presence: {
    operating: 'في الخدمة',
    reduced: 'وجود مقلص',
    withdrawing: 'خفض جارٍ',
    withdrawn: 'انسحاب مكتمل',
    unknown: 'غير معروف',
  },
  legal: {
    'in-force': 'اتفاق سارٍ',
    contested: 'متنازع عليه',
    'under-negotiation': 'قيد التفاوض',
    terminated: 'انتهى',
    replaced: 'استُبدل',
    unknown: 'غير معروف',
  },
  kinds: {
    visit: 'زيارة',
    call: 'اتصال هاتفي',
    agreement: 'اتفاق',
    statement: 'تصريح',
    attack: 'هجوم',
    drawdown: 'خفض الوجود',
    voyage: 'رحلة بحرية',
    flight: 'رحلة جوية أو فرار',
    takeover: 'سيطرة',
    event: 'حدث',
  },
  modalities: {
    planned: 'مقرر',
    'under-way': 'جارٍ',
    occurred: 'حدث بالفعل',
    cancelled: 'أُرجئ أو أُلغي',
    denied: 'نُفي',
    reported: 'ورد في تقارير ولم يتأكد',
  },
  stances: {
    reports: 'يفيد',
    supports: 'يؤيد',
    differs: 'يخالف',
    denies: 'ينفي',
    plans: 'يعلن',
  },
  outletNotStated: 'جهة النشر غير مذكورة',
  embed: {
    hintWheel: (key: string) => `اضغط ${key} مع تدوير العجلة لتقريب الخريطة أو إبعادها`,
    hintFinger: 'حرّك الخريطة بإصبعين',
    since: 'ما عُرف بعد ذلك',
  },
  share: {
    open: 'مشاركة',
  },
  map: {
    label: 'خريطة القصة',
    travellers: (names: readonly string[]) => {
      const others = { one: 'واحد غيرهما', two: 'اثنان غيرهما', few: 'غيرهما', many: 'غيرهما', other: 'غيرهما' }
      const named = names.slice(0, 2)
      return [...named, ...(names.length > 2 ? [count(names.length - 2, others)] : [])].join(' و')
    },
    route: (from: string, to: string, notes: readonly string[]) => [`${from} ← ${to}`, ...notes].join(' · '),
    doubtful: (state: string) => `${state}؟`,
    inferred: 'البداية مستنتجة',
    differs: 'المصادر تختلف',
    planned: 'مقرر',
    possible: 'اليوم غير مؤكد',
    outside: (name: string) => `${name} خارج الخريطة: الانتقال إلى هناك`,
    zoomIn: 'تكبير',
    zoomOut: 'تصغير',
    follow: 'متابعة القصة',
    attribution: 'المسارات تخطيطية',
    attributionSources: 'Natural Earth, GeoNames',
    failed: 'تعذر تشغيل الخريطة المتحركة، وهذا الرسم يتبع التاريخ.',
    insetToCoast: (name: string) => `${name}: نظرة أقرب`,
    insetToStory: 'القصة كاملة: تصغير',
    overview: 'القصة كاملة',
  },
  page: {
    time: 'الزمن',
    theme: 'الألوان',
    themes: { system: 'النظام', light: 'فاتح', dark: 'داكن' },
    language: 'اللغة',
    languageAndTheme: 'اللغة والألوان',
    brokenTables: 'في الجداول مشكلات؛ وتبقى آخر نسخة سليمة من القصة على الصفحة.',
    brokenStory: 'لا يمكن عرض هذه القصة بعد',
  },
  chronology: {
    title: 'القصة كاملة',
    counted: (events: string, sources: string, day: string) => `${events}، ${sources}. آخر دليل: ${day}.`,
    asOf: (day: string) => `لا يُحتسب إلا ما نُشر حتى ${day}.`,
    languages: 'اللغات',
    sites: 'المواقع',
    events: 'الأحداث',
    who: (names: string) => `مَن: ${names}.`,
    onlyPicture: 'تحتاج الخريطة المتحركة إلى JavaScript؛ أما صورتها فمتاحة هنا من دونه.',
    elsewhere: 'القصة كاملة، مع كل رواية ومصدرها',
    noScript: 'تحتاج الخريطة المتحركة إلى JavaScript؛ أما صورتها والقصة كاملة فمتاحتان هنا من دونه.',
  },
  timeline: {
    label: 'الخط الزمني',
    date: 'التاريخ',
    dayWithEvents: (day: string, events: string) => `${day}، ${events}`,
    diplomacy: 'دبلوماسيا',
    ground: 'ميدانيا',
    between: (first: string, last: string) => `يوم ما بين ${first} و${last}`,
    stateSince: (state: string, since: string) => `${state} منذ ${since}`,
    stateFromTo: (state: string, from: string, to: string) => `${state}، من ${from} إلى ${to}`,
    lastEvidence: (day: string) => `آخر دليل: ${day}`,
    reportedTo: (day: string) => `لم يُذكر حتى ${day}`,
    notYetReported: 'لم يُذكر حتى ذلك الحين',
    play: 'تشغيل',
    pause: 'إيقاف مؤقت',
    previous: 'الحدث السابق',
    next: 'الحدث التالي',
    speed: (speed: string) => `السرعة ${speed}`,
    times: (speed: number) => `${figure(speed)}×`,
  },
  cards: {
    on: 'في',
    position: (place: number, total: number) => `${figure(place)} من ${figure(total)}`,
    who: 'مَن',
    sources: 'المصادر',
    citing: (outlet: string, origin: string) => `${outlet}، نقلا عن ${origin}`,
    more: (number: number) =>
      count(number, { one: 'جهة أخرى', two: 'جهتان أخريان', few: 'جهات أخرى', many: 'جهة أخرى', other: 'جهة أخرى' }),
    noLink: 'العنوان غير معروف',
    published: (when: string) => `نُشر في ${bare(when)}`,
    dateAsSaid: (said: string, read: string) => `قال «${said}»، وفُهم على أنه ${read}`,
    dated: (when: string) => `يذكر التاريخ: ${when}`,
    oneSource: 'أفاد به مصدر واحد',
    oneOrigin: (sources: string, origin: string) => `${sources}، والمصدر الأصلي واحد: ${origin}`,
    severalOrigins: (sources: string, origins: number) =>
      `${sources} من ${count(origins, {
        one: 'مصدر أصلي واحد',
        two: 'مصدرين أصليين',
        few: 'مصادر أصلية',
        many: 'مصدرا أصليا',
        other: 'مصدر أصلي',
      })}`,
    differ: 'المصادر تختلف',
    unnamed: 'مصدر بلا جهة نشر مذكورة',
    unnamedFirst: 'مصدر بلا جهة نشر مذكورة',
    differOnDay: 'المصادر تختلف على اليوم:',
    giveDays: (days: string) => `اليوم بحسب المصادر: ${days}.`,
    dayBy: (day: string, outlets: string) => `${day} (${outlets})`,
    differs: (outlet: string) => `اختلاف لدى ${outlet}:`,
    denies: (outlet: string) => `نفي، بحسب ${outlet}:`,
    putsOff: (outlet: string) => `إرجاء، بحسب ${outlet}:`,
    alsoDenies: (outlets: string) => `وكذلك: ${outlets}.`,
    alsoDiffers: (outlets: string) => `واختلاف أيضا لدى: ${outlets}.`,
    and: (parts: readonly string[]) => parts.join(' و'),
    or: (parts: readonly string[]) => parts.join(' أو '),
    stance: (stance: string) => `${stance}:`,
    readMore: 'قراءة المزيد',
    readLess: 'عرض أقل',
    uncertain: (state: string) => `${state}، غير مؤكد`,
    uncertainSuffix: '، غير مؤكد',
    presence: 'الوجود',
    legal: 'الاتفاق',
    since: (day: string) => `منذ ${bare(day)}`,
    until: (day: string) => `حتى ${bare(day)}`,
    noStatus: 'لا يذكر أي مصدر الوضع في هذا اليوم.',
    betweenEvidence: (before: string, after: string) => `لا دليل بين ${before} و${after}`,
    noLaterEvidence: (day: string) => `لا دليل بعد ذلك: آخر مصدر يتحدث عن ${day}`,
    because: 'يبدأ مع',
    endsWith: 'ينتهي مع',
    replaces: 'بدلا من',
    replacedBy: 'حل محله',
    latestWord: (day: string, outlet: string) => `حتى ${day}، ${outlet}:`,
    knownSince: (day: string) => `معروف منذ ${day}`,
    corrected: (day: string) => `صُحح في ${day}`,
    correctedLater: (day: string) => `صُحح في ${day}، بعد آخر يوم تُحتسب مصادره هنا.`,
    back: 'رجوع',
    backToList: 'رجوع إلى القائمة',
    sites: 'المواقع',
    emptyTitle: 'لم يحدث شيء بعد',
    unreportedTitle: 'لم يُذكر شيء بعد',
    onlyBackground: 'خلفية فقط حتى الآن',
    firstAfterBackground: (first: string) => `تاريخ أول حدث بعدها: ${first}.`,
    empty: (first: string) => `تاريخ أول حدث في هذه القصة: ${first}.`,
    toFirst: 'الانتقال إلى أول حدث',
    emptyThen: (asOf: string) => `لا يتحدث أي مصدر نُشر حتى ${asOf} عن شيء في أيام هذه القصة.`,
    notReportedTitle: 'لم يُذكر بعد',
    notReported: (asOf: string) => `لا يتحدث أي مصدر نُشر حتى ${asOf} عن هذا الحدث.`,
    showAllSources: 'العرض بكل المصادر',
    newTab: 'يُفتح في علامة تبويب جديدة',
    problems: 'ما يلزم إصلاحه في الجداول',
    problemAt: (file: string, row: number | null, column: string | null) =>
      [file, row === null ? null : `الصف ${figure(row)}`, column === null ? null : `العمود ${column}`]
        .filter((part) => part !== null)
        .join('، '),
    error: 'خطأ',
    warning: 'تحذير',
  },
  legend: {
    title: 'كيف تُقرأ هذه الخريطة',
  },
  asOf: {
    all: (day: string) => `كل المصادر، حتى ${day}`,
    allShort: 'كل المصادر',
    day: (day: string) => `وفق المعروف في ${day}`,
    dayShort: (day: string) => `المعروف في ${day}`,
    news: 'متابعة الأخبار: وفق المعروف في اليوم نفسه',
    newsShort: 'متابعة الأخبار',
    title: 'المصادر المحتسبة',
    chooseAll: 'كل المصادر',
    chooseAllNote: (day: string) => `آخر دليل: ${day}`,
    chooseDay: 'وفق المعروف في',
    chooseDayNote: 'ما نُشر حتى ذلك اليوم فقط',
    chooseNews: 'متابعة الأخبار',
    chooseNewsNote: 'الخريطة كما كانت ستبدو لقارئ ذلك اليوم؛ والتشغيل يحرك التاريخين معا.',
    dayField: 'المصادر المنشورة حتى',
    earlier: 'اليوم السابق',
    later: 'اليوم التالي',
    outside: (first: string, last: string) => `يُرجى اختيار يوم من ${first} إلى ${last}.`,
    noSource: (last: string) => `لا مصدر يغطي هذا اليوم · آخر دليل: ${last}`,
    noSourceThen: (asOf: string) => `لا مصدر نُشر حتى ${asOf} يغطي هذا اليوم`,
  },
  sourcesView: {
    title: 'المصادر',
    sources: (number: number) => count(number, sources),
    // As it stands after «من».
    outlets: (number: number) =>
      count(number, { one: 'جهة نشر واحدة', two: 'جهتي نشر', few: 'جهات نشر', many: 'جهة نشر', other: 'جهة نشر' }),
    from: (sources: string, outlets: string) => `${sources} من ${outlets}`,
    unstated: (number: number) => `${count(number, sources)} بلا جهة نشر مذكورة`,
    unique: (number: number) =>
      count(number, {
        one: 'مصدر واحد ينفرد بذكر شيء',
        two: 'مصدران ينفرد كل منهما بذكر شيء',
        few: 'مصادر ينفرد كل منها بذكر شيء',
        many: 'مصدرا ينفرد كل منها بذكر شيء',
        other: 'مصدر ينفرد كل منها بذكر شيء',
      }),
    differing: (number: number) =>
      count(number, {
        one: 'مصدر واحد يخالف غيره',
        two: 'مصدران يخالفان غيرهما',
        few: 'مصادر تخالف غيرها',
        many: 'مصدرا تخالف غيرها',
        other: 'مصدر تخالف غيرها',
      }),
    lastEvidence: (day: string) => `آخر دليل: ${day}`,
    asOf: (day: string) => `لا يُحتسب إلا ما نُشر حتى ${day}`,
    ofFound: (number: number) =>
      `في ${count(number, {
        one: 'حدث واحد وُجد',
        two: 'حدثين وُجدا',
        few: 'أحداث وُجدت',
        many: 'حدثا وُجدت',
        other: 'حدث وُجدت',
      })}:`,
    noneFound: 'لم يوجد أي حدث، ولذلك لا يظهر أي مصدر.',
    noneYet: 'لم يكن أي مصدر قد تحدث عن شيء حتى ذلك اليوم.',
    unstatedOutlet: (origin: string) => `جهة النشر غير مذكورة، نقلا عن ${origin}`,
    pages: (number: number) =>
      count(number, { one: 'صفحة واحدة', two: 'صفحتان', few: 'صفحات', many: 'صفحة', other: 'صفحة' }),
    claims: (number: number) =>
      count(number, { one: 'إفادة واحدة', two: 'إفادتان', few: 'إفادات', many: 'إفادة', other: 'إفادة' }),
    alone: (number: number) => `انفراد (${figure(number)})`,
    aloneInFull: (number: number) =>
      `: ${count(number, {
        one: 'أمر واحد لا يرد لدى غيرها',
        two: 'أمران لا يردان لدى غيرها',
        few: 'أمور لا ترد لدى غيرها',
        many: 'أمرا لا ترد لدى غيرها',
        other: 'أمر لا ترد لدى غيرها',
      })}`,
    differs: (number: number) => `اختلاف (${figure(number)})`,
    differsInFull: (number: number) =>
      `: ${count(number, {
        one: 'إفادة واحدة تخالف غيرها',
        two: 'إفادتان تخالفان غيرهما',
        few: 'إفادات تخالف غيرها',
        many: 'إفادة تخالف غيرها',
        other: 'إفادة تخالف غيرها',
      })}`,
    showOnly: 'عرض أحداثها فقط',
    showOnlyCited: (outlet: string) => `عرض الأحداث الواردة لدى ${outlet} أو المنقولة عنها فقط`,
    citing: (origin: string) => `نقلا عن ${origin}`,
    inLanguage: (language: string) => `ب${language}`,
    kinds: {
      article: 'مقال',
      agency: 'وكالة أنباء',
      official: 'صفحة رسمية',
      imagery: 'صور أقمار صناعية أو غيرها',
      track: 'تتبع سفينة أو رحلة جوية',
      table: 'جدول المحرر نفسه',
    },
    published: (when: string) => `نُشر في ${bare(when)}`,
    onlySource: 'هذا المصدر وحده',
    onlyOrigin: (origin: string) => `المصدر الأصلي واحد: ${origin}`,
    says: (stance: string) => `${stance}:`,
    state: (site: string, track: string, state: string) => `${site}. ${track}: ${state}`,
    agreement: {
      'in-force': 'سارٍ',
      contested: 'متنازع عليه',
      'under-negotiation': 'قيد التفاوض',
      terminated: 'انتهى',
      replaced: 'استُبدل',
      unknown: 'غير معروف',
    },
    corrections: 'التصحيحات',
    toCorrections: (number: number) => (number === 0 ? 'التصحيحات' : `التصحيحات (${figure(number)})`),
    noCorrections: 'لم يُجرَ أي تصحيح حتى الآن.',
    laterCorrections: (number: number) =>
      `غير معروض هنا: ${count(number, {
        one: 'تصحيح واحد',
        two: 'تصحيحان',
        few: 'تصحيحات',
        many: 'تصحيحا',
        other: 'تصحيح',
      })} مما أُجري لاحقا أو يخص ما لم يكن معروفا بعد.`,
    changed: 'ما تغير',
    why: 'السبب',
  },
  find: {
    views: 'ما يُعرض',
    story: 'القصة',
    list: 'القائمة',
    sources: 'المصادر',
    share: (found: number, all: number) => (found === all ? figure(all) : `${figure(found)} من ${figure(all)}`),
    close: 'إغلاق والعودة إلى القصة',
    lost: 'لم يصل هذا الجزء. أعد المحاولة عند عودة الاتصال.',
    listLabel: 'قائمة الأحداث',
    date: 'التاريخ',
    event: 'الحدث',
    search: 'بحث في الأسماء والأماكن والكلمات',
    filter: 'تصفية',
    filters: 'عوامل التصفية',
    facets: {
      party: 'الطرف',
      who: 'مَن',
      kind: 'ماذا',
      place: 'أين',
      modality: 'هل حدث',
      certainty: 'مدى التأكد',
      source: 'مَن أفاد به',
    },
    certainties: {
      'several-origins': 'أكثر من مصدر أصلي',
      'one-origin': 'مصدر أصلي واحد فقط',
      'sources-differ': 'المصادر تختلف',
      'date-in-doubt': 'التاريخ موضع شك',
    },
    period: 'متى',
    from: 'من',
    to: 'إلى',
    showAll: (number: number) => `عرض الكل (${figure(number)})`,
    showFewer: 'عرض أقل',
    clear: 'مسح',
    clearAll: 'مسح الكل',
    found: (found: number, all: number) => `${figure(found)} من ${count(all, { ...events, two: 'حدثين' })}`,
    remove: (what: string) => `إزالة عامل التصفية: ${what}`,
    fromDay: (day: string) => `من ${day}`,
    toDay: (day: string) => `إلى ${day}`,
    quoted: (text: string) => `«${text}»`,
    nearly: (written: string, read: readonly string[]) =>
      `لا يوجد «${written}»؛ تُعرض نتائج ${read.map((each) => `«${each}»`).join('، ')}.`,
    nothingLike: (written: string) => `لا شيء هنا باسم «${written}».`,
    means: (kind: string, name: string, events: number) => `${kind}: ${name} (${figure(events)})`,
    meant: 'هل المقصود',
    things: {
      person: 'شخص',
      body: 'جهة',
      state: 'دولة',
      vessel: 'سفينة',
      unit: 'وحدة',
      other: 'غير ذلك',
      place: 'مكان',
    },
    background: 'خلفية',
    none: 'لا يوجد حدث مطابق.',
    noneYet: 'لم يحدث بعد أي من الأحداث التي وُجدت',
    firstFound: (first: string) => `تاريخ أولها: ${first}.`,
    clearThem: 'مسح عوامل التصفية',
    nothingKnown: 'لم يكن قد ذُكر شيء حتى ذلك الحين.',
    oneDayOf: (range: string) => `أحد أيام ${range}`,
    journeys: (name: string) => `رحلات ${name}`,
    noJourney: (name: string) => `رحلات ${name}: لا يُعرف أي منها.`,
    leg: (from: string, to: string) => `${from} ← ${to}`,
    arrived: (when: string) => `الوصول: ${when}`,
    planned: 'مقرر',
  },
}
