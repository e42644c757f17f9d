import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { DocumentPolicy, EngineRequest } from '../engine.ts';
import type { Bilingual } from '../../../platform/language.ts';
import { isRefusal, type Refusal, refuse, refuseAsFound } from './refusal.ts';

/** A document that parses, and the operation in it that was asked for. Not validated, and without places in the text. */
export interface ParsedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Refuses with `GRAPHQL_PARSE_FAILED`, `OPERATION_RESOLUTION_FAILURE`, or as the policy says. */
export function parseOperation(
  { query, operationName, context }: EngineRequest,
  policy: DocumentPolicy | undefined,
): ParsedOperation | Refusal {
  const document = parseDocument(query, policy?.maxTokens);
  if (isRefusal(document)) return document;
  const refusal = policy?.check(document, context);
  if (refusal) return refuse(refusal.code, refusal.message);
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const named = operations.filter((node) => !operationName || node.name?.value === operationName);
  const [operation, ...others] = named;
  if (operation && others.length === 0) return { document, operation };
  const reason = whyNotOne(operations.length, operationName || undefined, named.length);
  return refuse('OPERATION_RESOLUTION_FAILURE', reason);
}

/** Characters of a document: whoever has more to say says it in variables. */
const MAX_TEXT_LENGTH = 100_000;

function parseDocument(source: string, maxTokens: number | undefined): DocumentNode | Refusal {
  if (source.length > MAX_TEXT_LENGTH)
    return refuse('LIMIT_EXCEEDED', {
      vi: `Văn bản dài ${source.length} ký tự; chỉ nhận nhiều nhất ${MAX_TEXT_LENGTH}.`,
      en: `The document has ${source.length} characters; at most ${MAX_TEXT_LENGTH} are accepted.`,
    });
  try {
    // Places hold on to every token of the text, which is most of what a document weighs; it is kept for long.
    return parse(source, { maxTokens, noLocation: true });
  } catch (error) {
    // The parser goes down a level of calls for each level of the text, until there is no stack left.
    if (error instanceof RangeError)
      return refuse('LIMIT_EXCEEDED', {
        vi: 'Văn bản lồng quá nhiều cấp nên không đọc được.',
        en: 'The document is nested too deeply to be read.',
      });
    if (!(error instanceof GraphQLError)) throw error;
    if (!isTokenExcess(error)) return refuseAsFound('GRAPHQL_PARSE_FAILED', [error]);
    return refuse('LIMIT_EXCEEDED', {
      vi: `Văn bản có hơn ${maxTokens} từ tố; không nhận nhiều hơn.`,
      en: `The document has more than ${maxTokens} tokens; no more are accepted.`,
    });
  }
}

/** graphql-js has no type for it: `Document contains more that N tokens. Parsing aborted.` */
function isTokenExcess(error: GraphQLError): boolean {
  return /Document contains more that? \d+ tokens/.test(error.message);
}

function whyNotOne(operations: number, operationName: string | undefined, matching: number): Bilingual {
  if (operations === 0)
    return { vi: 'Văn bản không có thao tác nào.', en: 'The document holds no operation.' };
  if (!operationName)
    return {
      vi: 'Văn bản có nhiều thao tác; hãy nêu tên một thao tác trong "operationName".',
      en: 'The document holds several operations; name one of them in "operationName".',
    };
  return matching === 0
    ? {
        vi: `Văn bản không có thao tác nào tên là "${operationName}".`,
        en: `The document holds no operation named "${operationName}".`,
      }
    : {
        vi: `Văn bản có nhiều thao tác cùng tên "${operationName}".`,
        en: `The document holds several operations named "${operationName}".`,
      };
}
