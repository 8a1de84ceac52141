import { Pandoc } from 'pandoc-ts';

// A process of its own around pandoc-ts: its promise never settles when pandoc fails, and it can end the process it
// runs in with EPIPE. Here the first lets Node end with code 13 (nothing left to wait for), the second hurts no one.
const [format = '', outputFile = '', defaults = ''] = process.argv.slice(2);
const pandoc = new Pandoc('json', [{ name: 'book', format, fname: outputFile }]);
await pandoc.convertFileAsync(`--defaults=${defaults}`);
