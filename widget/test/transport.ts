/** How the clients under test reach the server. */
export const transport = { socketsBlocked: false };
