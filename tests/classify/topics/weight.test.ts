import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import type { TextLanguage } from '../../../src/assembly/declaration.ts';
import { concerns } from '../../../src/classify/countries/countries.ts';
import passing from '../../../src/classify/topics/taxonomy/passing.json' with { type: 'json' };
import { topicsOf } from '../../../src/classify/topics/topics.ts';
import { labelled } from '../../support/declarations/labelled.ts';
import { wordings } from '../../support/declarations/terms.ts';
import bodies from '../examples/bodies.json' with { type: 'json' };
import english from '../examples/en.json' with { type: 'json' };
import french from '../examples/fr.json' with { type: 'json' };
import { topicIds } from '../../support/declarations/topics.ts';

const examples = labelled([...bodies, ...english, ...french]).map(({ title, language, body = [] }) => ({
  title,
  language,
  paragraphs: body,
}));
const texts = [...examples, ...archive];

/** What stands in every declaration and says nothing of this one. */
const boilerplate: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: [
    'This written declaration commits only those who have signed it.',
    'We, the undersigned, members of the Parliamentary Assembly of the Council of Europe, declare the following:',
    'We recall the values of the Council of Europe: human rights, democracy and the rule of law.',
    'We call on all Council of Europe member states to show respect for human rights, democracy and the rule of law.',
    'We, members of the Parliamentary Assembly, hold to the rule of law and democracy.',
  ],
  fr: [
    'Cette déclaration écrite n’engage que ses signataires.',
    'Nous, soussignés, membres de l’Assemblée parlementaire du Conseil de l’Europe, déclarons ce qui suit:',
    'Nous rappelons les valeurs du Conseil de l’Europe: les droits de l’homme, la démocratie et l’État de droit.',
    'Nous appelons tous les États membres du Conseil de l’Europe au respect des droits de l’homme, de la démocratie et de l’État de droit.',
  ],
};

describe.each(['en', 'fr'] as const)('boilerplate (%s)', (language) => {
  it('weighs nothing by itself', () => {
    const text = { title: '', paragraphs: boilerplate[language], language };
    expect(topicsOf(text)).toEqual([]);
    expect(concerns(text)).toEqual([]);
  });

  it('weighs nothing in a title', () => {
    for (const title of passing[language].flatMap((phrase) => wordings(phrase)))
      expect([title, topicsOf({ title, paragraphs: [], language })]).toEqual([title, []]);
  });

  it('changes nothing beside a text', () => {
    for (const text of texts.filter((text) => text.language === language)) {
      const paragraphs = [...boilerplate[language], ...text.paragraphs, ...boilerplate[language]];
      expect(topicsOf({ ...text, paragraphs }), text.title).toEqual(topicsOf(text));
      expect(concerns({ ...text, paragraphs }), text.title).toEqual(concerns(text));
    }
  });
});

it('gives words of the text as evidence, each once', () => {
  for (const text of texts) {
    for (const { id, evidence } of topicsOf(text)) {
      expect(evidence.length, `${text.title}: ${id}`).toBeGreaterThan(0);
      expect(new Set(evidence).size).toBe(evidence.length);
      for (const words of evidence)
        expect([text.title, ...text.paragraphs].filter((part) => part.includes(words))).not.toEqual([]);
    }
  }
});

it('says the same of the same text, whatever came before', () => {
  const first = texts.map((text) => topicsOf(text));
  const backwards = texts.toReversed().map((text) => topicsOf(text));
  expect(backwards.toReversed()).toEqual(first);
});

it('holds for any text: known topics, each once, shown by words of the text', () => {
  const words = fc.constantFrom(
    'war',
    'prison',
    'Prize',
    'peace',
    'the',
    'of',
    'élection',
    'LGBTI',
    '\u00ad',
    '.',
    '’s',
  );
  const text = fc
    .array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 6 })))
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(
      text,
      fc.array(text, { maxLength: 3 }),
      fc.constantFrom('en', 'fr'),
      (title, paragraphs, language) => {
        const found = topicsOf({ title, paragraphs, language });
        const ids = found.map(({ id }) => id);
        expect(topicIds).toEqual(expect.arrayContaining(ids));
        expect(new Set(ids).size).toBe(ids.length);
        for (const part of found.flatMap(({ evidence }) => evidence))
          expect([title, ...paragraphs].some((whole) => whole.includes(part))).toBe(true);
      },
    ),
  );
});

describe('title and body', () => {
  const of = (title: string, ...paragraphs: string[]): readonly string[] =>
    topicsOf({ title, paragraphs, language: 'en' }).map(({ id }) => id);

  it('takes one clear term of the title', () => {
    expect(of('Journalists', 'It is late.')).toEqual(['media-freedom']);
  });

  it('takes no topic the body mentions in passing', () => {
    expect(of('Journalists', 'They write of war, of floods and of football.')).toEqual(['media-freedom']);
    expect(of('A long road', 'The war is over.')).toEqual([]);
  });

  it('takes a topic the body comes back to when the title says nothing', () => {
    const body = [
      'The ceasefire must hold. Foreign troops must withdraw.',
      'Then the peace process can begin.',
    ];
    expect(of('A long road', ...body)).toEqual(['armed-conflict']);
  });

  it('does not mistake a court in passing for what a text is about', () => {
    const body = 'The Human Rights Court, the European Court of Human Rights, said so in its judgment.';
    expect(of('Surrogacy', body)).toEqual(['health']);
    expect(
      of('Journalists', 'The Venice Commission was asked. The Committee of Ministers was not.', body),
    ).toEqual(['media-freedom']);
  });

  it('puts the topic with most weight first', () => {
    const body = 'Football, the Olympic Games and sport: athletes compete in football.';
    expect(of('Sport and journalists', body)).toEqual(['culture-education-sport', 'media-freedom']);
    expect(of('Journalists and sport', 'Journalists, the press and censorship. The press again.')).toEqual([
      'media-freedom',
      'culture-education-sport',
    ]);
  });
});
