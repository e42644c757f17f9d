import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { CodedValue, RegisterRecord } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';

@ObjectType({
  implements: RegisterRecord,
  description:
    'Kiểm định, khớp theo số khung và số máy, không bao giờ theo biển số · ' +
    'A technical inspection, matched by chassis and engine number, never by plate',
})
export class Inspection extends RegisterRecord {
  @Field(() => String, { description: 'Số giấy chứng nhận · Certificate number' })
  certificateNumber!: string;

  @Field(() => Int, { description: 'Chu kỳ, tháng · Cycle in months' })
  cycleMonths!: number;

  @Field(() => DateScalar, { description: 'Ngày kiểm định · Day of the inspection' })
  inspectedOn!: string;

  @Field(() => DateScalar, { description: 'Hạn kiểm định · Last day on which it is valid' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'Đã quá hạn hôm nay · Overdue today' })
  overdue!: boolean;

  @Field(() => CodedValue, { description: 'Trung tâm đăng kiểm · Inspection centre' })
  centre!: CodedValue;

  @Field(() => String, { description: 'Số khung trên giấy chứng nhận · Chassis number on the certificate' })
  chassisNumber!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Số máy trên giấy chứng nhận · Engine number on the certificate',
  })
  engineNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Biển số ghi trên giấy chứng nhận, chỉ để tham khảo · Plate as printed on the certificate, for information only',
  })
  plateAsWritten!: string | null;
}
