/**
 * What people call the columns, by our field: in English, German, French, Spanish, Russian and Arabic. Names that stand
 * between two bars are equally good; what comes earlier is better.
 */
export const FIELD_NAMES = {
  id: 'id, event id, key | nr, no, number, nummer, numero, номер, رقم',
  when: `when, date, dates, datum, fecha, fechas, дата, даты, تاريخ, التاريخ, event date, date of event, dates of visit, date of visit, wann, quand, cuando, когда
    | start date, date start, start, begin date, begin, beginn, beginning, startdatum, anfangsdatum, anfang, datum von, date de debut, date debut, debut, fecha de inicio, fecha inicio, inicio, дата начала, начало, تاريخ البدء, تاريخ البداية, البداية, date from, from date, started, starts, starttime, start time
    | from, von, ab, de, du, desde, с, от, من, sqldate, period, zeitraum, periode, periodo, период, الفترة, datetime, date time
    | timestamp, time stamp, day, tag, jour, dia, день, اليوم, time`,
  end: `end, end date, date end, finish, finish date, ende, enddatum, fin, date de fin, date fin, fecha de fin, fecha fin, fecha final, дата окончания, окончание, конец, تاريخ الانتهاء, تاريخ النهاية, النهاية, date to, to date, until, till, ended, ends, end time, endtime, datum bis
    | to, bis, au, hasta, a, до, по, إلى, الى, حتى`,
  year: 'year, start year, jahr, annee, an, ano, год, سنة, السنة, عام',
  month: 'month, start month, monat, mois, mes, месяц, شهر, الشهر',
  day: 'day, start day, tag, jour, dia, день, يوم, اليوم',
  time: 'time, start time, time of day, uhrzeit, zeit, heure, hora, время, الوقت, الساعة',
  end_year: 'end year, endjahr, annee de fin',
  end_month: 'end month, endmonat, mois de fin',
  end_day: 'end day, endtag, jour de fin',
  end_time: 'end time, endzeit, heure de fin',
  title: `title, headline, titel, uberschrift, titre, titulo, titular, заголовок, название, العنوان, عنوان
    | name, event, event name, what happened, incident, vorfall, titel des ereignisses, event title, ereignis, evenement, evento, событие, الحدث, حدث, что, what, was, quoi, que, ماذا
    | heading, item label, acto, subject, betreff, sujet, asunto, тема, الموضوع, topic, label, caption, object, objekt, artwork, bezeichnung, nom, nombre, имя, الاسم, اسم, thema`,
  summary: `summary, description, text, beschreibung, zusammenfassung, resume, descripcion, resumen, описание, текст, وصف, الوصف, ملخص
    | details, detail, notes, note, remarks, remark, comment, comments, bemerkung, bemerkungen, anmerkung, anmerkungen, notiz, notizen, kommentar, remarque, remarques, commentaire, notas, nota, observaciones, comentario, comentarios, примечание, примечания, комментарий, заметки, ملاحظات, ملاحظة, تعليق, تفاصيل
    | purpose of trip, purpose of visit, purpose of meeting, purpose of travel, reason for visit, reisezweck, motif du deplacement, motivo del viaje
    | purpose, reason, occasion, zweck, anlass, grund, objet, motif, motivo, цель, الغرض, body, content, inhalt, abstract`,
  place: `place, places, location, locations, where, ort, orte, lieu, lieux, lugar, lugares, место, места, المكان, مكان, الموقع, موقع
    | city, cities, town, stadt, stadte, ville, villes, ciudad, ciudades, город, города, مدينة, المدينة, destination, destinations, ziel, reiseziel, destino, место назначения, الوجهة, venue, site, location name, place name, ortsname, standort, schauplatz, zielort
    | address, adresse, direccion, адрес, العنوان البريدي, wo, donde, где, أين, settlement, visit to, visited`,
  country:
    'country, land, staat, pays, pais, страна, البلد, بلد, الدولة, دولة, country code, country name, nation, landerkurzel',
  lat: 'lat, latitude, breite, breitengrad, geographische breite, latitud, широта, خط العرض, geo lat, gps lat, latitude (decimal) | y, ycoord, y coord',
  lon: 'lon, lng, long, longitude, lange, laenge, langengrad, laengengrad, geographische lange, longitud, долгота, خط الطول, geo lon, geo long, gps lon | x, xcoord, x coord',
  coordinates:
    'coordinates, coords, coordinate, koordinaten, coordonnees, coordenadas, координаты, الإحداثيات, احداثيات, latlng, lat lng, latlon, lat lon, lat long, latitude longitude, gps, geo, geolocation, geopunkt, coord, geo point, wkt, geom, the geom, geometry',
  from: 'from, origin, departure place, departure city, start place, from place, from city, von, abfahrtsort, abreiseort, startort, herkunft, de, depart, lieu de depart, origen, desde, откуда, из, من, المغادرة من, نقطة الانطلاق',
  to: 'to, arrival place, arrival city, end place, to place, to city, nach, ankunftsort, zielort, a, vers, arrivee, lieu d arrivee, destino, hasta, куда, в, إلى, الى, نقطة الوصول | destination, ziel, место назначения, الوجهة',
  departed:
    'departed, departure, departure date, date of departure, departure time, left, abreise, abreisedatum, abfahrt, abflug, date de depart, fecha de salida, salida, дата отъезда, дата вылета, отъезд, отправление, تاريخ المغادرة, المغادرة',
  arrived:
    'arrived, arrival, arrival date, date of arrival, arrival time, ankunft, ankunftsdatum, anreise, date d arrivee, fecha de llegada, llegada, дата прибытия, дата приезда, прибытие, تاريخ الوصول, الوصول | return, return date, ruckkehr, retour, regreso, возвращение, العودة',
  mode: 'mode, means, transport, means of transport, travel mode, verkehrsmittel, transportmittel, moyen de transport, medio de transporte, транспорт, وسيلة النقل',
  path: 'path, route, track, linie, strecke, itineraire, ruta, маршрут, المسار',
  who: `who, actor, actors, actor1, actor 1, actor1 name, person, people, persons, wer, akteur, akteure, personen, qui, acteur, acteurs, personne, personnes, quien, actores, persona, personas, кто, участник, участники, лицо, من هو, الأشخاص, الشخص, الجهة, participants, participant, teilnehmer
    | traveller, traveler, travellers, travelers, visitor, visitors, delegation, delegations, delegate, delegates, delegation member, members, reisender, reisende, besucher, mitglieder, delegationsmitglied, voyageur, voyageurs, visiteur, delegue, membres, viajero, viajeros, delegacion, delegado, путешественник, делегация, делегат, المسافر, الوفد, وفد, الزائر
    | artist, maker, vessel, vessel name, ship, ship name, politician, minister, official, officials, speaker, official name, organisation, organization, institution, politiker, ministre, министр, чиновник, participantes`,
  party:
    'party, side, partei, seite, fraktion, parti, camp, partido, bando, сторона, партия, الطرف, الحزب, حزب, faction',
  kind: 'kind, type, category, kategorie, art, typ, categorie, genre, categoria, tipo, категория, тип, вид, الفئة, النوع, نوع, event type, event category, ereignisart, rubrik, type of event, tag, tags | group, gruppe, groupe, grupo, группа, sub event type',
  state: 'state, status, modality, zustand, statut, etat, estado, состояние, статус, الحالة, حالة',
  link: 'link, url, source url, source link, web, website, webseite, weblink, href, uri, lien, enlace, ссылка, رابط, الرابط, links, urls, source urls, article, permalink, quelle url, quellen url, source 1, internet',
  source:
    'source, sources, quelle, quellen, fuente, fuentes, источник, источники, المصدر, مصدر, المصادر, reference, references, beleg, nachweis, citation',
  published:
    'published, publication date, date published, published at, pub date, pubdate, veroffentlicht, veroffentlichungsdatum, erscheinungsdatum, date de publication, publie, fecha de publicacion, publicado, дата публикации, опубликовано, تاريخ النشر, نشر, article date, source date',
  outlet:
    'outlet, publisher, medium, media outlet, newspaper, herausgeber, verlag, zeitung, editeur, journal, editorial, periodico, издание, издатель, الناشر, الصحيفة, news outlet',
  role: 'role, office, title of office, position, funktion, amt, rolle, fonction, poste, cargo, puesto, должность, роль, المنصب, الصفة',
  aliases:
    'aliases, alias, other names, also known as, aka, auch bekannt als, autres noms, otros nombres, другие названия, псевдонимы, أسماء أخرى',
} as const

export type Field = keyof typeof FIELD_NAMES

/** Names of sheets and files that tell what their rows are. */
export const SHEET_NAMES = {
  places:
    'places, place, locations, orte, lieux, lugares, места, أماكن, الأماكن, gazetteer, sites, cities, stadte, coordinates, koordinaten',
  sources:
    'sources, source, quellen, fuentes, источники, مصادر, المصادر, references, bibliography, literatur, articles, links',
  actors:
    'actors, actor, people, persons, person, personen, akteure, acteurs, personnes, actores, personas, акторы, люди, лица, أشخاص, الأشخاص, delegates, politicians, names',
  trips:
    'trips, trip, travel, travels, journeys, journey, visits, visit, delegations, reisen, reise, besuche, delegationsreisen, voyages, voyage, visites, deplacements, viajes, visitas, поездки, визиты, поездка, رحلات, زيارات, الزيارات, الرحلات, itineraries, flights, routes, tracks',
} as const

/** A column of states or provinces, which tells one place of a name from another: no field, as our tables have none. */
export const REGION_NAMES =
  'region, state, state province, province, us state, bundesland, kanton, canton, provincia, regione, область, регион, المحافظة, محافظة, governorate, admin1, admin 1'
