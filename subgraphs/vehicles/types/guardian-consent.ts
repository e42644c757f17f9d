import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../shared/scalars/date.ts';
import { GuardianRelation } from '../vocabulary.ts';
import { Citizen } from './citizen.ts';
import './enums.ts';

@ObjectType({
  description:
    'Đồng ý của cha, mẹ hoặc người giám hộ khi chủ xe từ đủ 15 đến dưới 18 tuổi · ' +
    'Consent of a parent or guardian for an owner of 15 to 18',
})
export class GuardianConsent {
  @Field(() => Citizen, { nullable: true, description: 'Người đồng ý · Who consented' })
  guardian!: Citizen | null;

  @Field(() => String, { description: 'Tên người đồng ý · Name of who consented' })
  guardianName!: string;

  @Field(() => GuardianRelation, { description: 'Quan hệ với chủ xe · Relation to the owner' })
  relation!: GuardianRelation;

  @Field(() => DateScalar, { description: 'Ngày đồng ý · Day of the consent' })
  givenOn!: string;

  @Field(() => String, { nullable: true, description: 'Số văn bản · Number of the paper' })
  documentNumber!: string | null;
}
