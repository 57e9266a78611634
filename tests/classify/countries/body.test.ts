import { expect, it } from 'vitest';
import { concerns } from '../../../src/classify/countries/countries.ts';

const of = (title: string, ...paragraphs: string[]): readonly string[] =>
  concerns({ title, paragraphs, language: 'en' });

it('leaves out what the body only mentions beside the country of the title', () => {
  const paragraphs = [
    'In Belarus the press is silent. Neighbours help: Poland today, Poland tomorrow.',
    'Belarus must change.',
  ];
  expect(of('The press in Belarus', ...paragraphs)).toEqual(['BY']);
  const recurring = [...paragraphs, 'Poland, and again Poland, has done more than Poland had to.'];
  expect(of('The press in Belarus', ...recurring)).toEqual(['BY', 'PL']);
});

it('takes what recurs in the body when the title names none', () => {
  const paragraphs = [
    'Serbia and Croatia share a river. Serbia has cleaned it.',
    'Hungary watches, and so does Serbia.',
  ];
  expect(of('Clean rivers', ...paragraphs)).toEqual(['RS']);
});

it('takes what stands almost alone in the body when the title names none', () => {
  expect(of('Clean rivers', 'Armenia and Azerbaijan shall talk.')).toEqual(['AM', 'AZ']);
  expect(of('Clean rivers', 'Armenia, Azerbaijan and Georgia shall talk.')).toEqual([]);
  expect(of('Clean rivers', 'Crimea has one.')).toEqual(['UA', 'RU']);
});

it('takes no country from one held up as a model', () => {
  expect(of('Clean rivers', 'Norway and the Netherlands have shown that it can be done.')).toEqual([]);
  expect(of('Clean rivers', 'Norway has shown contempt for its rivers.')).toEqual(['NO']);
  const paragraphs = ['La Norvège et la Suède ont démontré que c’est possible.'];
  expect(concerns({ title: 'Des rivières propres', paragraphs, language: 'fr' })).toEqual([]);
});

it('takes no country from the city where something was signed', () => {
  expect(of('Clean rivers', 'Recalling what was said in Warsaw in 2005.')).toEqual([]);
  expect(of('Clean rivers', 'The Warsaw Convention, the Istanbul Convention, the Lisbon Treaty.')).toEqual(
    [],
  );
  expect(of('Clean rivers', 'Serbia must act. Serbia must, said Vienna, Vienna and Vienna.')).toEqual(['RS']);
});

it.each([
  'We, members of the Ukrainian delegation, declare the following:',
  'We, the undersigned members of the delegations of Estonia, Georgia and Latvia, declare:',
  'We, members of the Estonian, Latvian and Lithuanian delegations, declare:',
  'Statement by the members of the delegation of Poland',
  'Tabled by Mr X (Ukraine, SOC) and Ms Y, Ukraine, EPP/CD',
])('does not count who signs: %s', (opener) => {
  expect(of('Clean rivers', opener)).toEqual([]);
});

it('counts a delegation that is spoken of', () => {
  expect(of('Clean rivers', 'The credentials of the Russian delegation, of the Russian delegation.')).toEqual(
    ['RU'],
  );
});

it('asks the body before it settles for the minority in the title', () => {
  expect(of('The Hungarian minority', 'In Slovakia, the laws of Slovakia forbid it.')).toEqual(['SK']);
  expect(of('The Hungarian minority', 'It is at risk.')).toEqual(['HU']);
});

it('puts the country with most weight first', () => {
  const paragraphs = ['Poland, Poland and Poland.'];
  expect(of('Belarus and Poland', ...paragraphs)).toEqual(['PL', 'BY']);
  expect(of('Poland and Belarus')).toEqual(['PL', 'BY']);
  expect(of('Life in Crimea')).toEqual(['UA', 'RU']);
});
