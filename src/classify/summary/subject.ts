import { isSubject, standsFor } from './signatories.ts';
import { type VerbForm, verbs } from './verbs.ts';
import { setOf, type SummaryWord } from './tokenize.ts';

/** Who does what a verb says. */
export type Who =
  /** The signatories in the plural: we, the undersigned. */
  | 'signatories'
  /** What stands for them in the singular: the Assembly, this declaration. */
  | 'text'
  /** Nobody is named: "Urges the parties …", after an opener that named them. */
  | 'unnamed'
  /** They or it: whoever the sentence before is about. */
  | 'pronoun'
  | 'others';

export interface SentenceSubject {
  readonly who: Who;
  /** Index of the first word of the clause, as far as it can be told. */
  readonly from: number;
  readonly isPast: boolean;
}

const adverbs = setOf(`
  not never t ne n nor neither cannot without also therefore thus hereby again once more further furthermore moreover still now together too all both each
  aussi donc encore ainsi egalement instamment vivement fermement solennellement notamment enfin y en leur lui les vous l le la`);
const past = setOf(
  'have has had was were been did having avons ont a avait avaient avions eu etait etaient ete fut',
);
const links = setOf(', ; : ( ) – — and or but et ou mais puis then yet ?');
const relatives = setOf(
  'who whom whose which that what where qui que qu dont lesquels lesquelles lequel laquelle',
);
const pronouns = setOf('they it he she ils elles il elle');
/** Words before a noun: "the demand", "sa demande". */
export const determiners = setOf(`
  the a an this that these those our your his her its their any no every such some another
  le la les un une des ce cet cette ces mon ma mes son sa ses notre nos leur leurs du de d au aux toute`);
const plural: ReadonlySet<VerbForm> = new Set([
  'base',
  'ing',
  'past',
  'ils',
  'ant',
  'infinitive',
  'participle',
  'nous',
]);
const singular: ReadonlySet<VerbForm> = new Set([
  's',
  'ing',
  'past',
  'il',
  'ant',
  'infinitive',
  'participle',
]);
/** How many words before its verb a subject is looked for. */
const reach = 25;

const recital = setOf(`
  recalling noting considering whereas having bearing taking aware mindful convinced concerned deeply alarmed welcoming
  recognising recognizing reaffirming reiterating emphasising stressing underlining regretting acknowledging believing referring
  conscious horrified shocked appalled gravely seriously expressing being given observing deploring condemning affirming
  rappelant notant considerant vu attendu ayant tenant conscients conscient convaincus convaincu preoccupes profondement inquiets
  soulignant reaffirmant reconnaissant estimant constatant eu saluant exprimant regrettant observant gardant alarmes choques
  deplorant condamnant affirmant`);

/** Whether a sentence begins as a recital does: "Recalling …", "Considérant …". */
export function isRecital(words: readonly SummaryWord[]): boolean {
  return recital.has(words[0]?.text ?? '');
}

function isAdverb(text: string): boolean {
  return adverbs.has(text) || text.endsWith('ly');
}

/** Finds the subjects of verbs in one sentence; looks no further back than it must. */
export function subjectsIn(words: readonly SummaryWord[]): (i: number, form: VerbForm) => SentenceSubject {
  // For each word, the last one before it that stands for the signatories.
  const ours: number[] = [];
  let lastOurs = -1;
  for (let i = 0; i < words.length; i += 1) {
    ours.push(lastOurs);
    if (isSubject(words, i)) lastOurs = i;
  }
  const isUnnamedFrom = isRecital(words) || opensWithVerb(words);
  const isLedByPronoun = pronouns.has(words[0]?.text ?? '');

  return (i, form) => {
    let isPast = form === 'past' || form === 'participle';
    let j = i - 1;
    const found = (who: Who, from: number): SentenceSubject => ({ who, from, isPast });
    const others = (): SentenceSubject => found('others', i);
    for (; j >= Math.max(0, i - 12); j -= 1) {
      const text = words[j]?.text ?? '';
      if (text === 'nous' && (form === 'ils' || form === 'il')) continue;
      if (past.has(text)) isPast = true;
      else if (!isAdverb(text)) break;
    }
    const word = words[j];
    const agrees = (who: 'signatories' | 'text', k: number): boolean => {
      const subject = words[k]?.text;
      if (subject === 'nous' && form === 'ils') return false;
      return (
        (who === 'signatories' ? plural : singular).has(form) || (form === 's' && subject === 'undersigned')
      );
    };
    const first = j + 1;

    if (form === 'nous')
      return found('signatories', word !== undefined && standsFor(words, j) !== null ? j : first);
    if (word === undefined || j < 0) return atStart(first);
    const here = standsFor(words, j);
    if (here !== null) return agrees(here, j) ? found(here, j) : others();
    if (pronouns.has(word.text)) return found('pronoun', j);
    if (links.has(word.text)) return inherited(first);
    if ((form === 'ing' || form === 'ant') && !/^(?:in|by|en|while|when|and|are|am|is)$/.test(word.text))
      return others();
    return inPhrase();

    /** "The undersigned members of five delegations demand": the subject is longer than a word. */
    function inPhrase(): SentenceSubject {
      if (word === undefined || determiners.has(word.text)) return others();
      for (let k = j; k >= Math.max(0, i - reach); k -= 1) {
        const text = words[k]?.text ?? '';
        const stands = standsFor(words, k);
        if (stands !== null) return agrees(stands, k) ? found(stands, k) : others();
        if (relatives.has(text) || /^[;:?]$/.test(text)) break;
        // "We condemn the raid and the families demand": another verb stands between.
        if (verbs.get(text)?.some(({ form }) => form === 'base' || form === 's' || form === 'ils') === true)
          break;
      }
      return others();
    }

    function atStart(from: number): SentenceSubject {
      return form === 'past' || form === 'participle' ? others() : found('unnamed', from);
    }

    /** After a comma or an "and" the subject is an earlier one. */
    function inherited(from: number): SentenceSubject {
      const k = ours[i] ?? -1;
      if (k !== -1) {
        const who = standsFor(words, k) ?? 'signatories';
        return agrees(who, k) ? found(who, from) : others();
      }
      if (isLedByPronoun) return found('pronoun', from);
      return isUnnamedFrom ? atStart(from) : others();
    }
  };
}

/** "Condemns … and urges …": nobody is named because an opener has named them. */
function opensWithVerb(words: readonly SummaryWord[]): boolean {
  const first = words.find(({ text }) => !isAdverb(text) && !links.has(text));
  if (first === undefined) return false;
  return (
    verbs
      .get(first.text)
      ?.some(({ form, act }) => act !== 'launch' && form !== 'past' && form !== 'participle') === true
  );
}
