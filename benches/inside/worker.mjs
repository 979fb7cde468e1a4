// Measures in workerd.
import * as logto from "../../pkg/workerd.js";
import { MEASURES } from "./measures.mjs";

export default {
  async fetch(request) {
    const { measure, ...given } = await request.json();
    return Response.json(await MEASURES[measure](given, { logto }));
  },
};
