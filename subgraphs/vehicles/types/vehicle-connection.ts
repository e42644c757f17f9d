import { pagedList } from '../../shared/paged-list.ts';
import { Vehicle } from './vehicle.ts';

export const VehicleConnection = pagedList({
  name: 'Vehicle',
  node: () => Vehicle,
  description: 'Danh sách xe, theo trang · A list of vehicles, by pages',
  entry: 'Một xe trong danh sách · A vehicle in a list',
});
