import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = 'docs/decisions';

/** The head of a record: `# NNN: title`, its date, `Status: …`, each a paragraph. */
const head = /^# (?<number>\d{3}): (?<title>.+)\n\n(?<date>\d{4}-\d\d-\d\d)\n\nStatus: (?<status>[^\n]+)\n/u;

interface DecisionRecord {
  readonly name: string;
  readonly number?: string;
  readonly title?: string;
  readonly date?: string;
  readonly status?: string;
}

const records = readdirSync(folder)
  .filter((name) => /^\d{3}-/u.test(name))
  .toSorted()
  .map((name): DecisionRecord => ({ name, ...head.exec(readFileSync(`${folder}/${name}`, 'utf8'))?.groups }));

test('every decision has a number, a date and a status', () => {
  expect(
    records.filter(({ name, number, date }) => date === undefined || !name.startsWith(`${number}-`)),
  ).toEqual([]);
  expect(records.filter(({ status }) => !/^(?:accepted\.|superseded by \[)/iu.test(status ?? ''))).toEqual(
    [],
  );
});

test('what is superseded names the later records that superseded it', () => {
  const names = new Set(records.map(({ name }) => name));
  for (const { name, status = '' } of records) {
    const by = [...status.matchAll(/\]\((?<record>[^)]+)\)/gu)].map(({ groups }) => groups?.['record'] ?? '');
    expect(by.length > 0, name).toBe(/superseded/iu.test(status));
    expect(
      by.filter((later) => !names.has(later) || later <= name),
      name,
    ).toEqual([]);
  }
});

test('the index lists them all (vitest -u writes it)', async () => {
  const rows = records.map(
    ({ name, number, title, date, status }) => `- [${number}: ${title}](${name}), ${date}: ${status}`,
  );
  const intro =
    '# Decisions\n\nWhat was decided, when and why. A record is not rewritten when the mind changes: a later one supersedes it, and\nits status says so.\n\n';
  await expect(`${intro}${rows.join('\n')}\n`).toMatchFileSnapshot(`../../${folder}/README.md`);
});
