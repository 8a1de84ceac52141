import fc from 'fast-check';

// What decides whether work lands must not hang on a draw. To look for new faults: SEED=$RANDOM npm test.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 2007) });
