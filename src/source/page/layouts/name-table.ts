import { englishMarks, quoted } from '../../../assembly/text/quote.ts';
import { delegationCode } from '../../../assembly/delegation.ts';
import { fold } from '../../../assembly/fold.ts';
import { isKnownGroup } from '../../../assembly/group.ts';
import { once } from '../../../assembly/once.ts';
import { parseFamilyName, strayWords } from '../../../assembly/name.ts';
import type { Signature } from '../../../assembly/signatory.ts';
import { type SignatoryEntry, readSignatoryEntry, toSignature } from '../signatory-entry.ts';
import { isClosing, isMenu } from '../page-chrome.ts';
import { withoutBullet, withoutMark } from '../list-marks.ts';

/** The names under the text of a declaration of 1998 to 2008. */
export interface Roll {
  readonly signatories: readonly Signature[];
  /** Why the list cannot be trusted; empty when it can. */
  readonly faults: readonly string[];
  /** Index of its first line, its label included. */
  readonly from: number;
}

const footnote = String.raw`[[(]?(?:\d{1,2}|\*)[\])]?`;
const label = new RegExp(
  String.raw`^[[(]?(?:signed|sign[ée]e?s?|signatories|signataires)(?: by| par)?[\])]?\s?(?::\s?${footnote}|${footnote}\s?:|:|${footnote})?[\])]?[\s:]*$`,
  'iu',
);
const labelWithNames = new RegExp(
  String.raw`^(?:signed|sign[ée]e?s?|signatories|signataires)\s?(?::\s?(?:${footnote}\s)?|${footnote}\s?:\s?)(?=\p{L})`,
  'iu',
);
const overleaf =
  /^[[(]?\s?(?:signed|signe(?:e|s|es)?|signatories|signataires)\s?:?\s?[[(]?\s?(?:see|voir)\b.{0,30}$/;
const total = /^[[(]?total(?: of signatures| des signatures)?\s?[=:]?\s?(\d{1,3})(?:\s\p{L}+)?[.\])]*$/iu;
const legendStart = new RegExp(
  String.raw`^(?:${footnote}\.?\s?)?(?:(?:political )?groups?\b|groupes?(?: politiques)?\b|abbreviations|abr[ée]viations|key\b|l[ée]gende)`,
  'iu',
);
const legendEntry = new RegExp(
  String.raw`^(?:${footnote}\.?\s?)?([\p{Lu}/]{2,8})\s?(?:[:=–—-]\s?|\s)(?=\p{L})`,
  'u',
);
const number = new RegExp(String.raw`^${footnote}$`);
const most = 2000;

/** A remark in place of the list: "Signed (see overleaf)". */
export function isOverleaf(line: string): boolean {
  return line.length <= 60 && overleaf.test(fold(line));
}

/**
 * The list that ends the lines from `start` on; `null` when there is none. What follows from `linksFrom`
 * on are links, which belong to the site unless the names are all links themselves.
 */
export function findRoll(lines: readonly string[], start: number, linksFrom: number): Roll | null {
  const roll = rollIn(lines.slice(0, Math.max(start, linksFrom)), start);
  return roll !== null && roll.signatories.length > 0 ? roll : rollIn(lines, start);
}

function rollIn(lines: readonly string[], start: number): Roll | null {
  const at = lines.findLastIndex(
    (line, i) => i >= start && line.length <= 40 && label.test(withoutBullet(line)) && !isOverleaf(line),
  );
  if (at !== -1) return readRoll(at, lines.slice(at + 1));
  const withNames = lines.findLastIndex(
    (line, i) => i >= start && labelWithNames.test(withoutBullet(line).slice(0, 40)) && !isOverleaf(line),
  );
  if (withNames !== -1) {
    const first = withoutBullet(lines[withNames] ?? '').replace(labelWithNames, '');
    return readRoll(withNames, [first, ...lines.slice(withNames + 1)]);
  }
  return findUnlabelled(lines, start);
}

interface Parts {
  readonly parts: readonly string[];
  readonly stated: number | null;
}

/** The parts of a list up to its total, the legend of the groups or the foot of the page. */
function partsOf(lines: readonly string[]): Parts {
  const parts: string[] = [];
  for (const [i, line] of lines.entries()) {
    const stated = line.length < 60 ? total.exec(line)?.[1] : undefined;
    if (stated !== undefined) return { parts, stated: Number(stated) };
    if (isLegend(line, lines[i + 1] ?? '') || parts.length > most) break;
    if (isClosing(line) || (number.test(line) && line.length < 6)) continue;
    for (const part of line.split(';', most)) {
      const own = withoutMark(part.trim().replace(/^,\s?|,$/g, ''));
      if (own !== '') parts.push(own);
    }
  }
  while (parts.length > 0 && isPhrase(parts.at(-1) ?? '')) parts.pop();
  return { parts, stated: null };
}

function isLegend(line: string, next: string): boolean {
  if (/^[-_=*\s]{5,}$/.test(line.slice(0, 200))) return true;
  if (legendStart.test(line)) return true;
  const group = legendEntry.exec(line.slice(0, 40))?.[1];
  if (group !== undefined && isKnownGroup(group) && !line.includes(',')) return true;
  // A footnote whose number, group and name stand in cells of their own.
  return (
    isKnownGroup(line) && /^[\p{Lu}:=–—-]/u.test(next) && /\bgroup|groupe|parti|\bnot\b|\bnon\b/i.test(next)
  );
}

function readRoll(from: number, after: readonly string[]): Roll {
  const { parts, stated } = partsOf(after);
  const known = parts.filter((part) => part.includes(',') && hasDelegation(part)).length;
  const cells = parts.filter((part) => delegationCode(part) !== null || isCountryAndGroup(part)).length;
  const names = parts.length - parts.filter((part) => isKnownGroup(part)).length;
  const read =
    known > 0 && known >= cells
      ? readEntries(parts)
      : cells >= names / 4 && cells > 0
        ? readCells(parts)
        : readBare(parts);
  const faults = [...read.faults];
  const signatories = read.entries.map((entry, i) => toSignature(entry, i + 1, parseFamilyName));
  const people = once(signatories);
  if (stated !== null && stated !== read.entries.length && stated !== people.length) {
    faults.push(`The page says “Total = ${stated}”, but ${read.entries.length} names were read.`);
  }
  if (read.entries.length > most) faults.push(`There are more than ${most} names.`);
  return {
    from,
    faults,
    signatories: people,
  };
}

interface Read {
  readonly entries: readonly SignatoryEntry[];
  readonly faults: readonly string[];
}

function hasDelegation(part: string): boolean {
  const entry = readSignatoryEntry(part);
  return entry !== null && delegationCode(entry.delegation) !== null;
}

function isCountryAndGroup(part: string): boolean {
  const [country = '', group, ...others] = part.slice(0, 200).split(/\s*,\s*/);
  return (
    others.length === 0 && group !== undefined && isKnownGroup(group) && delegationCode(country) !== null
  );
}

const unreadable = (part: string): string =>
  `In the list of signatories this cannot be read: ${quoted(part.length > 80 ? `${part.slice(0, 79)}…` : part, englishMarks)}.`;

/** One whole entry a part. */
function readEntries(parts: readonly string[]): Read {
  const entries: SignatoryEntry[] = [];
  const faults: string[] = [];
  for (const part of parts) {
    const entry = readSignatoryEntry(part);
    const isKnown =
      entry !== null && (delegationCode(entry.delegation) !== null || isKnownGroup(entry.group ?? ''));
    if (isKnown && isFamilyName(entry.name)) entries.push(entry);
    else faults.push(unreadable(part));
  }
  return { entries, faults: faults.slice(0, 5) };
}

/** Names, countries and groups each in a part of their own. */
function readCells(parts: readonly string[]): Read {
  const entries: SignatoryEntry[] = [];
  const faults: string[] = [];
  let name = '';
  for (const part of parts) {
    const last = entries.at(-1);
    const [country = '', group] = part.slice(0, 200).split(/\s*,\s*/);
    if (name !== '' && (delegationCode(part) !== null || isCountryAndGroup(part))) {
      if (isFamilyName(name)) entries.push({ name, delegation: country, group: group ?? null });
      else faults.push(unreadable(name));
      name = '';
    } else if (name === '' && last?.group === null && isKnownGroup(part)) {
      entries[entries.length - 1] = { ...last, group: part };
    } else name = name === '' ? part : `${name} ${part}`;
    if (name.length > 400) break;
  }
  if (name !== '') faults.push(unreadable(name));
  return { entries, faults: faults.slice(0, 5) };
}

/** Family names alone. */
function readBare(parts: readonly string[]): Read {
  const names = parts.flatMap((part) => (part.length < 5000 ? part.split(/\s*,\s*/) : [part]));
  const faults = names.filter((name) => !isFamilyName(name)).map(unreadable);
  const entries = names.filter(isFamilyName).map((name) => ({ name, delegation: '', group: null }));
  return { entries, faults: faults.slice(0, 5) };
}

const nameShape = /^['’]?(?:\p{Lu}|\p{Ll}{1,4}['’ ](?:\p{Ll}{1,4} )?['’]?\p{Lu})[\p{L}\p{M}'’. \-–[\]()]*$/u;

/** Whether a part can be somebody's name. */
function isFamilyName(part: string): boolean {
  return (
    part.length >= 2 &&
    part.length <= 80 &&
    part.split(' ').length <= 9 &&
    nameShape.test(part) &&
    !/[\p{Ll}]{3}\.$/u.test(part) &&
    strayWords(part) === 0 &&
    !isMenu(part)
  );
}

/** Whether a line after the names is a phrase of the site, which nobody is called. */
const isPhrase = (line: string): boolean => strayWords(line) >= 2 && !line.includes(',');

/** How many names a list without a label needs: with the order of the alphabet, and without. */
const fewest = { inOrder: 3, inAnyOrder: 10 } as const;

/** A list that no label announces: lines of one name each at the end of the page, after the text. */
function findUnlabelled(lines: readonly string[], start: number): Roll | null {
  let end = lines.length;
  const totalAt = lines.findLastIndex((line) => line.length < 60 && total.test(line));
  if (totalAt > start) end = totalAt;
  while (end > start && isFoot(lines[end - 1] ?? '')) end -= 1;
  let from = end;
  while (from > start && end - from < most && isBareLine(lines[from - 1] ?? '')) from -= 1;
  const names = lines.slice(from, end);
  const enough = isInOrder(names) ? fewest.inOrder : fewest.inAnyOrder;
  if (names.length < enough || from === start) return null;
  return readRoll(from, lines.slice(from));
}

function isFoot(line: string): boolean {
  return isClosing(line) || (isPhrase(line) && !/[.:;]$/.test(line));
}

function isBareLine(line: string): boolean {
  if (line.split(' ').length > 6) return hasDelegation(line);
  return isFamilyName(line) || hasDelegation(line);
}

const beforeName =
  /^(?:(?:mr|mrs|ms|miss|m|mme|dr|lord|sir|lady|baroness|dame|de|des|del|den|der|di|da|du|la|le|van|von|zu)\.? )+/;

/** The first name is the author's, the others follow the alphabet, with or without their "de" and "van". */
function isInOrder(names: readonly string[]): boolean {
  const folded = names.slice(1).map(fold);
  const bare = folded.map((name) => name.replace(beforeName, ''));
  return folded.every(
    (name, i) => i === 0 || name >= (folded[i - 1] ?? '') || (bare[i] ?? '') >= (bare[i - 1] ?? ''),
  );
}
