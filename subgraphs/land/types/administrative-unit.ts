import 'reflect-metadata';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The part of population's unit that this sector sees: its key. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Đơn vị hành chính · Administrative unit, as it was on a day' })
export class AdministrativeUnit {
  @Field(() => ID, { description: 'Mã kèm ngày hiệu lực · Code and the first day it was in force' })
  id!: string;
}
