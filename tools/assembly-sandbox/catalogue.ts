import type { TextLanguage } from '../../src/assembly/declaration.ts';
import type { ArchivedDeclaration, ArchivedSignatory } from './archive.ts';
import type { Layout, Markup } from './layout.ts';

/** A declaration as it is published: in which layout its page on the new site comes, and in which markup. */
interface PublishOptions {
  /** Of the page on the new site; the old site's pages are always `B` and `B-fr`. */
  readonly layout?: Layout;
  readonly markup?: Markup;
  /** Which of its addresses the feeds give. */
  readonly link?: AddressForm;
}

interface RepublishOptions extends PublishOptions {
  /** Signatories to add, in the order they are printed at the end of the list. */
  readonly added: readonly ArchivedSignatory[];
  /** By default the next free one. */
  readonly fileId?: number;
  /** `YYYY-MM-DD`; by default the day of the clock. */
  readonly date?: string;
}

/** A document of the Assembly that is no written declaration. */
interface OtherDocument {
  readonly fileId?: number;
  readonly document?: number;
  readonly kind?: 'Motion for a resolution' | 'Motion for a recommendation' | 'Report' | 'Progress report';
  readonly title?: string;
}

export type AddressForm =
  | 'file'
  | 'text'
  | 'old'
  | 'old xml'
  | 'language switch'
  // These show something else than the text.
  | 'pdf'
  | 'old pdf'
  | 'details'
  | 'extract'
  | 'cited';

export interface PublishedFile {
  readonly fileId: number;
  readonly title: string;
  /** The path the feeds give. */
  readonly link: string;
  readonly publishedAt: Date;
  readonly texts: ReadonlyMap<TextLanguage, PublishedText>;
}

type PublishedText =
  | {
      readonly kind: 'declaration';
      readonly declaration: ArchivedDeclaration;
      readonly layout: Layout;
      readonly markup: Markup;
    }
  | { readonly kind: 'other'; readonly html: string };

/** What the Assembly has published so far. */
export interface Catalogue {
  /** Newest first. */
  files(): readonly PublishedFile[];
  file(fileId: number): PublishedFile | undefined;
  publish(declaration: ArchivedDeclaration, options?: PublishOptions): PublishedFile;
  republish(declaration: ArchivedDeclaration, options: RepublishOptions): PublishedFile;
  publishOther(other?: OtherDocument): PublishedFile;
}

/** The path of a file in one of the forms the Assembly has used. */
export function pathOf(fileId: number, form: AddressForm = 'text', language: TextLanguage = 'en'): string {
  switch (form) {
    case 'file':
      return `/${language}/files/${fileId}`;
    case 'text':
      return `/${language}/files/${fileId}/html`;
    case 'old':
      return `/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=${fileId}&lang=${language.toUpperCase()}`;
    case 'old xml':
      return `/nw/xml/XRef/Xref-XML2HTML-${language}.asp?fileid=${fileId}&lang=${language}`;
    case 'pdf':
      return `/${language}/files/${fileId}/pdf`;
    case 'old pdf':
      return `/nw/xml/XRef/X2H-Xref-ViewPDF.asp?FileID=${fileId}&lang=${language}`;
    case 'details':
      return `/nw/xml/XRef/Xref-DocDetails-${language.toUpperCase()}.asp?FileID=${fileId}`;
    case 'extract':
      return `/nw/xml/XRef/X2H-DW-extr.asp?fileid=${fileId}&lang=${language.toUpperCase()}`;
    case 'cited':
      return `/ASP/Doc/XrefViewHTML.asp?FileID=${fileId}&Language=${language}`;
    case 'language switch':
      return `/en/home/setlanguage?returnUrl=${encodeURIComponent(pathOf(fileId, 'text', language))}`;
  }
}

export function createCatalogue(clock: () => Date): Catalogue {
  const files = new Map<number, PublishedFile>();

  const nextFileId = (): number => Math.max(0, ...files.keys()) + 1;
  // A file that is published again, in another language say, moves to the top of the feeds.
  const add = (file: PublishedFile): PublishedFile => {
    files.delete(file.fileId);
    files.set(file.fileId, file);
    return file;
  };

  const publish = (declaration: ArchivedDeclaration, options: PublishOptions = {}): PublishedFile => {
    const { fileId, language } = declaration;
    const known = files.get(fileId);
    const texts = new Map(known?.texts);
    texts.set(language, {
      kind: 'declaration',
      declaration,
      layout: options.layout ?? 'A',
      markup: options.markup ?? 'div',
    });
    const title = known && language === 'fr' ? known.title : declaration.title;
    const linkLanguage = texts.has('en') ? 'en' : 'fr';
    return add({
      fileId,
      title,
      link: pathOf(fileId, options.link ?? 'file', linkLanguage),
      publishedAt: clock(),
      texts,
    });
  };

  return {
    files: () => [...files.values()].toReversed(),
    file: (fileId) => files.get(fileId),
    publish,
    republish(declaration, { added, fileId = nextFileId(), date = day(clock()), ...options }) {
      const signatories = [...declaration.signatories, ...added];
      const headingDate = printedDay(date, declaration.language);
      return publish({ ...declaration, fileId, date, headingDate, signatories }, options);
    },
    publishOther(other = {}) {
      const { fileId = nextFileId(), document = 15_000, kind = 'Motion for a resolution' } = other;
      const title = other.title ?? 'A question for another day';
      const heading = `${kind} | Doc. ${document} | ${printedDay(day(clock()), 'en')}`;
      const html = page(title, [title, heading, 'The Assembly is invited to look into this matter.']);
      const texts = new Map([['en', { kind: 'other', html }]] as const);
      return add({ fileId, title, link: pathOf(fileId, 'file'), publishedAt: clock(), texts });
    },
  };
}

/** The same declaration as if it had been tabled on another day (`YYYY-MM-DD`). */
export function tabledOn(declaration: ArchivedDeclaration, date: string): ArchivedDeclaration {
  return { ...declaration, date, headingDate: printedDay(date, declaration.language) };
}

/** A plain page of the sandbox's own. */
export function page(title: string, lines: readonly string[], head = ''): string {
  const body = lines.map((line) => `<p>${escapeXml(line)}</p>`).join('\n');
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${escapeXml(title)}</title>${head}</head>\n<body>\n${body}\n</body></html>\n`;
}

export function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}

const day = (instant: Date): string => instant.toISOString().slice(0, 10);

function printedDay(date: string, language: TextLanguage): string {
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  return new Date(date).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}
