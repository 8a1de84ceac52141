import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Invented people with given names and family names of 30 languages: language, name, country, town. */
export const sixtyNames: readonly (readonly [language: string, name: string, country: string, town: string])[] = [
  ['en', 'Jane Doe', 'GB', 'Leeds'],
  ['en', 'Eleanor O’Brien', 'IE', 'Cork'],
  ['de', 'Jörg Müller', 'DE', 'Köln'],
  ['de', 'Ursula von der Heide', 'DE', 'Hamburg'],
  ['fr', 'Zoé d’Aubigny', 'FR', 'Lyon'],
  ['fr', 'Joachim du Bellay', 'FR', 'Nantes'],
  ['es', 'Lucía García Márquez', 'ES', 'Sevilla'],
  ['es', 'José Ortega y Gasset', 'ES', 'Madrid'],
  ['pt', 'João da Ponte', 'PT', 'Porto'],
  ['pt', 'Henrique Marques Filho', 'BR', 'Recife'],
  ['it', 'Lorenzo da Ponte', 'IT', 'Trieste'],
  ['it', 'Chiara Rossi', 'IT', 'Bologna'],
  ['nl', 'Jan van der Berg', 'NL', 'Utrecht'],
  ['nl', 'Els van der Berg', 'BE', 'Gent'],
  ['sv', 'Åsa Ågren', 'SE', 'Umeå'],
  ['sv', 'Örjan Öberg', 'SE', 'Malmö'],
  ['da', 'Søren Ærø', 'DK', 'Aarhus'],
  ['nb', 'Pål Økland', 'NO', 'Bergen'],
  ['is', 'Vigdís Jónsdóttir', 'IS', 'Reykjavík'],
  ['fi', 'Väinö Yrjölä', 'FI', 'Turku'],
  ['pl', 'Łucja Źródło', 'PL', 'Łódź'],
  ['pl', 'Stanisław Świątek', 'PL', 'Gdańsk'],
  ['cs', 'Jiří Chalupa', 'CZ', 'Brno'],
  ['cs', 'Zdeněk Řehoř', 'CZ', 'Plzeň'],
  ['sk', 'Ľubica Šťastná', 'SK', 'Košice'],
  ['hu', 'Kovács Eszter', 'HU', 'Szeged'],
  ['hu', 'Győző Őry', 'HU', 'Pécs'],
  ['ro', 'Ștefan Țăran', 'RO', 'Iași'],
  ['tr', 'İpek Işık', 'TR', 'İzmir'],
  ['tr', 'Çağla Şahin', 'TR', 'Ankara'],
  ['hr', 'Ljubica Džajić', 'HR', 'Split'],
  ['lt', 'Žydrūnė Ąžuolaitė', 'LT', 'Kaunas'],
  ['vi', 'Nguyễn Thị Hương', 'VN', 'Huế'],
  ['vi', 'Trần Đức Ưng', 'VN', 'Đà Nẵng'],
  ['el', 'Ελένη Παπαδάκη', 'GR', 'Πάτρα'],
  ['el', 'Γιώργος Ὀδυσσεύς', 'GR', 'Χανιά'],
  ['ru', 'Лев Николаевич Соколов', 'RU', 'Казань'],
  ['ru', 'Анна Ёлкина', 'RU', 'Пермь'],
  ['uk', 'Ґудзик Їжакевич', 'UA', 'Львів'],
  ['uk', 'Євген Щур', 'UA', 'Харків'],
  ['bg', 'Цветелина Ъглова', 'BG', 'Варна'],
  ['sr', 'Љиљана Ђорђевић', 'RS', 'Ниш'],
  ['ar', 'منى عبد الرحمن', 'EG', 'القاهرة'],
  ['ar', 'توفيق الحكيم', 'JO', 'عمان'],
  ['fa', 'پریسا گلچین', 'IR', 'شیراز'],
  ['he', 'דוד בן גוריון', 'IL', 'חיפה'],
  ['he', 'נועה לוי', 'IL', 'אילת'],
  ['hi', 'अनन्या शर्मा', 'IN', 'जयपुर'],
  ['hi', 'कृष्ण त्रिपाठी', 'IN', 'पुणे'],
  ['zh', '王小波', 'CN', '北京'],
  ['zh', '李小燕', 'TW', '臺北'],
  ['ja', 'あべ さくら', 'JP', '札幌'],
  ['ja', '山田 太郎', 'JP', '京都'],
  ['ko', '김 민준', 'KR', '서울'],
  ['ko', '박 서연', 'KR', '부산'],
  ['cy', 'Llŷr ap Rhys', 'GB', 'Caernarfon'],
  ['ga', 'Máirtín Ó Cadhain', 'IE', 'Galway'],
  ['et', 'Õnne Ülevain', 'EE', 'Tartu'],
  ['sl', 'Živa Čebašek', 'SI', 'Maribor'],
  ['en', 'GAO WatchBlog', 'US', 'Washington'],
];

/** 240 × 240 pixels of grey. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAPAAAADwAQAAAAAWLtQ/AAAALklEQVR42u3JMQ0AAAwDoJqsfyt1sH8JvKSnaK211lprrbXWWmuttdZaa6311x7V9lcoqP/h5AAAAABJRU5ErkJggg==',
  'base64',
);

/** A book in English with a chapter by each of them; the words of the chapters are English, so that only names count. */
export async function writeSixtyNames(folder: string): Promise<void> {
  await mkdir(join(folder, 'chapters'), { recursive: true });
  await writeFile(join(folder, 'chapters', 'anyone.png'), photo);
  await writeFile(
    join(folder, 'book.yml'),
    'title: Sixty Names\nlanguage: en\nurl: https://sixty.example/\norder: author\n',
  );
  for (const [index, [language, name, country, town]] of sixtyNames.entries()) {
    const lines = [`title: Essay ${index + 1}`, `language: ${language}`, 'author:', `  name: ${name}`];
    const place = [
      `  url: https://author-${index + 1}.example/`,
      `  city: ${town}`,
      `  country: ${country}`,
      `  bio: Known as ${name}.`,
      '  photo: anyone.png',
    ];
    // Two pages each, so that the second has its author in the margin.
    const words = `The name of ${name} is one of sixty. ${'All of its letters are read aloud, one by one. '.repeat(85)}`;
    const text = `---\n${[...lines, ...place].join('\n')}\n---\n\n${words}\n`;
    await writeFile(join(folder, 'chapters', `name-${String(index + 1).padStart(2, '0')}.md`), text);
  }
}
