import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { CodedValue, RegisterRecord } from '../../shared/register-record.ts';
import { RelativeRole } from './enums.ts';

@ObjectType({
  implements: RegisterRecord,
  description:
    'Người thân chưa có số định danh, chỉ biết theo họ tên · A relative without a personal ID, known by name only',
})
export class RelativeWithoutId extends RegisterRecord {
  @Field(() => RelativeRole, { description: 'Vai trò · What the relative is to the citizen' })
  role!: RelativeRole;

  @Field(() => String, { description: 'Họ và tên · Full name' })
  fullName!: string;

  @Field(() => String, { nullable: true, description: 'Số CMND 9 số · Number of the old 9-digit card' })
  formerIdNumber!: string | null;

  @Field(() => CodedValue, { nullable: true, description: 'Quốc tịch · Nationality' })
  nationality!: CodedValue | null;
}
