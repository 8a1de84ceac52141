#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { main } from '../dist/cli/main.js';
// Parsing Markdown has hundreds of small functions. V8 optimises them again and again while it learns what they get;
// if it waits longer before it does, a check takes a sixth less work. A V8 that does not know the word would say so.
if (Number.parseInt(process.versions.node, 10) <= 24) setFlagsFromString('--interrupt-budget=500000');
process.exitCode = await main(process.argv.slice(2));
