/**
 * What a verb does when the signatories are its subject: `demand` and `request` ask, more and less
 * strongly; `wish` hopes or warns; `protest` condemns; `launch` carries a noun ("launch an appeal").
 */
export type Act = 'demand' | 'request' | 'wish' | 'protest' | 'launch';

export type VerbForm =
  // we call · it calls · calling · called
  | 'base'
  | 's'
  | 'ing'
  | 'past'
  // nous appelons · ils appellent · il appelle · appelant · appeler · appelé
  | 'nous'
  | 'ils'
  | 'il'
  | 'ant'
  | 'infinitive'
  | 'participle';

export interface VerbReading {
  readonly act: Act;
  readonly form: VerbForm;
  /** What has to follow the verb, and what may not. */
  readonly after?: RegExp | undefined;
  readonly notAfter?: RegExp | undefined;
}

interface Verb {
  readonly act: Act;
  readonly words: string;
  readonly after?: RegExp;
  readonly notAfter?: RegExp;
}

const adverbs = String.raw`(?:,? (?:\p{L}+ly|once|again|more|also|therefore|further|with|all|the|utmost|urgency|force|in|strongest|possible|terms)\b,?){0,6}`;

const english: readonly Verb[] = [
  {
    act: 'demand',
    words: 'call',
    after: new RegExp(
      String.raw`^(?:${adverbs} (?:on|upon|for|out for)\b| (?!this|it\b|him|her\b|them|attention|into|ourselves|a\b|an\b|off\b)[\p{L}’'-]+[^.;:,]{0,160}? to\b|\s?:)`,
      'iu',
    ),
  },
  { act: 'demand', words: 'urge demand exhort implore beseech entreat insist require' },
  {
    act: 'demand',
    words: 'appeal',
    after: new RegExp(String.raw`^(?:${adverbs} (?:to|for|on|that|upon)\b|\s?:)`, 'iu'),
  },
  { act: 'request', words: 'request invite encourage recommend solicit advocate propose suggest' },
  { act: 'request', words: 'ask', notAfter: /^ (?:ourselves|why|whether|how|if|what|who)\b/i },
  { act: 'request', words: 'plead', after: /^ (?:for|with|that)\b/i },
  { act: 'request', words: 'press', after: /^ (?:for|the|all|its)\b/i },
  { act: 'request', words: 'expect' },
  { act: 'wish', words: 'hope warn remind' },
  { act: 'wish', words: 'want', notAfter: /^ to\b/i },
  { act: 'wish', words: 'wish', after: /^ (?:for|that)\b/i },
  {
    act: 'protest',
    words: 'condemn deplore denounce reject oppose object protest repudiate decry refuse abhor',
    notAfter: /^ to (?:death|life|\d|\p{L}+ years)/iu,
  },
  {
    act: 'launch',
    words:
      'make launch issue reiterate repeat renew address join echo support endorse voice express send direct restate reaffirm add',
  },
];

const direct =
  /^[^.;:]{0,20}? (?:a|à|au|aux|que|qu['’]|le|la|les|l['’]|tous|toutes|tout|toute|chaque|instamment|solennellement|de|d['’]|des|leurs?|son|sa|ses|nos|notre|ces|cet|cette)(?![\p{L}])|^ ?:/iu;

/** Verbs in -er by their stem; a second stem after a slash stands where the ending is mute. */
const french: readonly Verb[] = [
  { act: 'demand', words: 'appel/appell', after: direct, notAfter: /^ (?:cela|ça|ici)\b/i },
  { act: 'demand', words: 'exhort demand exig reclam somm conjur implor suppli revendiqu adjur' },
  {
    act: 'demand',
    words: 'insist press',
    after: /^ (?:pour|sur|afin|instamment|le|la|les|l['’]|tous|toutes|auprès)/iu,
  },
  {
    act: 'request',
    words: 'invit encourag recommand sollicit preconis propos sugger incit pri plaid interpell',
  },
  { act: 'request', words: 'engag', after: /^ [^.;:]{0,120}? (?:à|a)\b/iu },
  { act: 'wish', words: 'souhait esper', notAfter: /^ \p{L}+(?:er|ir|re)\b/iu },
  {
    act: 'protest',
    words: 'condamn deplor denonc rejet/rejett protest oppos refus reprouv desapprouv fustig recus stigmatis',
  },
  { act: 'launch', words: 'lanc adress reiter renouvel/renouvell repet formul appuy/appui' },
];

/** Forms that no rule makes. */
const irregular: readonly (readonly [form: VerbForm, act: Act, words: string, after?: RegExp])[] = [
  ['nous', 'request', 'attendons', /^ (?:de|du|des|d['’]|que|qu['’]|désormais)/iu],
  ['nous', 'wish', 'voulons', /^ (?:que|qu['’]|la|le|les|une?|des)\b/iu],
  ['nous', 'wish', 'mettons', /^ [^.;:]{0,40}?\ben (?:garde|demeure)\b/iu],
  ['ils', 'wish', 'veulent', /^ (?:que|qu['’]|la|le|les|une?|des)\b/iu],
  ['nous', 'launch', 'faisons soutenons joignons associons'],
  ['ils', 'launch', 'font soutiennent joignent associent'],
  ['il', 'launch', 'fait soutient joint'],
];

/** The readings of every known form, by the folded word; "encourage" is English and French. */
export const verbs: ReadonlyMap<string, readonly VerbReading[]> = table();

function table(): Map<string, VerbReading[]> {
  const readings = new Map<string, VerbReading[]>();
  const add = (word: string, reading: VerbReading): void =>
    void readings.set(word, [...(readings.get(word) ?? []), reading]);
  for (const { act, words, after, notAfter } of english) {
    for (const word of words.split(' ')) {
      const stem = word.replace(/e$/, '');
      const s = /(?:s|sh|ch)$/.test(word) ? `${word}es` : word.replace(/([^aeou])y$/, '$1ie') + 's';
      const forms = [
        ['base', word],
        ['s', s],
        ['ing', `${stem}ing`],
        ['past', `${stem}ed`],
      ] as const;
      for (const [form, text] of forms) add(text, { act, form, after, notAfter });
    }
  }
  for (const { act, words, after, notAfter } of french) {
    for (const word of words.split(' ')) {
      const [stem = word, mute = stem] = word.split('/');
      const soft = stem.endsWith('g') ? `${stem}e` : stem;
      const forms: readonly (readonly [VerbForm, string])[] = [
        ['nous', `${soft}ons`],
        ['nous', `${stem}erons`],
        ['ils', `${mute}ent`],
        ['il', `${mute}e`],
        ['ant', `${soft}ant`],
        ['infinitive', `${stem}er`],
        ['participle', `${stem}e`],
        ['participle', `${stem}ee`],
        ['participle', `${stem}es`],
        ['participle', `${stem}ees`],
      ];
      for (const [form, text] of forms) add(text, { act, form, after, notAfter });
    }
  }
  for (const [form, act, words, after] of irregular) {
    for (const word of words.split(' ')) add(word, { act, form, after });
  }
  return readings;
}
