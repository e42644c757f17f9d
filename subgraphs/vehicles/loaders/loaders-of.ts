import { perRequest } from '../../shared/context.ts';
import { createHistoryLoaders } from './history-loaders.ts';
import { createInspectionLoaders } from './inspection-loaders.ts';
import { createPlateLoaders } from './plate-loaders.ts';
import { createSummaryLoaders } from './summary-loaders.ts';
import { createTransferLoaders } from './transfer-loaders.ts';
import { createVehicleLoaders } from './vehicle-loaders.ts';

/** Every batched read of this register, made once per request. */
export const loadersOf = perRequest((context) => ({
  vehicles: createVehicleLoaders(context),
  history: createHistoryLoaders(context),
  transfers: createTransferLoaders(context),
  inspections: createInspectionLoaders(context),
  plates: createPlateLoaders(context),
  summaries: createSummaryLoaders(context),
}));
