import { summarize } from '../../../src/classify/summary/summarize.ts';
import { type Labelled, labelled, type Score, scoreOf } from '../../support/declarations/labelled.ts';
import asks from './asks.json' with { type: 'json' };
import { firstAsk, topicsNamed } from './baseline.ts';
import secondReading from './second-reading.json' with { type: 'json' };
import { type Part, partOf } from './split.ts';
import second from './titles-second.json' with { type: 'json' };
import third from './titles-third.json' with { type: 'json' };
import first from './titles.json' with { type: 'json' };

type Summarize = (text: { paragraphs: readonly string[] }) => string | null;

export interface Agreement {
  readonly texts: number;
  /** The part of the texts for which a labelled sentence is found; NaN of none. */
  readonly found: number;
  /** The keys of the others, each with what was shown instead. */
  readonly faults: readonly string[];
}

interface Measured {
  readonly titles: number;
  readonly all: Score;
  /** Of written declarations alone, without the other documents of the Assembly. */
  readonly declarations: Score;
  /** How far a second reading agrees, of the titles without the labels: more than that cannot be asked. */
  readonly reader: Score;
  /** What a topic's own description finds, word for word. */
  readonly named: Score;
  readonly summary: Agreement;
  readonly baseline: Agreement;
}

/** The labelled titles of all sets. */
export const titles = [...first, ...second, ...third];

/** The labelled titles of a part, of every kind of document. */
export function titlesOf(part: Part, kind?: string): readonly Labelled[] {
  const chosen = [
    ...first.filter((entry) => partOf(keyOf(entry), 1) === part),
    ...second.filter((entry) => partOf(keyOf(entry), 2) === part),
    ...(part === 'locked-3' ? third : []),
  ];
  return labelled(kind === undefined ? chosen : chosen.filter((entry) => entry.kind === kind));
}

/** How far the classifier agrees with the labels of a part, and how far a plain pattern does. */
export function measure(part: Part): Measured {
  return {
    titles: titlesOf(part).length,
    all: scoreOf(titlesOf(part)),
    declarations: scoreOf(titlesOf(part, 'declaration')),
    reader: readerAgreement(part),
    named: scoreOf(titlesOf(part), ({ title, language }) => ({
      topics: topicsNamed(title, language),
      countries: [],
    })),
    summary: agreement(part, summarize),
    baseline: agreement(part, ({ paragraphs }) => firstAsk(paragraphs)),
  };
}

function readerAgreement(part: Part): Score {
  const said = new Map(secondReading.map((reading) => [reading.title, reading]));
  return scoreOf(
    titlesOf(part).filter(({ title }) => said.has(title)),
    ({ title }) => said.get(title) ?? { topics: [], countries: [] },
  );
}

/** How often a summary holds a labelled sentence, or is cut from one. */
export function agreement(part: Part, summarize: Summarize): Agreement {
  // Nobody has looked at the faults of their locked part.
  const chosen = asks.filter(({ key }) => partOf(key, 2) === part);
  const faults = chosen.flatMap(({ key, window, asks }) => {
    const shown = summarize({ paragraphs: window }) ?? '';
    const bare = shown.replace(/…$/, '');
    const isRight = bare !== '' && asks.some((ask) => bare.includes(ask) || ask.includes(bare));
    return isRight ? [] : [`${key}: ${shown}`];
  });
  return { texts: chosen.length, found: 1 - faults.length / chosen.length, faults };
}

function keyOf({ kind, number, document, title }: (typeof titles)[number]): string {
  return `${kind} ${number ?? document ?? title}`;
}
