import type { Locale } from '../../locales.ts';
import type { DeclarationRecord } from '../../assembly/record.ts';
import { delegationMapSvg } from './delegations/delegation-map.ts';
import { describedHemicycle, describedMap, describedPerson, describedTopic } from './alt-text.ts';
import { today } from './drawing/source.ts';
import { hemicycleStripSvg } from './hemicycle/hemicycle-strip.ts';
import { hemicycleSvg } from './hemicycle/hemicycle.ts';
import { picture, type Picture } from './picture.ts';
import { personTimelineSvg, topicTimelineSvg, type PersonYears, type TopicYears } from './bars/timeline.ts';

/** Who signed, by political group from left to right. */
export function hemicyclePicture(declaration: DeclarationRecord, language: Locale): Promise<Picture> {
  return picture(
    `declaration-${declaration.number}-groups.png`,
    hemicycleSvg(declaration, language),
    describedHemicycle(declaration, language),
  );
}

/** The same, a third as high, with the counts beside it: for an alert. */
export function hemicycleStripPicture(declaration: DeclarationRecord, language: Locale): Promise<Picture> {
  return picture(
    `declaration-${declaration.number}-groups.png`,
    hemicycleStripSvg(declaration, language),
    describedHemicycle(declaration, language),
  );
}

/** Where those who signed come from. */
export function delegationMapPicture(declaration: DeclarationRecord, language: Locale): Promise<Picture> {
  return picture(
    `declaration-${declaration.number}-delegations.png`,
    delegationMapSvg(declaration, language),
    describedMap(declaration, language),
  );
}

/** What a person signed and tabled, year by year. */
export function personTimelinePicture(
  person: PersonYears,
  language: Locale,
  day = today(),
): Promise<Picture> {
  return picture(
    'signed-by-year.png',
    personTimelineSvg(person, language, day),
    describedPerson(person, language),
  );
}

/** How many declarations there were on a topic, year by year. */
export function topicTimelinePicture(topic: TopicYears, language: Locale, day = today()): Promise<Picture> {
  return picture(
    'topic-by-year.png',
    topicTimelineSvg(topic, language, day),
    describedTopic(topic, language),
  );
}
