export interface HostileQuery {
  readonly name: string;
  readonly query: string;
}

/** Small requests that make a careless gateway work for seconds, and everybody else wait. */
export function hostileQueries(): readonly HostileQuery[] {
  return [
    { name: 'fragments that double', query: doublingFragments(24) },
    { name: '3,000 equal fields', query: `{ ${CITIZEN} { ${'id name { full } '.repeat(1_500)} } }` },
    { name: 'every relative of every relative', query: `{ ${CITIZEN} { id ${relatives(5)} } }` },
    { name: 'a megabyte of brackets', query: '{a'.repeat(500_000) },
  ];
}

const CITIZEN = 'citizen(id: "008090990001")';

function doublingFragments(levels: number): string {
  const fragments = Array.from(
    { length: levels },
    (_, level) => `fragment F${level} on Citizen { father { ...F${level + 1} } mother { ...F${level + 1} } }`,
  );
  return `{ ${CITIZEN} { ...F0 } } ${fragments.join(' ')} fragment F${levels} on Citizen { id }`;
}

/** Each level asks the other three sectors too, so each is a step of the plan. */
function relatives(depth: number): string {
  const sections = 'civilStatus { state } vehicles { state } land { state }';
  if (depth === 0) return sections;
  const inner = relatives(depth - 1);
  return ['father', 'mother', 'spouse', 'children']
    .map((name) => `${name} { ${sections} ${inner} }`)
    .join(' ');
}
