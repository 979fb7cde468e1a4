import { init } from "logto-management/slim";
import { Emulator } from "logto-management/testing";

export const entries: [typeof init, Emulator] = [init, new Emulator({ seed: {} })];
