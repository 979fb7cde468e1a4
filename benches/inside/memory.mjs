// A walk over very many users, and the heap on the way, bytes. Started with `--expose-gc`.
const { endpoint, logto, users, options } = JSON.parse(process.env.BENCH);
const { ManagementClient } = await import(logto);
const client = new ManagementClient({ endpoint, appId: "a", appSecret: "s" });
const heaps = [];
let count = 0;
for await (const _ of client.users.list({}, options)) {
  count += 1;
  if (count % (users / 10) !== 0) continue;
  globalThis.gc();
  heaps.push(process.memoryUsage().heapUsed);
}
if (count !== users) throw new Error(`${count} of ${users} users`);
console.log(JSON.stringify(heaps));
process.exit(0);
