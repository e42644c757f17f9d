import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAdministrativeUnits } from '../../../subgraphs/shared/administrative-units/administrative-units.ts';
import { vehicles } from '../../../subgraphs/vehicles/subgraph.ts';
import { startSubgraph, type SubgraphUnderTest } from '../../support/subgraph.ts';
import { fillFleet, ownerOf, PROVINCE } from './fill-fleet.ts';

/** Enough owners that one SELECT for each would show. */
const OWNERS = Array.from({ length: 300 }, (_, index) => ({ id: ownerOf(index * 3 + 1) }));

let register: SubgraphUnderTest;
beforeAll(async () => {
  register = await startSubgraph(vehicles, { fill: (pool) => fillFleet(pool, 1500) });
});
afterAll(() => register.close());

async function statementsOf(typename: string, keys: readonly object[], selection: string) {
  register.statements.length = 0;
  const { errors } = await register.entities(typename, keys, selection);
  expect(errors).toBeUndefined();
  return register.statements.toSorted();
}

describe('the statements of one request', () => {
  it('are one lean SELECT for the vehicles of a commune page', async () => {
    const page = '{ id vehicles { state items { plate kind status } } }';
    expect(await statementsOf('Citizen', OWNERS, page)).toEqual(['vehicle_head_by_owner']);
    expect(await statementsOf('Citizen', OWNERS, '{ vehicles { state } }')).toEqual([
      'vehicle_head_by_owner',
    ]);
  });

  it('are one for each table of the officer’s query, for one citizen or three hundred', async () => {
    const officer = `{ vehicles { state items { plate make model colour status registeredAt { id } fileHolder { name }
      inspection { dueOn } transfer { state daysElapsed missing } } } }`;
    const expected = ['inspection_by_chassis', 'transfer_case_by_vehicle', 'vehicle_by_owner'];
    expect(await statementsOf('Citizen', OWNERS.slice(0, 1), officer)).toEqual(expected);
    expect(await statementsOf('Citizen', OWNERS, officer)).toEqual(expected);
  });

  it('are one for each table and place in the document when everything is asked', async () => {
    const everything = `{ vehicles { identificationPlates { plate vehicle { plate } } purchases { id vehicle { plate } }
      items { make events { number } guardianConsent { givenOn } identificationPlate { plate }
        inspectionState inspection { dueOn } transfer { steps { number } vehicle { id } } } } }`;
    expect(await statementsOf('Citizen', OWNERS, everything)).toEqual([
      'guardian_consent_by_vehicle',
      'identification_plate_by_owner',
      'identification_plate_by_vehicle',
      'inspection_by_chassis',
      'registration_event_by_vehicle',
      'transfer_case_by_vehicle',
      'transfer_case_open_by_buyer',
      'transfer_step_by_case',
      'vehicle_by_id',
      'vehicle_by_id',
      'vehicle_by_owner',
    ]);
  });

  it('are one grouped SELECT for the province and all its communes, and one more for what is overdue', async () => {
    const communes = loadAdministrativeUnits().childrenOf(PROVINCE);
    const units = [{ id: PROVINCE }, ...communes.map(({ id }) => ({ id }))];
    const dashboard = '{ vehicles { total filesHeldElsewhere } }';
    expect(await statementsOf('AdministrativeUnit', units, dashboard)).toEqual(['vehicle_count_by_unit']);
    const all = '{ vehicles { total byKind { kind count } filesHeldElsewhere inspectionOverdue asOf } }';
    expect(await statementsOf('AdministrativeUnit', units, all)).toEqual([
      'inspection_overdue_by_unit',
      'vehicle_count_by_unit',
    ]);
  });

  it('are one for several keys of an entity, and for several plates of one document', async () => {
    const keys = [{ id: '1' }, { id: '2' }, { id: '3' }];
    expect(await statementsOf('Vehicle', keys, '{ plate owner { id } }')).toEqual(['vehicle_by_id']);
    register.statements.length = 0;
    await register.execute(
      '{ a: vehicle(plate: "22A-000.10") { id } b: vehicle(plate: "22A-000.20") { id } }',
    );
    expect(register.statements).toEqual(['vehicle_by_plate']);
  });

  it('answer the same with the lean SELECT as with the full one', async () => {
    const fields = 'id plate plateAsPainted kind status chassisNumber engineNumbers inspectionState';
    const lean = await register.entities('Citizen', OWNERS, `{ vehicles { state items { ${fields} } } }`);
    const full = await register.entities(
      'Citizen',
      OWNERS,
      `{ vehicles { state items { ... on Vehicle { ${fields} } } } }`,
    );
    expect(lean.data).toEqual(full.data);
    expect(register.statements).toContain('vehicle_by_owner');
  });
});
