/**
 * What no page can show and XML forbids: control characters but tab and line end, halves of characters, and the two
 * that Unicode keeps out of text. In Markdown they come as themselves or as `&#27;`, and would reach a terminal that
 * shows the book's text.
 */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text without control characters. `text-is-visible` has told of them. */
export function withoutControls(text: string): string {
  return text.replace(controls, '');
}
