/**
 * The solver as a frozen proposal names it: ours changes with every change of what it may answer, HiGHS is the version in package.json
 * (a test holds them together). The answer to a problem never depends on the machine, only on these.
 */
export const solverVersion = "Drum 1.4, HiGHS 1.15.3";
