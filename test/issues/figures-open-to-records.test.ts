import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFederation, type Federation } from '../support/federation.ts';

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.close());

type Json = Readonly<Record<string, unknown>>;

async function unit(code: string, selection: string): Promise<Json> {
  const { data, errors } = await federation.gateway.query(
    `{ administrativeUnit(code: "${code}") { ${selection} } }`,
  );
  expect(errors).toBeUndefined();
  return data?.['administrativeUnit'] as Json;
}

interface List {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Json }[];
}

/** All entries of a list, page by page; its length is what it says. */
async function walk(
  read: (page: string, list: string) => Promise<List>,
  node = 'id',
): Promise<readonly Json[]> {
  const nodes: Json[] = [];
  const list = `{ totalCount pageInfo { hasNextPage endCursor } edges { node { ${node} } } }`;
  let page = await read('first: 400', list);
  for (;;) {
    nodes.push(...page.edges.map((edge) => edge.node));
    if (!page.pageInfo.hasNextPage) break;
    page = await read(`first: 400, after: "${page.pageInfo.endCursor}"`, list);
  }
  expect(nodes).toHaveLength(page.totalCount);
  expect(new Set(nodes.map((entry) => JSON.stringify(entry))).size).toBe(nodes.length);
  return nodes;
}

/** A list at the end of a path of fields below the province. */
const listIn = (path: readonly string[], name: string, argumentsOf = '', node = 'id') =>
  walk(async (page, list) => {
    const open = path.map((field) => `${field} {`).join(' ');
    const found = await unit(
      '08',
      `${open} list: ${name}(${page}${argumentsOf}) ${list} ${'}'.repeat(path.length)}`,
    );
    return path.reduce<Json>((json, field) => json[field.split('(')[0] ?? ''] as Json, found)[
      'list'
    ] as unknown as List;
  }, node);

describe('the people of the province', () => {
  it('are listed by household, sex, age and ethnic group, as many as the figures say', async () => {
    const { population } = (await unit(
      '08',
      `population { persons households bySex { sex persons } byAgeGroup { from persons }
        byEthnicity { ethnicity { code } persons } }`,
    )) as { population: Record<string, never> };
    expect(await listIn([], 'citizens')).toHaveLength(population['persons'] ?? 0);
    expect(await listIn([], 'households', '', 'fileNumber')).toHaveLength(population['households'] ?? 0);
    const groups: (readonly [argument: string, persons: number])[] = [
      ...(population['bySex'] as unknown as { sex: string; persons: number }[]).map(
        ({ sex, persons }) => [`sex: ${sex}`, persons] as const,
      ),
      ...(population['byAgeGroup'] as unknown as { from: number | null; persons: number }[]).map(
        ({ from, persons }) => [from === null ? 'ageUnknown: true' : `ageFrom: ${from}`, persons] as const,
      ),
      ...(
        population['byEthnicity'] as unknown as { ethnicity: { code: string } | null; persons: number }[]
      ).map(
        ({ ethnicity, persons }) =>
          [ethnicity ? `ethnicity: "${ethnicity.code}"` : 'ethnicityUnknown: true', persons] as const,
      ),
    ];
    const sum = (argument: RegExp) =>
      groups.reduce((all, [given, persons]) => all + (argument.test(given) ? persons : 0), 0);
    groups.push(['ageUnknown: false', sum(/^ageFrom/)], ['ethnicityUnknown: false', sum(/^ethnicity:/)]);
    expect(groups.length).toBeGreaterThan(15);
    for (const [argument, persons] of groups) {
      expect([argument, (await listIn([], 'citizens', `, ${argument}`)).length]).toEqual([argument, persons]);
    }
  });

  it('who live nowhere are in a list of their own', async () => {
    const people = await walk(async (page, list) => {
      const { data } = await federation.gateway.query(`{ citizensWithoutResidence(${page}) ${list} }`);
      return data?.['citizensWithoutResidence'] as unknown as List;
    }, 'id lifeStatus permanentResidence { since }');
    expect(people.map(({ id }) => id)).toContain('008224990010');
    for (const person of people) {
      expect(person).toMatchObject({ permanentResidence: null });
      expect(person['lifeStatus']).not.toBe('DECEASED');
    }
  });
});

describe('the events of the province', () => {
  const period = 'civilEvents(from: "2024-01-01", to: "2025-12-31")';

  it('are listed, all of them and the unassigned alone', async () => {
    const { civilEvents } = (await unit(
      '08',
      `${period} { births marriages deaths unassigned { births marriages deaths } }`,
    )) as { civilEvents: Record<string, number> & { unassigned: Record<string, number> } };
    expect(civilEvents['births']).toBeGreaterThan(0);
    for (const [list, figure] of [
      ['birthEntries', 'births'],
      ['marriageEntries', 'marriages'],
      ['deathEntries', 'deaths'],
    ] as const) {
      expect(await listIn([period], list)).toHaveLength(civilEvents[figure] ?? -1);
      const unassigned = await listIn([period], list, ', unassigned: true');
      expect(unassigned).toHaveLength(civilEvents.unassigned[figure] ?? -1);
      const others = await listIn([period], list, ', unassigned: false');
      expect(others).toHaveLength((civilEvents[figure] ?? -1) - unassigned.length);
    }
  });

  it('lead from a birth to its child', async () => {
    const births = await listIn([period], 'birthEntries', '', 'id registeredOn child { id name { full } }');
    const days = births.map(({ registeredOn }) => String(registeredOn));
    expect(days).toEqual(days.toSorted());
    expect(births.some(({ child }) => child !== null)).toBe(true);
  });
});

describe('the vehicles of the province', () => {
  it('are listed by kind, by where the file is held, and those overdue', async () => {
    const { vehicles } = (await unit(
      '08',
      'vehicles { total byKind { kind count } filesHeldElsewhere inspectionOverdue unassigned }',
    )) as { vehicles: Record<string, number> & { byKind: readonly { kind: string; count: number }[] } };
    const figures: readonly (readonly [string, number | undefined])[] = [
      ['', vehicles['total']],
      [', fileHeldElsewhere: true', vehicles['filesHeldElsewhere']],
      [', inspectionOverdue: true', vehicles['inspectionOverdue']],
      [', unassigned: true', vehicles['unassigned']],
      ...vehicles.byKind.map(({ kind, count }) => [`, kind: ${kind}`, count] as const),
    ];
    const all = new Set((await listIn(['vehicles'], 'items')).map(({ id }) => id));
    for (const [argument, count] of figures) {
      const listed = await listIn(['vehicles'], 'items', argument);
      expect([argument, listed.length]).toEqual([argument, count]);
      if (!argument.endsWith(': true')) continue;
      const others = await listIn(['vehicles'], 'items', argument.replace('true', 'false'));
      expect(new Set([...listed, ...others].map(({ id }) => id))).toEqual(all);
      expect([argument, listed.length + others.length]).toEqual([argument, all.size]);
    }
  });

  it('are listed by the agency that holds the file, which each of them names', async () => {
    const elsewhere = await listIn(
      ['vehicles'],
      'items',
      ', fileHeldElsewhere: true',
      'fileHolder { code } id',
    );
    const holders = new Set(elsewhere.map(({ fileHolder }) => (fileHolder as { code: string }).code));
    expect(holders.size).toBeGreaterThan(0);
    for (const agency of holders) {
      const files = await walk(async (page, list) => {
        const { data } = await federation.gateway.query(
          `{ vehiclesByFileHolder(agency: "${agency}", ${page}) ${list} }`,
        );
        return data?.['vehiclesByFileHolder'] as unknown as List;
      }, 'id fileHolder { code }');
      for (const file of files) expect(file).toMatchObject({ fileHolder: { code: agency } });
      const lax = ` ${String(agency).toLowerCase()}\u00A0`;
      const forgiven = await listIn(['vehicles'], 'items', `, fileHolder: "${lax}"`);
      expect(forgiven).toEqual(await listIn(['vehicles'], 'items', `, fileHolder: "${agency}"`));
      expect(forgiven.length).toBeGreaterThan(0);
      const ids = files.map(({ id }) => id);
      const counted = elsewhere.filter((one) => (one['fileHolder'] as { code: string }).code === agency);
      expect(ids).toEqual(expect.arrayContaining(counted.map(({ id }) => id)));
    }
  });
});

describe('the communes and the unassigned make the whole', () => {
  interface Events {
    readonly births: number;
    readonly marriages: number;
    readonly deaths: number;
    readonly unassigned: Omit<Events, 'unassigned'>;
  }
  interface Length {
    readonly totalCount: number | null;
  }
  interface Land {
    readonly landCoverage: { readonly parcelsDigitised: number; readonly unassigned: number };
    readonly unassigned: List;
    readonly children: readonly {
      readonly landCoverage: Land['landCoverage'] & {
        readonly byQualityGroup: readonly { readonly parcels: number }[];
      };
      readonly landParcels: Length;
      readonly all: Length;
      readonly ended: Length;
      readonly first: Length;
      readonly none: Length;
    }[];
  }
  const KINDS = ['births', 'marriages', 'deaths'] as const;
  const EVENTS = '{ births marriages deaths unassigned { births marriages deaths } }';

  it.each([
    ['2024-01-01', '2024-12-31'],
    ['2025-01-01', '2025-12-31'],
    ['2025-05-15', '2025-08-15'],
    ['2019-01-01', '2026-06-30'],
    ['1990-01-01', '1999-12-31'],
  ])('of births, marriages and deaths from %s to %s', async (from, to) => {
    const events = `civilEvents(from: "${from}", to: "${to}") ${EVENTS}`;
    const { civilEvents: whole, children } = (await unit('08', `${events} children { ${events} }`)) as {
      civilEvents: Events;
      children: readonly { civilEvents: Events }[];
    };
    expect(children).toHaveLength(124);
    for (const kind of KINDS) {
      const parts = children.reduce((sum, { civilEvents }) => sum + civilEvents[kind], 0);
      expect([kind, parts + whole.unassigned[kind]]).toEqual([kind, whole[kind]]);
      for (const { civilEvents } of children) expect(civilEvents.unassigned[kind]).toBe(0);
    }
  });

  it('of land, each parcel in existence once', async () => {
    const list = '{ totalCount edges { node { id current } } }';
    const { landCoverage, unassigned, children } = (await unit(
      '08',
      `landCoverage { parcelsDigitised unassigned } unassigned: landParcels(unassigned: true, current: true, first: 1000) ${list}
       children { landCoverage { parcelsDigitised unassigned byQualityGroup { parcels } }
         landParcels(current: true, first: 1) { totalCount } all: landParcels(first: 1) { totalCount }
         ended: landParcels(current: false, first: 1) { totalCount }
         first: landParcels(current: true, qualityGroup: 1, first: 1) { totalCount }
         none: landParcels(unassigned: true, first: 1) { totalCount } }`,
    )) as unknown as Land;
    expect(landCoverage.unassigned).toBeGreaterThan(0);
    expect(unassigned.totalCount).toBe(landCoverage.unassigned);
    expect(new Set(unassigned.edges.map(({ node }) => node.id)).size).toBe(landCoverage.unassigned);
    const parts = children.reduce((sum, child) => sum + child.landCoverage.parcelsDigitised, 0);
    expect(parts + landCoverage.unassigned).toBe(landCoverage.parcelsDigitised);
    for (const { landCoverage: figures, landParcels, all, ended, first, none } of children) {
      expect(landParcels.totalCount ?? 0).toBe(figures.parcelsDigitised);
      expect(first.totalCount ?? 0).toBe(figures.byQualityGroup[0]?.parcels);
      expect((landParcels.totalCount ?? 0) + (ended.totalCount ?? 0)).toBe(all.totalCount ?? 0);
      expect([figures.unassigned, none.totalCount ?? 0]).toEqual([0, 0]);
    }
  });

  it('of vehicles', async () => {
    const { vehicles, children } = (await unit(
      '08',
      'vehicles { total unassigned } children { vehicles { total unassigned } }',
    )) as {
      vehicles: { total: number; unassigned: number };
      children: readonly { vehicles: { total: number; unassigned: number } }[];
    };
    const parts = children.reduce((sum, child) => sum + child.vehicles.total, 0);
    expect(parts + vehicles.unassigned).toBe(vehicles.total);
  });
});
