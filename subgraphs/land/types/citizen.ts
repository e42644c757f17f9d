import 'reflect-metadata';
import { Directive, Field, ObjectType } from 'type-graphql';
import { CitizenIdScalar } from '../../shared/scalars/citizen-id.ts';
import { AdministrativeUnit } from './administrative-unit.ts';

/** Population's residence, of which this sector needs the commune; nothing of it is stored here. */
@ObjectType({ description: 'Nơi cư trú · Residence' })
export class Residence {
  @Directive('@external')
  @Field(() => AdministrativeUnit, { nullable: true, description: 'Đơn vị hành chính · Commune' })
  unit?: AdministrativeUnit | null;
}

/** The part of a citizen that this sector sees: the key, and what `land` requires of population. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Công dân · Citizen' })
export class Citizen {
  @Field(() => CitizenIdScalar, { description: 'Số định danh cá nhân · Personal ID' })
  id!: string;

  @Directive('@external')
  @Field(() => Residence, { nullable: true, description: 'Nơi thường trú · Permanent residence' })
  permanentResidence?: Residence | null;
}
