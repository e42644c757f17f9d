import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../shared/scalars/date.ts';
import { TransferState } from '../vocabulary.ts';
import { RegistrationAgency } from './registration-agency.ts';
import './enums.ts';

@ObjectType({ description: 'Một bước của thủ tục sang tên · A step of a change of owner' })
export class TransferStep {
  @Field(() => Int, { description: 'Thứ tự, từ 1 · Order, from 1' })
  number!: number;

  @Field(() => TransferState, { description: 'Bước · The state it brought' })
  state!: TransferState;

  @Field(() => DateScalar, { description: 'Ngày · Day' })
  occurredOn!: string;

  @Field(() => RegistrationAgency, { description: 'Cơ quan thực hiện · Agency that acted' })
  agency!: RegistrationAgency;

  @Field(() => String, { nullable: true, description: 'Ghi chú · Note' })
  note!: string | null;
}
