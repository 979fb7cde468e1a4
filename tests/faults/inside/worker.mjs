// Runs cells in workerd, each in a request of its own.
import { runCell } from "./cell.mjs";

export default {
  async fetch(request) {
    const cell = await request.json();
    return Response.json({ id: cell.id, ...(await runCell(cell)) });
  },
};
