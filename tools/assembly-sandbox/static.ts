import { parseName } from '../../src/assembly/name.ts';
import type { ArchivedSignatory } from './archive.ts';
import type { Part, Printable, StaticLayout } from './layout.ts';

const wording = {
  en: {
    assembly: 'Parliamentary Assembly',
    kind: 'Written Declaration No',
    signed: 'Signed',
    overleaf: '[Signed (see overleaf)]',
    edition: ['2nd edition', '2<sup>nd</sup> edition'],
    originally: 'originally tabled on 24 April 2001',
    legend: [
      '[1] SOC: Socialist Group',
      "EPP/CD: Group of the European People's Party",
      'ALDE: Alliance of Liberals and Democrats for Europe',
      'EDG: European Democrat Group',
      'UEL: Group of the Unified European Left',
      'NR: not registered in a group',
    ],
  },
  fr: {
    assembly: 'Assemblée parlementaire',
    kind: 'Déclaration écrite n°',
    signed: 'Signé',
    overleaf: '[Signé (voir au verso)]',
    edition: ['2e édition', '2<sup>e</sup> édition'],
    originally: 'déposée à l’origine le 24 avril 2001',
    legend: [
      '[1] SOC: Groupe socialiste',
      'PPE/DC: Groupe du Parti populaire européen',
      'ADLE: Alliance des démocrates et des libéraux pour l’Europe',
      'GDE: Groupe des démocrates européens',
      'GUE: Groupe pour la gauche unitaire européenne',
      'NI: non inscrits dans un groupe',
    ],
  },
} as const;

/** A signatory as a layout prints one: the family name first, or alone, with or without country and group. */
export function asPrinted(
  [honorific, name, delegation, group]: ArchivedSignatory,
  layout: StaticLayout,
): ArchivedSignatory {
  const { givenName, familyName } = parseName(honorific === null ? name : `${honorific} ${name}`);
  if (layout === 'C07') {
    return [null, [familyName, givenName].filter((part) => part !== null).join(' '), delegation, group];
  }
  if (layout === 'C04') return [null, inSmallLetters(familyName), delegation, group];
  return [null, inSmallLetters(familyName), '', null];
}

function inSmallLetters(familyName: string): string {
  return familyName.replace(
    /\p{Lu}{2,}|(?<=\p{Lu})\p{Ll}\p{Lu}+/gu,
    (letters) => letters.slice(0, 1) + letters.slice(1).toLocaleLowerCase('en'),
  );
}

/** The parts of a page of 1998 to 2008 in their order. */
export function staticParts(
  declaration: Printable,
  layout: StaticLayout,
  names: readonly string[],
  notice: string,
): readonly Part[] {
  const { language, number, document, headingDate, title, paragraphs } = declaration;
  const words = wording[language];
  const line = (kind: Part['kind'], text: string, html?: string): Part =>
    html === undefined ? { kind, text } : { kind, text, html };
  const kind = (sign: string): Part => line('heading', `${words.kind}${sign} ${number}`);
  const doc = line('heading', `Doc. ${document}`);
  const day = line('heading', headingDate);
  const titled = line('title', title);
  const body = [line('notice', notice), ...paragraphs.map((text) => line('paragraph', text))];
  const list = names.map((name) => line('name', name));
  const total = line('label', `Total = ${names.length}`);
  switch (layout) {
    case 'C07':
      return [
        doc,
        day,
        titled,
        kind(''),
        ...body,
        line('label', words.overleaf),
        line('label', `${words.signed}: 1`),
        ...list,
        total,
        ...words.legend.map((text) => line('label', text)),
      ];
    case 'C04':
      return [
        line('label', words.assembly),
        titled,
        doc,
        day,
        kind(''),
        ...body,
        line('label', `${words.signed}: [1]`),
        ...list,
        total,
      ];
    case 'C01': {
      const [plain, marked] = words.edition;
      return [
        line('heading', `Doc. ${document} ${plain}`, `Doc. ${document} ${marked}`),
        day,
        titled,
        kind(language === 'en' ? '.' : ''),
        line('heading', `${plain}, ${words.originally}`, `${marked}, ${words.originally}`),
        ...body,
        line('label', `${words.signed} :1`, `${words.signed} :<sup>1</sup>`),
        ...list,
      ];
    }
    case 'C98':
      return [titled, kind(language === 'en' ? '.' : ''), doc, day, ...body, ...list];
  }
}
