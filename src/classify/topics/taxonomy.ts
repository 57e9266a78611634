import type { TextLanguage } from '../../assembly/declaration.ts';
import accountability from './taxonomy/accountability.json' with { type: 'json' };
import armedConflict from './taxonomy/armed-conflict.json' with { type: 'json' };
import children from './taxonomy/children.json' with { type: 'json' };
import civilSociety from './taxonomy/civil-society.json' with { type: 'json' };
import cultureEducationSport from './taxonomy/culture-education-sport.json' with { type: 'json' };
import detentionTorture from './taxonomy/detention-torture.json' with { type: 'json' };
import digital from './taxonomy/digital.json' with { type: 'json' };
import elections from './taxonomy/elections.json' with { type: 'json' };
import environment from './taxonomy/environment.json' with { type: 'json' };
import gender from './taxonomy/gender.json' with { type: 'json' };
import health from './taxonomy/health.json' with { type: 'json' };
import institution from './taxonomy/institution.json' with { type: 'json' };
import lgbti from './taxonomy/lgbti.json' with { type: 'json' };
import mediaFreedom from './taxonomy/media-freedom.json' with { type: 'json' };
import memory from './taxonomy/memory.json' with { type: 'json' };
import migration from './taxonomy/migration.json' with { type: 'json' };
import minoritiesRacism from './taxonomy/minorities-racism.json' with { type: 'json' };
import politicalPrisoners from './taxonomy/political-prisoners.json' with { type: 'json' };
import religion from './taxonomy/religion.json' with { type: 'json' };
import ruleOfLaw from './taxonomy/rule-of-law.json' with { type: 'json' };
import selfDetermination from './taxonomy/self-determination.json' with { type: 'json' };
import socialRights from './taxonomy/social-rights.json' with { type: 'json' };
import terrorismSecurity from './taxonomy/terrorism-security.json' with { type: 'json' };
import versions from './taxonomy/versions.json' with { type: 'json' };

/** How the words of a topic are told apart; each list is explained in docs/taxonomy.md. */
export interface Terms {
  /** Enough in a title; several different ones are enough in a text. */
  readonly strong: readonly string[];
  /** Enough in a title, and said in passing in too many texts to count fully there. */
  readonly title: readonly string[];
  /** Enough in a title that no other topic claims. */
  readonly alone: readonly string[];
  /** Two of them are enough in a title. */
  readonly weak: readonly string[];
  /** Phrases in which a term of this topic does not count. */
  readonly not: readonly string[];
}

export interface Topic {
  readonly id: string;
  readonly name: Readonly<Record<TextLanguage, string>>;
  readonly about: Readonly<Record<TextLanguage, string>>;
  readonly terms: Readonly<Record<TextLanguage, Terms>>;
}

/** In the order in which they are listed to a reader. */
export const topics: readonly Topic[] = [
  elections,
  politicalPrisoners,
  ruleOfLaw,
  mediaFreedom,
  civilSociety,
  detentionTorture,
  armedConflict,
  accountability,
  migration,
  minoritiesRacism,
  gender,
  lgbti,
  children,
  religion,
  memory,
  health,
  environment,
  socialRights,
  cultureEducationSport,
  terrorismSecurity,
  digital,
  selfDetermination,
  institution,
];

/** Rises with every change of what stands in `taxonomy/` and `places/`: each version has left its checksum. */
export const taxonomyVersion = versions.length;
