import { archive, type ArchivedDeclaration, type ArchivedSignatory } from '../assembly-sandbox/archive.ts';
import { tabledOn } from '../assembly-sandbox/catalogue.ts';
import type { SandboxAssembly } from '../assembly-sandbox/server.ts';
import type { Chance } from './chance.ts';

/** A declaration that was published, and its editions. */
export interface Published {
  readonly number: number;
  /** Of the newest edition. */
  readonly signatories: number;
  readonly editions: number;
}

export interface Publisher {
  readonly published: readonly Published[];
  /** A new declaration, or a later edition of one that has fewer than three. */
  publish(): void;
}

const firstNumber = 2_001;

/** Publishes declarations that nobody tabled: names and delegations of the archive under numbers of our own. */
export function createPublisher(assembly: SandboxAssembly, chance: Chance): Publisher {
  const pool = peopleOf(archive.filter(({ language }) => language === 'en'));
  const model = archive.find(({ number, language }) => number === 682 && language === 'en');
  if (!model) throw new Error('The archive has no declaration No. 682.');
  const made: { declaration: ArchivedDeclaration; editions: number }[] = [];

  const table = () => {
    const at = made.length;
    const start = chance.between(0, pool.length - 1);
    const signatories = Array.from({ length: 22 }, (_, n) => pool[(start + n) % pool.length]).filter(
      (one) => one !== undefined,
    );
    // Of today, for what is old is no news.
    const declaration: ArchivedDeclaration = {
      ...tabledOn(model, new Date().toISOString().slice(0, 10)),
      fileId: 60_000 + at * 10,
      number: firstNumber + at,
      document: 18_001 + at,
      title: `What was seen on day ${at + 1}`,
      signatories,
    };
    assembly.publish(declaration);
    made.push({ declaration, editions: 1 });
  };

  const republish = (one: (typeof made)[number]) => {
    const held = new Set(one.declaration.signatories.map(([, name]) => name));
    const added = pool.filter(([, name]) => !held.has(name)).slice(0, chance.between(1, 3));
    const fileId = one.declaration.fileId + one.editions;
    const day = new Date(Date.parse(one.declaration.date) + one.editions * 86_400_000);
    assembly.republish(one.declaration, { added, fileId, date: day.toISOString().slice(0, 10) });
    one.declaration = { ...one.declaration, signatories: [...one.declaration.signatories, ...added] };
    one.editions += 1;
  };

  return {
    get published() {
      return made.map(({ declaration, editions }) => ({
        number: declaration.number,
        signatories: declaration.signatories.length,
        editions,
      }));
    },
    publish: () => {
      const open = made.filter(({ editions }) => editions < 3);
      if (open.length > 0 && chance.happens(0.3)) republish(chance.of(open));
      else table();
    },
  };
}

/** Everybody in the archive, each under one name. */
function peopleOf(declarations: readonly ArchivedDeclaration[]): ArchivedSignatory[] {
  const people = new Map<string, ArchivedSignatory>();
  for (const { signatories } of declarations) for (const one of signatories) people.set(one[1], one);
  return [...people.values()];
}
