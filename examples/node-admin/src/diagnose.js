import { connect } from "./client.js";
import { Incomplete } from "./failure.js";
import { print } from "./output.js";

export const diagnose = {
  command: "diagnose",
  describe: "Tell what is wrong with the connection to Logto, and what to do",
  async handler({ json }) {
    const found = await connect().diagnose();
    if (json) for (const check of found.checks) await print(check, [], { json });
    else console.log(String(found));
    if (!found.ok) throw new Incomplete();
  },
};
