// Writes schemas/ from the schemas that files are read with: "npm run schemas". A test tells when it is due.
import { writeFileSync } from 'node:fs';
import { jsonSchemas, schemaText } from '../dist/json-schemas.js';

const folder = new URL('./', import.meta.url);
for (const [name, schema] of jsonSchemas()) writeFileSync(new URL(name, folder), schemaText(schema));
