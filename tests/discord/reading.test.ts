import { describe, expect, test } from 'vitest';
import type { Reply } from '../../sandbox/discord/conversation.ts';
import { archive } from '../../sandbox/assembly/archive.ts';
import { findSignatories } from '../../src/store/signatories.ts';
import { archived, keep, signature } from '../support/declarations.ts';
import { useReading } from './reading-setup.ts';
import { controlsOf, said } from './said.ts';

const { db, bot, ask, offered, reader, lectrice, here, restart } = useReading();
const press = (on: Reply, label: string, user = reader()) => bot().discord.click({ on, label, user });

/** The option of a select, by the beginning of its label. */
function option(on: Reply, label: string): { customId: string; values: string[] } {
  for (const { custom_id: customId = '', options = [] } of controlsOf(on.components).selects) {
    const found = options.find((one) => one.label.startsWith(label));
    if (found) return { customId, values: [found.value] };
  }
  throw new Error(`No select offers "${label}".`);
}

const everything = async () => {
  for (const { number, language } of archive) {
    if (language === 'en') await keep(db(), archived(number));
  }
};

describe('the signatories of a declaration', () => {
  test('are paged in the message itself, also by a bot that was started again', async () => {
    await keep(db(), archived(682));
    const first = await ask('signatories', { number: '682' });
    expect(first.ephemeral).toBe(true);
    expect(said(first)).toContain('32 signatories');
    expect(said(first)).toContain('Page 1 of 2');
    expect(said(first)).toMatch(/\*\*1\*\* Mr Roberto RAMPI · 🇮🇹 Italy · SOC · \*tabled it\*/u);
    await restart();
    const second = await press(first, 'Next page ▶');
    expect(second.message).toBe(first.message);
    expect(said(second)).toContain('Page 2 of 2');
    expect(said(second)).toContain('**32** ');
    const back = await press(second, '◀ Previous page');
    expect(said(back)).toContain('Page 1 of 2');
    expect(controlsOf(back.components).buttons.map(({ label }) => label)).toEqual([
      'Next page ▶',
      'Back to the declaration',
      'Share',
      'Export',
    ]);
  });

  test('are narrowed by option and by select, and everybody comes back', async () => {
    await keep(db(), archived(682));
    const italy = await ask('signatories', { number: '682', delegation: 'italie' });
    expect(said(italy)).toContain('of the delegation of 🇮🇹 Italy');
    const all = await press(italy, 'Everyone');
    const conservatives = await bot().discord.click({ on: all, ...option(all, 'EC'), user: reader() });
    expect(said(conservatives)).toContain('Martin VICKERS');
    expect(said(conservatives)).not.toContain('RAMPI');
    expect(said(await ask('signatories', { number: '682', group: 'UEL', delegation: 'IT' }))).toContain(
      'Nobody on this list fits that.',
    );
    expect(said(await ask('signatories', { number: '682', group: 'Whigs' }))).toContain(
      'no political group called **Whigs**',
    );
  });

  test('that the latest edition added are marked, and can be seen alone', async () => {
    const base = archived(682);
    await keep(db(), base);
    await keep(db(), {
      ...base,
      date: '2019-10-04',
      signatories: [...base.signatories, signature(33, ['Ms', 'Petra BAYR', 'Austria', 'SOC'])],
    });
    const first = await ask('signatories', { number: '682' });
    expect(said(first)).toContain('1 name new in edition 2');
    const added = await press(first, 'Only the new ones (1)');
    expect(said(added)).toContain('**33** Ms Petra BAYR · 🇦🇹 Austria · SOC · 🆕 *new*');
    expect(said(added)).not.toContain('RAMPI');
    expect(said(await ask('signatories', { number: '682', new: true }))).toContain('Petra BAYR');
  });

  test('lead to each of them', async () => {
    await keep(db(), archived(682));
    const first = await ask('signatories', { number: '682' });
    const person = await bot().discord.click({ on: first, ...option(first, 'Roberto RAMPI') });
    expect(said(person)).toContain('### Roberto RAMPI, 🇮🇹 Italy');
    expect(person.message).toBe(first.message);
  });
});

describe('sharing', () => {
  test('posts for everybody, in the language of the server, and says who did', async () => {
    await keep(db(), archived(572));
    await keep(db(), archived(572, 'fr'));
    const own = await ask('declaration show', { number: '572' });
    expect(said(own)).toContain('Dialogue to find a durable');
    const shared = await press(own, 'Share');
    expect(shared.ephemeral).toBe(false);
    expect(here().messages).toContain(shared.message);
    expect(said(shared)).toContain('Dialogue pour trouver une solution');
    expect(said(shared)).toContain(`-# Partagé par <@${reader().id}>`);
    expect(shared.message?.pings).toEqual({ everyone: false, roles: [], users: [] });
    expect(controlsOf(shared.components).buttons.map(({ label }) => label)).toEqual([
      'Signataires (39)',
      'Exporter',
    ]);
  });

  test('lets the one who shared turn pages for all, and others only for themselves', async () => {
    await keep(db(), archived(682));
    const own = await ask('signatories', { number: '682' });
    const shared = await press(own, 'Share');
    const theirs = await press(shared, 'Page suivante ▶', lectrice());
    expect(theirs.ephemeral).toBe(true);
    expect(said(theirs)).toContain('Page 2 sur 2');
    expect(said({ components: shared.components })).toContain('Page 1 sur 2');
    await restart();
    const turned = await press(shared, 'Page suivante ▶', reader());
    expect(turned.message).toBe(shared.message);
    expect(said(turned)).toContain('Page 2 sur 2');
    expect(said(turned)).toContain(`Partagé par <@${reader().id}>`);
  });
});

describe('what a custom id names that is not there', () => {
  test('is said to the presser alone, and the message stays', async () => {
    await keep(db(), archived(682));
    const own = await ask('signatories', { number: '682' });
    const { message } = own;
    const before = said(own);
    const row = controlsOf(own.components).buttons.find(({ label }) => label === 'Back to the declaration');
    row!.custom_id = 'h1sd.zz';
    const gone = await bot().discord.click({ on: own, customId: 'h1sd.zz', user: reader() });
    expect(said(gone)).toContain('no longer held here');
    expect(gone.ephemeral).toBe(true);
    expect(gone.message).not.toBe(message);
    expect(said({ components: message?.components ?? [] })).toBe(before);
    row!.custom_id = 'h1sd.not.a.view';
    const unread = await bot().discord.click({ on: own, customId: 'h1sd.not.a.view', user: reader() });
    expect(said(unread)).toContain('no longer have this command');
    row!.custom_id = 'elsewhere';
    const unknown = await bot().discord.click({ on: own, customId: 'elsewhere', user: reader() });
    expect(said(unknown)).toContain('no longer have this command');
  });
});

describe('/search', () => {
  test('goes on to the next page without another search, also after a restart', async () => {
    await everything();
    const first = await ask('search', { words: 'rights OR council OR russia OR declare' });
    expect(said(first)).toMatch(/\*\*1 to 5 of \d+ written declarations\*\*/u);
    const id = /h1sf\.(\w+)\.2/u.exec(JSON.stringify(first.components))?.[1];
    await restart();
    const second = await press(first, 'Next page ▶');
    expect(said(second)).toContain('**6 to ');
    expect(JSON.stringify(second.components)).toContain(`h1sf.${id}.1`);
    const numbers = (reply: { components: readonly unknown[] }): readonly string[] =>
      said(reply).match(/(?<=\*\*\[No\. )\d+/gu) ?? [];
    const onSecond = numbers(second);
    const onFirst = numbers(await press(second, '◀ Previous page'));
    expect(onFirst).toHaveLength(5);
    expect(onFirst.filter((number) => onSecond.includes(number))).toEqual([]);
  });

  test('takes conditions with words and without, and says which', async () => {
    await everything();
    const found = await ask('search', {
      delegation: 'Italy',
      from: '2019',
      to: '2019-12',
      topic: 'elections',
    });
    expect(said(found)).toContain(
      'topic: Elections and democracy · signed by the delegation of Italy · from 1 January 2019 · to 31 December 2019',
    );
    const french = await ask('search', { words: '"presidential election"', country: 'KZ' }, lectrice());
    expect(said(french)).toContain('mots\u00a0: "presidential election" · pays concerné\u00a0: Kazakhstan');
    expect(said(french)).toContain('rigged **presidential** **election**');
    expect(said(await ask('search', { signatory: 'Rampi' }))).toContain('signed by Roberto RAMPI');
    for (const [options, words] of [
      [{}, 'Say what to look for'],
      [{ from: 'yesterday' }, 'cannot read **yesterday** as a day'],
      [{ topic: 'Electons' }, 'Did you mean'],
      [{ country: 'Atlantis' }, 'no country called **Atlantis**'],
      [{ delegation: 'Narnia' }, 'no delegation called **Narnia**'],
      [{ signatory: 'Qqqqq' }, 'no signatory called **Qqqqq**'],
      [{ words: 'zebra', from: '2019' }, 'fits: words: zebra · from 1 January 2019'],
      [{ words: 'the' }, 'nothing to search for'],
      [{ country: 'Itlay' }, 'Did you mean **Italy**?'],
    ] as const) {
      expect(said(await ask('search', options))).toContain(words);
    }
  });
});

test('a search that finds nothing offers what some of its words find, or the words alone', async () => {
  await everything();
  const some = await ask('search', { words: 'kazakhstan walrus' });
  expect(said(some)).toContain('fits: words: kazakhstan walrus');
  expect(said(some)).toContain('The nearest ones I hold:');
  const shown = await bot().discord.click({ on: some, ...option(some, 'No. 682') });
  expect(said(shown)).toContain('Written declaration No. 682');
  const alone = await ask('search', { words: 'kazakhstan', from: '2024' }, lectrice());
  expect(said(alone)).toContain('Les plus proches que je détiens');
  expect(said(await ask('search', { words: 'walrus' }))).toContain('Try fewer conditions');
});

describe('text that no completion offered', () => {
  test('asks back with what may be meant, ready to be chosen', async () => {
    await keep(db(), archived(682));
    const several = await ask('signatory', { name: 'martin' });
    expect(said(several)).toContain('Which one do you mean?');
    const chosen = await bot().discord.click({ on: several, ...option(several, 'Martin VICKERS') });
    expect(said(chosen)).toContain('### Martin VICKERS');
    const mistyped = await ask('signatory', { name: 'Vikers Martn' });
    expect(said(mistyped)).toMatch(/Vickers/iu);
    const delegation = await ask('delegation', { country: 'republic' });
    expect(said(delegation)).toContain('no delegation called **republic**');
    const slovakia = await bot().discord.click({ on: delegation, ...option(delegation, 'Slovak') });
    expect(said(slovakia)).toContain('### Delegation of the Slovak Republic');
    expect(said(await ask('delegation', { country: 'Itlay' }))).toContain('• Italy');
    expect(said(await ask('group', { name: 'socialsts' }, lectrice()))).toContain('• SOC');
  });

  test('of several titles shows them, and of some words the nearest', async () => {
    await everything();
    const several = await ask('declaration show', { number: 'the' });
    const { selects } = controlsOf(several.components);
    expect(selects[0]?.options?.length).toBeGreaterThan(1);
    const near = await ask('declaration show', { number: 'kazakhstan walrus' });
    expect(said(near)).toContain('found no written declaration for **kazakhstan walrus**');
    expect(said(near)).toContain('The nearest ones I hold:');
    const shown = await bot().discord.click({ on: near, ...option(near, 'No. 682') });
    expect(said(shown)).toContain('Written declaration No. 682');
  });
});

describe('figures', () => {
  test('of a member, a delegation, a group and all', async () => {
    await everything();
    const rampi = await ask('signatory', { name: 'Roberto Rampi' });
    expect(said(rampi)).toMatch(/\*\*Signed \d+ written declarations?\*\*, tabled \d+/u);
    expect(said(rampi)).toContain('**Delegation and group**\n🇮🇹 Italy · SOC');
    expect(said(rampi)).toContain('2019: ');
    const signed = await press(rampi, controlsOf(rampi.components).buttons[0]?.label ?? '');
    expect(said(signed)).toContain('What Roberto RAMPI signed');
    expect(said(await press(signed, '↩ Roberto RAMPI'))).toContain('### Roberto RAMPI');

    const italy = await ask('delegation', { country: 'IT' });
    expect(said(italy)).toMatch(/Its members signed \d+ written declarations?, \d+% of all held/u);
    expect(said(italy)).toContain('**Who signs most**');
    const members = await press(italy, controlsOf(italy.components).buttons[0]?.label ?? '');
    expect(said(members)).toContain('Members: Delegation of Italy');
    expect(said(await ask('delegation', { country: 'San Marino' }))).toMatch(/San Marino/u);

    const group = await ask('group', { name: 'EDG' }, lectrice());
    expect(said(group)).toContain('Conservateurs européens, Patriotes & Affiliés');
    expect(said(group)).toContain('Avec d’autres délégations');

    const stats = await ask('stats', { by: 'delegation' });
    expect(said(stats)).toMatch(/🇮🇹 Italy · \*\*\d+\*\* \(\d+%\) █+/u);
    const byYear = await bot().discord.click({ on: stats, ...option(stats, 'year') });
    expect(said(byYear)).toContain('Written declarations by year');
    expect(said(byYear)).toMatch(/2019 · \*\*\d+\*\*/u);
  });

  test('of two declarations and of two members', async () => {
    await keep(db(), archived(682));
    await keep(db(), archived(679));
    const both = await ask('compare declarations', { first: '682', second: 'Doc. 14926' });
    expect(said(both)).toMatch(/\*\*\d+ members signed both\*\*, \d+% of all who signed either/u);
    expect(said(both)).toContain('Mihail POPSOI');
    const people = await ask('compare signatories', { first: 'Popsoi', second: 'Rampi' });
    expect(said(people)).toContain('2 signed together; 2.0 would be expected by chance (×1.0)');
    expect(said(people)).toContain('Fewer than 5 together prove nothing either way.');
    expect(said(await ask('compare declarations', { first: '682', second: '682' }))).toContain('Choose two');
    expect(said(await ask('compare signatories', { first: 'Popsoi', second: 'martin' }))).toContain(
      'Which one do you mean?',
    );
  });

  test('of any declaration, and of another one', async () => {
    await everything();
    const one = await ask('declaration random');
    expect(said(one)).toContain('Written declaration No. ');
    expect(said(await press(one, 'Another one'))).toContain('Written declaration No. ');
  });
});

describe('export', () => {
  const text = (reply: Reply, at: number) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(reply.message?.files[at]?.data);

  test('gives the whole of what is shown, as CSV and JSON, to the presser alone', async () => {
    await keep(db(), archived(682));
    const roster = await ask('signatories', { number: '682' });
    const files = await press(roster, 'Export');
    expect(files.ephemeral).toBe(true);
    expect(files.message?.files.map(({ name }) => name)).toEqual([
      'declaration-682.csv',
      'declaration-682.json',
    ]);
    const lines = text(files, 0).split('\r\n');
    expect(lines[0]).toBe('\ufeffposition,honorific,name,delegation,country,group,added,signatory_id');
    expect(lines).toHaveLength(1 + 32 + 1);
    expect(lines[1]).toMatch(/^1,Mr,Roberto RAMPI,IT,Italy,SOC,false,\d+$/u);
    const json = JSON.parse(text(files, 1)) as { title: string; rows: object[] };
    expect(json.title).toBe('Signatories of No. 682');
    expect(json.rows).toHaveLength(32);
    expect(said(files)).toContain('32 rows, as CSV and as JSON');
  });

  test.each([
    ['export declaration', { number: '682', format: 'csv' }, 'declaration-682.csv', 'position,'],
    ['export signatory', { name: 'rampi', format: 'csv' }, /^signatory-\d+\.csv$/u, 'number,document,'],
    ['export together', { name: 'rampi', format: 'csv' }, /^signs-with-\d+\.csv$/u, 'signatory_id,'],
    ['export delegation', { country: 'Italy', format: 'csv' }, 'delegation-members.csv', 'signatory_id,'],
    ['export group', { name: 'SOC', format: 'csv' }, 'group-members.csv', 'signatory_id,'],
    ['export search', { words: 'kazakhstan', format: 'csv' }, /^search-\d+\.csv$/u, 'number,document,'],
    [
      'export compare',
      { first: '682', second: '679', format: 'csv' },
      'compare-682-679.csv',
      'signatory_id,',
    ],
    ['export stats', { by: 'group', format: 'csv' }, 'by-group.csv', 'group,name,'],
  ] as const)('/%s gives one file of the kind asked for', async (command, options, name, begins) => {
    await keep(db(), archived(682));
    await keep(db(), archived(679));
    const reply = await ask(command, options);
    expect(reply.message?.files).toHaveLength(1);
    expect(reply.message?.files[0]?.name).toMatch(name);
    expect(text(reply, 0)).toMatch(new RegExp(`^\ufeff${begins}`, 'u'));
    const both = await ask(
      command,
      Object.fromEntries(Object.entries(options).filter(([key]) => key !== 'format')),
    );
    expect(both.message?.files).toHaveLength(2);
  });
});

describe('the menu of a message', () => {
  const inMessage = (content: string, user = reader()) =>
    bot().discord.menu({
      command: 'Declarations in this message',
      on: here().write(content, lectrice()),
      user,
    });

  test('shows the one declaration that it names', async () => {
    await keep(db(), archived(682));
    for (const content of [
      'Have you read No. 682?',
      'Doc. 14933 is bold',
      'https://pace.coe.int/en/files/28063/html',
    ]) {
      const reply = await inMessage(content);
      expect(reply.ephemeral).toBe(true);
      expect(said(reply)).toContain('Written declaration No. 682 · Doc. 14933');
    }
  });

  test('lists several, says what is not held, and reads messages of our own', async () => {
    await everything();
    const several = await inMessage(
      'Nos. 682, 679 and 9999, and https://pace.coe.int/en/files/1',
      lectrice(),
    );
    expect(said(several)).toContain('Déclarations dans ce message');
    expect(said(several)).toContain('non détenues ici\u00a0: n°\u00a09999 et fichier 1');
    const chosen = await bot().discord.click({ on: several, ...option(several, 'N° 679') });
    expect(said(chosen)).toContain('Déclaration écrite n°\u00a0679');
    expect(said(await inMessage('Nothing here.'))).toContain('I see no written declaration in this message');
    expect(said(await inMessage('No. 9999'))).toContain('not held here: No. 9999');
    const shared = await press(await ask('declaration show', { number: '682' }), 'Share');
    const again = await bot().discord.menu({
      command: 'Declarations in this message',
      on: shared.message!,
      user: reader(),
    });
    expect(said(again)).toContain('No. 682');
  });
});

describe('completion', () => {
  test('offers for every option what can be meant', async () => {
    await keep(db(), archived(682));
    const [rampi] = await findSignatories(db(), 'rampi', 1);
    const person = { name: 'Roberto RAMPI · Italy', value: String(rampi?.id) };
    const kazakhstan = expect.objectContaining({ value: '682' });
    for (const [command, option, typed, expected] of [
      ['declaration show', 'number', 'kazakh', kazakhstan],
      ['signatories', 'number', '68', kazakhstan],
      ['signatories', 'group', 'ppe', expect.objectContaining({ value: 'EPP/CD' })],
      ['signatories', 'delegation', 'ital', { name: 'Italy', value: 'IT' }],
      ['signatory', 'name', 'ramp', person],
      ['delegation', 'country', 'ital', { name: 'Italy', value: 'IT' }],
      ['group', 'name', 'soc', expect.objectContaining({ value: 'SOC' })],
      ['search', 'topic', 'elec', expect.objectContaining({ value: 'elections' })],
      ['search', 'country', 'kaz', { name: 'Kazakhstan', value: 'KZ' }],
      ['search', 'signatory', 'ramp', person],
      ['search', 'delegation', 'ital', { name: 'Italy', value: 'IT' }],
      ['search', 'group', 'soc', expect.objectContaining({ value: 'SOC' })],
      ['compare declarations', 'second', 'kazakh', kazakhstan],
      ['compare signatories', 'first', 'ramp', person],
      ['export declaration', 'number', 'kazakh', kazakhstan],
      ['export signatory', 'name', 'ramp', person],
      ['export together', 'name', 'ramp', person],
      ['export delegation', 'country', 'ital', { name: 'Italy', value: 'IT' }],
      ['export group', 'name', 'soc', expect.objectContaining({ value: 'SOC' })],
      ['export search', 'topic', 'elec', expect.objectContaining({ value: 'elections' })],
      ['export compare', 'first', 'kazakh', kazakhstan],
    ] as const) {
      expect([command, option, await offered(command, option, typed)]).toEqual([
        command,
        option,
        expect.arrayContaining([expected]),
      ]);
    }
  });
});

test('questions are answered in direct messages as well', async () => {
  await keep(db(), archived(682));
  const { discord } = bot();
  const user = discord.addUser({ name: 'somebody', locale: 'fr' });
  const reply = await discord.run({ command: 'signatories', options: { number: '682' }, user });
  expect(said(reply)).toContain('Qui a signé la déclaration n°\u00a0682');
  const shared = await discord.click({ on: reply, label: 'Partager', user });
  expect(said(shared)).toContain('Qui a signé');
});
