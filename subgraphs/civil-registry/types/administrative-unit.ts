import 'reflect-metadata';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { UNIT_ID } from '../../shared/administrative-units/unit-id.ts';

/** A unit as this register knows it: the key, `code@validFrom`. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Đơn vị hành chính · An administrative unit, by its dated id' })
export class AdministrativeUnit {
  @Field(() => ID, { description: UNIT_ID })
  id!: string;
}
