import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { ArchivedDeclaration, ArchivedSignatory } from './archive.ts';

/** How the names stand under the text: in one run, a line each, or a line each in two columns. */
export type PdfNames = 'run' | 'lines' | 'columns';

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
);
const margin = 70;

/**
 * A declaration as a PDF, with letterhead, page numbers and a header on the second page. Laid out after what is known of the
 * Assembly's; no real one was at hand.
 */
export async function renderPdf(declaration: ArchivedDeclaration, names: PdfNames): Promise<Uint8Array> {
  const { language, number, document: doc, title, paragraphs, signatories, headingDate } = declaration;
  const isEnglish = language === 'en';
  const pdf = new PDFDocument({ size: 'A4', margin, bufferPages: true });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => pdf.on('end', () => resolve()));
  pdf.font(font).fontSize(9).text('http://assembly.coe.int', { align: 'right' });
  pdf.fontSize(12).text(`Doc. ${doc}`).text(headingDate).moveDown(2);
  pdf.fontSize(18).text(title).moveDown();
  const kind = isEnglish ? 'Written declaration' : 'Déclaration écrite';
  pdf.fontSize(12).text(`${kind} No. ${number}`).moveDown();
  const commits = isEnglish
    ? 'This written declaration commits only those who have signed it.'
    : 'Cette déclaration écrite n’engage que ses signataires.';
  pdf.fontSize(9).text(commits).moveDown();
  pdf.fontSize(10);
  for (const paragraph of paragraphs) pdf.text(paragraph, { align: 'justify' }).moveDown();
  if (names === 'run') {
    pdf.text(`${isEnglish ? 'Signatories: ' : 'Signataires : '}${signatories.map(inRun).join(' ; ')}`);
  } else {
    pdf.text(isEnglish ? 'Signed (see overleaf)' : 'Signé (voir au verso)').addPage();
    pdf.text(isEnglish ? 'Signed 1:' : 'Signé 1:').moveDown();
    const rows = Math.ceil(signatories.length / 2);
    const [top, height] = [pdf.y, 18 * rows];
    const list = signatories.map(surnameFirst).join('\n');
    pdf.text(list, names === 'columns' ? { columns: 2, columnGap: 20, height } : {});
    if (names === 'columns') pdf.y = top + height + 20;
    pdf.moveDown().text(`Total = ${signatories.length}`, margin);
    pdf.fontSize(8).moveDown(2).text('1. SOC: Socialist Group');
  }
  furnish(pdf, doc);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

function furnish(pdf: PDFKit.PDFDocument, doc: number): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.fontSize(8);
    if (page > 0) pdf.text(`Doc. ${doc}`, margin, 40, { lineBreak: false });
    const house = 'F - 67075 Strasbourg Cedex | assembly@coe.int | Tel: + 33 3 88 41 2000';
    pdf.text(house, margin, 800, { lineBreak: false });
    pdf.text(String(page + 1), 500, 800, { lineBreak: false });
  }
}

const rest = (delegation: string, group: string | null) =>
  `${delegation}${group === null ? '' : `, ${group}`}`;

const inRun = ([honorific, name, delegation, group]: ArchivedSignatory): string =>
  `${honorific === null ? '' : `${honorific} `}${name}, ${rest(delegation, group)}`;

function surnameFirst([, name, delegation, group]: ArchivedSignatory): string {
  const words = name.split(' ');
  return `${words.at(-1)} ${words.slice(0, -1).join(' ')}, ${rest(delegation, group)}`;
}
