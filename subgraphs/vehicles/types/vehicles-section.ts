import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { SectionState } from '../../shared/register-record.ts';
import type { VehicleHead } from './vehicle-head.ts';
import { Vehicle } from './vehicle.ts';

@ObjectType({
  description: 'Xe của công dân · What the vehicle register says of a citizen',
})
export class VehiclesSection {
  @Field(() => SectionState, {
    description:
      'FOUND: có xe; NONE: không có xe; MISMATCH: một xe được ghi hai lần · ' +
      'FOUND: owns vehicles; NONE: owns none; MISMATCH: two records are of one vehicle or bear one plate',
  })
  state!: SectionState;

  @UpTo(4)
  @Field(() => [Vehicle], { description: 'Xe, kể cả đã thu hồi · Vehicles, revoked ones too' })
  items!: readonly VehicleHead[];

  /** Whose section it is; plates and purchases are loaded only when asked for. */
  readonly ownerId!: string;
}
