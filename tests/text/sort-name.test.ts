import { describe, expect, it } from '@jest/globals';
import { sortName } from '../../src/text/sort-name.ts';

describe('sortName', () => {
  it.each([
    ['Jane Doe', 'Doe, Jane'],
    ['J. Todd Breasseale', 'Breasseale, J. Todd'],
    ['  Jane   Doe ', 'Doe, Jane'],
    ['Ελένη Παπαδάκη', 'Παπαδάκη, Ελένη'],
    ['Dominic McDevitt-Parks', 'McDevitt-Parks, Dominic'],
    // One word, or sorted already.
    ['Madonna', 'Madonna'],
    ['Олег', 'Олег'],
    ['Doe, Jane', 'Doe, Jane'],
    ['', ''],
    // Prefixes.
    ['Jan van der Berg', 'Berg, Jan van der'],
    ['Ludwig van Beethoven', 'Beethoven, Ludwig van'],
    ['José de la Torre', 'Torre, José de la'],
    ['Ana da Silva', 'Silva, Ana da'],
    ['Maja van der Łódź', 'Łódź, Maja van der'],
    ['Martin Van Buren', 'Van Buren, Martin'],
    ['Ursula Le Guin', 'Le Guin, Ursula'],
    ['Jean de La Fontaine', 'La Fontaine, Jean de'],
    ["Gabriele D'Annunzio", "D'Annunzio, Gabriele"],
    ['von Neumann', 'von Neumann'],
    // Titles, degrees and generations.
    ['Dr. Taha Kass-Hout', 'Kass-Hout, Taha'],
    ['Kristen Honey, PhD', 'Honey, Kristen'],
    ['Ann Lee, MD, PhD', 'Lee, Ann'],
    ['Ann Lee PhD', 'Lee, Ann'],
    ['Amando E. Gavino, Jr.', 'Gavino, Amando E., Jr.'],
    ['Sammy Davis Jr.', 'Davis, Sammy, Jr.'],
    ['Henry James IV', 'James, Henry, IV'],
    ['Yo-Yo Ma', 'Ma, Yo-Yo'],
    // The family name comes first.
    ['王小波', '王小波'],
    ['村上 春樹', '村上 春樹'],
    ['김 철수', '김 철수'],
    // Groups.
    ['18F Team', '18F Team'],
    ['USAJOBS Team', 'USAJOBS Team'],
    ['Data.gov', 'Data.gov'],
    ['Office of Information Policy', 'Office of Information Policy'],
    ['The Commerce Blog', 'Commerce Blog, The'],
    ["The Essays' Editors", "Essays' Editors, The"],
    ['GAO WatchBlog', 'GAO WatchBlog'],
    ['NASA Earth Observatory', 'NASA Earth Observatory'],
    ['Redaktion Querbeet', 'Redaktion Querbeet'],
    ['JRR Tolkien', 'Tolkien, JRR'],
    ['LaToya DeVito', 'DeVito, LaToya'],
    ['Communications Community Office, Government of Canada', 'Communications Community Office, Government of Canada'],
  ])('sorts %j as %j', (name, sort) => {
    expect(sortName(name)).toBe(sort);
  });

  // By the usage of the country that the person lives in; the sources stand in docs/names-and-languages.md.
  it.each([
    ['Jan van der Berg', 'NL', 'Berg, Jan van der'],
    ['Jan van der Berg', 'BE', 'van der Berg, Jan'],
    ['Laurens van der Post', 'ZA', 'van der Post, Laurens'],
    ['Menno ter Braak', 'NL', 'Braak, Menno ter'],
    ["Jacobus van 't Hoff", 'NL', "Hoff, Jacobus van 't"],
    ['Simone de Beauvoir', 'FR', 'Beauvoir, Simone de'],
    ['Joachim du Bellay', 'FR', 'du Bellay, Joachim'],
    ['Jean de la Fontaine', 'FR', 'la Fontaine, Jean de'],
    ["Jean d'Ormesson", 'FR', "Ormesson, Jean d'"],
    ['Antoine de Saint-Exupéry', 'FR', 'Saint-Exupéry, Antoine de'],
    ['Ursula von der Leyen', 'DE', 'Leyen, Ursula von der'],
    ['Georg von und zu Urff', 'DE', 'Urff, Georg von und zu'],
    ['Ernst zum Busch', 'DE', 'zum Busch, Ernst'],
    ['Luca della Robbia', 'IT', 'della Robbia, Luca'],
    ['Lorenzo da Ponte', 'IT', 'da Ponte, Lorenzo'],
    ['Ana da Ponte', 'PT', 'Ponte, Ana da'],
    ['Martinho da Fonseca', undefined, 'Fonseca, Martinho da'],
    ['Antonio Ribeiro de Castro Sobrinho', 'BR', 'Castro Sobrinho, Antonio Ribeiro de'],
    ['Henrique Marques Filho', undefined, 'Marques Filho, Henrique'],
    ['Gerard de Geer', 'SE', 'de Geer, Gerard'],
    ['Carl von Linné', 'SE', 'Linné, Carl von'],
    ['Gunnar af Hällström', 'FI', 'Hällström, Gunnar af'],
    ['Juan dela Cruz', 'PH', 'dela Cruz, Juan'],
    // Two family names.
    ['Gabriel García Márquez', undefined, 'García Márquez, Gabriel'],
    ['José Luis Borges', 'AR', 'Borges, José Luis'],
    ['Lucía Etxebarria Asteinza', 'ES', 'Etxebarria Asteinza, Lucía'],
    ['José Ortega y Gasset', 'ES', 'Ortega y Gasset, José'],
    ['Francesc Macià i Llussà', undefined, 'Macià i Llussà, Francesc'],
    ['Miguel de Cervantes Saavedra', 'ES', 'Cervantes Saavedra, Miguel de'],
    ['Mary Garcia Smith', undefined, 'Smith, Mary Garcia'],
    ['Maria Santos Reyes', 'PH', 'Reyes, Maria Santos'],
    // Arabic, Hebrew.
    ['Tawfiq al-Hakim', undefined, 'Hakim, Tawfiq al-'],
    ['Mona El-Baz', 'US', 'El-Baz, Mona'],
    ['Nasr Abu Zayd', 'EG', 'Abu Zayd, Nasr'],
    ['Gamal Abd el-Nasser', 'EG', 'Abd el-Nasser, Gamal'],
    ['Abdel Fattah el-Khatib', 'EG', 'Khatib, Abdel Fattah el-'],
    ['Sara Al Saud', 'SA', 'Al Saud, Sara'],
    ['Osama bin Laden', undefined, 'bin Laden, Osama'],
    ['نجيب محفوظ', 'EG', 'محفوظ, نجيب'],
    ['منى عبد الرحمن', undefined, 'عبد الرحمن, منى'],
    ['David Ben-Gurion', undefined, 'Ben-Gurion, David'],
    ['Eliezer Ben Yehuda', 'IL', 'Ben Yehuda, Eliezer'],
    ['John Ben Smith', undefined, 'Smith, John Ben'],
    ['דוד בן גוריון', 'IL', 'בן גוריון, דוד'],
    // Irish, English.
    ['Máirtín Ó Cadhain', 'IE', 'Ó Cadhain, Máirtín'],
    ['Nuala Ní Dhomhnaill', undefined, 'Ní Dhomhnaill, Nuala'],
    ["Flann O'Brien", undefined, "O'Brien, Flann"],
    ['Lara St. John', undefined, 'St. John, Lara'],
    ['Sir Walter McScott', undefined, 'McScott, Walter'],
    // The family name, or the only name, comes first.
    ['Vigdís Finnbogadóttir', undefined, 'Vigdís Finnbogadóttir'],
    ['Jón Sigurðsson', 'IS', 'Jón Sigurðsson'],
    ['Erik Sigurdsson', 'SE', 'Sigurdsson, Erik'],
    ['Kovács Eszter', 'HU', 'Kovács Eszter'],
    ['Eszter Kovács', 'HU', 'Kovács, Eszter'],
    ['Nguyễn Thị Lan', undefined, 'Nguyễn Thị Lan'],
    ['Mai Nguyen', 'US', 'Nguyen, Mai'],
    ['Li Xiaoyan', 'CN', 'Li Xiaoyan'],
    ['Xiaoyan Li', 'CN', 'Li, Xiaoyan'],
    ['Kim Min-jun', undefined, 'Kim Min-jun'],
    ['Min-jun Kim', 'KR', 'Kim, Min-jun'],
    ['Aung San Suu Kyi', 'MM', 'Aung San Suu Kyi'],
    ['John Smith', 'TH', 'Smith, John'],
    ['Mahathir bin Mohamad', 'MY', 'Mahathir bin Mohamad'],
    ['Abebe Bikila', 'ET', 'Abebe Bikila'],
    ['สมชาย ใจดี', undefined, 'สมชาย ใจดี'],
    ['Толстой Лев Николаевич', undefined, 'Толстой, Лев Николаевич'],
    ['Лев Николаевич Толстой', undefined, 'Толстой, Лев Николаевич'],
  ] as const)('sorts %j of %s as %j', (name, country, sort) => {
    expect(sortName(name, { country })).toBe(sort);
  });

  it('goes by the language of the book where no country is given', () => {
    expect(sortName('Kovács Béla', { language: 'hu' })).toBe('Kovács Béla');
    expect(sortName('Lorenzo da Ponte', { language: 'it' })).toBe('da Ponte, Lorenzo');
    expect(sortName('Luis Etxebarria Asteinza', { language: 'es' })).toBe('Etxebarria Asteinza, Luis');
  });
});
