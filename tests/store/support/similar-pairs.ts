/** A title with the countries and topics that a careful reader gives it. */
export type Labelled = readonly [title: string, concerns: string, topics: string];

/** Two declarations, the earlier one first. */
export interface Pair {
  readonly language: 'en' | 'fr';
  readonly earlier: Labelled;
  readonly later: Labelled;
}

const pair =
  (language: 'en' | 'fr') =>
  (earlier: Labelled, later: Labelled): Pair => ({ language, earlier, later });
const [en, fr] = [pair('en'), pair('fr')];

/** Of these a reader says: yes, that is earlier on this. */
export const same: readonly Pair[] = [
  en(
    [
      'Ukrainian political prisoners illegally held in the Russian Federation',
      'UA RU',
      'political-prisoners',
    ],
    [
      'Situation of Ukrainian Political Prisoners in the Russian Federation and Crimea (Ukraine)',
      'UA RU',
      'political-prisoners detention-torture',
    ],
  ),
  en(
    ['Julian Assange: a threat to media freedom in Europe', '', 'media-freedom'],
    ['Defend the rights of Julian Assange and the freedom of the press', '', 'media-freedom'],
  ),
  en(
    ['No extradition of Julian Assange to the United States', 'US', 'media-freedom rule-of-law'],
    ['Defend the rights of Julian Assange and the freedom of the press', '', 'media-freedom'],
  ),
  en(
    ['Women’s rights in Poland under attack', 'PL', 'gender'],
    ['Reproductive health and women’s rights in Poland', 'PL', 'gender health'],
  ),
  en(
    ['Taiwan’s participation in the World Health Assembly', 'TW', 'health'],
    [
      'Restoring Taiwan’s Observer status with The World Health Assembly for the effective promotion of global health',
      'TW',
      'health',
    ],
  ),
  en(['The situation in Iraq', 'IQ', 'armed-conflict'], ['The situation in Iraq', 'IQ', 'minorities-racism']),
  en(
    ['Holocaust denial', '', 'memory'],
    ['Combating Holocaust denial on social media', '', 'memory digital'],
  ),
  en(
    ['Recognition of the Armenian genocide', 'AM TR', 'memory'],
    ['Commemoration of the Armenian genocide', 'AM', 'memory'],
  ),
  en(['Khojaly massacre', 'AZ', 'memory'], ['30th anniversary of the Khojaly massacre', 'AZ AM', 'memory']),
  en(
    ['Recognition of the Holodomor as genocide of the Ukrainian people', 'UA', 'memory'],
    ['90th anniversary of the Holodomor in Ukraine', 'UA', 'memory'],
  ),
  en(
    ['Immediate release of Nadiya Savchenko', 'UA RU', 'political-prisoners'],
    ['Call for the release of Nadiya Savchenko, member of the Assembly', 'UA RU', 'political-prisoners'],
  ),
  en(
    ['Release of Oleg Sentsov', 'UA RU', 'political-prisoners'],
    ['Oleg Sentsov’s hunger strike', 'UA RU', 'political-prisoners detention-torture'],
  ),
  en(
    ['Poisoning of Alexei Navalny', 'RU', 'political-prisoners'],
    ['The detention of Alexei Navalny', 'RU', 'political-prisoners'],
  ),
  en(
    ['Unblocking of the Lachin corridor', 'AZ AM', 'armed-conflict'],
    ['Humanitarian consequences of the blockade of the Lachin corridor', 'AM AZ', 'armed-conflict'],
  ),
  en(
    ['Independence of the judiciary in Poland', 'PL', 'rule-of-law'],
    ['Threats to judicial independence: disciplining the judiciary in Poland', 'PL', 'rule-of-law'],
  ),
  en(
    ['Free and fair elections in Georgia', 'GE', 'elections'],
    ['Parliamentary elections in Georgia', 'GE', 'elections'],
  ),
  en(
    ['Political prisoners in Belarus', 'BY', 'political-prisoners'],
    ['Immediate release of all political prisoners in Belarus', 'BY', 'political-prisoners'],
  ),
  en(
    ['Executions in Belarus must stop: abolish the death penalty', 'BY', 'detention-torture'],
    ['Death penalty in Belarus', 'BY', 'detention-torture'],
  ),
  en(
    ['Media freedom in Turkey', 'TR', 'media-freedom'],
    ['Freedom of the media in Türkiye after the coup attempt', 'TR', 'media-freedom'],
  ),
  en(
    ['Protection of the Hungarian minority in Transcarpathia', 'UA', 'minorities-racism'],
    ['Rights of the Hungarian minority in Ukraine', 'UA HU', 'minorities-racism'],
  ),
  en(
    ['Deportation of Ukrainian children to Russia', 'UA RU', 'children armed-conflict'],
    [
      'Return of Ukrainian children forcibly deported to the Russian Federation',
      'UA RU',
      'children accountability',
    ],
  ),
  en(
    ['Violence against women and the Istanbul Convention', '', 'gender'],
    ['Combating violence against women', '', 'gender'],
  ),
  en(
    ['Withdrawal of Turkey from the Istanbul Convention', 'TR', 'gender'],
    ['Türkiye must return to the Istanbul Convention', 'TR', 'gender'],
  ),
  en(
    ['Closure of the Halki seminary', 'TR', 'religion'],
    ['Reopening of the Halki Theological Seminary', 'TR', 'religion minorities-racism'],
  ),
  en(
    ['Conversion of Hagia Sophia into a mosque', 'TR', 'religion culture-education-sport'],
    ['The status of Hagia Sophia', 'TR', 'culture-education-sport'],
  ),
  en(
    ['Imprisonment of Osman Kavala', 'TR', 'political-prisoners'],
    ['Türkiye must implement the judgment and release Osman Kavala', 'TR', 'institution political-prisoners'],
  ),
  en(
    ['Nord Stream 2 gas pipeline', '', 'environment'],
    ['Stop the construction of the Nord Stream 2 pipeline', '', 'environment'],
  ),
  en(
    ['Destruction of Armenian khachkars in Nakhichevan', 'AZ AM', 'culture-education-sport'],
    ['The Julfa khachkars: cultural genocide in Nakhichevan', 'AZ', 'culture-education-sport memory'],
  ),
  en(
    ['Missing persons in Cyprus', 'CY', 'accountability'],
    ['The fate of the missing persons of Cyprus', 'CY TR', 'accountability'],
  ),
  en(
    ['Fencing off of the city of Famagusta', 'CY', 'armed-conflict'],
    ['Return of Famagusta to its lawful inhabitants', 'CY', 'armed-conflict migration'],
  ),
  en(
    ['Banning of the pro-Kurdish HDP party', 'TR', 'elections'],
    ['Attempts to close the HDP in Turkey', 'TR', 'elections political-prisoners'],
  ),
  en(
    ['European Year of Sport for All', '', 'culture-education-sport'],
    ['Sport for all: a European year', '', 'culture-education-sport'],
  ),
  fr(
    ['Libération des prisonniers politiques au Bélarus', 'BY', 'political-prisoners'],
    ['Les prisonniers politiques au Bélarus', 'BY', 'political-prisoners'],
  ),
  fr(
    ['Reconnaissance du génocide arménien', 'AM TR', 'memory'],
    ['Commémoration du génocide des Arméniens', 'AM', 'memory'],
  ),
  fr(
    ['Droits des femmes en Pologne', 'PL', 'gender'],
    ['Santé reproductive et droits des femmes en Pologne', 'PL', 'gender health'],
  ),
  fr(
    ['Liberté des médias en Turquie', 'TR', 'media-freedom'],
    ['Les médias turcs en danger', 'TR', 'media-freedom'],
  ),
  fr(
    ['Non à l’extradition de Julian Assange', '', 'media-freedom'],
    ['Libérez Julian Assange', '', 'media-freedom political-prisoners'],
  ),
  fr(
    ['Blocus du corridor de Latchine', 'AZ AM', 'armed-conflict'],
    ['Rouvrir le corridor de Latchine', 'AM AZ', 'armed-conflict migration'],
  ),
  fr(
    ['Peine de mort au Bélarus', 'BY', 'detention-torture'],
    ['Abolition de la peine de mort au Bélarus', 'BY', 'detention-torture'],
  ),
  fr(
    ['Négationnisme et Holocauste', '', 'memory'],
    ['La lutte contre le négationnisme de l’Holocauste', '', 'memory minorities-racism'],
  ),
  fr(
    ['Indépendance de la justice en Pologne\u00a0: les juges menacés', 'PL', 'rule-of-law'],
    ['Poursuites disciplinaires contre les juges en Pologne', 'PL', 'rule-of-law'],
  ),
  en(
    ['Persecution of Jehovah’s Witnesses in Russia', 'RU', 'religion'],
    ['Ban of Jehovah’s Witnesses in the Russian Federation', 'RU', 'religion civil-society'],
  ),
  en(
    ['Persecution of Crimean Tatars', 'UA RU', 'minorities-racism'],
    ['The Mejlis of the Crimean Tatar people', 'UA RU', 'minorities-racism civil-society'],
  ),
  en(
    ['Safety of the Astravets nuclear power plant', 'BY', 'environment'],
    ['Belarusian nuclear plant at Astravets: a risk for its neighbours', 'BY LT', 'environment'],
  ),
  en(
    ['Closure of the detention camp at Guantánamo', 'US', 'detention-torture'],
    ['Guantanamo detainees', 'US', 'detention-torture migration'],
  ),
  en(
    ['State language law in Slovakia', 'SK', 'minorities-racism'],
    ['Slovak law on the use of languages', 'SK', 'minorities-racism'],
  ),
  en(
    ['Visa-free travel for citizens of Kosovo', 'XK', 'migration'],
    ['Visa liberalisation for Kosovo', 'XK', 'migration'],
  ),
  en(
    ['The situation of women in Afghanistan', 'AF', 'gender'],
    ['The right of Afghan women to education', 'AF', 'gender culture-education-sport'],
  ),
  en(
    ['Return of Armenian prisoners of war', 'AM AZ', 'detention-torture armed-conflict'],
    ['Armenian prisoners of war and other captives in Azerbaijan', 'AM AZ', 'detention-torture'],
  ),
  en(
    ['The murder of Daphne Caruana Galizia', 'MT', 'media-freedom rule-of-law'],
    ['Justice for Daphne Caruana Galizia', 'MT', 'media-freedom'],
  ),
  en(
    ['Srebrenica genocide', 'BA', 'memory'],
    ['20th anniversary of the genocide at Srebrenica', 'BA', 'memory accountability'],
  ),
  en(
    ['Secret detentions and CIA rendition flights', 'US', 'detention-torture'],
    ['Rendition flights through European airports', '', 'detention-torture rule-of-law'],
  ),
  fr(
    ['Persécution des Témoins de Jéhovah en Russie', 'RU', 'religion'],
    ['L’interdiction des Témoins de Jéhovah', 'RU', 'religion'],
  ),
  fr(
    ['Les enfants ukrainiens déportés en Russie', 'UA RU', 'children'],
    ['Retour des enfants ukrainiens déportés', 'UA', 'children accountability'],
  ),
  fr(
    ['Le massacre de Khodjaly', 'AZ', 'memory'],
    ['Trentième anniversaire du massacre de Khodjaly', 'AZ AM', 'memory'],
  ),
  en(
    ['The Istanbul Canal project', 'TR', 'environment'],
    ['Environmental impact of the Istanbul Canal', 'TR', 'environment'],
  ),
  en(
    ['Independence of Kosovo and membership in the Council of Europe', 'XK', 'institution'],
    ['Kosovo’s application for membership of the Council of Europe', 'XK', 'institution'],
  ),
  en(
    ['Stop the war: a ceasefire in Gaza now', 'PS IL', 'armed-conflict'],
    ['Immediate ceasefire in Gaza', 'PS', 'armed-conflict'],
  ),
  en(
    ['Foreign agents law in Georgia', 'GE', 'civil-society'],
    ['Georgia must withdraw the law on foreign agents', 'GE', 'civil-society media-freedom'],
  ),
  fr(
    ['Le statut de la langue russe en Lettonie', 'LV', 'minorities-racism'],
    ['La langue des minorités en Lettonie', 'LV', 'minorities-racism'],
  ),
  fr(['Gestation pour autrui', '', 'health'], ['Contre la gestation pour autrui', '', 'health gender']),
  fr(
    ['Persécution des chrétiens d’Orient', '', 'religion'],
    ['Le sort des chrétiens d’Orient en Syrie et en Irak', 'SY IQ', 'religion'],
  ),
];

/** And of these not, however much they have in common. */
export const other: readonly Pair[] = [
  en(
    ['Poisoning of Alexei Navalny', 'RU', 'political-prisoners'],
    ['Release of Oleg Sentsov', 'UA RU', 'political-prisoners'],
  ),
  en(
    ['Release of Oleg Sentsov', 'UA RU', 'political-prisoners'],
    ['Immediate release of Nadiya Savchenko', 'UA RU', 'political-prisoners'],
  ),
  en(
    ['Colonisation of the occupied part of Cyprus', 'CY', 'armed-conflict'],
    [
      'Destruction of cultural heritage in the occupied part of Cyprus',
      'CY',
      'culture-education-sport armed-conflict',
    ],
  ),
  en(
    ['Missing persons in Cyprus', 'CY', 'armed-conflict accountability'],
    ['Colonisation of the occupied part of Cyprus', 'CY', 'armed-conflict'],
  ),
  en(
    [
      'Need to eliminate activities preventing a peaceful resolution of the conflict between Armenia and Azerbaijan',
      'AM AZ',
      'armed-conflict',
    ],
    ['Armenian prisoners of war held in Azerbaijan', 'AM AZ', 'armed-conflict detention-torture'],
  ),
  en(
    ['Cultural heritage in Nagorno-Karabakh', 'AZ AM', 'culture-education-sport armed-conflict'],
    ['Ceasefire in Nagorno-Karabakh', 'AM AZ', 'armed-conflict'],
  ),
  en(
    ['Safeguarding the right to return for expelled Azerbaijanis', 'AZ AM', 'migration'],
    ['Humanitarian consequences of the blockade of the Lachin corridor', 'AM AZ', 'armed-conflict migration'],
  ),
  en(
    ['Death penalty in Belarus', 'BY', 'detention-torture'],
    ['Death penalty in Iran', 'IR', 'detention-torture'],
  ),
  en(
    ['Political prisoners in Azerbaijan', 'AZ', 'political-prisoners'],
    ['Political prisoners in Belarus', 'BY', 'political-prisoners'],
  ),
  en(
    ['Situation of Roma in France', 'FR', 'minorities-racism'],
    ['Situation of Roma in Italy', 'IT', 'minorities-racism'],
  ),
  en(
    ['Political crisis in Georgia', 'GE', 'elections'],
    ['Political prisoners in Georgia', 'GE', 'political-prisoners elections'],
  ),
  en(
    ['The situation in Turkey', 'TR', 'media-freedom'],
    ['The situation of the media in Turkey', 'TR', 'media-freedom political-prisoners'],
  ),
  en(
    ['Violence against women in Turkey', 'TR', 'gender'],
    ['Violence against journalists in Turkey', 'TR', 'media-freedom'],
  ),
  en(
    ['Closure of the Halki seminary', 'TR', 'religion'],
    ['Conversion of Hagia Sophia into a mosque', 'TR', 'religion culture-education-sport'],
  ),
  en(
    ['Respect for human rights and democracy in Russia', 'RU', 'institution'],
    ['Respect for the rule of law and human rights in Russia', 'RU', 'rule-of-law institution'],
  ),
  en(
    ['The Russian aggression against Ukraine', 'UA RU', 'armed-conflict'],
    [
      'Consequences of the Russian aggression against Ukraine for the environment',
      'UA RU',
      'environment armed-conflict',
    ],
  ),
  en(
    ['Energy security and the war in Ukraine', 'UA RU', 'armed-conflict environment'],
    [
      'A special tribunal for the crime of aggression against Ukraine',
      'UA RU',
      'accountability armed-conflict',
    ],
  ),
  en(
    ['Combating trafficking in human organs', '', 'health'],
    ['Combating trafficking in human beings', '', 'migration'],
  ),
  en(
    ['Protection of children from sexual abuse', '', 'children'],
    ['Protection of the rights of children online', '', 'children digital'],
  ),
  en(['Women in politics', '', 'gender'], ['Combating violence against women', '', 'gender']),
  en(
    ['Execution of judgments of the European Court of Human Rights', '', 'institution'],
    ['Election of judges to the European Court of Human Rights', '', 'institution rule-of-law'],
  ),
  en(
    ['European Day of the Elderly', '', 'social-rights'],
    ['European Day against Human Trafficking', '', 'social-rights migration'],
  ),
  en(['Holocaust denial', '', 'memory'], ['Commemoration of the victims of Stalinism', '', 'memory']),
  en(
    ['Defending the values and credibility of the Council of Europe', '', 'institution'],
    ['70th anniversary of the Council of Europe', '', 'institution'],
  ),
  en(
    ['Parliamentary elections in Georgia', 'GE', 'elections'],
    ['Presidential elections in Ukraine', 'UA', 'elections'],
  ),
  en(
    ['Co-operation with the United Nations', '', 'institution'],
    [
      'Co-operation with Kazakhstan must be reconsidered in response to its rigged presidential election and mass arrests',
      'KZ',
      'elections civil-society',
    ],
  ),
  en(
    ['Destruction of Christian cemeteries in Kosovo', 'XK', 'religion'],
    ['Organ trafficking in Kosovo', 'XK', 'accountability'],
  ),
  en(
    ['Arrest of opposition members in Moldova', 'MD', 'political-prisoners'],
    ['Arrest of the Governor of Gagauzia', 'MD', 'self-determination political-prisoners'],
  ),
  en(
    ['Reproductive health and women’s rights in Poland', 'PL', 'gender health'],
    ['LGBTI-free zones in Poland', 'PL', 'lgbti'],
  ),
  en(
    ['Need for a ceasefire in Syria', 'SY', 'armed-conflict'],
    ['Christians in Syria need protection', 'SY', 'religion armed-conflict'],
  ),
  fr(
    ['Libération d’Oleg Sentsov', 'UA RU', 'political-prisoners'],
    ['Libération immédiate de Nadia Savtchenko', 'UA RU', 'political-prisoners'],
  ),
  fr(
    ['La situation des Roms en France', 'FR', 'minorities-racism'],
    ['La situation des Roms en Italie', 'IT', 'minorities-racism'],
  ),
  fr(
    ['Protection des enfants contre les abus sexuels', '', 'children'],
    ['Droits de l’enfant et environnement numérique', '', 'children digital'],
  ),
  fr(
    ['Respect des droits de l’homme en Turquie', 'TR', 'political-prisoners'],
    ['Respect de la liberté de la presse en Turquie', 'TR', 'media-freedom political-prisoners'],
  ),
  fr(['Fermeture du séminaire de Halki', 'TR', 'religion'], ['Statut de Sainte-Sophie', 'TR', 'religion']),
  fr(
    ['Journée européenne des langues', '', 'culture-education-sport'],
    ['Journée européenne du patrimoine sportif', '', 'culture-education-sport'],
  ),
  fr(
    ['Les élections législatives en Géorgie', 'GE', 'elections'],
    ['Les minorités nationales en Géorgie', 'GE', 'minorities-racism elections'],
  ),
  fr(
    ['Dialogue pour trouver une solution durable et pacifique', 'UA RU', 'armed-conflict'],
    ['Pour une solution pacifique à la crise énergétique en Ukraine', 'UA RU', 'environment'],
  ),
  en(
    ['The murder of Anna Politkovskaya', 'RU', 'rule-of-law'],
    ['The murder of Boris Nemtsov', 'RU', 'rule-of-law'],
  ),
  en(
    ['The trial of Mikhail Khodorkovsky', 'RU', 'rule-of-law'],
    ['The trial of Pussy Riot', 'RU', 'rule-of-law'],
  ),
  en(
    ['Withdrawal of Russian troops from Moldova', 'RU MD', 'armed-conflict'],
    ['Withdrawal of Russian troops from Georgia', 'RU GE', 'armed-conflict'],
  ),
  en(
    ['Rights of the Romanian minority in Ukraine', 'UA RO', 'minorities-racism'],
    ['Rights of the Hungarian minority in Ukraine', 'UA HU', 'minorities-racism'],
  ),
  en(
    ['Anti-corruption bodies in Hungary', 'HU', 'rule-of-law'],
    ['Anti-Semitism in Hungary', 'HU', 'minorities-racism'],
  ),
  en(
    ['Kurdish mayors removed from office', 'TR', 'self-determination'],
    ['Kurdish refugees at the border', 'TR', 'migration'],
  ),
  en(
    ['The annexation of Crimea', 'UA RU', 'armed-conflict'],
    ['Religious communities in Crimea', 'UA RU', 'religion armed-conflict'],
  ),
  en(
    ['Withdrawal of the 14th Army from Transnistria', 'MD RU', 'armed-conflict'],
    ['Latin-script schools in Transnistria', 'MD', 'culture-education-sport'],
  ),
  en(
    ['Children in Gaza', 'PS', 'children armed-conflict'],
    ['Children in Syria', 'SY', 'children armed-conflict'],
  ),
  en(['Christians in Iraq', 'IQ', 'religion'], ['Yazidis in Iraq', 'IQ', 'religion minorities-racism']),
  en(
    ['Safety of the Metsamor nuclear power plant', 'AM', 'environment'],
    ['Occupation of the Zaporizhzhia nuclear power plant', 'UA RU', 'environment armed-conflict'],
  ),
  en(
    ['Covid-19 vaccines as a public good', '', 'health'],
    ['Covid-19 and the protection of personal data', '', 'digital health'],
  ),
  en(
    ['The constitutional referendum in Turkey', 'TR', 'elections'],
    ['The constitutional reform in Armenia', 'AM', 'elections'],
  ),
  en(['Srebrenica genocide', 'BA', 'memory'], ['Recognition of the Armenian genocide', 'AM TR', 'memory']),
  en(
    ['Ratification of the Istanbul Convention', '', 'gender'],
    ['Ratification of the Lanzarote Convention', '', 'children'],
  ),
  en(
    ['Budgetary cuts at the European Court of Human Rights', '', 'institution'],
    ['Budgetary crisis of the Council of Europe', '', 'institution'],
  ),
  fr(
    ['Le procès de Mikhaïl Khodorkovski', 'RU', 'rule-of-law'],
    ['Le procès des Pussy Riot', 'RU', 'rule-of-law'],
  ),
  fr(
    ['Retrait des troupes russes de Moldova', 'RU MD', 'armed-conflict'],
    ['Retrait des troupes russes de Géorgie', 'RU GE', 'armed-conflict'],
  ),
  fr(['Les chrétiens en Irak', 'IQ', 'religion'], ['Les yézidis en Irak', 'IQ', 'religion']),
  en(
    ['Teachers abducted from Moldova to Turkey', 'MD TR', 'rule-of-law'],
    ['The gas pipeline between Moldova and Romania', 'MD RO', 'environment'],
  ),
  en(
    ['Foreign agents law in Georgia', 'GE', 'civil-society'],
    ['Rights of LGBTI people in Georgia', 'GE', 'lgbti civil-society'],
  ),
  en(
    ['Sanctions against Belarus after the Ryanair hijacking', 'BY', 'accountability'],
    ['Accountability for electoral fraud in Belarus', 'BY', 'elections accountability'],
  ),
  en(
    ['State of emergency in Turkey', 'TR', 'rule-of-law'],
    ['Dismissal of judges and prosecutors in Turkey', 'TR', 'rule-of-law'],
  ),
  en(
    ['Independence of Kosovo', 'XK', 'self-determination'],
    ['Serbian Orthodox monasteries in Kosovo', 'XK RS', 'religion'],
  ),
  en(
    ['Independence referendum in Catalonia', 'ES', 'self-determination'],
    ['Historical memory in Spain', 'ES', 'memory'],
  ),
  en(
    ['European Day of Languages', '', 'culture-education-sport'],
    ['The Romansh language', 'CH', 'culture-education-sport'],
  ),
  en(
    ['Sexual violence in armed conflict', '', 'gender armed-conflict'],
    ['Small arms and light weapons', '', 'armed-conflict terrorism-security'],
  ),
  en(
    ['Hate speech on the Internet', '', 'minorities-racism digital'],
    ['Right to Internet access', '', 'digital'],
  ),
  en(
    ['Prison conditions in Ukraine', 'UA', 'detention-torture'],
    ['Exchange of prisoners between Russia and Ukraine', 'RU UA', 'armed-conflict detention-torture'],
  ),
  en(['World Refugee Day', '', 'migration'], ['World Press Freedom Day', '', 'media-freedom']),
  en(
    ['Persecution of lawyers in Azerbaijan', 'AZ', 'rule-of-law'],
    ['Corruption and the “Laundromat” in Azerbaijan', 'AZ', 'rule-of-law'],
  ),
  en(['Church property in Montenegro', 'ME', 'religion'], ['Elections in Montenegro', 'ME', 'elections']),
  en(
    ['Ukrainian Orthodox Church', 'UA', 'religion'],
    ['Russian attacks on Ukrainian churches', 'UA RU', 'armed-conflict religion'],
  ),
  fr(
    ['Le statut de la langue russe en Lettonie', 'LV', 'minorities-racism'],
    ['Les non-citoyens de Lettonie', 'LV', 'minorities-racism'],
  ),
  fr(
    ['La liberté de la presse en Hongrie', 'HU', 'media-freedom'],
    ['La liberté académique en Hongrie', 'HU', 'culture-education-sport'],
  ),
];
