/** As Hive Gateway comes: equal requests to a subgraph under way at the same time are sent once. */
export const gatewayConfig = {};
