import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { Place } from '../types/place.ts';

@Resolver(() => Place)
export class PlaceResolver {
  @FieldResolver(() => String, {
    description:
      'Địa danh đầy đủ: như ghi trong hồ sơ, hoặc ghép từ chi tiết và đơn vị · ' +
      'The place in full: as written in the file, else put together from detail and unit',
  })
  text(@Root() { written, detail, unit }: Place, @Ctx() { units }: SubgraphContext): string {
    if (written !== null) return written;
    const entry = unit === null ? undefined : units.byId(unit.id);
    const province = entry?.parentId == null ? undefined : units.byId(entry.parentId);
    const parts = [detail, entry?.fullName, entry?.district, province?.fullName];
    return parts.filter((part) => part != null).join(', ');
  }
}
