/** How many browser tests run side by side, each on a stack of its own; the config and the setup agree on it. */
export const browserWorkers = 2
