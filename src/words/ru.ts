import type { Words } from './en.ts'
import { inFigures } from './locale.ts'

const plural = new Intl.PluralRules('ru')

const figure = (number: number) => inFigures(number, 'ru')

/** The word that goes with a number: "1 событие", "3 события", "5 событий". A fraction takes the second one. */
const wordFor = (number: number, one: string, few: string, many: string) => {
  const rule = plural.select(number)
  return rule === 'one' ? one : rule === 'many' ? many : few
}

/** How many of something, with its noun. */
const count = (number: number, one: string, few: string, many: string) =>
  `${figure(number)} ${wordFor(number, one, few, many)}`

/** "а", "а и б", "а, б и в". */
const joined = (parts: readonly string[], last: string) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`

/** A date that begins with its day, "28 января 2025", needs no other ending after a preposition; a month would. */
const isDay = (when: string) => /^\d{1,2}(\s|$)/.test(when)

/** "с 28 января", "со 2 февраля": the second of a month is spoken with a cluster of consonants. */
const from = (when: string) => (/^2(\s|$)/.test(when) ? `со ${when}` : `с ${when}`)

/** "начало: декабрь 2024", "начало между 9 декабря 2024 и 13 декабря 2024". */
const edge = (name: string, when: string) => (when.startsWith('между ') ? `${name} ${when}` : `${name}: ${when}`)

const begins = (when: string) => (isDay(when) ? from(when) : edge('начало', when))
const ends = (when: string) => (isDay(when) ? `по ${when}` : edge('конец', when))

/** "с 9 декабря 2024 по 28 января 2025". */
const beginsAndEnds = (first: string, last: string) =>
  [begins(first), ends(last)].join(isDay(first) && isDay(last) ? ' ' : ', ')

/** "26–29 января 2025", "30 декабря 2024 – 2 января 2025", as Intl sets it. */
const range = (first: string, last: string) => (/^\d+$/.test(first) ? `${first}–${last}` : `${first} – ${last}`)

const oneDay = (first: string, last: string) => `один из дней ${from(first)} по ${last}`

const published = (when: string) => (isDay(when) ? `опубликовано ${when}` : `опубликовано: ${when}`)

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const zoneOf = (zone: string) => `(UTC${zone === '+00:00' ? '' : zone})`

export const russian: Words = {
  comma: ', ',
  dates: {
    about: (when) => `примерно ${when}`,
    uncertain: (when) => `${when} (под вопросом)`,
    someDayIn: (when) => `${when}, день неизвестен`,
    someDayFrom: (months) => `${months}, день неизвестен`,
    someDayBetween: oneDay,
    oneDayBetween: oneDay,
    oneDayRoughlyBetween: (first, last) => `один из дней примерно ${from(first)} по ${last}`,
    from: range,
    since: begins,
    atTime: (when, clock, zone) => `${when}, ${clock} ${zoneOf(zone)}`,
    fromTime: (when, clock, zone) => `${when}, с ${clock} ${zoneOf(zone)}`,
    seasons: {
      spring: (year) => `весна ${year}`,
      summer: (year) => `лето ${year}`,
      autumn: (year) => `осень ${year}`,
      winter: (years) => `зима ${years}`,
    },
    years: (first, last) => `${first}–${last}`,
  },
  counts: {
    events: (number) => count(number, 'событие', 'события', 'событий'),
    sources: (number) => count(number, 'источник', 'источника', 'источников'),
  },
  presence: {
    operating: 'Действует',
    reduced: 'Сокращено',
    withdrawing: 'Сокращается',
    withdrawn: 'Уход завершён',
    unknown: 'Неизвестно',
  },
  legal: {
    'in-force': 'Соглашение в силе',
    contested: 'Оспаривается',
    'under-negotiation': 'Идут переговоры',
    terminated: 'Прекращено',
    replaced: 'Заменено',
    unknown: 'Неизвестно',
  },
  kinds: {
    visit: 'Визит',
    call: 'Звонок',
    agreement: 'Соглашение',
    statement: 'Заявление',
    attack: 'Атака',
    drawdown: 'Сокращение сил',
    voyage: 'Плавание',
    flight: 'Перелёт или бегство',
    takeover: 'Смена контроля',
    event: 'Событие',
  },
  modalities: {
    planned: 'Запланировано',
    'under-way': 'Идёт',
    occurred: 'Произошло',
    cancelled: 'Отложено или отменено',
    denied: 'Опровергается',
    reported: 'Сообщалось, не подтверждено',
  },
  stances: {
    reports: 'сообщает',
    supports: 'говорит в пользу этого',
    differs: 'расходится с другими',
    denies: 'опровергает',
    plans: 'анонсирует',
  },
  outletNotStated: 'Издание не указано',
  embed: {
    hintWheel: (key) => `Чтобы менять масштаб колесом, удерживайте ${key}`,
    hintFinger: 'Двигайте карту двумя пальцами',
    since: 'Что стало известно с тех пор',
  },
  share: {
    open: 'Поделиться',
  },
  map: {
    label: 'Карта сюжета',
    travellers: (names) =>
      names.length <= 2 ? names.join(', ') : `${names.slice(0, 2).join(', ')} и ещё ${figure(names.length - 2)}`,
    route: (start, end, notes) => [`${start} → ${end}`, ...notes].join(' · '),
    doubtful: (state) => `${state}?`,
    inferred: 'начало предположительно',
    differs: 'источники расходятся',
    planned: 'планируется',
    possible: 'день под вопросом',
    outside: (name) => `${name}: за краем карты, перейти туда`,
    zoomIn: 'Приблизить',
    zoomOut: 'Отдалить',
    follow: 'Следовать за сюжетом',
    attribution: 'Маршруты схематичны',
    attributionSources: 'Natural Earth, GeoNames',
    failed: 'Интерактивная карта не запустилась; этот рисунок следует за датой.',
    insetToCoast: (name) => `${name}: показать ближе`,
    insetToStory: 'Весь сюжет: отдалить',
    overview: 'Весь сюжет',
  },
  page: {
    time: 'Время',
    theme: 'Цвета',
    themes: { system: 'Системные', light: 'Светлые', dark: 'Тёмные' },
    language: 'Язык',
    languageAndTheme: 'Язык и цвета',
    brokenTables: 'В таблицах есть ошибки; на странице остаётся последняя исправная версия сюжета.',
    brokenStory: 'Этот сюжет пока нельзя показать',
  },
  chronology: {
    title: 'Весь сюжет',
    counted: (events, sources, day) => `${events}, ${sources}. Последние данные: ${day}.`,
    asOf: (day) => `Учтено только опубликованное не позднее ${day}.`,
    languages: 'Языки',
    sites: 'Объекты',
    events: 'События',
    who: (names) => `Кто: ${names}.`,
    onlyPicture: 'Интерактивной карте нужен JavaScript; её изображение есть здесь и без него.',
    elsewhere: 'Весь сюжет со всеми сообщениями и их источниками',
    noScript: 'Интерактивной карте нужен JavaScript; её изображение и весь сюжет есть здесь и без него.',
  },
  timeline: {
    label: 'Лента времени',
    date: 'Дата',
    dayWithEvents: (day, events) => `${day}, ${events}`,
    diplomacy: 'Дипломатия',
    ground: 'На месте',
    between: (first, last) => `между ${first} и ${last}`,
    stateSince: (state, since) => `${state}: ${begins(since)}`,
    stateFromTo: (state, first, last) => `${state}: ${beginsAndEnds(first, last)}`,
    lastEvidence: (day) => `последние данные: ${day}`,
    reportedTo: (day) => `на ${day} ещё не сообщалось`,
    notYetReported: 'Тогда ещё не сообщалось',
    play: 'Пуск',
    pause: 'Пауза',
    previous: 'Предыдущее событие',
    next: 'Следующее событие',
    speed: (speed) => `Скорость ${speed}`,
    times: (speed) => `${figure(speed)}×`,
  },
  cards: {
    on: 'Дата:',
    position: (place, total) => `${figure(place)} из ${figure(total)}`,
    who: 'Кто',
    sources: 'Источники',
    citing: (outlet, origin) => `${outlet} со ссылкой на ${origin}`,
    more: (number) => `ещё ${figure(number)}`,
    noLink: 'Адрес неизвестен',
    published,
    dateAsSaid: (said, read) => `Сказано «${said}», понято как ${read}`,
    dated: (when) => `Дата по источнику: ${when}`,
    oneSource: 'Сообщает один источник',
    oneOrigin: (sources, origin) => `${sources}, первоисточник один: ${origin}`,
    severalOrigins: (sources, origins) =>
      `${sources}, ${count(origins, 'первоисточник', 'первоисточника', 'первоисточников')}`,
    differ: 'Источники расходятся',
    unnamed: 'источник без указания издания',
    unnamedFirst: 'Источник без указания издания',
    differOnDay: 'О дне источники расходятся:',
    giveDays: (days) => `День по источникам: ${days}.`,
    dayBy: (day, outlets) => `${day} (${outlets})`,
    differs: (outlet) => `${outlet} расходится с другими:`,
    denies: (outlet) => `Опровергается, сообщает ${outlet}:`,
    putsOff: (outlet) => `Отложено, сообщает ${outlet}:`,
    alsoDenies: (outlets) => `О том же: ${outlets}.`,
    alsoDiffers: (outlets) => `Также расходятся с другими: ${outlets}.`,
    and: (parts) => joined(parts, 'и'),
    or: (parts) => joined(parts, 'или'),
    stance: (stance) => `${stance}:`,
    readMore: 'Подробнее',
    readLess: 'Свернуть',
    uncertain: (state) => `${state}, под вопросом`,
    uncertainSuffix: ', под вопросом',
    presence: 'Присутствие',
    legal: 'Соглашение',
    since: (day) => capital(begins(day)),
    until: ends,
    noStatus: 'О положении на этот день не говорит ни один источник.',
    betweenEvidence: (before, after) => `Нет данных между ${before} и ${after}`,
    noLaterEvidence: (day) => `Более поздних данных нет: последние — за ${day}`,
    because: 'С чего начинается',
    endsWith: 'Чем заканчивается',
    replaces: 'Вместо чего',
    replacedBy: 'Чем заменено',
    latestWord: (day, outlet) => `По данным на ${day}, ${outlet}:`,
    knownSince: (day) => `Известно ${from(day)}`,
    corrected: (day) => `Исправлено ${day}`,
    correctedLater: (day) => `Исправлено ${day}, позже дня, по который здесь учитываются источники.`,
    back: 'Назад',
    backToList: 'Назад к списку',
    sites: 'Объекты',
    emptyTitle: 'Ещё ничего не произошло',
    unreportedTitle: 'Ещё ничего не сообщалось',
    onlyBackground: 'Пока только предыстория',
    firstAfterBackground: (first) => `Первое событие после неё: ${first}.`,
    empty: (first) => `Первое событие этого сюжета: ${first}.`,
    toFirst: 'К первому событию',
    emptyThen: (asOf) => `Ни один источник, опубликованный не позднее ${asOf}, ничего не сообщает о днях этого сюжета.`,
    notReportedTitle: 'Ещё не сообщалось',
    notReported: (asOf) => `Ни один источник, опубликованный не позднее ${asOf}, не сообщает об этом событии.`,
    showAllSources: 'Показать по всем источникам',
    newTab: 'откроется в новой вкладке',
    problems: 'Что исправить в таблицах',
    problemAt: (file, row, column) =>
      [file, row === null ? null : `строка ${row}`, column === null ? null : `столбец ${column}`]
        .filter((part) => part !== null)
        .join(', '),
    error: 'Ошибка',
    warning: 'Предупреждение',
  },
  legend: {
    title: 'Как читать эту карту',
  },
  asOf: {
    all: (day) => `Все источники, по ${day}`,
    allShort: 'Все источники',
    day: (day) => `По данным на ${day}`,
    dayShort: (day) => `На ${day}`,
    news: 'Вслед за новостями: по данным на этот день',
    newsShort: 'Вслед за новостями',
    title: 'Какие источники учитывать',
    chooseAll: 'Все источники',
    chooseAllNote: (day) => `Последние данные: ${day}`,
    chooseDay: 'По данным на день',
    chooseDayNote: 'Только опубликованное не позднее этого дня',
    chooseNews: 'Вслед за новостями',
    chooseNewsNote: 'Карта, какой она была бы для читателя того дня; при воспроизведении движутся обе даты.',
    dayField: 'Источники, опубликованные не позднее',
    earlier: 'На день раньше',
    later: 'На день позже',
    outside: (first, last) => `Выберите день ${from(first)} по ${last}.`,
    noSource: (last) => `До этого дня не доходит ни один источник · последние данные: ${last}`,
    noSourceThen: (asOf) => `Ни один источник, опубликованный не позднее ${asOf}, не доходит до этого дня`,
  },
  sourcesView: {
    title: 'Источники',
    sources: (number) => count(number, 'источник', 'источника', 'источников'),
    // In the genitive: they stand only after "из", in `from`.
    outlets: (number) => count(number, 'издания', 'изданий', 'изданий'),
    from: (sources, outlets) => `${sources} из ${outlets}`,
    unstated: (number) => `${figure(number)} без указания издания`,
    unique: (number) => `${count(number, 'сообщает', 'сообщают', 'сообщают')} то, чего нет у других`,
    differing: (number) => `${count(number, 'расходится', 'расходятся', 'расходятся')} с другими`,
    lastEvidence: (day) => `Последние данные: ${day}`,
    asOf: (day) => `Учтено только опубликованное не позднее ${day}`,
    ofFound: (number) => `По найденным событиям (${figure(number)}):`,
    noneFound: 'Событий не найдено, поэтому источники не показаны.',
    noneYet: 'К этому дню ни один источник ещё ни о чём не сообщил.',
    unstatedOutlet: (origin) => `Издание не указано, со ссылкой на ${origin}`,
    pages: (number) => count(number, 'страница', 'страницы', 'страниц'),
    claims: (number) => count(number, 'утверждение', 'утверждения', 'утверждений'),
    alone: (number) => `только здесь: ${figure(number)}`,
    aloneInFull: (number) =>
      ` (${count(number, 'сообщение, которого', 'сообщения, которых', 'сообщений, которых')} нет у других)`,
    differs: (number) => `расхождений: ${figure(number)}`,
    differsInFull: (number) =>
      ` (${count(number, 'утверждение расходится', 'утверждения расходятся', 'утверждений расходятся')} с другими)`,
    showOnly: 'Показать только его события',
    showOnlyCited: (outlet) =>
      `Показать только события, о которых сообщает ${outlet} или другие со ссылкой на это издание`,
    citing: (origin) => `со ссылкой на ${origin}`,
    inLanguage: (language) => `язык: ${language}`,
    kinds: {
      article: 'статья',
      agency: 'информагентство',
      official: 'официальная страница',
      imagery: 'спутниковые или другие снимки',
      track: 'данные о пути судна или самолёта',
      table: 'собственная таблица редактора',
    },
    published,
    onlySource: 'только этот источник',
    onlyOrigin: (origin) => `первоисточник один: ${origin}`,
    says: (stance) => `Источник ${stance}:`,
    state: (site, track, state) => `${site}. ${track}: ${state}`,
    agreement: {
      'in-force': 'В силе',
      contested: 'Оспаривается',
      'under-negotiation': 'Идут переговоры',
      terminated: 'Прекращено',
      replaced: 'Заменено',
      unknown: 'Неизвестно',
    },
    corrections: 'Исправления',
    toCorrections: (number) => (number === 0 ? 'Исправления' : `Исправления (${figure(number)})`),
    noCorrections: 'Исправлений пока не было.',
    laterCorrections: (number) =>
      `Не показано исправлений, сделанных позже или касающихся того, что ещё не было известно: ${figure(number)}.`,
    changed: 'Что изменилось:',
    why: 'Почему:',
  },
  find: {
    views: 'Что показать',
    story: 'Сюжет',
    list: 'Список',
    sources: 'Источники',
    share: (found, all) => (found === all ? figure(all) : `${figure(found)} из ${figure(all)}`),
    close: 'Закрыть, назад к сюжету',
    lost: 'Эта часть не загрузилась. Попробуйте снова, когда появится связь.',
    listLabel: 'Список событий',
    date: 'Дата',
    event: 'Событие',
    search: 'Искать имена, места, слова',
    filter: 'Фильтр',
    filters: 'Фильтры',
    facets: {
      party: 'Сторона',
      who: 'Кто',
      kind: 'Что',
      place: 'Где',
      modality: 'Произошло ли',
      certainty: 'Насколько надёжно',
      source: 'Кто сообщает',
    },
    certainties: {
      'several-origins': 'Больше одного первоисточника',
      'one-origin': 'Только один первоисточник',
      'sources-differ': 'Источники расходятся',
      'date-in-doubt': 'Дата под вопросом',
    },
    period: 'Когда',
    from: 'С',
    to: 'По',
    showAll: (number) => `Показать все ${figure(number)}`,
    showFewer: 'Показать меньше',
    clear: 'Сбросить',
    clearAll: 'Сбросить всё',
    found: (found, all) => `${figure(found)} из ${count(all, 'события', 'событий', 'событий')}`,
    remove: (what) => `Убрать фильтр: ${what}`,
    fromDay: from,
    toDay: (day) => `по ${day}`,
    quoted: (text) => `«${text}»`,
    nearly: (written, read) => `Нет «${written}»; показано: ${read.map((each) => `«${each}»`).join(', ')}.`,
    nothingLike: (written) => `Здесь ничто не называется «${written}».`,
    means: (kind, name, events) => `${kind}: ${name} (${figure(events)})`,
    meant: 'Возможно, вы ищете',
    things: {
      person: 'Человек',
      body: 'Организация',
      state: 'Государство',
      vessel: 'Судно',
      unit: 'Подразделение',
      other: 'Другое',
      place: 'Место',
    },
    background: 'Предыстория',
    none: 'Подходящих событий нет.',
    noneYet: 'Ни одно из найденных событий ещё не произошло',
    firstFound: (first) => `Первое из них: ${first}.`,
    clearThem: 'Сбросить фильтры',
    nothingKnown: 'К тому дню ещё ни о чём не сообщалось.',
    oneDayOf: (days) => `один из дней: ${days}`,
    journeys: (name) => `Поездки: ${name}`,
    noJourney: (name) => `${name}: о поездках ничего не известно.`,
    leg: (start, end) => `${start} → ${end}`,
    arrived: (when) => `прибытие: ${when}`,
    planned: 'планируется',
  },
}
