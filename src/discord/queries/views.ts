import type { View } from '../render/view-kinds.ts';
import { compareDeclarationsView } from './declarations/compare-declarations.ts';
import { declarationView } from './declarations/declaration.ts';
import { editionsView } from './declarations/editions.ts';
import { listedQuery } from './declarations/listed.ts';
import { randomView } from './declarations/random.ts';
import { signatoriesView } from './declarations/signatories.ts';
import { threadView } from './declarations/thread.ts';
import type { ViewDefinition } from './define-view.ts';
import { networkView } from './network/network.ts';
import { comparePeopleView } from './people/compare-people.ts';
import { delegationView, groupView } from './people/delegation-or-group.ts';
import { membersView } from './people/members.ts';
import { signatoryView } from './people/signatory.ts';
import { signedView } from './people/signed.ts';
import { togetherView } from './people/together.ts';
import { compareSubjectsView } from './people/compare-subjects.ts';
import { searchView } from './search/search.ts';
import { reportQuery, reportTextQuery } from './stats/report.ts';
import { signingView } from './stats/signing.ts';
import { statsView } from './stats/stats.ts';

/** Every view there is: one that has no definition does not compile. */
const views: { readonly [K in View['kind']]: ViewDefinition<K> } = {
  declaration: declarationView,
  signatories: signatoriesView,
  signatory: signatoryView,
  signed: signedView,
  together: togetherView,
  delegation: delegationView,
  group: groupView,
  members: membersView,
  search: searchView,
  compareDeclarations: compareDeclarationsView,
  comparePeople: comparePeopleView,
  stats: statsView,
  random: randomView,
  editions: editionsView,
  thread: threadView,
  listed: listedQuery,
  signing: signingView,
  report: reportQuery,
  reportText: reportTextQuery,
  compareSubjects: compareSubjectsView,
  network: networkView,
};

/** What answers and exports a view; to be handed that same view, which its type cannot say. */
export function definitionOf({ kind }: View): ViewDefinition<View['kind']> {
  return views[kind] as ViewDefinition<View['kind']>;
}
