import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { PersonName } from '../../shared/register-record.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { Citizen } from './citizen.ts';
import { CivilEntry } from './civil-entry.ts';
import { ParentRole, RecognitionRequester } from './vocabulary.ts';

@ObjectType({
  implements: CivilEntry,
  description: 'Đăng ký nhận cha, mẹ, con · A recognition of parent and child',
})
export class RecognitionEntry extends CivilEntry {
  override readonly __typename = 'RecognitionEntry';

  @Field(() => ParentRole, { description: 'Cha hay mẹ · Whether father or mother' })
  parentRole!: ParentRole;

  @Field(() => RecognitionRequester, { description: 'Bên yêu cầu · Who asked' })
  requestedBy!: RecognitionRequester;

  @Field(() => Citizen, { nullable: true, description: 'Cha, mẹ · Parent' })
  parent!: Citizen | null;

  @Field(() => PersonName, { description: 'Họ và tên cha, mẹ · Name of the parent' })
  parentName!: PersonName;

  @Field(() => Citizen, { nullable: true, description: 'Con · Child' })
  child!: Citizen | null;

  @Field(() => PersonName, { description: 'Họ và tên con · Name of the child' })
  childName!: PersonName;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Ngày sinh của con · Date of birth of the child',
  })
  childDateOfBirth!: string | null;

  @Field(() => String, { nullable: true, description: 'Chứng cứ hoặc bản án · Evidence or judgment' })
  basis!: string | null;
}
