import { join } from 'node:path';
import { openBundle } from './system/bundle.ts';
import { packageRoot } from './system/package-root.ts';

// Here a parsing thread begins; what it does is in parsing-thread.ts.
openBundle(join(packageRoot(), 'dist/bundle/thread')).load('parsing-thread.cjs');
