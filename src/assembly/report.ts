import type { DeclarationEntry } from './record.ts';

export const reportSubjects = ['all', 'country', 'topic', 'signatory', 'delegation', 'group'] as const;

/** What a report is about: everything, or what has one of these. */
export interface ReportSubject {
  readonly of: (typeof reportSubjects)[number];
  /** The ISO code of a country, the id of a topic or a signatory, a delegation or a group by its code; empty for everything. */
  readonly key: string;
}

/** Days, `YYYY-MM-DD`, both included. */
export interface ReportPeriod {
  readonly from: string;
  readonly to: string;
}

/** How often something stands in a report, most first. */
export interface ReportCount {
  readonly key: string;
  readonly n: number;
}

/** What happened on a subject in a time. */
export interface ReportRecord {
  readonly subject: ReportSubject;
  /** Of a signatory. */
  readonly name: string | null;
  readonly period: ReportPeriod;
  /** All declarations tabled in that time, on whatever. */
  readonly all: number;
  /** Those of the report, newest first. */
  readonly entries: readonly DeclarationEntry[];
  /** Who signed most of them; of a delegation or a group, its own members. Nobody for a signatory. */
  readonly people: readonly (ReportCount & { readonly name: string; readonly delegation: string })[];
  readonly delegations: readonly ReportCount[];
  readonly groups: readonly ReportCount[];
  readonly topics: readonly ReportCount[];
  readonly countries: readonly ReportCount[];
}
