/** Each request of the gateway to a subgraph is sent, whatever else is under way. */
export const gatewayConfig = {
  transportEntries: { '*': { options: { deduplicateInflightRequests: false } } },
};
