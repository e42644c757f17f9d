/** The function that ran when a sample was taken, as V8's profiles say. */
export interface CallFrame {
  readonly functionName: string;
  /** Empty for what is not JavaScript. */
  readonly url: string;
}

export const ACTIVITIES = [
  'own code, JSON.parse and stringify included',
  'GraphQL, loaders and other libraries',
  'HTTP',
  'client of PostgreSQL',
  'writing to sockets',
  'garbage collection',
  'rest of Node and V8',
] as const;

export type Activity = (typeof ACTIVITIES)[number];

const [OWN, LIBRARIES, HTTP, POSTGRES, WRITING, GARBAGE, REST] = ACTIVITIES;

/** What a process does in a function. @returns undefined when it has nothing to do */
export function activityOf({ functionName, url }: CallFrame): Activity | undefined {
  if (functionName === '(idle)') return undefined;
  if (functionName === '(garbage collector)') return GARBAGE;
  if (url === '' && WRITES.test(functionName)) return WRITING;
  return BY_PLACE.find(([place]) => place.test(url))?.[1] ?? REST;
}

const WRITES = /^write(v|Utf8String|Latin1String|AsciiString|Buffer)$/;

const BY_PLACE: readonly (readonly [RegExp, Activity])[] = [
  [/\/node_modules\/pg(-[a-z]+)?\/|\/node_modules\/postgres-/, POSTGRES],
  [/\/node_modules\/undici\/|^wasm:|^node:(_http|internal\/http|https?$)/, HTTP],
  [/\/node_modules\//, LIBRARIES],
  [/^file:/, OWN],
];
