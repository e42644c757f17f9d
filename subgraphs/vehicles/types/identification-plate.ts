import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { RegisterRecord } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { PlateScalar } from '../../shared/scalars/plate.ts';
import { IdentificationPlateStatus } from '../vocabulary.ts';
import './enums.ts';

@ObjectType({
  implements: RegisterRecord,
  description:
    'Biển số định danh: cấp từ 15/8/2023, thuộc về chủ xe, giữ lại 5 năm sau khi bán hoặc thu hồi · ' +
    'A plate bound to its owner since 15 August 2023: kept for five years after sale or revocation, then back in the pool',
})
export class IdentificationPlate extends RegisterRecord {
  @Field(() => PlateScalar, { description: 'Biển số · Plate' })
  plate!: string;

  @Field(() => DateScalar, { description: 'Của chủ này từ ngày · The owner’s since' })
  since!: string;

  @Field(() => IdentificationPlateStatus, { description: 'Tình trạng hôm nay · State today' })
  status!: IdentificationPlateStatus;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Giữ cho chủ đến hết ngày · Last day on which it is kept for its owner',
  })
  holdUntil!: string | null;

  /** Loaded by `vehicle`, and only when asked for. */
  readonly vehicleId!: number | null;
}
