import 'reflect-metadata';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { CodedValue, RegisterRecord } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { TransferState } from '../vocabulary.ts';
import { Citizen } from './citizen.ts';
import { RegistrationAgency } from './registration-agency.ts';
import './enums.ts';

@ObjectType({
  implements: RegisterRecord,
  description:
    'Vụ việc sang tên: ai giữ hồ sơ, đang ở bước nào, đã bao nhiêu ngày, còn thiếu gì · ' +
    'A change of owner: who holds the file, at which step, for how many days, and what is missing',
})
export class TransferCase extends RegisterRecord {
  @Field(() => ID, { description: 'Mã vụ việc · Number of the case' })
  id!: string;

  @Field(() => TransferState, { description: 'Đang ở bước · Where it stands' })
  state!: TransferState;

  @Field(() => DateScalar, { description: 'Ở bước này từ ngày · Day on which it came there' })
  stateSince!: string;

  @Field(() => DateScalar, { description: 'Ngày mở · Day on which it was opened' })
  openedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Ngày kết thúc · Day on which it ended' })
  closedOn!: string | null;

  @Field(() => Int, {
    description:
      'Số ngày từ khi mở đến hôm nay hoặc đến khi kết thúc · Days from opening until today or its end',
  })
  daysElapsed!: number;

  @Field(() => Int, {
    description: 'Số ngày ở bước hiện tại; 0 khi đã kết thúc · Days at the present step; 0 once it has ended',
  })
  daysInState!: number;

  @Field(() => RegistrationAgency, {
    description:
      'Cơ quan đang giữ hồ sơ gốc; khi hồ sơ đang chuyển là nơi gửi · Agency that has the original file; while it travels, the sender',
  })
  fileHolder!: RegistrationAgency;

  @Field(() => RegistrationAgency, {
    description: 'Cơ quan tiếp nhận, nơi chủ mới đăng ký · Where the new owner registers',
  })
  receivingAgency!: RegistrationAgency;

  @Field(() => Citizen, { nullable: true, description: 'Chủ cũ · Old owner' })
  seller!: Citizen | null;

  @Field(() => String, { nullable: true, description: 'Tên chủ cũ · Name of the old owner' })
  sellerName!: string | null;

  @Field(() => Citizen, { nullable: true, description: 'Chủ mới · New owner' })
  buyer!: Citizen | null;

  @Field(() => String, { nullable: true, description: 'Tên chủ mới · Name of the new owner' })
  buyerName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Số chứng nhận thu hồi đăng ký, biển số · Number of the revocation certificate',
  })
  revocationCertificate!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Ngày cấp chứng nhận thu hồi · Day of the revocation certificate',
  })
  revokedOn!: string | null;

  @Field(() => [String], { description: 'Giấy tờ còn thiếu · Names of the papers still missing' })
  missing!: readonly string[];

  @UpTo(3)
  @Field(() => [CodedValue], {
    description: 'Giấy tờ còn thiếu, theo danh mục · Papers still missing, as codes',
  })
  missingPapers!: readonly CodedValue[];

  /** Loaded by `vehicle`, and only when asked for. */
  readonly vehicleId!: number;
}
