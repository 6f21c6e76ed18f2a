/** The shortest sentence that the server takes for a reason. */
export const shortestReason = 3
