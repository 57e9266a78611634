import { expect, it } from 'vitest';
import type { TextLanguage } from '../../../src/assembly/declaration.ts';
import { concerns } from '../../../src/classify/countries/countries.ts';
import { topicsOf } from '../../../src/classify/topics/topics.ts';

const topicsIn = (title: string, language: TextLanguage, ...paragraphs: string[]): readonly string[] =>
  topicsOf({ title, paragraphs, language })
    .map(({ id }) => id)
    .sort();

const countriesIn = (title: string, language: TextLanguage): readonly string[] =>
  [...concerns({ title, paragraphs: [], language })].sort();

/** Words that mean another thing than they seem to. */
it.each([
  ['The Nobel Peace Prize', ''],
  ['Nobel Peace Prize for Ales Bialiatski', 'civil-society'],
  ['Release of the Nobel Peace Prize laureate Narges Mohammadi', 'political-prisoners'],
  ['A judgment of the Human Rights Court on abortion', 'gender health'],
  ['What the Human Rights Court said of surrogacy', 'health'],
  ['Execution of a prisoner', 'detention-torture'],
  ['Execution of judgments', 'institution'],
  ['Prisoners of war', 'detention-torture'],
  ['Political prisoners in Belarus', 'political-prisoners'],
  ['Nuclear weapons', 'terrorism-security'],
  ['Nuclear power', 'environment'],
  ['World War II veterans', 'memory'],
  ['A conflict of interest', 'rule-of-law'],
  ['The climate of fear in Belarus', ''],
  ['Climate change in Belarus', 'environment'],
  ['Gender identity', 'lgbti'],
  ['Gender equality', 'gender'],
  ['Sign language', 'social-rights'],
  ['Minority languages', 'minorities-racism'],
  ['Zero tolerance for corruption', 'rule-of-law'],
  ['Freedom of assembly in Istanbul', 'civil-society'],
  ['Ratification of the Lanzarote Convention', 'children'],
  ['The Parliamentary Assembly of the Council of Europe calls for peace in Ukraine', 'armed-conflict'],
  ['Election of the Secretary General of the Council of Europe', 'institution'],
  ['Elections in Kosovo', 'elections'],
  ['Building the Open Council of Europe Academic Networks (OCEAN)', 'culture-education-sport'],
  ['The ocean and its fish', 'environment'],
  ['Tax justice for workers', 'social-rights'],
  ['The role of men and boys', ''],
  ['Visits by members of the Committee on Political Affairs and Democracy', 'institution'],
  ['Poverty, a challenge for democracies', 'social-rights'],
  ['The war of a totalitarian State', 'armed-conflict'],
  ['Crimes of totalitarian regimes', 'memory'],
  ['Governance in multinational States', 'self-determination'],
  ['Taxes paid by multinational companies', 'social-rights'],
  ['Rules for the signing of written declarations', 'institution'],
  ['Gender-neutral passports', 'gender lgbti'],
  ['Trade union rights', 'social-rights'],
  ['European Union enlargement', ''],
  ['Hunger in the world', 'social-rights'],
  ['Hunger strike of Nadiya Savchenko', 'political-prisoners'],
  ['Journalists in prison', 'media-freedom'],
  ['Women in prison', 'detention-torture gender'],
  ['Tribute to Nelson Mandela', ''],
  ['In memory of Václav Havel', ''],
  ['Congratulations to Malta on its national day', ''],
  ['The siege of Leningrad', 'memory'],
  ['The siege of Mariupol', 'armed-conflict'],
])('“%s” has the topics “%s”', (title, ids) => {
  expect(topicsIn(title, 'en').join(' ')).toBe(ids);
});

it.each([
  ['Le prix Nobel de la paix', ''],
  ['L’exécution des arrêts', 'institution'],
  ['L’exécution d’un prisonnier', 'detention-torture'],
  ['La convention d’Istanbul', 'gender'],
  ['La langue des signes', 'social-rights'],
  ['Le climat de peur au Bélarus', ''],
  ['Le naufrage d’un navire de migrants', 'migration'],
  ['Le siège de Leningrad', 'memory'],
  ['Les grèves de la faim', 'detention-torture political-prisoners'],
  ['Le droit de grève', 'social-rights'],
])('« %s » has the topics “%s”', (title, ids) => {
  expect(topicsIn(title, 'fr').join(' ')).toBe(ids);
});

/** A declaration is published in both languages: whoever follows a topic must get it in either. */
it.each([
  [
    'Dialogue to find a durable and peaceful solution',
    'Dialogue pour trouver une solution durable et pacifique',
  ],
  ['Political prisoners in Azerbaijan', 'Prisonniers politiques en Azerbaïdjan'],
  ['Recognition of the Armenian genocide', 'Reconnaissance du génocide arménien'],
  ['Colonisation of the occupied part of Cyprus', 'Colonisation de la partie occupée de Chypre'],
  ['Holocaust denial', 'Négation de l’Holocauste'],
  ['Reproductive health and women’s rights in Poland', 'Santé génésique et droits des femmes en Pologne'],
  ['The situation of Crimean Tatars', 'La situation des Tatars de Crimée'],
  ['Freedom of the press in Turkey', 'Liberté de la presse en Turquie'],
  ['Abolition of the death penalty in Belarus', 'Abolition de la peine de mort au Bélarus'],
  ['Rights of Roma in Europe', 'Droits des Roms en Europe'],
  ['Prohibition of surrogacy', 'Interdiction de la gestation pour autrui'],
  [
    'Violence against women and the Istanbul Convention',
    'La violence à l’égard des femmes et la Convention d’Istanbul',
  ],
  ['Independence of the judiciary in Hungary', 'Indépendance de la justice en Hongrie'],
  [
    'Execution of judgments of the European Court of Human Rights',
    'Exécution des arrêts de la Cour européenne des droits de l’homme',
  ],
  ['Credentials of the Russian delegation', 'Pouvoirs de la délégation russe'],
  ['Withdrawal of Russian troops from Transnistria', 'Retrait des troupes russes de Transnistrie'],
  ['Refugees in the Mediterranean', 'Réfugiés en Méditerranée'],
  ['Persecution of Christians in Iraq', 'Persécution des chrétiens en Irak'],
  ['Persecution of LGBTI people in Chechnya', 'Persécution des personnes LGBTI en Tchétchénie'],
  ['Children deported to Russia', 'Enfants déportés en Russie'],
  ['Nuclear safety in Ukraine', 'Sûreté nucléaire en Ukraine'],
  ['Poverty and social exclusion', 'Pauvreté et exclusion sociale'],
  ['Protection of cultural heritage', 'Protection du patrimoine culturel'],
  ['Terrorist attacks in Paris', 'Attentats terroristes à Paris'],
  ['Artificial intelligence and human rights', 'Intelligence artificielle et droits de l’homme'],
  ['Referendum on independence in Catalonia', 'Référendum sur l’indépendance en Catalogne'],
  ['Impunity for war crimes', 'L’impunité des crimes de guerre'],
  ['Human rights defenders in Georgia', 'Défenseurs des droits de l’homme en Géorgie'],
  ['Presidential election in Belarus', 'Élection présidentielle au Bélarus'],
  ['Missing persons in Kosovo', 'Personnes disparues au Kosovo'],
  ['Genocide in Srebrenica', 'Génocide de Srebrenica'],
  ['Teaching of foreign languages', 'Enseignement des langues étrangères'],
  ['Fight against doping in sport', 'Lutte contre le dopage dans le sport'],
  ['Trafficking in human beings', 'Traite des êtres humains'],
  ['Sanctions against Belarus', 'Sanctions contre le Bélarus'],
  ['Blockade of the Lachin corridor', 'Blocus du corridor de Latchine'],
  ['Climate change', 'Changement climatique'],
  ['Freedom of expression of Julian Assange', 'Liberté d’expression de Julian Assange'],
  ['Release of Mikheil Saakashvili', 'Libération de Mikheïl Saakachvili'],
  ['Rights of persons with disabilities', 'Droits des personnes handicapées'],
  ['Antisemitism in Europe', 'Antisémitisme en Europe'],
  ['Foreign agents law in Georgia', 'Loi sur les agents étrangers en Géorgie'],
  ['Hague tribunal and Ratko Mladić', 'Tribunal de La Haye et Ratko Mladić'],
  ['Attack on the synagogue', 'Attaque contre la synagogue'],
  ['Extradition of Mukhtar Ablyazov', 'Extradition de Moukhtar Abliazov'],
  ['The floods in Slovenia', 'Inondations en Slovénie'],
  ['The fight against corruption in Moldova', 'La lutte contre la corruption en Moldova'],
  ['Hostages in Gaza', 'Otages à Gaza'],
  ['Domestic violence', 'Violence domestique'],
  ['Palliative care', 'Soins palliatifs'],
  ['Arbitrary detention of Ales Bialiatski', 'Détention arbitraire d’Ales Bialiatski'],
  ['Holodomor as a genocide', 'L’Holodomor, un génocide'],
  ['Autonomy of South Tyrol', 'Autonomie du Tyrol du Sud'],
])('“%s” and « %s » have the same topics and countries', (english, french) => {
  expect(topicsIn(french, 'fr')).toEqual(topicsIn(english, 'en'));
  expect(topicsIn(english, 'en')).not.toEqual([]);
  expect(countriesIn(french, 'fr')).toEqual(countriesIn(english, 'en'));
});
