import { nameKey } from './name-key.ts';

const listed = (names: string): string[] => names.trim().split(/\s+/u);

/**
 * Given names as they stand in declarations, in the spellings of English and of French. Left out is what is as often a word or a
 * place: "Georgia", "Victoria", "Rose", "Hope". A name that is missing here costs a link, one too many makes a false one.
 */
const spelt = listed(`
  Aaron Abdul Abdullah Abdulla Abel Adam Adela Adem Adil Adnan Adrian Adriana Afgan Agim Agnes Agnieszka Ahmad Ahmed Ahmet Aida
  Aidar Aino Akmaral Akram Aksel Alain Alan Albana Albert Alberto Albin Aleksander Aleksandr Aleksandra Aleksandar Aleksei Aleksey
  Alena Ales Aleś Alessandra Alessandro Alessia Alex Alexander Alexandr Alexandra Alexandre Alexandru Alexei Alexey Alexeï Alexis Alfred Ali Alice
  Alicja Alim Alimzhan Alina Alisher Aliye Allan Alla  Almir Altan Alvaro Álvaro Alyaksandr Alyona Amadou Amal Amanda Amina Amir
  Ana Anahit Anar Anastasia Anastasiia Anastasiya Anastassia Anatol Anatole Anatoli Anatoliy Anatoly Anders Andras András Andre André Andrea
  Andreas Andrei Andreï Andrej Andrés Andrew Andrey Andrii Andriy Andrzej Andrus Anee Aneta Angela Angelina Angelika Anita Ann Anna
  Anne Annie Anouar Antal Anthony Antoine Anton Antonella Antoni Antonia Antonina Antonio António Antti Anton Anzhelika Ara Aram Araz
  Ariel Arif Arkadi Arkady Arkhip Arman Armen Arnaud Arne Arseni Arseniy Arsen Artem Arthur Artiom Artur Artyom Arzu Asad Asgar  Asiya
  Aslan Aslı Asma Asya Atilla Attila Audrey Augusto Aurelia Avaz Ayaz Aygun Aykhan Aylin Ayşe Azer Azimjon
  Babek Badri Bahar Bahman Bahram Bahruz Bakhtiyar Balazs Balázs Barbara Barbora Bartosz Baruyr Bashar Bachar Bassem Beata Beatrice Béatrice
  Bejan Bekir Bekzhan Belinda Ben Benedek Benedetta Benedetto Benoît Berat Berit Bernard Bernd Bernhard Berta Bertrand Besnik Biljana
  Birgit Birgitta Bjarni Björn Bjørn Boban Bogdan Bohdan Bojan Boris Boriss Borys Branislav Branko Brendan Brian Brigitte Bruno Bujar
   Carina Carl Carla Carles Carlo Carlos Carme Carmen Carola Carolina Caroline Catalin Cătălin Catarina Catherine Cécile Cecilia Cem Cemal Cengiz
  Cesar César Cezar Chantal Charles Chiara Chingiz Chris  Christiane Christina Christine Christoph Christophe Christopher
  Christos Claire Clara Claude Claudia Claudine Claudio Clement Colette Colin Constantin Corina Corneliu Cornelia Costas Cristian Cristina Cristóbal
  Czesław Dafni Dagmar Damian Damien Damir Dan Dana Dániel Daniel Daniela Daniele Danièle Danil Danila Danilo Daniyar Danuta Daphne
  Darko Daria Dariia Dariusz Darya Daryna Dashdamir David Davit Davor Dawid  Deborah Delia Demba Demet Denis Denise Denys Derek
  Desislava Detlev Devran Diana Didier Diego Dieter Dijana Dilara Dilgam Dimitar Dimitri Dimitrios Dimitris Dinara Dino Dirk Dmitri Dmitriy
  Dmitrii Dmitry Dmytro Dmitro Dobrin Dominik Dominique Donald Doris Doru Dorota Dragan Dubravka Dumitru Dunja Durmuş Duško Dzhemil Dževad
   Eduard Eduardo Edita Edith Edmund Edmundas Edvard Edward Edwin Eeva Egor Eirik Ekaterina Ekrem Elchin Eldar Elena Éléna Eleni Eleonora
  Elias Elif Elin Elina Eliot Elisa Elisabeth Élisabeth Eliza Elizabeth Elkhan Elke Ella Ellen Elmar Elmir Elnur Elshad Elvin Elvira Elżbieta
  Emanuel Emanuele Emil Emilia Emin Emma Emmanuel Emmanuelle Emre Emrullah Ender Endre Enes Enis Enric Enrico Enrique Enver Eren Eric Éric Erik
  Erkki Ernest Ernst Erol Ertan Ervin Ervine Esma Esteban Ester Esther Ethan Étienne Eugen Eugene Eugenia Eva Evan Evangelos Evelyn Evgeni
  Evgenia Evghenia Evgeny Evgenii Evguéni Evgueni Ewa Eynulla Ezhdar
  Fabien Fabio Fadil Fahri Faig Fakhraddin Farhad Farid Farida Farouk Fatima Fatma Fatmir Fatos Fatou Fazil Federica Federico Fedir Fedor
  Felix Ferdinand Ferenc Feride Ferit Fernando Fethullah Figen Fikret Filip Filippo Finn Fiona Florian Florin Frances Francesc Francesca
  Francesco Francis Francisco Franco François Françoise Frank Franz Fred Frédéric Frederick Frédérique Fredrik Friedrich Fuad Fyodor
  Gábor Gabor Gabriel Gabriela Gabriele Gabriella Gagik Galina Galyna Garik Garri Garry Gaspar Gary Genadi Gennadi Gennadiy Gennady Geoffrey
  Georg George Georges Georghe Georgi Georgios Georgy Georgii Gerald Gérald Gerard Gérard Gergely Gerhard Gertrude Geybulla Ghenadie Gheorghe
  Giacomo Giga Gilbert Gilles Gilad Gilberto Giorgi Giorgia Giorgio Giorgos Giovanni Giulia Giulio Giuseppe Givi Giya Glenn Goran Gordana Gordon
  Göran Gözde  Graham Gregor Grégory Gregory Greta Grigol Grigor Grigori Grigory Grzegorz Gubad Guido Guillaume Gulgun Gulmira Gulnara Gulnar
  Gülistan Gülmira Gülsüm Gültan Gulzipa Günter Gunnar Günther Gustav Gustavo Guy Gyula György Gyorgy
  Habib Haci Hagop Hakan Hakim Halil Halina Halyna Hamid Hamida Hamza Hanna Hannah Hannes Hans Harald Hasan Hashim Hassan Hatem Hatice Hayk Haykaz Hayati
  Heinrich Heidi Helen Helena Helene Hélène Helga Helmut Henri Henrik Henry Herbert Hermann Hidayat Hikmet Hilal Hilmi Horst Hovik Hrant Hryhoriy
  Hrvoje Hubert Hugo Huseyn Husein Hüseyin Hussein Hyusein
  Iain Ian Ibrahim Ida Idris Ieva Igor Ihar Ihor Ilan Ildar Ilgar Ilham Ilhan Ilia Ilias Ilie Ilir Ilkka Ilkin Ilmari Ilmi Ilya Imad Iman Imre İmre
  Ina Ines Inga Inge Ingrid Inna Innokenti Intigam Ioan Ioana Ioannis Ion Ionuț Iouri Ioulia Irada Irakli Irena Irene Irène Irfan Irina Irma Iryna
  Isa Isaac Isabel Isabelle Isak Ismail İsmail Ismayil Ismet İsmet István Istvan Iulia Iulian Iurie Iuri Ivan Ivana Ivana Ivane Ivanka Ivar Iveta Ivica Ivo Izabela Izabella Izet
  Jaak Jacek Jack Jacqueline Jacques Jadranka Jakob Jakub Jalal Jalil Jamal James Jan Jana Jane Janez Jānis Janis Janina Janine János Janos Jarosław Jasmin
  Jason Javid Javier Jaume Jean Jeanne Jeffrey Jelena Jens Jérémy Jeremy Jérôme Jerzy Jessica Jesús Jiří Jim Jimmy Jo Joachim Joan Joanna Joao João
  Jochen Joe Joël Johan Johann Johanna Johannes John Jolanta Jon Jonas Jonathan Jordi Jörg Jorge José Josef Josep Joseph Josephine Joshua Josip Jovan
  Jozef József Juan Judith Julia Julian Juliana Julie Julien Juliet Julio Júlia Jüri Juris Juri Justina Justyna Jutta Jürgen
  Kacper Kadri Kaja Kaja Kakha Kamal Kamil Kamila Kamran Karen Kari Karim Karin Karine Karl Karla Karol Karolina Kaspar Kasym Kateryna Katarina Katarzyna Katerina
  Kathleen Kathrin Katia Katja Katrin Kay Kayyum Keir Keith Kemal Ken Kenan Kenneth Kerem Kerstin Kevin Keti Khadija Khalid Khaled Khalil Khayal Khrystyna
  Kirill Kiril Kirsten Klaas Klára Klaus Koba Konrad Konstantin Konstantinos Kostas Kostiantyn Kostyantyn Kristian Kristina Kristinn Krista Krzysztof Kseniya Ksenia Kurt Kyriakos
  Ladislav Laila Lala Lali Larisa Larissa Lars Lasha Laszlo László Latif Laura Laurence Laurent Lech Lela Lena Leo León Leon Léon Leonardo Leonid Leonora Leopoldo
  Leszek Levan Levent Lev Levon Leyla Leïla Leila Lia Liam Lidia Lidiya Liliana Lilia Liliane Lilit Lina Linda Lionel Lirije Lisa Liv Liviu Livia Loïc Lluís Lorenzo Lorena
  Louis Louise Lubomir Ľubomír Luc Luca Lucas Lucia Lucie Lucia Lucian Ludmila Ludwig Luigi Luis Luís Luka Lukas Luke Lutfiye Lydia Lyubov Lyudmila
  Maarten Maciej Madeleine Maggie Magda Magdalena Magnus Mahammad Mahir Mahmoud Mahmud Mahmut Mahsa Maia Maja Makar Maksim Maksym Maksym Malala Malgorzata Małgorzata
  Malkhaz Mamad Mamuka Manana Manfred Manlio Manuel Manuela Marc Marcel Marcela Marcin Marco Marcos Marcus Marek Maren Marfa Margaret Margareta Margarita Margherita Margus Mari Maria María Mária
  Marian Mariam Mariana Mariana Marianna Marianne Marie Marieluise Marietta Marija Marika Marin Marina  Mario Marion Maris Mariola Mariusz Marius Mariya Mariia Mark Markéta Marko Markus
  Marlene Marta Marte Martha Martin Martina Martine Martins Marwa Mary Maryam Maryia Maryna Maryvonne Massimo Mateusz Matej Mateo Matteo Matthew Matthias Matthieu Matúš Matviy Maud
  Maureen Maurice Mauricio Maurizio Maury Max Maxat Maxim Maxime Maya Mayis Mehdi Mehman Mehmed Mehmet Mehriban Melania Mélanie Melih Melissa Memduh Mensur Meriam Meral Meryem Merve Meryl Mevlüt
  Michael Michaël Michał Michala Michel Michele Michèle Micheline Michelle Mickaël Miguel Mihail Mihai Mihaela Mihály Mikael Mikayil Mikheil Mikhail Mikhaïl Mikita Mikk Miklós Mikola Mikołaj Mila Milan Milana
  Milena Milica Milorad Miloš Miloslav Miodrag Mira Miriam Mircea Mirela Mirko Mirosław Miroslav Mirza Misha Mladen Mohamad Mohamed Mohammad Mohammed Moise Monica Monika Mónika Morgan Moritz Morten
  Moussa Muamer Muharrem Mukhtar Mumtaz Murad Murat Musa Mustafa Mustapha Muslum Mykhailo Mykola Mykyta Myroslav Myroslava
  Nabil Nada Nadezhda Nadejda Nadia Nadija Nadine Nadir Nadiya Nagif Naile Naïma Naira Nana Nancy Narges Nargiz Narine Nariman Nasib Nasir Nasrin Nastassia Natalia Natalie Natallia Nataliya Nathalie Natasha Natig
  Natia Nazanin Nazim Nazlı Neal Nebojša Necati Nedim Nelly Nerijus Nermin Nevin Nevzat Nevena Nicholas Nick Nicola Nicolae Nicolaï Nicolas Nicole Nicoleta Nidal Niels Nihat Nijat Nika Nikita Niklas Niko Nikol Nikola Nikolai Nikolaï
  Nikolaos Nikolaus Nikolay Nikos Nils Nina Ninel Nino Nodar Noël Nora Norbert Nuria Nurlan Nuno Nurcan Nuri Nuriye Nurşen Nurullah
  Ognyan Oihana Oksana Ola Olaf Olav Oleg Oleh Oleksandr Oleksandra Oleksiy Oleksii Oles Olena Olesya Olga Olha Oliver Olivia Olivier Olle Olof Ömer Omar Omer Omid Ona Onur Oqtay Orkhan Orhan Oscar Oskar Osman Ossip Ostap Otar Otto Oumar Ousmane Özgür Özlem Oyub
  Pablo Panagiotis Paola Paolo Parviz Pascal Patricia Patrick Patrik Patrycja Patryk Paul Paula Paulina Paulo Pavel Pavlo Pavol Pavla Paweł Payam Pedro Pekka Per Peter Péter Petr Petra Petre Petro Petros Petru Petter Philip Philippe Pia Piero Pierre Pierrette Pieter Pietro Piotr Polina Predrag Przemysław
  Radmila Radosław Radovan Rafael Rafał Rafał Raffaella Rafik Rafis Rahim Raif Raisa Raivo Ralf Ralph Ramazan Ramil Ramin Ramiz Ramón Ramzan Ramush Rasim Rashad Rasul Rauf Raul Raúl Raymond Raffi Razmik Rebecca Rebiya Recep Reha Reinhard Rémi Renata Renate Renato René Resul Reza Rezo Ricardo Riccardo Richard Rita
  Robert Roberta Roberto Robin Rodica Roger Roland Rolf Roman Romana Romain Roman Romuald Ron Ronald Rosa Rosalie Rosario Rosanna Rossana Rostislav Rovshan Roxana Rouben Roza Ruben Rubén Rudolf Rudy Rufat Rümeysa Ruslan Rustam Rusudan Ruta Ruzanna Ryan Ryszard
  Saadet Saba Sabina Sabine Sabri Saddam Sadiq Sadyr Safa Said Saïd Sahra Sajjad  Sakineh Salam Salavat Salem Salima Salman Salvatore Samad Samir Samira Samuel Sandra Sandro Sanna Sanja Santi Sara Sarah Saša Sasha Sean Sebastian Sébastien Selahattin Selçuk Selim Selina Selma Semra Senad Sener
  Serge Sergei Sergej Sergeï Sergey Sergiu Sergiy Serhii Serhiy Sergio Sergo Sergueï Serguei Serik Serj Servet Sevda Sevgil Sevinj Sevim Shahin Shahriar Shahnaz Shamil Sheila Sheriyar Shirin Shota Siarhei Sibel Siegfried Sieglinde Silvia Silvio Simon Simona Simone Siobhán Sırrı Slavko Slavomír Slobodan Snežana Sofia Sofie Sofiya Soner Sonja Sonia Sophia Sophie Soslan Souhayr Sofia Spas Stanislav Stanisław Stanislava Stanislau Stefan Stefania Stefano Stefanie Stella Stepan Stéphane Stéphanie Stephen Steve Steven Stoyan Suat Süleyman Suleyman Sulkhan Sunna Susan Susana Susanna Susanne Sven Svein Svetlana Sviatlana Svitlana Sylvia Sylvie Szymon
  Tadeusz Tahir Taleh Talat Tamar Tamara Tamás Tamila Taner Tania Tanja Tanya Taras Tarek Tariq Tarja Tarik Tatiana Tatsiana Tatyana Tatjana Tayfun Tayyip Teimuraz Tengiz Teodor Teresa Terry Tetiana Tetyana Theo Theodora Theodoros Theresa Thérèse Thierry Thomas Thor Thorbjørn Tibor Tigran Tihomir Tiina Tim Timothy Timur Tina Tobias Tofig Togrul Tom Tomas Tomáš Tomasz Tomislav Tommy Tony Torsten Tsotne Tural Turgut
  Tuncer Uffe Ulla Ulrich Ulrike Ulviyye Umida Umit Ümit Urban Urs Ursula Usman Uwe Uzeyir Ümmü
  Vadim Vadym Vagif Vahan Vahap Vahit Vaclav Václav Vakhtang Valentin Valentina Valentyn Valentyna Valeri Valeria Valérie Valeriu Valeriy Valery Valeriya Vanessa Vano Vano Vardan Vasif Vasil Vasile Vasili Vasilii Vasiliki Vasily Vasyl Vaughan Vazgen Venera Vera Véronique Veronica Veronika Vesna Vicente Vicken Vidadi Viacheslav Vyacheslav Viktar Viktor Viktoria Viktoriia Viktoriya Vilayat Ville Vincent Vincenzo Violeta  Vitali Vitaliy Vitalie Vitaly Vitold Vittorio Vivian Viviane Vlad Vladimir Vladimír Vladislav Vladyslav Vladyslava Vojislav Vojtěch Volha Volker Volkan Volodymyr Vugar Vuk Vüqar Vyara
  Waldemar Walter Walid Wanda Werner Wiesław Wiktor Wilfried Wilhelm William Willy Winston Władysław Włodzimierz Wojciech Wolfgang
  Xavier Xenia Yahya Yakov Yan Yana Yanis Yann Yannick Yaqub Yarosław Yaroslav Yasemin Yasin Yasmine Yauhen Yauheni Yavuz Yegor Yekaterina Yelena Yelyzaveta Yevgen Yevgenia Yevgeni Yevgeniy Yevgeny Yevhen Yevhenii Ylva Yıldırım Yiğit Yolanda Yoram Yordan Youssef Yulia Yuliia Yuliya Yunus Yura Yuri Yurii Yuriy Yury Yusif Yusuf Yusup Yves Yvonne
  Zahid Zahra Zamira Zainab Zarema Zafar Zara Zaur Zaza Zbigniew Zdeněk Zdravko Zeki Zekeriya Zelimkhan Zeynep Zhanbota Zhanna Zhazira Zhanar Zhanat Zhanbolat Zinaida Zita Ziya Zlatko Zlatka Zofia Zoltán Zoltan Zoia Zoran Zoya Zsolt Zulfiya Zurab Zviad
`);

const known: ReadonlySet<string> = new Set(
  spelt.flatMap((name) => [nameKey(name, 'en'), nameKey(name, 'fr')]),
);
const asked = new Map<string, boolean>();
const maxAsked = 50_000;

/** Whether people are called so, in any spelling: "Jean-Marc" is, and "Franco-German" is not. */
export function isGivenName(word: string): boolean {
  const before = asked.get(word);
  if (before !== undefined) return before;
  const is = word
    .split(/[-\u2010-\u2015]/u)
    .every((part) => known.has(nameKey(part, 'en')) || known.has(nameKey(part, 'fr')));
  if (asked.size >= maxAsked) asked.clear();
  asked.set(word, is);
  return is;
}
