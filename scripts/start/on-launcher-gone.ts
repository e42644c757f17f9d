const LOOK_EVERY_MS = 1000;

/**
 * Calls `act` once when the process that started us is gone. npm hands SIGTERM on to us, but when npm itself is
 * killed by SIGKILL nobody tells us: we would go on holding the ports without a terminal.
 */
export function onLauncherGone(act: () => void): void {
  const launcher = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(timer);
    act();
  }, LOOK_EVERY_MS);
  timer.unref();
}
