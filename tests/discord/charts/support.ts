import { Resvg } from '@resvg/resvg-js';
import { load, type CheerioAPI } from 'cheerio';
import type { DeclarationRecord, SignatureRecord } from '../../../src/assembly/record.ts';
import { fontFiles } from '../../../src/discord/charts/rasterise.ts';
import { record, signatures } from '../support/samples.ts';

/** A drawing to look into. It throws where the rasteriser would: on anything that is not well-formed. */
export function drawing(svg: string): CheerioAPI {
  new Resvg(svg, { font: { loadSystemFonts: false } }).getBBox();
  return load(svg, { xml: true });
}

export function measured(svg: string): Resvg {
  return new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'Inter' },
  });
}

/** The texts of a drawing, in order. */
export function texts($: CheerioAPI, within = 'svg'): string[] {
  return $(`${within} text`)
    .toArray()
    .map((each) => $(each).text());
}

/** A declaration that as many signed as there are groups given, from the delegations given in turn. */
export function signedBy(
  groups: readonly (string | null)[],
  delegations: readonly string[] = ['IT'],
): DeclarationRecord {
  return record(682, 'en', {
    signatories: signatures(groups.length).map((signature, at): SignatureRecord => {
      const delegation = delegations[at % delegations.length] ?? 'IT';
      return { ...signature, group: groups[at] ?? null, groupPrinted: groups[at] ?? null, delegation };
    }),
  });
}

/** Every group there ever was, in proportions a real declaration might have, for as many as asked for. */
export function mixed(count: number): (string | null)[] {
  const benches = [
    'SOC',
    'EPP/CD',
    'UEL',
    'ALDE',
    'SOC',
    'EC/DA',
    'EPP/CD',
    'NR',
    'FDG',
    null,
    'SOC',
    'EPP/CD',
  ];
  return Array.from({ length: count }, (_, at) => benches[at % benches.length] ?? null);
}
