/** What people type who do not know the topics' names, by topic, in both languages of the texts. */
const written: Readonly<Record<string, string>> = {
  accountability:
    'war crimes, international law, international justice, sanctions, impunity, the Hague, ICC, ' +
    'crimes de guerre, droit international, justice internationale, impunité, La Haye, CPI',
  'armed-conflict':
    'war, wars, peace, conflict, army, military, invasion, borders, ceasefire, guerre, guerres, ' +
    'paix, conflit, armée, frontières, cessez-le-feu',
  children:
    'kids, youth, young people, family, families, parents, child abuse, enfants, jeunes, famille, ' +
    'familles, mineurs',
  'civil-society':
    'NGO, NGOs, protest, protests, demonstrations, activists, human rights, human rights defenders, ' +
    'ONG, manifestations, militants, associations, droits de l’homme, droits humains',
  'culture-education-sport':
    'football, Olympics, doping, school, schools, university, universities, art, language, ' +
    'jeux Olympiques, dopage, école, université, patrimoine, langue',
  'detention-torture':
    'prison, prisons, jail, prisoners, prisoners of war, hostages, human rights, ' +
    'capital punishment, détenus, prisonniers, prisonniers de guerre, otages, droits de l’homme, ' +
    'droits humains',
  digital:
    'internet, AI, privacy, data, data protection, spyware, Pegasus, cyber, social media, IA, ' +
    'vie privée, données, logiciel espion, réseaux sociaux',
  elections:
    'vote, voting, ballot, democracy, parliament, referendum, politics, scrutin, démocratie, ' +
    'parlement, politique',
  environment:
    'climate change, climate, energy, gas, oil, nuclear, animals, pollution, nature, water, ' +
    'changement climatique, climat, énergie, gaz, pétrole, nucléaire, animaux, eau',
  gender:
    'women, women’s rights, feminism, domestic violence, abortion, equality, sexism, femmes, ' +
    'droits des femmes, féminisme, violences conjugales, avortement, égalité',
  health:
    'covid, coronavirus, vaccine, vaccines, pandemic, medicine, euthanasia, drugs, WHO, vaccin, ' +
    'vaccins, pandémie, médecine, euthanasie, drogue, OMS',
  institution:
    'Council of Europe, CoE, PACE, Strasbourg, ECHR, European Court of Human Rights, Court, ' +
    'Conseil de l’Europe, APCE, CEDH, Cour européenne des droits de l’homme, Cour',
  lgbti:
    'gay, lesbian, LGBT, LGBTQ, trans, transgender, queer, pride, homophobia, lesbienne, fierté, ' +
    'homophobie',
  'media-freedom':
    'press, journalist, journalists, free speech, freedom of speech, censorship, Assange, news, ' +
    'presse, journaliste, journalistes, liberté de la presse, censure, information',
  memory:
    'history, genocide, Holocaust, Holodomor, remembrance, anniversary, communism, nazism, ' +
    'histoire, génocide, Shoah, commémoration, anniversaire, communisme, nazisme',
  migration:
    'refugees, migrants, asylum, immigration, borders, human trafficking, deportation, réfugiés, ' +
    'asile, frontières, traite, expulsion',
  'minorities-racism':
    'racism, antisemitism, Islamophobia, Roma, hate speech, discrimination, minority, xenophobia, ' +
    'racisme, antisémitisme, islamophobie, Roms, haine, minorité, xénophobie',
  'political-prisoners':
    'opposition, dissidents, repression, Navalny, human rights, political persecution, arrests, ' +
    'répression, droits de l’homme, droits humains, arrestations',
  religion:
    'church, churches, Christians, Muslims, Jews, faith, God, freedom of religion, mosque, église, ' +
    'chrétiens, musulmans, juifs, foi, liberté de religion, laïcité, mosquée',
  'rule-of-law':
    'courts, judges, justice, law, corruption, police, human rights, money laundering, tribunaux, ' +
    'juges, droit, droits de l’homme, droits humains',
  'self-determination':
    'independence, autonomy, separatism, referendum, regions, local government, indépendance, ' +
    'autonomie, séparatisme, référendum, régions, collectivités locales',
  'social-rights':
    'economy, poverty, work, workers, jobs, trade unions, housing, disability, pensions, économie, ' +
    'pauvreté, travail, emploi, syndicats, logement, handicap, retraites',
  'terrorism-security':
    'terror, terrorist, terrorists, security, defence, weapons, arms, NATO, extremism, terroriste, ' +
    'terroristes, sécurité, défense, armes, OTAN, extrémisme',
};

/**
 * Everyday words for a topic. They only help to find a topic by name: which declarations are on it is decided by
 * `classify/topics/taxonomy`.
 */
export function everydayWords(topic: string): readonly string[] {
  return written[topic]?.split(', ') ?? [];
}
