import { readFileSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** Files of our own program that belong together, made by `bin/bundle.js`. */
export interface Bundle {
  /** Runs a file, and gives what it exports. */
  readonly load: (name: string) => unknown;
  /** What V8 has compiled by now of the files that were loaded, by the path in which it is looked for. */
  readonly compiled: () => ReadonlyMap<string, Buffer>;
}

const nodeRequire = createRequire(import.meta.url);
const importPackage = (id: string) => import(id) as Promise<unknown>;

/**
 * What stands around a file: what CommonJS gives to a module, `import.meta.url` as `__url`, and `import` of packages as
 * `__import`, for a script that imports by itself makes Node warn of an experiment.
 */
const wrapper = ['(function (exports, require, module, __url, __import) {', '\n})'] as const;

type Wrapped = (
  exports: object,
  require: (id: string) => unknown,
  module: { readonly exports: object },
  url: string,
  importPackage: (id: string) => Promise<unknown>,
) => void;

/**
 * Opens the bundle in a folder. Each file is run with what V8 compiled of it while gathering was built, where that is
 * there for this very file and this version of Node: a command then starts without reading a megabyte of program anew.
 * Node's own cache of this kind (`module.enableCompileCache`) is there from Node 22.1 on, and writes to a folder that
 * all users of a machine share; ours is written in the build alone.
 */
export function openBundle(folder: string): Bundle {
  const loaded = new Map<string, { readonly exports: object }>();
  const scripts = new Map<string, Script>();
  const load = (name: string): object => {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const filename = join(folder, name);
    const source = readFileSync(filename, 'utf8');
    const path = join(folder, 'compiled', `${name}.${process.version}-${process.arch}`);
    const cachedData = readCompiled(filename, path);
    const script = new Script(wrapper.join(source), {
      filename,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    scripts.set(path, script);
    const require = (id: string): unknown => {
      if (id.startsWith('./')) return load(id.slice(2));
      // What is not in the bundle is imported where it is needed. What else asks for a package asks for one that may be
      // missing, and would be read in vain: the YAML in gray-matter looks for a parser of JavaScript.
      if (!isBuiltin(id)) throw new Error(`"${id}" is not part of the bundle.`);
      return nodeRequire(id);
    };
    (script.runInThisContext() as Wrapped)(
      module.exports,
      require,
      module,
      pathToFileURL(filename).href,
      importPackage,
    );
    return module.exports;
  };
  const compiled = () => new Map([...scripts].map(([path, script]) => [path, script.createCachedData()]));
  return { load, compiled };
}

/** What V8 compiled of a file; undefined where there is nothing, or the file was written later. */
function readCompiled(file: string, path: string): Buffer | undefined {
  const compiled = statSync(path, { throwIfNoEntry: false });
  return compiled === undefined || compiled.mtimeMs < statSync(file).mtimeMs ? undefined : readFileSync(path);
}

/**
 * Tells V8 how we work; to be called before any other code of ours is loaded. Parsing Markdown has hundreds of small
 * functions, which V8 optimises again and again while it learns what they get; if it waits three times as long before it does
 * (132 KB of run code is usual), a check takes a fifth less work, and with seven times as long a twentieth more again.
 * Node 22 and later do not know the word, and would say so on every run.
 */
export function prepareV8(): void {
  if (Number.parseInt(process.versions.node, 10) < 22) setFlagsFromString('--interrupt-budget=400000');
}
