import type { Refusal } from './schema-types.ts';

// ISO 3166-1:2020 with its amendments, alpha-2: 249 codes; and XK, which all use for Kosovo until it has one.
const codes = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT ' +
  'MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW ' +
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG ' +
  'UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

// What people write besides the names that Unicode's CLDR has.
const otherNames: Readonly<Record<string, string>> = {
  uk: 'GB',
  usa: 'US',
  uae: 'AE',
  'united states of america': 'US',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  holland: 'NL',
  'the netherlands': 'NL',
  'the philippines': 'PH',
  'czech republic': 'CZ',
  turkey: 'TR',
  türkiye: 'TR',
  burma: 'MM',
  'ivory coast': 'CI',
  'cape verde': 'CV',
  macedonia: 'MK',
  swaziland: 'SZ',
  palestine: 'PS',
  'hong kong': 'HK',
  macau: 'MO',
  'republic of ireland': 'IE',
  korea: 'KR',
  russia: 'RU',
  'viet nam': 'VN',
};

// Those that the book's own words are known in.
const languages =
  'ar ca cs da de el es fa fi fr he hi hu id it ja ko nb nl pl pt ro ru sv tr uk vi zh-Hans zh-Hant'.split(' ');

let named: ReadonlyMap<string, string> | undefined;
let namedAbroad: ReadonlyMap<string, string> | undefined;

/** A country's code from its code, or its name in English or another language of the labels: `Österreich`. */
export function readCountry(written: string): string | Refusal {
  const found = countryCode(written);
  if (typeof found === 'string') return found;
  namedAbroad ??= namesAbroad();
  return namedAbroad.get(asWritten(written)) ?? found;
}

/** A country's code from its code or its English name. */
export function countryCode(written: string): string | Refusal {
  const code = written.toUpperCase();
  if (codes.includes(code)) return code;
  named ??= namesToCodes();
  return (
    named.get(plain(written)) ?? {
      mustBe: 'a country',
      hint: 'Write its code of two letters, such as AU for Australia, or its English name.',
    }
  );
}

function namesToCodes(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return new Map([
    ...codes.map((code): [string, string] => [plain(names.of(code) ?? code), code]),
    ...Object.entries(otherNames).map(([name, code]): [string, string] => [plain(name), code]),
  ]);
}

function namesAbroad(): ReadonlyMap<string, string> {
  return new Map(
    languages.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: 'region' });
      return codes.map((code): [string, string] => [asWritten(names.of(code) ?? code), code]);
    }),
  );
}

// With all letters and vowel signs: without them, names of other scripts would be alike.
function asWritten(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036F]+/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function plain(name: string): string {
  return (
    name
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/&/g, 'and')
      .replace(/\bst\b\.?/g, 'saint')
      // U.S.A.
      .replace(/(?<=\b[a-z])\.(?=[a-z]\b|\s*$)/g, '')
      .replace(/[^a-z]+/g, ' ')
      .trim()
  );
}
