import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { RegisterRecord } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { IdentityCardStatus } from './enums.ts';

@ObjectType({
  implements: RegisterRecord,
  description: 'Thẻ căn cước, thẻ CCCD hoặc CMND · An identity card of any generation',
})
export class IdentityCard extends RegisterRecord {
  @Field(() => String, {
    description: 'Số thẻ: 12 chữ số, hoặc 9 của CMND cũ · Number: 12 digits, or 9 of an old card',
  })
  number!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Ngày cấp · Day of issue' })
  issuedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Nơi cấp · Agency that issued it' })
  issuedBy!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Ngày hết hạn; để trống là không thời hạn · Last day of validity; null is without end',
  })
  expiresOn!: string | null;

  @Field(() => IdentityCardStatus, { description: 'Trạng thái tính đến hôm nay · State as of today' })
  status!: IdentityCardStatus;
}
