import type { Classifiable } from '../../../src/classify/classify.ts';

/** Two declarations, the earlier one first, and whether a careful reader says that they tell one story. */
export interface StoryPair {
  readonly earlier: Classifiable;
  readonly later: Classifiable;
  /** What makes it one story, or why it is none. */
  readonly because: string;
}

type Told = readonly [language: 'en' | 'fr', number: number, title: string, ...paragraphs: string[]];

const told = ([language, number, title, ...paragraphs]: Told): Classifiable => ({
  language,
  number,
  document: 14_000 + number,
  title,
  paragraphs,
});
const pair = (because: string, earlier: Told, later: Told): StoryPair => ({
  earlier: told(earlier),
  later: told(later),
  because,
});

/*
 * Judged by reading, before there was any code for it. Titles are real where we knew one; the sentences are ours and only look
 * like those of declarations, and so are most numbers.
 */

/** One story. */
export const oneStory: readonly StoryPair[] = [
  pair(
    'the later names the earlier by its number',
    ['en', 675, 'Human rights in Kazakhstan are getting worse', 'The signatories ask for sanctions.'],
    [
      'en',
      682,
      'Co-operation with Kazakhstan must be reconsidered in response to its rigged presidential election and mass arrests',
      'What we recommended in written declaration No. 675 has not been done.',
    ],
  ),
  pair(
    'the later names the earlier by its document',
    ['en', 512, 'The fate of the regional hospitals', 'Small hospitals close one after the other.'],
    ['en', 530, 'Nurses need better pay', 'As was said in Doc. 14512, nobody can heal without staff.'],
  ),
  pair(
    'la seconde nomme la première par son numéro',
    [
      'fr',
      648,
      'Défendre les valeurs et la crédibilité du Conseil de l’Europe',
      'Nos règles valent pour tous.',
    ],
    [
      'fr',
      689,
      'Déclaration de membres de délégations sur les pouvoirs contestés',
      'Nous rappelons la déclaration écrite n° 648, à laquelle rien n’a répondu.',
    ],
  ),
  pair(
    'both titles name the same man',
    [
      'en',
      564,
      'Free Azerbaijan’s human rights defender and election observer Anar Mammadli',
      'He watched an election, and for that he is in prison.',
    ],
    ['en', 800, 'Anar Mammadli arrested again', 'Ten years later he is behind bars once more.'],
  ),
  pair(
    'the text of the earlier names her whom the later is about',
    [
      'en',
      590,
      'Political prisoners in Azerbaijan',
      'Those held must go free, among them the journalist Khadija Ismayilova and the lawyer Intigam Aliyev.',
    ],
    [
      'en',
      596,
      'The sentence against Khadija Ismayilova',
      'Seven and a half years for her reports are a disgrace.',
    ],
  ),
  pair(
    'both texts name him, and nobody else, in the same country',
    [
      'en',
      650,
      'The Gezi trial',
      'Osman Kavala has been held for two years although no evidence was shown in Turkey.',
    ],
    [
      'en',
      730,
      'Judgments of the Strasbourg Court have to be carried out',
      'The Turkish authorities still keep the philanthropist Osman Kavala in prison.',
    ],
  ),
  pair(
    'the same man, in two languages and spellings',
    ['en', 710, 'Poisoning of Alexei Navalny', 'Those who ordered it must be found.'],
    ['fr', 715, 'La détention d’Alexeï Navalny', 'Il doit être libéré sans délai.'],
  ),
  pair(
    'le texte de la première nomme celui dont parle la seconde',
    [
      'fr',
      642,
      'Les prisonniers politiques ukrainiens en Russie',
      'Nous pensons au cinéaste Oleg Sentsov, condamné à vingt ans de camp.',
    ],
    ['fr', 655, 'La grève de la faim d’Oleg Sentsov', 'Sa vie est en danger.'],
  ),
  pair(
    'the same woman, spelt in the French and in the English way',
    ['en', 580, 'Immediate release of Nadiya Savchenko', 'A member of this Assembly belongs in its hall.'],
    ['fr', 588, 'Libérez Nadia Savtchenko', 'Notre collègue doit revenir parmi nous.'],
  ),
  pair(
    'one blockade',
    ['en', 770, 'Unblocking of the Lachin corridor', 'Food has to reach the people of Nagorno-Karabakh.'],
    [
      'en',
      776,
      'Humanitarian consequences of the blockade of the Lachin corridor',
      'Armenians go hungry while Azerbaijan looks on.',
    ],
  ),
  pair(
    'one seat at one table',
    ['en', 690, 'Taiwan’s participation in the World Health Assembly', 'Viruses know no borders.'],
    [
      'en',
      771,
      'Restoring Taiwan’s Observer status with The World Health Assembly for the effective promotion of global health',
      'Twenty-three million people are left out.',
    ],
  ),
  pair(
    'one man’s case',
    [
      'en',
      705,
      'Defend the rights of Julian Assange and the freedom of the press',
      'Publishing is no crime.',
    ],
    [
      'en',
      790,
      'Journalists must not be extradited for their work',
      'What was done to Julian Assange must not be done to anybody again.',
    ],
  ),
  pair(
    'the text of the earlier names him whom the later is about',
    [
      'en',
      642,
      'Situation of Ukrainian Political Prisoners in the Russian Federation and Crimea (Ukraine)',
      'Mr Oleg Sentsov and Mr Oleksandr Kolchenko were tried in Rostov.',
    ],
    ['en', 656, 'Oleg Sentsov’s hunger strike', 'He has not eaten for forty days.'],
  ),
  pair(
    'settlers are what the one calls colonisation',
    ['en', 424, 'Colonisation of the occupied part of Cyprus', 'Settlers arrive from Turkey.'],
    [
      'en',
      470,
      'Settlers from Turkey in the occupied part of Cyprus',
      'They outnumber those who were born there.',
    ],
  ),
  pair(
    'one murder',
    ['en', 385, 'The murder of Anna Politkovskaya', 'A voice was silenced in Moscow.'],
    ['en', 615, 'Ten years without Anna Politkovskaya', 'Who ordered the killing is not known.'],
  ),
  pair(
    'one conflict, and what this Assembly does about it',
    [
      'en',
      445,
      'The necessity to intensify the activities of the Ad hoc Committee on the conflict over the Nagorno-Karabakh region',
      'The committee has not met.',
    ],
    [
      'en',
      455,
      'The necessity for speeding up the peaceful solution of Armenian-Azerbaijani, Nagorno-Karabakh conflict',
      'A solution cannot wait.',
    ],
  ),
  pair(
    'both texts name the same prisoners',
    [
      'en',
      720,
      'Political prisoners in Belarus',
      'Maria Kolesnikova, Viktor Babariko and Maksim Znak have to be freed.',
    ],
    [
      'en',
      760,
      'Prisoners in Belarus fall ill without help',
      'Nothing was heard for months of Maria Kolesnikova and of Viktor Babariko.',
    ],
  ),
  pair(
    'the same case, in two languages',
    [
      'en',
      540,
      'Refusing impunity for the killers of Sergei Magnitsky',
      'He died in a Moscow prison in 2009.',
    ],
    [
      'fr',
      575,
      'Ne pas oublier l’avocat mort à Moscou',
      'Sergueï Magnitski avait dénoncé un vol commis par des fonctionnaires de l’État russe.',
    ],
  ),
];

/** Two stories, however much they have in common. */
export const twoStories: readonly StoryPair[] = [
  pair(
    'two men of one surname, the one a prisoner, the other the President',
    [
      'en',
      585,
      'The trial of Intigam Aliyev',
      'A lawyer is punished in Azerbaijan for taking cases to Strasbourg.',
    ],
    ['en', 810, 'The climate summit in Baku', 'President Ilham Aliyev of Azerbaijan is to be the host.'],
  ),
  pair(
    'both name the President of Russia, as hundreds do',
    [
      'en',
      768,
      'Deportation of Ukrainian children to Russia',
      'There is a warrant of arrest against Vladimir Putin and his commissioner.',
    ],
    [
      'en',
      801,
      'A presidential election that was none',
      'Vladimir Putin let himself be confirmed, even in the occupied parts of Ukraine, by Russia’s officials.',
    ],
  ),
  pair(
    'a prize is named after somebody',
    ['en', 740, 'Political prisoners in Belarus', 'One of them has been given the Václav Havel Prize.'],
    ['en', 785, 'The situation of lawyers in Turkey', 'The jury of the Václav Havel Prize has heard of it.'],
  ),
  pair(
    'one and the same politician wrote a letter here and governs there',
    [
      'en',
      682,
      'Mass arrests after the election in Kazakhstan',
      'They had signed an open letter to the European Council President, Donald Tusk.',
    ],
    ['en', 802, 'Public media in Poland', 'The government of Donald Tusk has replaced the directors.'],
  ),
  pair(
    'two prisoners with nearly the same surname',
    ['en', 564, 'Free Anar Mammadli', 'An observer of elections sits in prison in Azerbaijan.'],
    [
      'en',
      570,
      'Immediate release of Ilgar Mammadov',
      'A politician of the opposition is held in Azerbaijan.',
    ],
  ),
  pair(
    'two murders of two journalists in one city',
    ['en', 594, 'The murder of Oles Buzina', 'He was shot in Kyiv, in Ukraine.'],
    ['en', 612, 'The murder of Pavel Sheremet', 'A bomb killed him in Kyiv, in Ukraine.'],
  ),
  pair(
    'both quote one resolution of the Assembly',
    ['en', 688, 'The sailors taken at Kerch', 'Resolution 2292 asks Russia to free them.'],
    ['en', 691, 'The credentials of the Russian delegation', 'Resolution 2292 let Russia come back.'],
  ),
  pair(
    'two laws of one government',
    ['en', 625, 'Media freedom in Hungary', 'Newspapers are bought up by friends of the government.'],
    ['en', 630, 'The Central European University in Budapest', 'A university is to leave Hungary.'],
  ),
  pair(
    'both speak of what one dictator did',
    ['en', 495, 'The Great Famine in Ukraine', 'It was wanted by Joseph Stalin.'],
    [
      'en',
      573,
      'The deportation of the Crimean Tatars in 1944',
      'Joseph Stalin had a whole people of Ukraine taken away in three days.',
    ],
  ),
  pair(
    'the rapporteur is the same',
    ['en', 680, 'Justice for Daphne Caruana Galizia', 'Our rapporteur Pieter Omtzigt has been to Malta.'],
    [
      'en',
      700,
      'Those who report wrongs need protection',
      'Pieter Omtzigt, the rapporteur, has shown how Malta treats them.',
    ],
  ),
  pair(
    'both turn to the Secretary General',
    [
      'en',
      610,
      'The state of emergency in Turkey',
      'We ask Secretary General Thorbjørn Jagland to go to Turkey.',
    ],
    [
      'en',
      622,
      'Schools of the minorities in Turkey',
      'Thorbjørn Jagland, the Secretary General, should speak of it.',
    ],
  ),
  pair(
    'one sea, two things that happen on it',
    ['en', 520, 'Pollution of the Black Sea', 'Fish die, and holidays end.'],
    [
      'en',
      780,
      'Freedom of navigation on the Black Sea',
      'Ships with grain from Ukraine have to get through.',
    ],
  ),
  pair(
    'le même président de la République est nommé en passant',
    [
      'fr',
      675,
      'Les blessés des manifestations en France',
      'Emmanuel Macron n’a pas répondu à leurs familles.',
    ],
    ['fr', 795, 'L’eau à Mayotte', 'Le président Emmanuel Macron a promis que la France y pourvoira.'],
  ),
  pair(
    'rules are named after somebody',
    ['en', 560, 'Prisons in Georgia', 'The Nelson Mandela Rules apply in Georgia too.'],
    ['en', 745, 'Migrants in Greek camps', 'Even the Nelson Mandela Rules are not kept in Greece.'],
  ),
  pair(
    'both quote the founders',
    ['en', 500, 'Sixty years of the flag of Europe', 'Robert Schuman would be glad.'],
    ['en', 620, 'The seat of the Council of Europe', 'Robert Schuman wanted it in Strasbourg.'],
  ),
  pair(
    'two lists of prisoners of two countries',
    ['en', 591, 'Political prisoners in Azerbaijan', 'Leyla Yunus and Arif Yunus have to be freed.'],
    ['en', 733, 'Political prisoners in Belarus', 'Ales Bialiatski and Marfa Rabkova have to be freed.'],
  ),
  pair(
    'one country, one party in power, two of its acts',
    ['en', 796, 'The law on foreign influence in Georgia', 'Tens of thousands protest in Tbilisi.'],
    [
      'en',
      815,
      'The parliamentary elections in Georgia',
      'What observers saw in Tbilisi has to be looked into.',
    ],
  ),
  pair(
    'the number is another body’s',
    ['en', 688, 'Water for all', 'Rivers run dry.'],
    [
      'en',
      735,
      'Peace for Western Sahara',
      'Resolution 688 of the United Nations Security Council was a first.',
    ],
  ),
];
