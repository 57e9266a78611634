import { summarize } from '../../../src/classify/summary/summarize.ts';
import { type Labelled, labelled, type Score, scoreOf } from '../../support/declarations/labelled.ts';
import asks from './asks.json' with { type: 'json' };
import { firstAsk } from './baseline.ts';
import secondReading from './second-reading.json' with { type: 'json' };
import { type Part, partOf } from './split.ts';
import titles from './titles.json' with { type: 'json' };

type Summarize = (text: { paragraphs: readonly string[] }) => string | null;

export interface Agreement {
  readonly texts: number;
  /** The part of the texts for which a labelled sentence is found. */
  readonly found: number;
  /** The keys of the others, each with what was shown instead. */
  readonly faults: readonly string[];
}

interface Measured {
  readonly titles: number;
  readonly all: Score;
  /** Of written declarations alone, without the other documents of the Assembly. */
  readonly declarations: Score;
  /** How far another reader agrees, who saw the titles and no labels: more than that cannot be asked. */
  readonly reader: Score;
  readonly summary: Agreement;
  readonly baseline: Agreement;
}

/** The labelled titles of a part, of every kind of document. */
export function titlesOf(part: Part, kind?: string): readonly Labelled[] {
  const chosen = titles.filter((entry) => partOf(keyOf(entry)) === part);
  return labelled(kind === undefined ? chosen : chosen.filter((entry) => entry.kind === kind));
}

/** How far the classifier agrees with the labels of a part, and how far a plain pattern does. */
export function measure(part: Part): Measured {
  return {
    titles: titlesOf(part).length,
    all: scoreOf(titlesOf(part)),
    declarations: scoreOf(titlesOf(part, 'declaration')),
    reader: readerAgreement(part),
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
  const chosen = asks.filter(({ key }) => partOf(key) === part);
  const faults = chosen.flatMap(({ key, window, asks }) => {
    const shown = summarize({ paragraphs: window }) ?? '';
    const bare = shown.replace(/…$/, '');
    const isRight = bare !== '' && asks.some((ask) => bare.includes(ask) || ask.includes(bare));
    return isRight ? [] : [`${key}: ${shown}`];
  });
  const found = chosen.length === 0 ? 1 : 1 - faults.length / chosen.length;
  return { texts: chosen.length, found, faults };
}

function keyOf({ kind, number, document, title }: (typeof titles)[number]): string {
  return `${kind} ${number ?? document ?? title}`;
}
