import type { Announce } from '../crawl/announce.ts';
import type { StoreContext } from '../crawl/import/store-page.ts';
import type { DatasetEnd, DatasetHead } from '../store/dataset/record.ts';
import type { Difference } from './differences.ts';

/** What an import works with. */
export interface DatasetContext extends StoreContext {
  readonly announce: Announce;
  /** Where addresses may lead, beside the Assembly's own hosts. */
  readonly assemblyHosts: readonly string[];
  /** The file id at which the walk begins. */
  readonly floor: number;
  /** Aborted when the operator wants an end. */
  readonly signal: AbortSignal;
  /** Told of declarations that are done, of all. */
  readonly watch: (done: number, all: number) => void;
}

/** What became of the declarations of a data set. */
export interface DatasetReport {
  readonly head: DatasetHead;
  readonly end: DatasetEnd;
  /** Stored whole into a store that held nothing, or held one by one against what was there. */
  readonly way: 'loaded' | 'merged';
  readonly fresh: number;
  /** Held before, with an edition or a text that was not. */
  readonly extended: number;
  /** Held before, and the same. */
  readonly agreeing: number;
  /** Held before, and not the same: what is held stays. */
  readonly differing: readonly { readonly number: number; readonly differences: readonly Difference[] }[];
  /** Numbers of which nothing was stored, because the store does not take it. */
  readonly refused: readonly number[];
  /** Addresses that lead to no site of the Assembly, and were left out. */
  readonly addresses: number;
  /** The walk goes on behind what the data set covers. */
  readonly walksOn: boolean;
  /** Deliveries that became pending. */
  readonly alerts: number;
  readonly interrupted: boolean;
}
