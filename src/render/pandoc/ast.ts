/**
 * Pandoc's document tree, as far as we write it: an allow-list. There is no raw HTML, no raw TeX and no free attribute
 * in it, so no text of an author can reach an output as markup. Source: pandoc-types 1.23, Text.Pandoc.Definition.
 */
export interface PandocDocument {
  readonly 'pandoc-api-version': readonly number[];
  readonly meta: Readonly<Record<string, MetaValue>>;
  readonly blocks: readonly PandocBlock[];
}

/** The version of the tree's shape, which pandoc 3.1 to 3.10 read. */
export const apiVersion: readonly number[] = [1, 23, 1];

export type MetaValue =
  | { readonly t: 'MetaString'; readonly c: string }
  | { readonly t: 'MetaInlines'; readonly c: readonly PandocInline[] }
  | { readonly t: 'MetaList'; readonly c: readonly MetaValue[] };

/** Id, classes, key-value pairs. */
export type Attributes = readonly [string, readonly string[], readonly (readonly [AttributeName, string])[]];
/** The only attributes that ever come out. */
export type AttributeName = 'custom-style' | 'lang' | 'dir' | 'width';
export type Alignment = { readonly t: 'AlignLeft' | 'AlignRight' | 'AlignCenter' | 'AlignDefault' };
/** Address and title. */
export type Target = readonly [string, string];

export type PandocInline =
  | { readonly t: 'Str'; readonly c: string }
  | { readonly t: 'Space' | 'LineBreak' }
  | { readonly t: 'Emph' | 'Strong' | 'Strikeout' | 'Superscript'; readonly c: readonly PandocInline[] }
  | { readonly t: 'Code'; readonly c: readonly [Attributes, string] }
  | { readonly t: 'Link' | 'Image'; readonly c: readonly [Attributes, readonly PandocInline[], Target] }
  | { readonly t: 'Note'; readonly c: readonly PandocBlock[] }
  | { readonly t: 'Span'; readonly c: readonly [Attributes, readonly PandocInline[]] }
  | { readonly t: 'RawInline'; readonly c: RawConstant };

export type PandocBlock =
  | { readonly t: 'Plain' | 'Para'; readonly c: readonly PandocInline[] }
  | { readonly t: 'Header'; readonly c: readonly [number, Attributes, readonly PandocInline[]] }
  | { readonly t: 'CodeBlock'; readonly c: readonly [Attributes, string] }
  | { readonly t: 'BlockQuote'; readonly c: readonly PandocBlock[] }
  | { readonly t: 'BulletList'; readonly c: readonly (readonly PandocBlock[])[] }
  | {
      readonly t: 'OrderedList';
      readonly c: readonly [
        readonly [number, { readonly t: 'Decimal' }, { readonly t: 'Period' }],
        readonly (readonly PandocBlock[])[],
      ];
    }
  | { readonly t: 'HorizontalRule' }
  | { readonly t: 'Div'; readonly c: readonly [Attributes, readonly PandocBlock[]] }
  | { readonly t: 'Figure'; readonly c: readonly [Attributes, Caption, readonly PandocBlock[]] }
  | {
      readonly t: 'Table';
      readonly c: readonly [
        Attributes,
        Caption,
        readonly (readonly [Alignment, ColumnWidth])[],
        readonly [Attributes, readonly TableRow[]],
        readonly (readonly [Attributes, 0, readonly [], readonly TableRow[]])[],
        readonly [Attributes, readonly []],
      ];
    }
  | { readonly t: 'RawBlock'; readonly c: RawConstant };

export type ColumnWidth = { readonly t: 'ColWidthDefault' } | { readonly t: 'ColWidth'; readonly c: number };
/** Short caption (never), long caption. */
export type Caption = readonly [null, readonly PandocBlock[]];
export type TableRow = readonly [Attributes, readonly TableCell[]];
/** Attributes, alignment, rows and columns spanned, text. */
export type TableCell = readonly [Attributes, Alignment, 1, 1, readonly PandocBlock[]];

/** Markup of ours in the output's own language: constants, numbers and checked ids, never a text. */
export type RawConstant = readonly ['openxml' | 'opendocument', string];

export const noAttributes: Attributes = ['', [], []];

export const str = (text: string): PandocInline => ({ t: 'Str', c: text });
export const space: PandocInline = { t: 'Space' };
export const para = (...children: readonly PandocInline[]): PandocBlock => ({ t: 'Para', c: children });
export const header = (level: number, id: string, children: readonly PandocInline[]): PandocBlock => ({
  t: 'Header',
  c: [level, [id, [], []], children],
});
export const link = (url: string, children: readonly PandocInline[], title = ''): PandocInline => ({
  t: 'Link',
  c: [noAttributes, children, [url, title]],
});
export const anchor = (id: string): PandocInline => ({ t: 'Span', c: [[id, [], []], []] });
