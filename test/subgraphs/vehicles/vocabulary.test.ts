import { expect, it } from 'vitest';
import type { CodeList } from '../../../subgraphs/shared/codelists/code-list.ts';
import { PLATE_COLOURS } from '../../../subgraphs/shared/codelists/plate-colours.ts';
import { VEHICLE_KINDS } from '../../../subgraphs/shared/codelists/vehicle-kinds.ts';
import { inspectionCentre } from '../../../subgraphs/vehicles/codelists.ts';
import { PlateColour, VehicleKind } from '../../../subgraphs/vehicles/vocabulary.ts';

it.each<readonly [string, object, CodeList]>([
  ['VehicleKind', VehicleKind, VEHICLE_KINDS],
  ['PlateColour', PlateColour, PLATE_COLOURS],
])('%s has exactly the codes of the shared list', (_, vocabulary, list) => {
  expect(new Set(Object.values(vocabulary))).toEqual(new Set(list.entries.keys()));
});

it('an inspection centre of no known form keeps its code as name', () => {
  expect(inspectionCentre('9901D').name).toBe('Trung tâm đăng kiểm xe cơ giới 99-01D (Bắc Ninh)');
  expect(inspectionCentre('X1').name).toBe('Trung tâm đăng kiểm xe cơ giới X1');
});
