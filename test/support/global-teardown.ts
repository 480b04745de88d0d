async function tearDown(): Promise<void> {
  await globalThis.stopTestCluster?.();
}

export = tearDown;
