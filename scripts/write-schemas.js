// Writes schemas/ from the schemas that files are read with: "npm run schemas". A test tells when it is due.
import { mkdirSync, writeFileSync } from 'node:fs';
import { jsonSchemas, schemaText } from '../dist/json-schemas.js';

const folder = new URL('../schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of jsonSchemas()) writeFileSync(new URL(name, folder), schemaText(schema));
