import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../../shared/connection.ts';
import { Vehicle } from './vehicle.ts';

@ObjectType({ description: 'Một xe trong danh sách · A vehicle in a list' })
export class VehicleEdge {
  @Field(() => String, { description: 'Con trỏ · Cursor' })
  cursor!: string;

  @Field(() => Vehicle, { description: 'Xe · The vehicle' })
  node!: Vehicle;
}

@ObjectType({ description: 'Danh sách xe, theo trang · A list of vehicles, by pages' })
export class VehicleConnection {
  @Field(() => PageInfo, { description: 'Vị trí của trang · Where the page stands' })
  pageInfo!: PageInfo;

  @Field(() => [VehicleEdge], { description: 'Các xe của trang · The vehicles of the page' })
  edges!: readonly VehicleEdge[];
}
