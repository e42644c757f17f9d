import type { SubgraphClient } from '../../../gateway/engine/subgraph-client.ts';
import { FETCHES, type Fetch } from './stitch-fetches.ts';

/** Answers the two queries it was written for. @returns the answer's `data`. */
export type Stitch = (query: string, variables: Readonly<Record<string, string>>) => Promise<object>;

/** Trusts its subgraphs: a limit checks nothing, and fills references in place. */
export function createStitcher(client: SubgraphClient): Stitch {
  const asker = createAsker(client);
  return (query, variables) =>
    query.startsWith('query OfficerView') ? officerView(asker, variables) : communeOwners(asker, variables);
}

interface Asker {
  root<Data>(fetch: Fetch, variables: object): Promise<Data>;
  entities<Entity>(fetch: Fetch, representations: readonly object[]): Promise<Entity[]>;
}

function createAsker(client: SubgraphClient): Asker {
  const send = async (fetch: Fetch, variables: string): Promise<Readonly<Record<string, unknown>>> => {
    const { subgraph, head } = fetch;
    const body = `${head}${variables}}`;
    const outcome = await client.send({
      subgraph,
      body,
      operationKind: 'query',
      context: {},
      signal: undefined,
    });
    if (outcome.kind === 'failure' || !outcome.data) throw new Error(`${subgraph} failed`);
    return outcome.data;
  };
  return {
    root: async <Data>(fetch: Fetch, variables: object) =>
      (await send(fetch, JSON.stringify(variables))) as Data,
    entities: async <Entity>(fetch: Fetch, representations: readonly object[]) => {
      const data = await send(fetch, `{"representations":${JSON.stringify(representations)}}`);
      return data['_entities'] as Entity[];
    },
  };
}

interface Reference {
  readonly id: string;
}

interface Citizen extends Reference {
  readonly name: object;
  readonly permanentResidence: {
    readonly unit: Reference & { readonly code?: string; readonly name?: string };
  };
}

async function officerView(asker: Asker, variables: object): Promise<object> {
  const { citizen } = await asker.root<{ citizen: Citizen }>(FETCHES.citizen, variables);
  const { unit } = citizen.permanentResidence;
  const [civilStatus, vehicles, land] = await Promise.all([
    civilStatusOf(asker, citizen),
    vehiclesOf(asker, citizen),
    landOf(asker, citizen),
  ]);
  const permanentResidence = { ...citizen.permanentResidence, unit: { code: unit.code, name: unit.name } };
  return { citizen: { ...citizen, permanentResidence, civilStatus, vehicles, land } };
}

interface Registered {
  registeredAt: Reference;
}

async function civilStatusOf(asker: Asker, { id }: Citizen): Promise<object> {
  type Found = { civilStatus: { birth: Registered } };
  const [found] = (await asker.entities<Found>(FETCHES.civilStatus, [citizenKey(id)])) as [Found];
  await fill(asker, UNIT_NAMES, [found.civilStatus.birth], 'registeredAt');
  return found.civilStatus;
}

async function vehiclesOf(asker: Asker, { id }: Citizen): Promise<object> {
  type Found = { vehicles: { items: Registered[] } };
  const [found] = (await asker.entities<Found>(FETCHES.vehicles, [citizenKey(id)])) as [Found];
  await fill(asker, UNIT_NAMES, found.vehicles.items, 'registeredAt');
  return found.vehicles;
}

interface Holder {
  citizen: Reference;
}

async function landOf(asker: Asker, citizen: Citizen): Promise<object> {
  type Found = { land: { certificates: { holders: Holder[]; parcels: { unit: Reference }[] }[] } };
  const [found] = (await asker.entities<Found>(FETCHES.land, [landKey(citizen)])) as [Found];
  const { certificates } = found.land;
  await Promise.all([
    fill(
      asker,
      CITIZEN_NAMES,
      certificates.flatMap(({ holders }) => holders),
      'citizen',
    ),
    fill(
      asker,
      UNIT_NAMES,
      certificates.flatMap(({ parcels }) => parcels),
      'unit',
    ),
  ]);
  return found.land;
}

interface Commune {
  readonly administrativeUnit: { readonly citizens: { readonly edges: { node: Citizen }[] } };
}

async function communeOwners(asker: Asker, variables: object): Promise<object> {
  const commune = await asker.root<Commune>(FETCHES.commune, variables);
  const { edges } = commune.administrativeUnit.citizens;
  const citizens = edges.map(({ node }) => node);
  const [vehicles, land] = await Promise.all([ownedVehicles(asker, citizens), heldLand(asker, citizens)]);
  for (const [at, edge] of edges.entries()) {
    const { id, name } = edge.node;
    edge.node = { id, name, vehicles: vehicles[at], land: land[at] } as unknown as Citizen;
  }
  return commune;
}

async function ownedVehicles(asker: Asker, citizens: readonly Citizen[]): Promise<readonly object[]> {
  type Found = { vehicles: { items: { owner: Reference }[] } };
  const found = await asker.entities<Found>(
    FETCHES.ownedVehicles,
    citizens.map(({ id }) => citizenKey(id)),
  );
  await fill(
    asker,
    OWNERS,
    found.flatMap(({ vehicles }) => vehicles.items),
    'owner',
  );
  return found.map(({ vehicles }) => vehicles);
}

async function heldLand(asker: Asker, citizens: readonly Citizen[]): Promise<readonly object[]> {
  type Found = { land: { certificates: { holders: Holder[] }[] } };
  const found = await asker.entities<Found>(FETCHES.heldLand, citizens.map(landKey));
  const holders = found.flatMap(({ land }) =>
    land.certificates.flatMap((certificate) => certificate.holders),
  );
  await fill(asker, HOLDERS, holders, 'citizen');
  return found.map(({ land }) => land);
}

function citizenKey(id: string): object {
  return { __typename: 'Citizen', id };
}

function landKey({ id, permanentResidence }: Citizen): object {
  return { __typename: 'Citizen', id, permanentResidence: { unit: { id: permanentResidence.unit.id } } };
}

interface Filling {
  readonly fetch: Fetch;
  readonly typename: string;
  /** Whether the client asked for the ID too. */
  readonly withId: boolean;
}

const UNIT_NAMES: Filling = { fetch: FETCHES.unitNames, typename: 'AdministrativeUnit', withId: false };
const CITIZEN_NAMES: Filling = { fetch: FETCHES.names, typename: 'Citizen', withId: true };
const OWNERS: Filling = { fetch: FETCHES.owners, typename: 'Citizen', withId: true };
const HOLDERS: Filling = { fetch: FETCHES.holders, typename: 'Citizen', withId: true };

/** Replaces references by what the register says of them; each is asked for once. */
async function fill<Field extends string>(
  asker: Asker,
  { fetch, typename, withId }: Filling,
  places: readonly Record<Field, Reference>[],
  field: Field,
): Promise<void> {
  const ids = [...new Set(places.map((place) => place[field].id))];
  const found = await asker.entities<Reference>(
    fetch,
    ids.map((id) => ({ __typename: typename, id })),
  );
  const byId = new Map(ids.map((id, at) => [id, found[at] as Reference]));
  for (const place of places) {
    const { id } = place[field];
    const entity = byId.get(id) as Reference;
    place[field] = withId ? { ...entity, id } : entity;
  }
}
