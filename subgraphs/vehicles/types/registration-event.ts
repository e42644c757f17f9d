import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../shared/scalars/date.ts';
import { PlateScalar } from '../../shared/scalars/plate.ts';
import { RegistrationEventKind } from '../vocabulary.ts';
import { Citizen } from './citizen.ts';
import { RegistrationAgency } from './registration-agency.ts';
import './enums.ts';

@ObjectType({ description: 'Biến động đăng ký xe · An event in the history of a vehicle' })
export class RegistrationEvent {
  @Field(() => Int, { description: 'Thứ tự, từ 1 · Order, from 1' })
  number!: number;

  @Field(() => RegistrationEventKind, { description: 'Loại biến động · What happened' })
  kind!: RegistrationEventKind;

  @Field(() => DateScalar, { description: 'Ngày · Day' })
  occurredOn!: string;

  @Field(() => RegistrationAgency, { nullable: true, description: 'Cơ quan giải quyết · Agency that acted' })
  agency!: RegistrationAgency | null;

  @Field(() => PlateScalar, {
    nullable: true,
    description: 'Biển số sau biến động, nếu thay đổi · Plate afterwards, where it changed',
  })
  plate!: string | null;

  @Field(() => Citizen, {
    nullable: true,
    description: 'Chủ xe sau biến động, nếu thay đổi · Owner afterwards, where it changed',
  })
  owner!: Citizen | null;

  @Field(() => String, {
    nullable: true,
    description: 'Tên chủ xe sau biến động · Name of the owner afterwards',
  })
  ownerName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Số giấy chứng nhận hoặc trình báo · Number of the certificate or report',
  })
  documentNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Ghi chú · Note' })
  note!: string | null;
}
