import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle, MemberHandle } from 'discord-sandbox';
import { dispatchInteractions, type Dispatcher } from '../../../../src/discord/interactions/dispatch.ts';
import { readFileId, readNumber } from '../../../../src/discord/resolve/numbers.ts';
import { registerCommands } from '../../../../src/discord/registration/register-commands.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { quiet } from '../../../support/log.ts';
import { useBot } from '../../support/harness.ts';
import { said } from '../../support/said.ts';

describe('a number', () => {
  test.each([
    ['679', 'either', 679],
    ['679/2019', 'either', 679],
    ['679 (2019)', 'either', 679],
    ['No 679', 'declaration', 679],
    ['No. 679', 'declaration', 679],
    ['n°\u00a0679', 'declaration', 679],
    ['Nº 679', 'declaration', 679],
    ['№ 679', 'declaration', 679],
    ['numéro 679', 'declaration', 679],
    ['WD 679', 'declaration', 679],
    ['wd679', 'declaration', 679],
    ['Written declaration No. 679', 'declaration', 679],
    ['written declaration 679/2019', 'declaration', 679],
    ['Declaration no. 679.', 'declaration', 679],
    ['Déclaration écrite n° 679', 'declaration', 679],
    ['DECLARATION ECRITE No. 679', 'declaration', 679],
    ['Written declaration No. 679 | Doc. 14926 | 15 October 2019', 'declaration', 679],
    ['Déclaration écrite n°\u00a0679 · Doc.\u00a014926', 'declaration', 679],
    ['Doc. 14926', 'document', 14_926],
    ['doc14926', 'document', 14_926],
    ['Document n° 14926', 'document', 14_926],
  ] as const)('is read in “%s”', (typed, of, value) => {
    expect(readNumber(typed)).toEqual({ of, value });
  });

  test.each(['', 'No', 'WD', 'Resolution 2292', '10 years of war', 'No. 679 and 682', '1234567', 'nord 679'])(
    'is not read in “%s”',
    (typed) => {
      expect(readNumber(typed)).toBeNull();
    },
  );
});

describe('a file id', () => {
  test.each([
    'https://pace.coe.int/en/files/28262',
    'https://pace.coe.int/fr/files/28262/html',
    '<https://pace.coe.int/en/files/28262/html#trace-1>',
    'pace.coe.int/en/files/28262',
    '/en/files/28262',
    'see https://pace.coe.int/EN/FILES/28262/pdf please',
    'http://assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=28262&lang=EN',
    'https://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-fr.asp?lang=fr&fileid=28262',
    'https://pace.coe.int/en/home/setlanguage?returnUrl=%2Ffr%2Ffiles%2F28262%2Fhtml',
    'fileid=28262',
    'FileID=28262',
  ])('is read in %s', (typed) => {
    expect(readFileId(typed)).toBe(28_262);
  });

  test.each([
    '28262',
    'files 28262',
    'https://pace.coe.int/en/news/28262',
    'profiles/28262',
    'fileid=1234567890',
  ])('is not read in %s', (typed) => {
    expect(readFileId(typed)).toBeNull();
  });
});

describe('/declaration', () => {
  const db = useDatabase();
  const bot = useBot();
  let dispatcher: Dispatcher;
  let guild: GuildHandle;
  let here: ChannelHandle;
  let reader: MemberHandle;
  let lectrice: MemberHandle;

  beforeAll(async () => {
    const { client, discord } = bot();
    await registerCommands({ rest: client.rest, db: db() });
    dispatcher = dispatchInteractions(client, { db: db(), log: quiet, deferAfterMs: 2000 });
    guild = discord.addGuild({ name: 'Rome' });
    here = guild.addChannel({ name: 'here' });
    reader = guild.addMember({ name: 'reader' });
    lectrice = guild.addMember({ name: 'lectrice', locale: 'fr' });
  });
  afterAll(() => dispatcher.stop());

  async function say(number: string, user = reader): Promise<string> {
    const options = number === '' ? {} : { number };
    const command = number === '' ? 'declaration latest' : 'declaration show';
    const reply = await bot().discord.run({ guild, channel: here, command, options, user });
    const refusals = bot().discord.refusals.filter(({ status }) => status === 400);
    if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
    return said(reply);
  }

  test('finds by what people paste, an address of an earlier edition too', async () => {
    const no679 = archived(679);
    await keep(db(), {
      ...no679,
      signatories: no679.signatories.slice(0, 20),
      date: '2019-09-30',
      fileId: 28_100,
    });
    await keep(db(), no679);
    await keep(db(), archived(682));
    for (const typed of [
      'Written declaration No. 679',
      'Déclaration écrite n° 679',
      '679/2019',
      'WD 679',
      'No 679',
      'Doc. 14926',
      'https://pace.coe.int/en/files/28262/html',
      'https://assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FILEID=28262&lang=EN',
      'pace.coe.int/fr/files/28100',
    ]) {
      expect(await say(typed)).toContain(
        '**Written declaration No. 679 · Doc. 14926**\n15 October 2019\nEdition 2',
      );
    }
  });

  test('offers the same while it is typed', async () => {
    await keep(db(), archived(679));
    await keep(db(), archived(682));
    const offered = async (typed: string) => {
      const { discord } = bot();
      const options = { number: typed };
      const choices = await discord.autocomplete({
        guild,
        channel: here,
        command: 'declaration show',
        focused: 'number',
        options,
        user: reader,
      });
      return choices.map(({ value }) => value);
    };
    for (const typed of [
      'WD 679',
      'written declaration no. 67',
      '679/2019',
      'https://pace.coe.int/en/files/28262',
    ]) {
      expect(await offered(typed)).toEqual(['679']);
    }
  });

  test('names the nearest where a number is not held, and says what to do about the rest', async () => {
    expect(await say('9')).toBe(
      'I found no written declaration No. 9. Type a few words of its title to find it, or use `/search`.',
    );
    for (const number of [424, 572, 679, 682]) await keep(db(), archived(number));
    const near = await say('680');
    expect(near).toContain('no written declaration No. 680');
    expect(near).toContain('The closest I found:\n\n**[No. 682](');
    expect(near.match(/No\. \d+(?=\]\()/gu)).toEqual(['No. 682', 'No. 679', 'No. 572']);
    const document = await say('14930');
    expect(document).toContain('the number Doc. 14930');
    expect(document.match(/No\. \d+(?=\]\()/gu)).toEqual(['No. 682', 'No. 679', 'No. 572']);
    expect(await say('681', lectrice)).toContain(
      'Ce que j’ai trouvé de plus proche\u00a0:\n\n**[N°\u00a0682](',
    );
    expect(await say('https://pace.coe.int/en/files/1')).toContain(
      'File 1 of the Assembly is not among the written declarations',
    );
    expect(await say('walrus')).toContain('Give its number, such as 682, or use `/search`');
  });

  test('shows what a text refers to and the timeline of its story, each once', async () => {
    const subject = archived(679);
    const on = (number: number, title: string, paragraphs: string[]) =>
      keep(db(), {
        ...subject,
        number,
        document: 14_000 + number,
        fileId: 20_000 + number,
        title,
        paragraphs,
      });
    await on(600, 'Rights of the politically oppressed in Moldova', ['The oppressed in Moldova wait.']);
    await on(610, 'The oppressed in the Republic of Moldova', ['The oppressed in Moldova still wait.']);
    await on(620, 'Whales', ['The sea is wide.']);
    await on(679, subject.title, [
      'In Moldova the oppressed wait.',
      'Recalling written declaration No. 610, Resolution 2308 (2019) and Written declaration No. 77, we ask again. See also Doc. 14679.',
    ]);
    const said = await say('679');
    expect(said).toContain('Refers to: Resolution 2308 · Written declaration No. 77\n');
    const timeline = /\*\*The 3rd declaration on this subject since 2019\*\*\n([\s\S]*?)\n-# A written/u.exec(
      said,
    )?.[1];
    expect(timeline?.split('\n')).toEqual([
      '**[No. 600](https://assembly.example/en/files/20600)** · 15 Oct 2019 · Rights of the politically oppressed in Moldova',
      '-# in both titles: oppressed, Moldova',
      '**[No. 610](https://assembly.example/en/files/20610)** · 15 Oct 2019 · The oppressed in the Republic of Moldova',
      '-# No. 679 refers to it',
      '▸ **No. 679** · 15 Oct 2019 · *this one*',
    ]);
    expect(await say('610')).toContain('-# refers to No. 610');
    expect(await say('', lectrice)).toContain('**La 3e déclaration sur ce sujet depuis 2019**\n');
    expect(await say('620')).not.toContain('on this');
    expect(await say('620')).not.toContain('Refers to');
  });
});
