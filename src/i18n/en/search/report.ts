import { count, list, number } from '../words.ts';

/** Reports on a subject over a time, shown and sent. */
export const report = {
  everything: 'Written declarations',
  /** @param days "17–28 June 2019". */
  partSession: (month: string, days: string) => `part-session of ${month} (${days})`,
  /** After "written declarations". */
  what: {
    all: (_name: string, _value: number) => '',
    country: (name: string, _value: number) => ` about ${name}`,
    topic: (name: string, _value: number) => ` on the topic ${name}`,
    signatory: (name: string, _value: number) => ` signed by ${name}`,
    delegation: (name: string, _value: number) => ` signed by members of the delegation ${name}`,
    group: (name: string, _value: number) => ` signed by members of the group ${name}`,
  },
  counted: (value: number, what: string) =>
    `${count(value, 'written declaration', 'written declarations')}${what}`,
  ofAll: (value: number) => `of ${number(value)} tabled in that period`,
  none: (what: string) => `No written declaration on record${what} was tabled in that period.`,
  labelled: (label: string, names: string) => `${label}: ${names}`,
  people: 'Most signatures',
  delegations: 'Delegations',
  groups: 'Political groups',
  topics: 'Topics',
  countries: 'About',
  declarations: 'The declarations, newest first',
  more: (value: number) => `${count(value, 'more is', 'more are')} in the file.`,
  moreBy: (value: number, button: string) =>
    `${count(value, 'more is', 'more are')} in the file that you get with _${button}_.`,
  paste: 'Text to copy',
  pasteIntro: 'Ready to copy, in English and in French:',
  sentences: {
    opening: (when: string, what: string) =>
      `Parliamentary Assembly of the Council of Europe, ${when}: ${what}.`,
    most: (label: string, names: readonly string[]) => `${label}: ${list(names)}.`,
    declaration: (number_: number, date: string, title: string) => `No. ${number_} (${date}): ${title}`,
    more: (value: number) => `and ${number(value)} more`,
    source: (accessed: string) =>
      `Counted by Hemicycle from what the Assembly publishes, https://pace.coe.int (as of ${accessed}). A written declaration commits only those who have signed it.`,
  },
  picture: (subject: string) => `${subject}: who signed, by delegation`,
  pictureTopics: (subject: string) => `${subject}: by topic`,
  pictureLine: (value: number, when: string) =>
    `${count(value, 'written declaration', 'written declarations')} · ${when}`,
  file: (title: string) => `Report: ${title}`,
  chooseOne:
    'A report covers one subject: choose one country, topic, member, delegation or group, or none for all declarations.',
};
