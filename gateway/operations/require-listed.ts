import { createHash } from 'node:crypto';
import { type DocumentNode, Kind, visit } from 'graphql';
import type { Logger } from '../../platform/log.ts';
import type { DocumentPolicy } from '../engine/engine.ts';
import { safeName } from '../safe-name.ts';
import { normaliseOperation } from './normalise-operation.ts';
import type { Safelist } from './read-safelist.ts';

/** What becomes of an operation that is not in the manifest. */
export type SafelistMode = 'refuse' | 'log';

/** Refuses documents that are not in the manifest, or lets them pass and logs each text once. */
export function requireListed({ texts }: Safelist, mode: SafelistMode, log: Logger): DocumentPolicy['check'] {
  return function requireListed(document, { requestId }) {
    if (texts.has(normaliseOperation(document))) return undefined;
    if (mode === 'refuse') return NOT_LISTED;
    log.warn({ requestId, ...describe(document) }, 'operation is not in the manifest');
    return undefined;
  };
}

const NOT_LISTED = {
  code: 'OPERATION_NOT_LISTED',
  message: {
    vi: 'Thao tác này không nằm trong số các thao tác mà cổng phục vụ.',
    en: 'This operation is not one of those that this gateway serves.',
  },
} as const;

/** Enough to recognise the operation in a client's source; literals may be personal data and are left out. */
function describe(document: DocumentNode): object {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const name = operation && 'name' in operation ? operation.name?.value : undefined;
  const shape = createHash('sha256')
    .update(normaliseOperation(withoutLiterals(document)))
    .digest('hex');
  return { ...(name !== undefined && { operationName: safeName(name) }), shape };
}

function withoutLiterals(document: DocumentNode): DocumentNode {
  return visit(document, {
    IntValue: (node) => ({ ...node, value: '0' }),
    FloatValue: (node) => ({ ...node, value: '0' }),
    StringValue: (node) => ({ ...node, value: '' }),
  });
}
