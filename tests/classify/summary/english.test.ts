import { expect, it } from 'vitest';
import { summarize } from '../../../src/classify/summary/summarize.ts';

const opener = 'We, the undersigned, declare the following:';

it.each<readonly [what: string, paragraphs: readonly string[], summary: string | null]>([
  [
    'two asks in the last paragraph, after an election and what others said of it',
    [
      opener,
      'The vote of 4 May was held behind closed doors. The protesters demand a new one, and the President called on them to go home.',
      'The court demanded that the ballots be kept. Given the above, we call for a public count of the ballots. We urge member States to freeze the assets of those who ordered the fraud.',
    ],
    'Given the above, we call for a public count of the ballots. We urge member States to freeze the assets of those who ordered the fraud.',
  ],
  [
    'a subject longer than a word',
    [
      'The undersigned members of the Parliamentary Assembly of the Council of Europe condemn without reservation the shelling of the port and demand that it stop at once.',
      'The port feeds two million people.',
    ],
    'The undersigned members of the Parliamentary Assembly of the Council of Europe condemn without reservation the shelling of the port and demand that it stop at once.',
  ],
  [
    'what a resolution urged before',
    [
      opener,
      'In Resolution 2292 (2019) the Assembly urged the government to reform the courts. The Assembly has called on it to do so twice since.',
      'Nothing was done. We ask the Committee of Ministers to put the matter on its agenda.',
    ],
    'We ask the Committee of Ministers to put the matter on its agenda.',
  ],
  [
    'recitals and an operative part',
    [
      'The Parliamentary Assembly,',
      'Recalling its demand for the release of all hostages;',
      'Considering that the Court has demanded interim measures and that these must be obeyed;',
      'Having regard to the calls of the United Nations;',
      'Calls on the parties to exchange all prisoners before the winter.',
    ],
    'Calls on the parties to exchange all prisoners before the winter.',
  ],
  [
    'numbered paragraphs',
    [
      '1. The dam on the river was built without a study of what it would do downstream.',
      '2. The Assembly calls upon both governments to open the study to the public.',
      '3. Farmers have lost their fields.',
    ],
    'The Assembly calls upon both governments to open the study to the public.',
  ],
  [
    'a list in bullets that fits',
    [
      'We, the undersigned, call on the authorities to:',
      '• release all journalists;',
      '• return their equipment;',
      '• repeal the law.',
      'They have waited long enough.',
    ],
    'We, the undersigned, call on the authorities to: • release all journalists; • return their equipment; • repeal the law.',
  ],
  [
    'a list in letters that does not fit',
    [
      opener,
      'We therefore demand:',
      'a) an independent investigation into the deaths of the eleven miners and of those who came to their rescue in the night;',
      'b) the publication of every safety report that the company has sent to the ministry since the mine was opened in 1994;',
      'c) a pension for the widows and the children of the dead, and treatment for those who were injured, at the cost of the company.',
    ],
    'We therefore demand: a) an independent investigation into the deaths of the eleven miners and of those who came to their rescue in the night; b) the publication of every safety report that the company has sent to the ministry since the mine was opened in 1994…',
  ],
  [
    'a list within a paragraph, item by item a sentence',
    [opener, 'We call for three steps: 1. Stop the fire. 2. Let the convoys pass. 3. Count the dead.'],
    'We call for three steps: 1. Stop the fire. 2. Let the convoys pass. 3. Count the dead.',
  ],
  [
    'asks in the items of a list that names the signatories',
    [
      'In view of this, we:',
      '– condemn the closure of the university;',
      '– urge the ministry to reopen it;',
      '– thank those who teach in cellars.',
    ],
    'In view of this, we: – condemn the closure of the university; – urge the ministry to reopen it; – thank those who teach in cellars.',
  ],
  [
    '“they” for the signatories',
    [
      'The signatories are appalled by the bombing of the hospital in the old town. They also urge those responsible to let doctors in.',
    ],
    'The signatories are appalled by the bombing of the hospital in the old town. They also urge those responsible to let doctors in.',
  ],
  [
    '“they” for others',
    [
      opener,
      'We stand with the women who march every week for the right to drive. They demand nothing but equality. They urge the king to listen.',
    ],
    'We stand with the women who march every week for the right to drive.',
  ],
  [
    'the signatories of something else',
    [
      opener,
      'The signatories of the open letter urge the Council to act. Other signatories demand sanctions. We share their grief.',
    ],
    'We share their grief.',
  ],
  [
    'the passive',
    [
      opener,
      'The reactor has been running since 1976 without its licence. The neighbouring governments are called upon to agree on a date for closing it. The operator was urged to do so by the regulator.',
    ],
    'The neighbouring governments are called upon to agree on a date for closing it.',
  ],
  [
    'a passive of others',
    [
      opener,
      'The mayor was asked to resign. He is urged by his party to stay. We regret the silence of the ministry.',
    ],
    'We regret the silence of the ministry.',
  ],
  [
    'a position without an ask',
    [
      opener,
      'It rained on the day of the vote. We express our solidarity with the people of the islands. The islands have four lighthouses.',
    ],
    'We express our solidarity with the people of the islands.',
  ],
  [
    'duty rather than opinion',
    [opener, 'We are concerned about the bridge. It is old and narrow. Both cities must agree on a new one.'],
    'Both cities must agree on a new one.',
  ],
  [
    'what a minister said must be done',
    [
      opener,
      'The minister said that the refugees must leave. We welcome the offer of the town to keep them.',
    ],
    'We welcome the offer of the town to keep them.',
  ],
  [
    'all capitals',
    [
      'WE, THE UNDERSIGNED, DECLARE THE FOLLOWING:',
      'THE TRIAL OF MR. A. B. SMITH IN ST. IVES WAS UNFAIR. WE CALL ON THE GOVERNMENT TO FREE HIM. HIS HEALTH IS POOR.',
    ],
    'WE CALL ON THE GOVERNMENT TO FREE HIM.',
  ],
  [
    'no full stops',
    ['The village has no water', 'We urge the region to build a pipe', 'The well is dry'],
    'We urge the region to build a pipe',
  ],
  [
    'abbreviations',
    [
      opener,
      'We ask Mr. J. P. Doe, Dr. Roe and the U.S. Senate to read Doc. 14933, art. 5, para. 2, and No. 682 (e.g. the part on St. Helena). The rest is known.',
    ],
    'We ask Mr. J. P. Doe, Dr. Roe and the U.S. Senate to read Doc. 14933, art. 5, para. 2, and No. 682 (e.g. the part on St. Helena).',
  ],
  [
    'an abbreviation at the end of a sentence',
    [
      opener,
      'The cables run through the U.S. We call for an inquiry into who reads them. The bill was 3.5 million.',
    ],
    'We call for an inquiry into who reads them.',
  ],
  [
    'words of others in quotation marks',
    [
      opener,
      'The crowd sang: “We demand justice. We call for bread.” The minister answered, "We urge calm." We invite the Secretary General to visit the square.',
    ],
    'We invite the Secretary General to visit the square.',
  ],
  [
    'one sentence that is too long, and comes to its ask late',
    [
      `Deeply worried by the reports of ${'the observers and the lawyers and the doctors who visited the camps, '.repeat(5)}we call on the government to open the camps to the Red Cross, without delay and without conditions.`,
    ],
    'we call on the government to open the camps to the Red Cross, without delay and without conditions.',
  ],
  [
    'one sentence that is too long, and begins with its ask',
    [
      `We call on the government to open the camps to the Red Cross, ${'to the press and to the families of those who are held there, '.repeat(6)}now.`,
    ],
    'We call on the government to open the camps to the Red Cross, to the press and to the families of those who are held there, to the press and to the families of those who are held there, to the press and to the families of those who are held there, to the press and to the families of those who are held there…',
  ],
  [
    'a sentence of semicolons that is too long',
    [
      `Recalling ${'the many promises that were made to the people of the valley, '.repeat(5)}none of which was kept; noting the report of the engineers; calls on the company to drain the lake; urges the courts to hear the villagers.`,
    ],
    'calls on the company to drain the lake; urges the courts to hear the villagers.',
  ],
  [
    'an appeal as a noun',
    [
      opener,
      'The strike is in its third week. We therefore renew our urgent appeal to both sides to talk. Demands for talks were made before.',
    ],
    'We therefore renew our urgent appeal to both sides to talk.',
  ],
  [
    'an ask that is not one',
    [
      opener,
      'Many call this a crime. We ask ourselves how it could happen. We are calling for the files to be opened.',
    ],
    'We are calling for the files to be opened.',
  ],
  [
    'the opener and the ask in one paragraph',
    [
      'We, the undersigned members of the Assembly, declare the following: We urge the parties to sign. The pen is ready.',
    ],
    'We urge the parties to sign.',
  ],
  [
    'the notice of whom it commits',
    [
      'This written declaration commits only those who have signed it.',
      'This written declaration calls for a ban on plastic bags in all member States.',
    ],
    'This written declaration calls for a ban on plastic bags in all member States.',
  ],
  [
    'a condemnation and nothing else',
    [
      opener,
      'On 3 June a bomb went off in the market. We strongly condemn this act of terror. Our thoughts are with the families.',
    ],
    'We strongly condemn this act of terror.',
  ],
  [
    'participles that join what others demand',
    [
      opener,
      'We join the families of the missing in calling for the graves to be opened. The families have demanded it since 1974.',
    ],
    'We join the families of the missing in calling for the graves to be opened.',
  ],
  [
    'asks in paragraphs of their own',
    [
      'We condemn the raid on the newsroom.',
      'We demand the release of the editor.',
      'The newsroom is in the capital.',
    ],
    'We condemn the raid on the newsroom. We demand the release of the editor.',
  ],
  [
    'duties that a recital recalls',
    [
      'Considering that States must obey the Court and should pay its costs;',
      'Nobody obeys and nobody pays, and the rooms of the Court are cold.',
    ],
    'Nobody obeys and nobody pays, and the rooms of the Court are cold.',
  ],
  [
    'a “they” that leads a list, after a protest',
    [
      'The undersigned condemn the closing of the port and the fines that followed it. They call on all member States:',
      'to receive the ships that wait;',
      'to pay for the food on board.',
    ],
    'They call on all member States: to receive the ships that wait; to pay for the food on board.',
  ],
  [
    'a “they” and its second verb',
    [
      'The undersigned welcome the opening of the school by the lake.',
      'They voice their concern for its teachers and condemn the threats against them.',
      'The lake has been dry since the spring of that year.',
    ],
    'The undersigned welcome the opening of the school by the lake. They voice their concern for its teachers and condemn the threats against them.',
  ],
  [
    'a “they” for others, and its second verb',
    [
      'The opening of the school by the lake is good news for the dockers of the port.',
      'They voice their concern for its teachers and demand higher wages.',
    ],
    'The opening of the school by the lake is good news for the dockers of the port.',
  ],
  [
    'a “they” that nobody has named',
    [
      'They urge the king to abdicate in favour of his niece.',
      'The palace is closed on Mondays and on feast days.',
    ],
    'The palace is closed on Mondays and on feast days.',
  ],
  ['only what others ask', [opener, 'The union demands higher wages for its members in the ports.'], null],
])('%s', (_, paragraphs, summary) => {
  expect(summarize({ paragraphs })).toBe(summary);
});
