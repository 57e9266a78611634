import type { TextLanguage } from './declaration.ts';

/** A line of descent of political groups: the same benches under the names of several periods. */
export interface Family {
  /** The code of the newest group of the line. */
  readonly id: string;
  /** English codes, oldest first. */
  readonly codes: readonly string[];
  /** Full name of the newest group. */
  readonly en: string;
  readonly fr: string;
  readonly abbreviation: Readonly<Record<TextLanguage, string>>;
}

export const families: readonly Family[] = [
  {
    id: 'SOC',
    codes: ['SOC'],
    en: 'Socialists, Democrats and Greens Group',
    fr: 'Groupe des socialistes, démocrates et verts',
    abbreviation: { en: 'SOC', fr: 'SOC' },
  },
  {
    id: 'EPP/CD',
    codes: ['EPP/CD'],
    en: 'Group of the European People’s Party',
    fr: 'Groupe du Parti populaire européen',
    abbreviation: { en: 'EPP/CD', fr: 'PPE/DC' },
  },
  {
    id: 'ALDE',
    codes: ['LDR', 'ALDE'],
    en: 'Alliance of Liberals and Democrats for Europe',
    fr: 'Alliance des démocrates et des libéraux pour l’Europe',
    abbreviation: { en: 'ALDE', fr: 'ADLE' },
  },
  {
    id: 'ECPA',
    codes: ['EDG', 'EC', 'EC/DA', 'ECPA'],
    en: 'European Conservatives, Patriots & Affiliates',
    fr: 'Conservateurs européens, Patriotes & Affiliés',
    abbreviation: { en: 'ECPA', fr: 'CEPA' },
  },
  {
    id: 'UEL',
    codes: ['UEL'],
    en: 'Group of the Unified European Left',
    fr: 'Groupe pour la gauche unitaire européenne',
    abbreviation: { en: 'UEL', fr: 'GUE' },
  },
  {
    id: 'FDG',
    codes: ['FDG'],
    en: 'Free Democrats Group',
    fr: 'Groupe des démocrates libres',
    abbreviation: { en: 'FDG', fr: 'GDL' },
  },
  {
    id: 'NR',
    codes: ['NR'],
    en: 'Representatives not belonging to any political group',
    fr: 'Représentants n’appartenant à aucun groupe politique',
    abbreviation: { en: 'NR', fr: 'NI' },
  },
];

/** French abbreviations of every period, and the English code of the same group. */
const french: ReadonlyMap<string, string> = new Map([
  ['PPE/DC', 'EPP/CD'],
  ['ADLE', 'ALDE'],
  ['GDE', 'EDG'],
  ['CE', 'EC'],
  ['CE/AD', 'EC/DA'],
  ['CE/DA', 'EC/DA'],
  ['CEPA', 'ECPA'],
  ['GUE', 'UEL'],
  ['GDL', 'FDG'],
  ['NI', 'NR'],
]);

const familyByCode: ReadonlyMap<string, string> = new Map(
  families.flatMap((family) => family.codes.map((code) => [code, family.id] as const)),
);

/** The English code of a group as printed in either language; an unknown code stays as printed. */
export function groupCode(printed: string): string {
  if (familyByCode.has(printed)) return printed;
  const asPrinted = printed.trim();
  const code = asPrinted.toUpperCase().replace(/\s*\/\s*/g, '/');
  return french.get(code) ?? (familyByCode.has(code) ? code : asPrinted);
}

/** Whether a printed code, of either language, is one this table knows. */
export function isKnownGroup(printed: string): boolean {
  return familyByCode.has(printed) || familyByCode.has(groupCode(printed));
}

/** The id of the line of descent that an English code belongs to; an unknown code stands for itself. */
export function familyOf(code: string): string {
  return familyByCode.get(code) ?? code;
}

/** The codes of the line of descent of a code or of that id, oldest first; an unknown code stands for itself. */
export function familyCodes(code: string): readonly string[] {
  const id = familyOf(code);
  return families.find((family) => family.id === id)?.codes ?? [code];
}
