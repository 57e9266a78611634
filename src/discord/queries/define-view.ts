import type { Reply } from '../commands/command.ts';
import type { View, ViewOf } from '../render/view-kinds.ts';
import type { QueryContext } from './context.ts';
import type { ExportTable } from './export-table.ts';

/** What a kind of view shows now, and what of it goes into a file; `null` where there is nothing of it any more. */
export interface ViewDefinition<K extends View['kind']> {
  readonly kind: K;
  readonly answer: (asking: QueryContext, view: ViewOf<K>) => Promise<Reply | null>;
  /** The data of the view, whole, not only the page that is shown. */
  readonly exportTable: (asking: QueryContext, view: ViewOf<K>) => Promise<ExportTable | null>;
}

export function defineView<K extends View['kind']>(definition: ViewDefinition<K>): ViewDefinition<K> {
  return definition;
}
