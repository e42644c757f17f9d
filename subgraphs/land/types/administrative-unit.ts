import 'reflect-metadata';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { UNIT_ID } from '../../shared/administrative-units/unit-id.ts';

/** The part of population's unit that this sector sees: its key. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Đơn vị hành chính · Administrative unit, as it was on a day' })
export class AdministrativeUnit {
  @Field(() => ID, { description: UNIT_ID })
  id!: string;
}
