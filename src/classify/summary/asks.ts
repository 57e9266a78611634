import { isSubject, standsFor } from './signatories.ts';
import { determiners, isRecital, type SentenceSubject, subjectsIn } from './subject.ts';
import { dutyAt } from './modality.ts';
import { isAnaphoric, positionOf } from './position.ts';
import { type Act, type VerbForm, type VerbReading, verbs } from './verbs.ts';
import { type Ask, weight } from './scores.ts';
import { setOf, type SummaryWord } from './tokenize.ts';

/** What a sentence says of the signatories' will. */
export interface Said {
  readonly asks: readonly Ask[];
  /** Of the sentence that asks nothing. */
  readonly position: number;
  /** It tells only what somebody else wants. */
  readonly isOthers: boolean;
  /** Led by "they" or "it": not to be read alone. */
  readonly isAnaphoric: boolean;
  /** What a "they" or "it" in the next sentence may stand for the signatories. */
  readonly namesThem: boolean;
}

const acts: Readonly<Record<Exclude<Act, 'launch'>, number>> = {
  demand: weight.demand,
  request: weight.request,
  wish: weight.wish,
  protest: weight.protest,
};

/**
 * Reads one sentence.
 *
 * @param follows Whether the sentence before is about the signatories as "they" or "it".
 */
export function asksIn(text: string, words: readonly SummaryWord[], follows: boolean): Said {
  const subjectOf = subjectsIn(words);
  const recital = isRecital(words);
  const asks: Ask[] = [];
  let isOthers = false;
  for (const [i, word] of words.entries()) {
    if (word.isQuoted) {
      isOthers ||= verbs.has(word.text);
      continue;
    }
    for (const reading of verbs.get(word.text) ?? []) {
      const found = askAt(text, words, i, reading, subjectOf, follows);
      if (found === 'others') isOthers = true;
      else if (found !== null) asks.push(found);
    }
    const duty = dutyAt(text, words, i, recital);
    if (duty !== null) asks.push(duty);
  }
  const isOurs = words.some((_, i) => isSubject(words, i));
  const names = words.findIndex((_, i) => standsFor(words, i) !== null);
  const position = positionOf(text, words, isOurs, recital);
  const isLed = names !== -1 && words[names]?.text !== 'we' && words[names]?.text !== 'nous';
  return {
    asks,
    position,
    isOthers: isOthers && !isOurs,
    isAnaphoric: isAnaphoric(words),
    namesThem: isLed,
  };
}

/** Longest stretch that is looked at after a verb. */
const ahead = 200;

function askAt(
  text: string,
  words: readonly SummaryWord[],
  i: number,
  { act, form, after, notAfter }: VerbReading,
  subjectOf: (i: number, form: VerbForm) => SentenceSubject,
  follows: boolean,
): Ask | 'others' | null {
  const word = words[i];
  if (word === undefined) return null;
  if ((form === 'past' || form === 'participle') && isPassive(words, i)) return passive(text, words, i, act);
  if (form === 'il' && word.isParticiple) return null;
  if (form === 'participle' && !word.isParticiple) return null;
  const rest = text.slice(word.to, word.to + ahead);
  if (after?.test(rest) === false || notAfter?.test(rest) === true) return null;
  if (isReflexive(words, i)) return null;
  if (/^(?:il|base|s)$/.test(form) && determiners.has(words[i - 1]?.text ?? '')) return null;
  if (act === 'launch' && !carriesAsk(words, i)) return null;
  const subject = subjectOf(i, form);
  const who = subject.who === 'pronoun' ? (follows ? 'signatories' : 'others') : subject.who;
  if (who === 'others') return form === 'infinitive' || form === 'participle' ? null : 'others';
  if (who === 'unnamed' && isNoun(words, i)) return null;
  const at = { from: words[subject.from]?.at ?? word.at, at: word.at };
  if (subject.isPast) return { ...at, score: weight.earlier };
  return { ...at, score: act === 'launch' ? weight.request : acts[act] };
}

const reflexives = setOf('se s');

/** "Nous nous demandons", "s’appelle": other verbs altogether; "nous nous opposons" is not. */
function isReflexive(words: readonly SummaryWord[], i: number): boolean {
  if (/^(?:oppos|associ|joign)/.test(words[i]?.text ?? '')) return false;
  const [before, previous] = [words[i - 2]?.text, words[i - 1]?.text ?? ''];
  return reflexives.has(previous) || (previous === 'nous' && before === 'nous');
}

const asked = setOf(
  'call calls appeal appeals plea pleas demand demands request requests appel appels demande demandes exigence exigences requete voice voix',
);

/** "We renew our urgent appeal", "nous lançons un appel". */
function carriesAsk(words: readonly SummaryWord[], i: number): boolean {
  return words.slice(i + 1, i + 7).some(({ text }) => asked.has(text));
}

const nominal = /^(?:call|demand|appeal|request|protest|plea|hope|appel|demande)s?$/;

/** "Demands were made", "Calls for his release have been ignored". */
function isNoun(words: readonly SummaryWord[], i: number): boolean {
  if (!nominal.test(words[i]?.text ?? '')) return false;
  for (const { text } of words.slice(i + 1, i + 14)) {
    if (
      /^(?:were|was|are|is|have|has|had|remain|remained|went|grew|rose|est|sont|ont|etaient|furent)$/.test(
        text,
      )
    )
      return true;
  }
  return false;
}

/** "are urged", "should be asked", "sont invitées": now, and not "was urged". */
function isPassive(words: readonly SummaryWord[], i: number): boolean {
  let j = i - 1;
  while (
    j >= 0 &&
    j > i - 4 &&
    /(?:ly|ment)$|^(?:also|therefore|again|once|aussi|donc|encore)$/.test(words[j]?.text ?? '')
  )
    j -= 1;
  const auxiliary = words[j]?.text ?? '';
  if (auxiliary === 'be' || auxiliary === 'etre') return true;
  return /^(?:are|is|est|sont|soient|soit)$/.test(auxiliary);
}

function passive(text: string, words: readonly SummaryWord[], i: number, act: Act): Ask | null {
  const word = words[i];
  if (word === undefined) return null;
  const rest = text.slice(word.to, word.to + 60);
  const by = /^[^,;.]{0,20}?\b(?:by|par) ([^,;.]{0,30})/iu.exec(rest)?.[1];
  if (by !== undefined && !/undersigned|signator|soussign|signataires|this declaration/i.test(by))
    return null;
  return {
    score: act === 'protest' ? weight.wish : weight.passive,
    from: words[0]?.at ?? word.at,
    at: word.at,
  };
}
