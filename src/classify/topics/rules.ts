/** How a list of terms counts; `not` says where a term does not. */
export type Kind = 'strong' | 'title' | 'weak' | 'alone' | 'not';

type Points = Readonly<Record<Exclude<Kind, 'not'>, number>>;

interface BodyRule {
  readonly points: number;
  /** Different strong terms. */
  readonly strong: number;
}

/** A topic is given from this many points. */
export const enough = 4;

export const rules = {
  /** For each different term. */
  inTitle: { strong: 4, title: 4, alone: 1, weak: 2 } satisfies Points,
  inBody: { strong: 1, title: 0.5, alone: 0.5, weak: 0.5 } satisfies Points,
  /** For a strong term that comes back in the body. */
  again: 0.5,
  /** What the body has to bring by itself: less when the title gives no topic. */
  bodyAlone: {
    titleIsSilent: { points: 2, strong: 2 },
    titleSpeaks: { points: 4, strong: 3 },
  } satisfies Record<string, BodyRule>,
  /** In the order of topics, a point of the title counts as so many of the body. */
  titleOverBody: 3,
  /** Most pieces of evidence for a topic. */
  mostEvidence: 4,
};
