import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Reply } from 'discord-sandbox';
import { archive } from '../../../../tools/assembly-sandbox/archive.ts';
import { searches } from '../../../../src/store/db/schema.ts';
import { forgetIdleSearches } from '../../../../src/store/search/saved-searches.ts';
import { archived, keep, signature } from '../../../support/declarations/declarations.ts';
import { optionOf, useReading } from '../../support/reading-setup.ts';
import { controlsOf, said } from '../../support/said.ts';

const { db, bot, ask, offered, reader, lectrice, here, restart } = useReading();
const press = (on: Reply, label: string, user = reader()) => bot().discord.click({ on, label, user });

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
    expect(said(first)).toMatch(/\*\*1\*\* Mr Roberto RAMPI · 🇮🇹\u00a0Italy · SOC · \*tabled it\*/u);
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
      'Cite',
    ]);
  });

  test('are narrowed by option and by select, and everybody comes back', async () => {
    await keep(db(), archived(682));
    const italy = await ask('signatories', { number: '682', delegation: 'italie' });
    expect(said(italy)).toContain('of the delegation of Italy');
    const all = await press(italy, 'Everyone');
    const conservatives = await bot().discord.click({ on: all, ...optionOf(all, 'EC'), user: reader() });
    expect(said(conservatives)).toContain('Martin VICKERS');
    expect(said(conservatives)).not.toContain('RAMPI');
    expect(said(await ask('signatories', { number: '682', group: 'UEL', delegation: 'IT' }))).toContain(
      'Nobody on this list matches that.',
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
    expect(said(first)).toContain('1 new name in edition 2');
    const added = await press(first, 'Only the new ones (1)');
    expect(said(added)).toContain('**33** Ms Petra BAYR · 🇦🇹\u00a0Austria · SOC · 🆕 *new*');
    expect(said(added)).not.toContain('RAMPI');
    expect(said(await ask('signatories', { number: '682', new: true }))).toContain('Petra BAYR');
  });

  test('lead to each of them', async () => {
    await keep(db(), archived(682));
    const first = await ask('signatories', { number: '682' });
    const person = await bot().discord.click({ on: first, ...optionOf(first, 'Roberto RAMPI') });
    expect(said(person)).toContain('### Roberto RAMPI, 🇮🇹\u00a0Italy');
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
      'Citer',
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
    expect(said(gone)).toContain('no longer available');
    expect(gone.ephemeral).toBe(true);
    expect(gone.message).not.toBe(message);
    expect(said({ components: message?.components ?? [] })).toBe(before);
    row!.custom_id = 'h1sd.not.a.view';
    const unread = await bot().discord.click({ on: own, customId: 'h1sd.not.a.view', user: reader() });
    expect(said(unread)).toContain('This command no longer exists');
    row!.custom_id = 'elsewhere';
    const unknown = await bot().discord.click({ on: own, customId: 'elsewhere', user: reader() });
    expect(said(unknown)).toContain('This command no longer exists');
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

  test('that is not kept any more says so to the presser alone, in their language', async () => {
    await everything();
    const own = await ask('search', { words: 'rights OR council OR russia OR declare' });
    const shared = await press(own, 'Share');
    const before = said({ components: shared.components });
    await db()
      .update(searches)
      .set({ usedAt: sql`now() - interval '91 days'` });
    await forgetIdleSearches(db());
    const answers = [
      await press(own, 'Next page ▶'),
      await press(own, 'Export'),
      await press(own, 'Share'),
      // The shared message is in French, for all; who shared it reads English.
      await press(shared, 'Page suivante ▶'),
    ];
    for (const answer of answers) {
      expect(answer.ephemeral).toBe(true);
      expect(said(answer)).toContain('Search again with `/search`');
    }
    const theirs = await press(shared, 'Page suivante ▶', lectrice());
    expect(said(theirs)).toContain('Refaites-la avec `/recherche`');
    expect(said({ components: shared.components })).toBe(before);
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
      '### Search\nTopic: Elections and democracy · signed by the delegation of Italy · 2019',
    );
    const french = await ask('search', { words: '"presidential election"', country: 'KZ' }, lectrice());
    expect(said(french)).toContain('### Recherche\u00a0: presidential election\nConcernant le Kazakhstan');
    expect(said(french)).toContain('rigged **presidential** **election**');
    expect(said(await ask('search', { signatory: 'Rampi' }))).toContain('Signed by Roberto RAMPI');
    for (const [options, words] of [
      [{}, 'Say what to search for'],
      [{ from: 'soon' }, 'cannot read **soon** as a period'],
      [{ time: 'bientôt' }, 'cannot read **bientôt** as a period. Write for example 2020'],
      [{ to: 'since 2020' }, '**since 2020** does not say when the period ends'],
      [{ time: 'since 2020', to: '2019' }, 'ends before it begins'],
      [{ country: 'KZ', time: 'juin 2019' }, 'About Kazakhstan · June 2019'],
      [{ topic: 'Electons' }, 'Topic: Elections and democracy'],
      [{ topic: 'human rights' }, 'Did you mean'],
      [{ topic: 'fishing' }, 'use `words:fishing`'],
      [{ country: 'Catalonia' }, 'use `words:Catalonia`'],
      [{ country: 'Basque Country' }, 'use `words:"Basque Country"`'],
      [{ country: 'Atlantis' }, 'no country called **Atlantis**'],
      [{ delegation: 'Narnia' }, 'no delegation called **Narnia**'],
      [{ signatory: 'Qqqqq' }, 'no signatory called **Qqqqq**'],
      [{ words: 'zebra', from: '2019' }, 'matches this search (words: zebra · since 2019'],
      [{ words: 'the' }, 'Nearly every text contains those words'],
      [{ words: 'gas OR' }, 'Did you mean `gas`?'],
      [{ words: 'peace', from: '2021', to: '2019' }, 'ends before it begins'],
      [{ country: 'Kazakstan' }, 'About Kazakhstan'],
    ] as const) {
      expect(said(await ask('search', options))).toContain(words);
    }
  });
});

test('a search that finds nothing offers what some of its words find, or the words alone', async () => {
  await everything();
  const some = await ask('search', { words: 'kazakhstan walrus' });
  expect(said(some)).toContain('matches this search (words: kazakhstan and walrus');
  expect(said(some)).toContain('The closest I found:');
  const shown = await bot().discord.click({ on: some, ...optionOf(some, 'No. 682') });
  expect(said(shown)).toContain('Written declaration No. 682');
  const alone = await ask('search', { words: 'kazakhstan', from: '2024' }, lectrice());
  expect(said(alone)).toContain('Ce que j’ai trouvé de plus proche');
  expect(said(await ask('search', { words: 'walrus' }))).toContain('Try fewer conditions');
});

test.each(['Kazakstan', 'К\u0430zakstan', 'kazakshtan rigged'])(
  'a typing error is treated alike in completion, in /declaration and in /search: %s',
  async (typed) => {
    await everything();
    expect((await offered('declaration show', 'number', typed))[0]).toMatchObject({ value: '682' });
    expect(said(await ask('declaration show', { number: typed }))).toContain('No. 682');
    const found = await ask('search', { words: typed });
    expect(said(found)).toMatch(/The closest I found:[^]*No\. 682/u);
  },
);

test('lists have the day first tabled, and what is most recent stands first', async () => {
  await keep(db(), { ...archived(682), date: '2019-06-27' });
  await keep(db(), {
    ...archived(682),
    date: '2020-01-30',
    signatories: archived(679)
      .signatories.concat(archived(682).signatories)
      .map((one, at) => ({ ...one, position: at + 1 })),
  });
  await keep(db(), archived(679));
  const italy = said(await ask('delegation', { country: 'Italy' }));
  expect(italy).toMatch(/No\. 679[^\n]*15 Oct 2019[^]*No\. 682[^\n]*27 Jun 2019/u);
  expect(italy).not.toContain('30 Jan 2020');
});

describe('text that no completion offered', () => {
  test('asks back with what may be meant, ready to be chosen', async () => {
    await keep(db(), archived(682));
    const several = await ask('signatory', { name: 'martin' });
    expect(said(several)).toContain('Which one do you mean?');
    const chosen = await bot().discord.click({ on: several, ...optionOf(several, 'Martin VICKERS') });
    expect(said(chosen)).toContain('### Martin VICKERS');
    const mistyped = await ask('signatory', { name: 'Vikers Martn' });
    expect(said(mistyped)).toMatch(/Vickers/iu);
    for (const name of ['Mr Rampi', 'mr rampi', 'Rampi, Roberto', 'RAMPI, Roberto, Italy', 'Roberto Rampy']) {
      expect(said(await ask('signatory', { name }))).toContain('### Roberto RAMPI');
    }
    const delegation = await ask('delegation', { country: 'republic' });
    expect(said(delegation)).toContain('no delegation called **republic**');
    const slovakia = await bot().discord.click({ on: delegation, ...optionOf(delegation, 'Slovak') });
    expect(said(slovakia)).toContain('### Delegation of the Slovak Republic');
    expect(said(await ask('delegation', { country: 'Itlay' }))).toContain('### Delegation of Italy');
    expect(said(await ask('group', { name: 'socialsts' }, lectrice()))).toContain('### SOC');
  });

  test('of several titles shows them, and of some words the nearest', async () => {
    await everything();
    const several = await ask('declaration show', { number: 'the' });
    const { selects } = controlsOf(several.components);
    expect(selects[0]?.options?.length).toBeGreaterThan(1);
    const near = await ask('declaration show', { number: 'kazakhstan walrus' });
    expect(said(near)).toContain('found no written declaration for **kazakhstan walrus**');
    expect(said(near)).toContain('The closest I found:');
    const shown = await bot().discord.click({ on: near, ...optionOf(near, 'No. 682') });
    expect(said(shown)).toContain('Written declaration No. 682');
    const misspelt = await ask('declaration show', { number: 'Kazahkstan' });
    expect(said(misspelt)).toContain('The closest I found:');
    expect(said(misspelt)).toContain('Kazakhstan');
  });
});

describe('figures', () => {
  test('of a member, a delegation, a group and all', async () => {
    await everything();
    const rampi = await ask('signatory', { name: 'Roberto Rampi' });
    expect(said(rampi)).toMatch(/\*\*Signed \d+ written declarations?\*\*, tabled \d+/u);
    expect(said(rampi)).toContain('**Delegation and group**\n🇮🇹\u00a0Italy · SOC');
    expect(said(rampi)).toContain('2019: ');
    const signed = await press(rampi, controlsOf(rampi.components).buttons[0]?.label ?? '');
    expect(said(signed)).toContain('What Roberto RAMPI signed');
    expect(said(await press(signed, '↩ Roberto RAMPI'))).toContain('### Roberto RAMPI');

    const italy = await ask('delegation', { country: 'IT' });
    expect(said(italy)).toMatch(/Its members signed \d+ written declarations?, \d+% of all on record/u);
    expect(said(italy)).toContain('**Who signs most**');
    const members = await press(italy, controlsOf(italy.components).buttons[0]?.label ?? '');
    expect(said(members)).toContain('Members: Delegation of Italy');
    expect(said(await ask('delegation', { country: 'San Marino' }))).toMatch(/San Marino/u);

    const group = await ask('group', { name: 'EDG' }, lectrice());
    expect(said(group)).toContain('Conservateurs européens, Patriotes & Affiliés');
    expect(said(group)).toContain('**Avec les délégations**');

    const stats = await ask('stats', { by: 'delegation' });
    expect(said(stats)).toMatch(/🇮🇹\u00a0Italy · \*\*\d+\*\*\u00a0\(\d+%\)/u);
    const byYear = await bot().discord.click({ on: stats, ...optionOf(stats, 'year') });
    expect(said(byYear)).toContain('Written declarations by year');
    expect(said(byYear)).toMatch(/2019 · \*\*\d+\*\*/u);
  });

  test('of two declarations and of two members', async () => {
    await keep(db(), archived(682));
    await keep(db(), archived(679));
    const both = await ask('compare declarations', { first: '682', second: 'Doc. 14926' });
    expect(said(both)).toMatch(/\*\*\d+ members signed both\*\*, \d+% of all who signed at least one/u);
    expect(said(both)).toContain('Mihail POPSOI');
    const people = await ask('compare signatories', { first: 'Popsoi', second: 'Rampi' });
    expect(said(people)).toContain('2 signed together; 2.0 would be expected by chance (×1.0)');
    expect(said(people)).toContain('Fewer than 5 in common are too few to say anything.');
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

test('questions are answered in direct messages as well', async () => {
  await keep(db(), archived(682));
  const { discord } = bot();
  const user = discord.addUser({ name: 'somebody', locale: 'fr' });
  const reply = await discord.run({ command: 'signatories', options: { number: '682' }, user });
  expect(said(reply)).toContain('Qui a signé la déclaration n°\u00a0682');
  const shared = await discord.click({ on: reply, label: 'Partager', user });
  expect(said(shared)).toContain('Qui a signé');
});
