/**
 * The values that the authors' guide of `gathering init` shows where a person's own belong (templates/init). A test
 * compares the two.
 */
export const templateValues: Readonly<Record<'title' | 'name' | 'url' | 'city' | 'bio', readonly string[]>> = {
  title: ['The title of your chapter'],
  name: ['Your name, exactly as it is to be printed', 'First Person', 'Second Person'],
  url: ['https://your-site.example'],
  city: ['Your city'],
  bio: ['One or two sentences about you.', 'One or two sentences.'],
};

/** Values as other templates have them. */
export const usualValues: Readonly<Record<keyof typeof templateValues, RegExp>> = {
  title:
    /^(?:\[.{0,60}\]|(?:your|the|my|insert|add|chapter|post|essay) (?:chapter |post |essay )?title(?: (?:goes )?here)?|title (?:goes )?here|new (?:chapter|post)|untitled(?: document)?|lorem ipsum.{0,60})$/i,
  name: /^(?:\[.{0,60}\]|(?:your|my|full|author(?:['’]s)?|insert|first) (?:full )?name(?: here)?|(?:first ?name|name) (?:last ?name|surname)|your name,.{0,40})$/i,
  url: /^https?:\/\/(?:www\.)?(?:your-?(?:web)?(?:site|page|domain|blog|name)|my-?site|mysite|website)\./i,
  city: /^(?:\[.{0,60}\]|your (?:city|town)|city)$/i,
  bio: /^(?:\[.{0,200}\]|(?:your|a short|short|insert|add) (?:short )?(?:bio|biography)\b.{0,60}|lorem ipsum.{0,400}|bio)$/is,
};

/** Paragraphs that stand in the guide's sample chapter and in the example chapter of a new book. */
export const templateParagraphs: ReadonlySet<string> = new Set([
  'Here your text begins.',
  'A blank line begins a new paragraph.',
  'This is an example, so that the book can be built before anyone has sent a chapter. Change it, or delete the file once the first real chapter is there.',
]);

/** Words that writers leave for later. Alone, in brackets or before a colon they are a note to oneself; elsewhere they may be meant. */
export const placeholders: readonly RegExp[] = [
  /\blorem ipsum dolor\b/gi,
  /[[(<{]\s?(?:TODO|FIXME|TBD|TBA|TBC|TK|X{3,})\b[^[\](){}<>]{0,80}[\])>}]/g,
  /(?<![\p{L}\p{N}/-])(?:TODO|FIXME|TBD|TK|XXX):/gu,
  /(?<![\p{L}\p{N}])TK(?:TK)+(?![\p{L}\p{N}])/gu,
  /^\s?(?:TODO|FIXME|TBD|TBA|TK|X{3,})[.!…]{0,3}\s?$/g,
  /\[(?:please )?(?:insert|add|enter|fill in|put|your|name of|date of|link to|title of|placeholder)\b[^[\]]{0,100}\]/gi,
  /(?<![\p{L}\p{N}[])(?:your|insert|enter|type|add) (?:chapter |body |main )?(?:text|title|content|name) (?:goes )?here(?![\p{L}\p{N}])/giu,
];

/** What a text with a placeholder has in it; most texts have nothing of it. */
export const placeholderMarks: readonly RegExp[] = [
  /TODO|FIXME|TB[ACD]|TK|XXX/,
  /lorem\s|\[\s?(?:please|insert|add|enter|fill|put|your|name|date|link|title|placeholder)\b|(?:text|title|content|name)\s(?:goes\s)?here\b/i,
];
