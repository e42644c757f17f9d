import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { SectionState } from '../../shared/register-record.ts';
import { Vehicle } from './vehicle.ts';

@ObjectType({
  description:
    'Kết quả tra cứu: không bao giờ đoán khi nhiều xe cùng khớp · What a look-up found; it never guesses between several',
})
export class VehicleLookup {
  @Field(() => SectionState, {
    description:
      'FOUND, NONE, AMBIGUOUS nếu nhiều xe khớp, MISMATCH nếu số máy không khớp số khung · ' +
      'FOUND, NONE, AMBIGUOUS where several fit, MISMATCH where the engine number is not that of the chassis',
  })
  state!: SectionState;

  @Field(() => Vehicle, { nullable: true, description: 'Xe tìm được · The vehicle, when it is certain' })
  vehicle!: Vehicle | null;

  @UpTo(3)
  @Field(() => [Vehicle], { description: 'Các xe khớp · All that fit, when it is not certain' })
  candidates!: readonly Vehicle[];
}
