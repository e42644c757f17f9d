import { pagedList } from '../../shared/paged-list.ts';
import { LandParcel } from './land-parcel.ts';

export const LandParcelConnection = pagedList({
  name: 'LandParcel',
  node: () => LandParcel,
  description: 'Danh sách thửa đất, theo mã thửa · A list of parcels, by id',
  entry: 'Một thửa trong danh sách · A parcel in its list',
});
