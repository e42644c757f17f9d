import { defineCodeList } from '../shared/codelists/code-list.ts';

/**
 * How a right to use land arose. Source: the abbreviations that Circular 24/2014/TT-BTNMT prescribes for cadastral
 * books and Circular 10/2024/TT-BTNMT continues, restated from knowledge: check before showing them as official.
 */
export const LAND_USE_ORIGINS = defineCodeList('land-use-origins', [
  ['DG-KTT', 'Nhà nước giao đất không thu tiền sử dụng đất', 'Allocated by the State without fee'],
  ['DG-CTT', 'Nhà nước giao đất có thu tiền sử dụng đất', 'Allocated by the State for a fee'],
  ['DT-TML', 'Nhà nước cho thuê đất trả tiền một lần', 'Leased from the State, paid once'],
  ['DT-THN', 'Nhà nước cho thuê đất trả tiền hằng năm', 'Leased from the State, paid yearly'],
  [
    'CNQ-KTT',
    'Công nhận quyền sử dụng đất như giao đất không thu tiền sử dụng đất',
    'Right recognised, as if allocated without fee',
  ],
  [
    'CNQ-CTT',
    'Công nhận quyền sử dụng đất như giao đất có thu tiền sử dụng đất',
    'Right recognised, as if allocated for a fee',
  ],
  ['NCD', 'Nhận chuyển đổi quyền sử dụng đất', 'Received by exchange'],
  ['NCN', 'Nhận chuyển nhượng quyền sử dụng đất', 'Received by purchase'],
  ['NTK', 'Nhận thừa kế quyền sử dụng đất', 'Received by inheritance'],
  ['NTC', 'Nhận tặng cho quyền sử dụng đất', 'Received as a gift'],
  ['NGV', 'Nhận góp vốn bằng quyền sử dụng đất', 'Received as a contribution of capital'],
]);
