// Longer than any honest part of one; without a bound, a long run of letters would take its square in time.
const before = /[\p{L}\p{N}._%+'-]{1,64}$/u;
const behind = /^@(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}/u;

/** The first mail address in a text: `jane@example.org`. */
export function findMailAddress(text: string): string | undefined {
  for (const { start, end } of mailAddresses(text)) return text.slice(start, end);
  return undefined;
}

/** The text with `…` for each mail address: an author is told of it, but the world need not see it meanwhile. */
export function withoutMailAddresses(text: string): string {
  const kept: string[] = [];
  let end = 0;
  for (const address of mailAddresses(text)) {
    if (address.start >= end) kept.push(text.slice(end, address.start), '…');
    end = address.end;
  }
  return kept.join('') + text.slice(end);
}

const homes =
  /@(?:[\w-]+\.)*(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|aol|icloud|me|mac|gmx|web|t-online|freenet|posteo|mailbox|proton|protonmail|pm|tutanota|tuta|fastmail|hey|zoho|yandex|mail|bk|inbox|qq|163|126|sina|naver|daum|hanmail|orange|wanadoo|free|laposte|sfr|libero|virgilio|tiscali|terra|uol|bol|seznam|wp|o2|onet|interia|rediffmail|comcast|verizon|att|sbcglobal|bellsouth|earthlink|cox|charter|btinternet|sky|ntlworld|bigpond|telus|shaw|rogers|xs4all|ziggo|bluewin)\.[a-z]{2,3}(?:\.[a-z]{2})?$/i;

/** Whether a mail address is of a provider for people at home, not of an office. */
export function isAtHome(address: string): boolean {
  return homes.test(address);
}

const offices =
  /(?:^|[._+-])(?:info|contact|kontakt|office|mail|email|post|hello|team|support|help|helpdesk|service|services|customer|press|media|presse|news|newsletter|editor|editors|editorial|redaktion|web|webmaster|webcast|admin|feedback|comments?|questions?|list|group|public|community|events?|jobs|careers|sales|data|social|socialmedia|engagement|outreach|challenges?|prizes?|program|programs|project|projects|board|desk|center|centre|library|museum|school|no-?reply)(?:$|[._+-])/i;

/** Whether a mail address has a person's name, as far as can be seen: `jane.doe@…`; at a provider for people, always. */
export function isPersons(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@'));
  if (isAtHome(address)) return !offices.test(local);
  return /^\p{L}{1,30}(?:[._]\p{L}{1,30}){1,3}\d{0,3}$/u.test(local) && !offices.test(local);
}

function* mailAddresses(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const local = before.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^[.'-]+/, '');
    const domain = behind.exec(text.slice(at, at + 400))?.[0];
    if (local !== undefined && domain !== undefined) yield { start: at - local.length, end: at + domain.length };
  }
}

/** The name of an identity of git's, which can be a mail address. */
export function publicName(name: string): string {
  const shown = withoutMailAddresses(name).trim();
  return /^[\s…<>]*$/u.test(shown) ? 'somebody without a name' : shown;
}
