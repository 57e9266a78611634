import { list, number, count, these } from '../words.ts';

export const declaration = {
  identity: (number_: number, document: number) => `Written declaration No. ${number_} · Doc. ${document}`,
  number: (number_: number) => `No. ${number_}`,
  heading: (title: string) => `New written declaration: ${title}`,
  editionHeading: (title: string, signatories: number) =>
    `New edition of a written declaration, now with ${count(signatories, 'signatory', 'signatories')}: ${title}`,
  edition: (edition: number, tabledOn: string) => `Edition ${edition}, originally tabled on ${tabledOn}`,
  corrected: (at: string, kinds: readonly string[]) =>
    `The Assembly has corrected ${list(kinds)} (last correction found on ${at}).`,
  correctionKinds: {
    title: 'the title',
    text: 'the text',
    date: 'the date',
    first: 'who tabled it',
    list: 'the list of signatories',
    fewer: 'the number of signatories, now lower',
  },
  tabledBy: (name: string) => `Tabled by ${name}`,
  /** @param date of the document. */
  documentBy: (document: number, date: string, name: string) =>
    `Doc. ${document} of ${date}, tabled by ${name}`,
  documentOf: (document: number, date: string) => `Doc. ${document} of ${date}`,
  noGroup: 'group not stated',
  signatories: (value: number) => count(value, 'signatory', 'signatories'),
  /** @param apart those who are counted with no group. */
  breadth: (signatories: number, delegations: number, groups: number, apart: readonly string[]) =>
    `${count(signatories, 'signatory', 'signatories')} from ${count(delegations, 'delegation', 'delegations')}${
      groups === 0 ? '' : ` and ${count(groups, 'political group', 'political groups')}`
    }${apart.map((some) => `; ${some}`).join('')}`,
  inNoGroup: (value: number, abbreviation: string) => `${number(value)} in no group (${abbreviation})`,
  groupNotShown: (value: number) => `${number(value)} whose group is not stated`,
  byGroup: 'By political group',
  byDelegation: 'By delegation',
  signedBy: 'Signatories',
  concerns: (countries: readonly string[]) => `About ${list(countries)}`,
  topics: (names: readonly string[]) => `${these(names.length, 'Topic', 'Topics')}: ${names.join(' · ')}`,
  refersTo: (documents: string) => `Refers to: ${documents}`,
  references: {
    declaration: (number_: number) => `Written declaration No. ${number_}`,
    document: (number_: number) => `Doc. ${number_}`,
    resolution: (number_: number) => `Resolution ${number_}`,
    recommendation: (number_: number) => `Recommendation ${number_}`,
    opinion: (number_: number) => `Opinion ${number_}`,
  },
  more: (value: number) => `and ${number(value)} more`,
  readMore: 'Read the full text',
  onlyText: { en: 'I have found the English text only.', fr: 'I have found the French text only.' },
  noFile: (fileId: number) =>
    `File ${fileId} of the Assembly is not among the written declarations I have read. It may be another kind of document, or I may not have read it yet. Give the number of the declaration, such as 682, or use \`/search\`.`,
  nearest: 'The closest I found:',
  commitsInShort: 'It commits only those who have signed it, not the Assembly.',
  commits:
    'A written declaration commits only those who have signed it. It does not reflect the position of the Assembly.',
};
