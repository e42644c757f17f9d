import type { FetchNode } from '../plan/plan.ts';

/** Writes a fetch's request body. `lists`: further variables as JSON text, see `representationsText`. */
export type RequestBodyWriter = (
  variables: Readonly<Record<string, unknown>>,
  lists?: string,
  contextual?: Readonly<Record<string, unknown>>,
) => string;

/**
 * Compiles the writer: everything but the values is written beforehand. Only variables that the client has given are
 * sent, as it gave them; the defaults of the others stand in the operation.
 */
export function compileRequestBody(
  fetch: FetchNode,
  variableSources: ReadonlyMap<string, string>,
): RequestBodyWriter {
  const name =
    fetch.operationName === undefined ? '' : `,"operationName":${JSON.stringify(fetch.operationName)}`;
  const head = `{"query":${JSON.stringify(fetch.text)}${name},"variables":{`;
  const slots = fetch.variables.map((variable) => ({
    source: variableSources.get(variable) ?? variable,
    variable,
    key: `${JSON.stringify(variable)}:`,
  }));
  return (variables, lists, contextual) => {
    let text = head;
    let comma = '';
    for (const { source, variable, key } of slots) {
      const value =
        contextual && Object.hasOwn(contextual, variable)
          ? contextual[variable]
          : readVariable(variables, source);
      if (value === undefined) continue;
      text += `${comma}${key}${isLarge(value) ? writeOnce(variables, source, value) : JSON.stringify(value)}`;
      comma = ',';
    }
    return lists === undefined ? `${text}}}` : `${text}${comma}${lists}}}`;
  };
}

/** The variable of an entity fetch. @param elements of the list, as JSON text. */
export function representationsText(elements: string): string {
  return `"representations":[${elements}]`;
}

/** Characters of a text that is written again as quickly as it is found. */
const SHORT = 1_000;

function isLarge(value: unknown): boolean {
  return typeof value === 'string' ? value.length > SHORT : typeof value === 'object' && value !== null;
}

/** As JSON, by the variables of a request: many fetches may send the same megabyte. */
const written = new WeakMap<object, Map<string, string>>();

function writeOnce(variables: object, name: string, value: unknown): string {
  const known = written.get(variables) ?? new Map<string, string>();
  written.set(variables, known);
  const text = known.get(name) ?? JSON.stringify(value);
  known.set(name, text);
  return text;
}

function readVariable(variables: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}
