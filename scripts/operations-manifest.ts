import { writeFileSync } from 'node:fs';
import { MANIFEST_FILE, operationsManifest } from './generate/operations-manifest.ts';

/** `npm run operations`: makes the manifest of `clients/operations/*.graphql` anew. */
writeFileSync(MANIFEST_FILE, operationsManifest());
process.stdout.write(`written: ${MANIFEST_FILE}\n`);
