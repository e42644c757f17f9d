import 'reflect-metadata';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A unit as this register knows it: the key, `code@validFrom`. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Đơn vị hành chính · An administrative unit, by its dated id' })
export class AdministrativeUnit {
  @Field(() => ID, { description: 'Mã và ngày bắt đầu hiệu lực · Code and first day in force' })
  id!: string;
}
