import { parseDate } from './parse-date.ts';
import { isDocumentLine, isKindLine } from './layouts/static-heading.ts';

/**
 * What headings of the Assembly's other documents begin with, in both languages: tabled texts and reports, adopted texts,
 * amendments, questions and answers, communications, elections, and the papers of a sitting.
 */
const kinds = [
  'motion(?: for an? .*)?',
  'proposition de .*',
  '(?:(?:progress|interim|information|activity|periodic|additional|supplementary) )?report(?: .*)?',
  'rapport(?: .*)?',
  'addend(?:um|a)(?: .*)?',
  'corrigend(?:um|a)(?: .*)?',
  'errat(?:um|a)(?: .*)?',
  '(?:draft )?(?:resolution|recommendation|opinion|order|directive)(?: .*)?',
  "(?:projet d(?:e |['’]))?(?:r[ée]solution|recommandation|avis|directive)(?: .*)?",
  '(?:sub-?)?amendments?(?: .*)?',
  '(?:sous-)?amendements?(?: .*)?',
  '(?:written|oral) questions?(?: .*)?',
  'questions? (?:[ée]crites?|orales?|[àa] ).*',
  '(?:written |draft )?repl(?:y|ies)(?: .*)?',
  '(?:projet de )?r[ée]ponses?(?: .*)?',
  'communications?(?: .*)?',
  '(?:statutory report|rapport statutaire)(?: .*)?',
  '[ée]lections?(?: .*)?',
  '(?:list(?:e)?|candidat(?:e|ure)s?|curricul(?:um|a) vitae)(?: .*)?',
  '(?:draft |revised )?(?:agenda|programme)(?: .*)?',
  "(?:projet d['’])?ordre du jour(?: .*)?",
  'orders? of the day(?: .*)?',
  'order paper(?: .*)?',
  '(?:minutes|proc[èe]s-verb(?:al|aux)|compte rendu|verbatim|official report)(?: .*)?',
  '(?:petition|p[ée]tition)s?(?: .*)?',
  "(?:request|demande) (?:for|de|d[’']) ?.*",
  '(?:challenge|contestation|examination|v[ée]rification)(?: .*)? (?:credentials|pouvoirs)(?: .*)?',
  '(?:credentials|pouvoirs)(?: .*)?',
  "(?:memorandum|m[ée]morandum|introductory memorandum|information note|note d[’']information|note)(?: .*)?",
  '(?:letter|lettre|notice|synopsis|statement|convocation|budget)(?: .*)?',
];
const kind = new RegExp(`^(?:${kinds.join('|')})$`, 'iu');

/** A kind that needs its own number, as old documents print one under their title. */
const kindAlone =
  /^(?:motion for an? (?:resolution|recommendation|order)|proposition de (?:r[ée]solution|recommandation|directive)|(?:progress |interim |information )?report ?\d?|rapport(?: d['’]activit[ée])? ?\d?|(?:r[ée]solution|recommendation|recommandation|opinion|avis|order|directive) (?:no\.? ?|n° ?)?\d+(?: ?\(\d{4}\))?(?: ?\d)?|written question (?:no\.? ?)?\d.*|question [ée]crite (?:n° ?)?\d.*|reply to .*|r[ée]ponse [àa] .*|orders? of the day|order paper.*|ordre du jour.*|(?:sub-?)?amendments? (?:no\.? ?)?\d+.*|(?:sous-)?amendements? (?:n° ?)?\d+.*|communication (?:from|by) .*|communication d.*|addendum.*|corrigendum.*)$/i;
/** The heading of an adopted text, which bears the year and no number of a document. */
const adopted =
  /^(?:r[ée]solution|recommendation|recommandation|opinion|avis|order|directive) (?:no\.? ?|n° ?)?\d{1,5} ?\(\d{4}\)(?:[\s|–—-]*(?:provisional|final|provisoire|finale|version).*)?$/i;
const withDocument = /^([^|]{3,160}?)\s*\|\s*doc\s?\.\s?\d/i;
const ours = /(?:written declaration|d[ée]claration [ée]crite)\s*n/i;
const ourKind = /^(?:written declaration|d[ée]claration [ée]crite)/i;
const documentLine = /^\|?\s*doc\s?\.\s?\d/i;
/** The number of a document as one piece of a heading, set apart by a bar. */
const documentPiece = /^\|\s*doc\s?\.\s?\d{1,6}\b/i;

const maxKindLength = 160;
/** An adopted text bears its heading above its first paragraphs. */
const head = 20;

/**
 * The kind, as printed, when the heading of a document that is no written declaration begins on this line:
 * `KIND | Doc. N | DATE` of whatever kind, in one line or in pieces, or `KIND | DATE`, or the number of an adopted text.
 *
 * @param bare whether a line may count that is a heading by what stands around it alone.
 */
export function otherKindAt(lines: readonly string[], at: number, bare: boolean): string | null {
  const line = lines[at] ?? '';
  const named = withDocument.exec(line)?.[1];
  if (named !== undefined && (kind.test(named) || !ours.test(named))) return named;
  if (!bare || line.length > maxKindLength || ourKind.test(line)) return null;
  // The title of a declaration may begin like another kind; its own kind follows at once.
  if (lines.slice(at + 1, at + 6).some((next) => ourKind.test(next) && isKindLine(next))) return null;
  return isHeading(lines, at) ? line : null;
}

function isHeading(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const next = lines[at + 1] ?? '';
  if (documentPiece.test(next)) return true;
  if (adopted.test(line)) return at < head;
  if (kindAlone.test(line) && lines.slice(Math.max(0, at - 5), at + 4).some(isDocumentLine)) return true;
  if (kind.test(line) && (documentLine.test(next) || isDayPiece(next))) return true;
  const [before = '', day] = line.split('|').map((part) => part.trim());
  return day !== undefined && kind.test(before) && parseDate(day) !== null;
}

const isDayPiece = (line: string): boolean => line.startsWith('|') && parseDate(line.slice(1)) !== null;
