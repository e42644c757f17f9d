import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../shared/scalars/date.ts';
import { AdministrativeUnit } from './administrative-unit.ts';

@ObjectType({
  description: 'Địa danh trong giấy tờ của một người · A place in a person’s papers',
})
export class Place {
  @Field(() => AdministrativeUnit, {
    nullable: true,
    description:
      'Đơn vị vào thời điểm đó, có thể đã hết hiệu lực · The unit of that time, which may be gone today',
  })
  unit!: AdministrativeUnit | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Ngày mà tên đơn vị được hiểu · The day for which the unit’s name is meant',
  })
  asOf!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Chi tiết dưới cấp xã: thôn, bệnh viện… · What lies below the commune: hamlet, hospital…',
  })
  detail!: string | null;

  /** As written in the file; the field `text` falls back on unit and detail. */
  written!: string | null;
}
