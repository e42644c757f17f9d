import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import type { OperationManifest } from '../../gateway/operations/manifest.ts';
import { normaliseOperation } from '../../gateway/operations/normalise-operation.ts';

/** Where the manifest stands, relative to the project's root. */
export const MANIFEST_FILE = 'clients/operations-manifest.json';
const FOLDER = 'clients/operations';

/**
 * The manifest of the clients' operations, a file each.
 * @throws an Error naming the file that is no GraphQL, or does not hold exactly one named operation.
 */
export function operationsManifest(folder = FOLDER): string {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  const manifest: OperationManifest = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: files.toSorted().map((file) => toEntry(join(folder, file))),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function toEntry(file: string): OperationManifest['operations'][number] {
  const document = parse(readFileSync(file, 'utf8'), { noLocation: true });
  const [operation, ...others] = document.definitions.filter(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation?.name || others.length > 0) throw new Error(`${file} must hold exactly one named operation`);
  const body = normaliseOperation(document);
  const id = createHash('sha256').update(body).digest('hex');
  return { id, name: operation.name.value, type: operation.operation, body };
}
